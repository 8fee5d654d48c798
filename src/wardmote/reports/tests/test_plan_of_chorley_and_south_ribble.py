"""The pack restates the whole plan, line for line, in other words."""

import re
from collections import Counter
from datetime import date

import pytest

from wardmote.reports.pack_checks import items_by_file
from wardmote.reports.packs import HEADS, load_pack

#: Bullets under each heading of the plan, counted by hand from the published document.
BULLETS = {
    "Introduction / Responsible authorities": 5,
    "Introduction / Linked strategies": 11,
    "Strategic assessment / Top priorities": 4,
    "Priority: antisocial behaviour / What we want to achieve": 3,
    "Priority: antisocial behaviour / What we currently do": 8,
    "Priority: antisocial behaviour / What we currently do / 1": 5,
    "Priority: antisocial behaviour / What we will do": 11,
    "Priority: vulnerability and exploitation / What we want to achieve": 4,
    "Priority: vulnerability and exploitation / What we currently do": 5,
    "Priority: vulnerability and exploitation / What we currently do / 1": 8,
    "Priority: vulnerability and exploitation / What we will do": 9,
    "Priority: vulnerability and exploitation / What we will do / 9": 2,
    "Priority: domestic abuse / What we want to achieve": 4,
    "Priority: domestic abuse / What we currently do": 5,
    "Priority: domestic abuse / What we currently do / 1": 10,
    "Priority: domestic abuse / What we will do": 12,
    "Priority: road safety and vehicle crime / What we want to achieve": 4,
    "Priority: road safety and vehicle crime / What we currently do": 10,
    "Priority: road safety and vehicle crime / What we will do": 8,
    "Integrated Offender Management / How it helps": 3,
    "Integrated Offender Management / Pathways": 8,
}


@pytest.fixture(scope="module")
def pack():
    return load_pack("chorley_south_ribble")


def sections(pack) -> set[str]:
    found = {item.section for _, item in items_by_file(pack)}
    for register in (pack.organisations, pack.strategies, pack.priorities):
        found |= {each.section for each in register if each.section}
    return found


def test_every_bullet_of_the_plan_is_there_once(pack):
    numbered = Counter(section.rpartition(" / ")[0] for section in sections(pack) if section[-1].isdigit())
    assert {heading: numbered[heading] for heading in BULLETS} == BULLETS


@pytest.mark.parametrize("heading", BULLETS)
def test_bullets_are_numbered_without_a_hole(pack, heading):
    assert {f"{heading} / {n}" for n in range(1, BULLETS[heading] + 1)} <= sections(pack)


def test_nested_bullets_name_the_one_they_stand_under(pack):
    by_id = {item.id: item for _, item in items_by_file(pack)}
    nested = [item for item in by_id.values() if item.under]
    assert len(nested) == 5 + 8 + 2 + 10
    for item in nested:
        assert item.section.rpartition(" / ")[0] == by_id[item.under].section


def test_every_line_says_where_in_the_plan_it_stands(pack):
    for file, item in items_by_file(pack):
        assert item.section, f"{file}: {item.id}"


def test_the_plan_has_ended(pack):
    assert (pack.plan.starts, pack.plan.ends, pack.plan.status) == (date(2022, 4, 1), date(2025, 3, 31), "ended")
    assert pack.plan.status_at(date(2022, 3, 31)) == "not started"
    assert pack.plan.status_at(date(2025, 3, 31)) == "in force"
    assert pack.plan.status_at(date(2025, 4, 1)) == "ended"


def test_every_head_of_section_6_has_a_priority_a_programme_or_a_gap(pack):
    for head in HEADS:
        assert any(head in each.heads for each in (*pack.priorities, *pack.programmes, *pack.gaps)), head


def test_each_area_has_a_responsible_authority_on_every_limb_today(pack):
    for area in pack.areas:
        held = {each.limb for each in pack.organisations if area.slug in each.areas and each.ends is None}
        assert {"a-district", "a-county", "aa", "b", "d", "e"} <= held


def test_probation_has_its_name_of_2021_and_remembers_the_old_one(pack):
    probation = pack.organisation("probation_service")
    assert probation.name == "The Probation Service"
    assert [(each.name, each.until) for each in probation.former_names] == [
        ("National Probation Service", date(2021, 6, 25))
    ]


def test_figures_the_plan_prints_are_kept_and_percentages_are_computed(pack):
    quoted = {each.id: each for priority in pack.priorities for each in priority.quoted}
    assert quoted["road-killed-2021"].value + quoted["road-seriously-injured-2021"].value == 749
    chorley, south_ribble = quoted["vehicle-offences-chorley"], quoted["vehicle-offences-south-ribble"]
    assert (chorley.before, chorley.value, chorley.said) == (234, 378, "61%")
    assert round(100 * (chorley.value - chorley.before) / chorley.before, 1) == 61.5
    assert round(100 * (south_ribble.value - south_ribble.before) / south_ribble.before, 1) == 18.4


def test_what_the_plan_has_wrong_is_said_where_it_is_said(pack):
    cautions = {item.id: item.caution for _, item in items_by_file(pack) if item.caution}
    assert "61.5" in cautions["road-about-5"]
    assert "Domestic Abuse Act 2021" in cautions["da-about-1"]
    assert "749" in cautions["road-about-2"]
    assert "each year" in cautions["assessment-3"]
    assert "not a duty" in cautions["sharing-2"]


@pytest.mark.parametrize(
    "slug",
    ["substance_misuse", "domestic_abuse", "exploitation", "reoffending", "hate_crime", "plan_carried_out"],
)
def test_what_no_series_shows_is_a_gap_with_an_owner_and_a_request(pack, slug):
    gap = next(each for each in pack.gaps if each.slug == slug)
    assert pack.organisation(gap.owner).name
    assert gap.data_asked_for


def test_every_limb_of_regulation_7_that_needs_others_has_a_gap_in_each_area(pack):
    for area in pack.areas:
        for limb in "abcefg":
            assert any(limb in gap.limbs and area.slug in (gap.areas or (area.slug,)) for gap in pack.gaps)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[n : n + length]) for n in range(len(found) - length + 1)}


@pytest.fixture(scope="module")
def published(shared) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((shared / "plan").glob("*.txt")))


@pytest.mark.needs_data
def test_no_run_of_eight_words_is_the_plans(pack, published):
    theirs = runs(published)
    for path in sorted(pack.folder.rglob("*.toml")):
        assert not runs(path.read_text(encoding="utf-8")) & theirs, path.name


@pytest.mark.needs_data
def test_the_hand_count_is_the_number_of_bullets_in_the_plan(published):
    assert len(re.findall(r"^ ?- ", published, flags=re.M)) == sum(BULLETS.values())
