"""Every requirement of ASVS levels 1 and 2, and every threat, is answered by a test that there is or by a reason."""

import ast
import json
import re
import tomllib

from promises import security
from promises.sources import ROOT, syntax

#: A reason says enough to be argued with; how something is met may be short, for its test says the rest.
LEAST_WORDS, SHORT = 8, 3


def test_the_known_set_is_the_whole_standard():
    """The standard counts 345 requirements: 70 of level 1, 183 of level 2, 92 of level 3."""
    counts = tuple(len(security.known(level)) for level in (1, 2, 3))
    print(f"{counts} of levels 1, 2 and 3")
    assert counts == (70, 183, 92)


def test_every_requirement_of_levels_1_and_2_is_answered_and_no_other():
    answered = {one.id for one in security.requirements()}
    wanted = set(security.known(1, 2))
    print(f"{len(answered)} answers to {len(wanted)} requirements")
    assert answered == wanted, f"missing {sorted(wanted - answered)}, unknown {sorted(answered - wanted)}"


def test_each_answer_is_by_a_test_or_a_reason():
    rows = security.requirements()
    for status in security.STATUSES:
        print(f"{sum(one.status == status for one in rows)} {status}")
    for one in rows:
        least = SHORT if one.status == "met" else LEAST_WORDS
        assert is_sentence(one.said, least=least), f"{one.id}: say in a whole sentence how or why, not “{one.said}”"
        assert is_sentence(one.asks, least=SHORT), f"{one.id}: say in a sentence what is asked, not “{one.asks}”"
        if one.status == "met":
            assert one.tests, f"{one.id} is met by no test"
        if one.status == "accepted":
            assert is_sentence(one.remedy), f"{one.id} is accepted: say what would mend it"
        else:
            assert not one.remedy, f"{one.id} is not accepted and needs no remedy"


def test_every_threat_is_answered():
    told = security.threats()
    assets = {one["slug"] for one in told["asset"]}
    attempts = [(each, one) for each in security.adversaries() for one in each.tries]
    print(f"{len(security.adversaries())} adversaries, {len(attempts)} attempts on {len(assets)} assets")
    assert {one.kind for _, one in attempts} == set(told["kind"]) == set("STRIDE")
    assert {name for _, one in attempts for name in one.assets} == assets
    for each, one in attempts:
        assert one.tests, f"{each.title}, {one.tries}: no test proves it"
        for words in (one.tries, one.stops, one.remains):
            assert is_sentence(words, least=SHORT), f"{each.title}: “{words}” is no sentence"


def test_the_adversaries_of_the_design_are_there():
    found = {each.slug for each in security.adversaries()}
    assert {"insider", "ex-partner", "subject", "over-asker", "thief", "link", "file", "database", "supplier"} <= found


def test_every_test_that_is_named_is_there():
    named = {name for one in security.requirements() for name in one.tests}
    named |= {name for each in security.adversaries() for one in each.tries for name in one.tests}
    print(f"{len(named)} tests named")
    assert len(named) > 150
    gone = sorted(name for name in named if not is_there(name))
    assert not gone, f"These tests are not there: {gone}"


def test_the_inventory_points_only_at_what_is_there():
    places = re.findall(r"`((?:src|docs|promises|locks|journeys)/[^`]+)`", str(security.inventory()))
    print(f"{len(places)} places")
    assert len(places) > 10
    assert not [place for place in places if not (ROOT / place).exists()]


def test_the_inventory_says_the_sizes_that_hold():
    from wardmote.desks.intake import rules as evidence
    from wardmote.desks.meetings.rules import papers
    from wardmote.evidence.sources.partner_table import workbook
    from wardmote.foundation.importing import limits, spreadsheets

    (section,) = (each for each in security.inventory()["section"] if each["title"] == "Files that are taken")
    given, rows, paper = section["rows"]
    assert given[1:3] == [", ".join(evidence.ENDINGS), f"{evidence.MOST_FILES} files, {evidence.MOST_BYTES >> 20} MB"]
    assert rows[1] == ", ".join(spreadsheets.ENDINGS)
    assert rows[2] == f"{limits.most_bytes() >> 20} MB, {limits.most_rows()} rows"
    assert rows[3] == f"{workbook.MOST_UNPACKED >> 20} MB and {workbook.MOST_PARTS:,} parts"
    assert paper[2] == f"{papers.MOST_BYTES // 1_000_000} MB"


def test_the_pages_are_not_stale():
    home = security.HOME
    stale = [name for name, text in security.pages().items() if (home / name).read_text(encoding="utf-8") != text]
    assert not stale, f"Run script/docs: {stale} no longer say what the data say."


def test_the_bill_of_materials_names_every_part():
    bill = json.loads((security.HOME / "sbom.cdx.json").read_text(encoding="utf-8"))
    named = {each["name"]: each["version"] for each in bill["components"]}
    print(f"{len(named)} parts")
    assert len(named) == len(bill["components"]) == len({each["purl"] for each in bill["components"]})
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["platform"]]
    names = {re.match(r"[A-Za-z0-9_.-]+", each)[0].lower() for each in asked}
    assert not names - set(named), f"These are asked for and not among the parts: {names - set(named)}"
    assert bill["metadata"]["component"]["version"] == project["version"]


def test_the_house_leads_there():
    for page in ("README.md", "SECURITY.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert "docs/security/" in text, page
    assert all(
        f"docs/security/{name}" in (ROOT / "SECURITY.md").read_text(encoding="utf-8") for name in security.pages()
    )


def test_the_house_says_how_soon_weak_parts_are_exchanged():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    section = text.split("## Parts of others")[1].split("\n## ")[0]
    days = [int(number) for number in re.findall(r"(\d+) days", section)]
    print(f"{days} days by gravity")
    assert len(days) >= 3
    assert days == sorted(days)


def test_what_cannot_be_an_answer_is_told():
    """Were these to pass, the promises above would promise nothing."""
    assert not is_there("promises/test_security.py::test_nobody_wrote")
    assert not is_there("promises/nowhere.py::test_it")
    assert not is_there("promises/test_security.py")
    assert not is_sentence("Later.")
    assert not is_sentence("no capital and no stop although there are enough words in it")


def is_sentence(words: str, *, least: int = LEAST_WORDS) -> bool:
    """Begins with a capital or a sign, ends with a stop, and says enough."""
    return words[:1] == words[:1].upper() and words.endswith((".", "?")) and len(words.split()) >= least


def is_there(name: str) -> bool:
    """The file has a test of that name at its top."""
    file, _, function = name.partition("::")
    path = ROOT / file
    if not function.startswith("test_") or not path.is_file():
        return False
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in syntax(path).body)


def test_the_data_are_read_whole():
    for path in sorted(security.HOME.rglob("*.toml")):
        tomllib.loads(path.read_text(encoding="utf-8"))
