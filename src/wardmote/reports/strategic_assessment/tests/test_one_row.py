"""Changing one row of one file changes the figures that name its cell, and nothing else, in every format."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

import pytest

from wardmote.documents import render_docx, render_html, render_pdf, to_dict
from wardmote.documents.layout import lay_out
from wardmote.documents.tests.reading import read_docx, read_pdf
from wardmote.evidence.provenance import WHOLE_EXTRACT
from wardmote.reports.strategic_assessment import build
from wardmote.reports.strategic_assessment.files import as_json
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, store_of, write_files

MONTH, LSOA, DISTRICT = "2022-07", "E01024940", "E07000118"
EXTRACT = f"police_uk/lancashire/{MONTH}"
WAS, IS = "Vehicle crime", "Burglary"
HASH = re.compile(r"[0-9a-f]{8,64}")


@pytest.fixture(scope="module")
def changed(tmp_path_factory, pack, period):
    """The same assessments with one row of one file made another kind."""
    folder = tmp_path_factory.mktemp("one_row")
    files = write_files(folder / "files")
    path = files / f"{MONTH}-lancashire-street.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if f",{LSOA}," in line and f",{WAS}," in line)
    lines[place] = lines[place].replace(f",{WAS},", f",{IS},")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    store = store_of(files, folder / "store")
    return {each.slug: build(store, pack, each, period, ADDED.date()) for each in pack.places}


def names_the_row(figure: dict) -> bool:
    """Whether a figure of assessment.json names a cell the row left or came to."""
    return any(
        cell["extract"] == EXTRACT
        and cell["district"] in (DISTRICT, WHOLE_EXTRACT)
        and cell["kind"] in (WAS, IS, WHOLE_EXTRACT)
        and cell.get("lsoa", LSOA) == LSOA
        for cell in figure["provenance"]["inputs"]
    )


def figures_of(assessment) -> dict[str, dict]:
    return {each["id"]: each for each in json.loads(as_json(assessment))["figures"]}


@pytest.mark.parametrize("place", ["chorley", "south_ribble", "pair"])
def test_exactly_the_figures_that_name_the_cell_change(assessments, changed, place):
    before, after = figures_of(assessments[place]), figures_of(changed[place])
    differ = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    name_it = {name for name, figure in (before | after).items() if names_the_row(figure)}
    assert differ == name_it
    print(f"{place}: {len(differ)} of {len(before)} figures change")


def test_the_change_is_told_by_the_numbers(assessments, changed):
    before, after = figures_of(assessments["chorley"]), figures_of(changed["chorley"])
    for kind, by in (("vehicle-crime", -1), ("burglary", 1), ("all-crime", 0)):
        assert after[f"chorley-{kind}-count"]["value"] - before[f"chorley-{kind}-count"]["value"] == by
    month = f"chorley-vehicle-crime-{MONTH}"
    assert after[month]["value"] - before[month]["value"] == -1
    lsoa = f"chorley-small-areas-{LSOA.lower()}-vehicle-crime"
    assert after[lsoa]["value"] - before[lsoa]["value"] == -1


def test_a_district_the_row_is_not_in_keeps_its_counts(assessments, changed):
    before, after = figures_of(assessments["south_ribble"]), figures_of(changed["south_ribble"])
    differ = {name for name in before if before[name] != after[name]}
    assert {name.rpartition("-")[2] for name in differ} <= {"unlocated", "share"}


def shown(value) -> Iterator[tuple[str, str]]:
    """(figure, words) wherever a laid-out document shows a figure."""
    if isinstance(value, dict):
        if isinstance(value.get("figure"), str):
            yield value["figure"], value["text"]
        for part in value.values():
            yield from shown(part)
    elif isinstance(value, list):
        for part in value:
            yield from shown(part)


def words_of_changed_figures(*two) -> set[str]:
    """Every word that stands for a figure whose record differs between two assessments."""
    before, after = map(figures_of, two)
    differ = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return {
        word
        for assessment in two
        for figure, text in shown(lay_out(assessment.document))
        if figure in differ
        for word in text.split()
    }


def differing(before: str, after: str) -> set[str]:
    """Words that stand more often in one text than in the other, without their punctuation."""
    old, new = (Counter(word.strip("',.:;()[]") for word in text.split()) for text in (before, after))
    return set((old - new) + (new - old))


def html_text(data: bytes) -> str:
    """The words of a page, those of its pictures left out (they are compared apart)."""
    bare = re.sub(r"<svg.*?</svg>|<style.*?</style>", " ", data.decode(), flags=re.S)
    return unescape(re.sub(r"<[^>]+>", " ", bare))


@pytest.mark.parametrize(
    ("write", "read"),
    [
        (lambda document: render_html(document).encode(), html_text),
        (render_docx, lambda data: f"{(got := read_docx(data)).text} {got.tables}"),
        (render_pdf, lambda data: read_pdf(data).text),
    ],
    ids=["html", "docx", "pdf"],
)
def test_the_words_that_differ_are_those_figures(assessments, changed, write, read):
    two = assessments["chorley"], changed["chorley"]
    found = differing(*(read(write(each.document)) for each in two))
    allowed = {word.strip("',.:;()[]") for word in words_of_changed_figures(*two)}
    assert not {word for word in found if word not in allowed and not HASH.fullmatch(word)}
    assert found


def test_the_document_differs_nowhere_but_in_figures_pictures_and_hashes(assessments, changed):
    """The tree itself, leaf by leaf: what differs hangs under a figure, a picture's drawing, or is a hash."""
    before, after = (to_dict(each["chorley"].document) for each in (assessments, changed))
    for path, old, new in leaves_that_differ(before, after):
        under = {part for part in path if isinstance(part, str)}
        assert under & {"FigureRef", "FigureCell", "spec"} or HASH.fullmatch(str(old)), (path, old, new)


def leaves_that_differ(before, after, path=()):
    if isinstance(before, dict) and isinstance(after, dict):
        kind = (before["type"],) if "type" in before else ()
        for key in before.keys() | after.keys():
            yield from leaves_that_differ(before.get(key), after.get(key), (*path, *kind, key))
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple) and len(before) == len(after):
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from leaves_that_differ(old, new, (*path, place))
    elif before != after:
        yield path, before, after
