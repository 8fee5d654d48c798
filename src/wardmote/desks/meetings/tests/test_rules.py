"""The rules of meetings, as tables an officer can read."""

from uuid import UUID

import pytest

from wardmote.desks.meetings.forms.times import TimeOfDay
from wardmote.desks.meetings.rules.agenda import Basis, arranged, belongs, moved
from wardmote.desks.meetings.rules.papers import check_file, plain_name
from wardmote.desks.meetings.rules.quorum import Needs, Sitting, in_words, missing
from wardmote.errors import Invalid

POLICE, COUNCIL, CHARITY = (UUID(int=n) for n in (1, 2, 3))
NEEDS = Needs(3, 2, 2, True, "terms of reference")
CHAIR = Sitting(COUNCIL, responsible=True, chairs=True)
OFFICER = Sitting(COUNCIL, responsible=True)
INSPECTOR = Sitting(POLICE, responsible=True)
VOLUNTEER = Sitting(CHARITY, responsible=False)


@pytest.mark.parametrize(
    ("room", "lacks"),
    [
        ((CHAIR, INSPECTOR, VOLUNTEER), ()),
        ((CHAIR, OFFICER, INSPECTOR), ()),
        ((CHAIR, INSPECTOR), ("1 more person who counts",)),
        ((OFFICER, INSPECTOR, VOLUNTEER), ("the chair, or who stands in for the chair",)),
        ((CHAIR, OFFICER, VOLUNTEER), ("1 more responsible authority",)),
        ((CHAIR, OFFICER, OFFICER), ("1 more organisation", "1 more responsible authority")),
        (
            (),
            (
                "3 more people who count",
                "2 more organisations",
                "2 more responsible authorities",
                "the chair, or who stands in for the chair",
            ),
        ),
    ],
)
def test_a_quorum_says_what_is_missing(room, lacks):
    assert missing(NEEDS, room) == lacks


def test_what_is_needed_is_said_in_words():
    assert in_words(NEEDS) == (
        "3 people who count, of at least 2 organisations, with at least 2 responsible authorities, and the chair or "
        "who stands in for the chair"
    )
    assert in_words(Needs(1, 1, 0, False, "")) == "1 person who counts"


def test_an_agenda_builds_itself_in_order():
    basis = Basis(
        minutes=(UUID(int=9), "4 April 2026"),
        put_off=((UUID(int=8), "Accept the match funding", True),),
        standing=((UUID(int=7), "Money", False),),
        clocks=True,
    )
    found = belongs(basis)
    assert [each.title for each in found] == [
        "Apologies and declarations",
        "Minutes of 4 April 2026",
        "Actions of earlier meetings",
        "Accept the match funding",
        "Money",
        "What is due",
        "Any other business",
    ]
    assert [each.restricted for each in found].index(True) == 3


def test_what_is_missing_goes_before_other_business_and_what_is_there_stays():
    wanted = belongs(Basis(standing=((UUID(int=7), "Money", False),)))
    titles = [each if isinstance(each, str) else each.title for each in arranged(["mine", "other business"], wanted)]
    assert titles == ["mine", "Apologies and declarations", "Actions of earlier meetings", "Money", "other business"]
    assert [each for each in arranged([each.origin for each in wanted], wanted) if not isinstance(each, str)] == []


@pytest.mark.parametrize(("steps", "order"), [(-1, "bac"), (1, "acb"), (-9, "bac"), (9, "acb")])
def test_an_item_moves_and_stays_at_the_ends(steps, order):
    assert "".join(moved(list("abc"), "b", steps)) == order


def test_a_paper_is_a_pdf_and_not_too_big():
    check_file("a.pdf", 10, b"%PDF-1.7")
    with pytest.raises(Invalid, match="save it as PDF"):
        check_file("a.docx", 10, b"PK\x03\x04")
    with pytest.raises(Invalid, match="smaller"):
        check_file("a.pdf", 90_000_000, b"%PDF-1.7")
    assert plain_name("Séance / 4 April?.PDF") == "4 April.pdf"
    assert plain_name("…") == "paper.pdf"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2pm", "14:00"),
        ("2:30pm", "14:30"),
        ("14:30", "14:30"),
        ("9.15", "09:15"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, read):
    assert f"{TimeOfDay().clean(typed):%H:%M}" == read


@pytest.mark.parametrize("typed", ["2", "25:00", "13pm", "soon", "10:75"])
def test_what_is_no_time_is_refused(typed):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        TimeOfDay().clean(typed)
