"""Sources are found by their folders, and what they declare is checked when it is declared."""

import pytest

from wardmote.errors import Broken, Missing
from wardmote.evidence.sources import OtherFile, Profile, every_source, recognise, source

NEEDED = {"month": "When", "force": "Who", "kind": "What"}


def profile(**changes) -> Profile:
    return Profile(**{"name": "p", "seen": "never", "header": ("When", "Who", "What"), "columns": NEEDED, **changes})


def test_every_folder_is_a_source_that_says_who_and_under_what_licence():
    found = every_source()
    print(f"{len(found)} sources")
    assert "police_uk" in {each.slug for each in found}
    for each in found:
        assert each.publisher
        assert each.licence
        assert each.attribution
        assert each.profiles


def test_no_two_layouts_of_any_source_can_be_taken_for_each_other():
    layouts = [layout for each in every_source() for layout in (*each.profiles, *each.passed_over) if layout.header]
    for layout in layouts:
        fitting = [
            each.name if hasattr(each, "name") else each.what for each in layouts if each.fitted(layout.header, "")
        ]
        assert len(fitting) == 1, fitting


def test_a_layout_is_recognised_in_any_order():
    street = source("police_uk").profiles[0]
    assert recognise(tuple(reversed(street.header))) == (source("police_uk"), street)
    assert isinstance(recognise(source("stats19_collisions").passed_over[0].header)[1], OtherFile)
    assert recognise(("a", "b")) is None
    assert recognise((*street.header, street.header[0])) is None


def test_an_unknown_source_names_the_known():
    with pytest.raises(Missing, match="police_uk"):
        source("police_fr")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"columns": {**NEEDED, "colour": "What"}}, "no record has"),
        ({"columns": {**NEEDED, "location": "Where"}}, "its header lacks"),
        ({"columns": {"month": "When", "kind": "What"}}, "does not say where force"),
    ],
)
def test_a_profile_that_cannot_work_is_broken(changes, words):
    with pytest.raises(Broken, match=words):
        profile(**changes)


def test_what_the_file_leaves_unsaid_can_be_fixed():
    assert profile(columns={"month": "When", "kind": "What"}, fixed={"force": "Harbour Police"})
