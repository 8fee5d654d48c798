"""How crime and disorder were regarded: what is refused, where it is read, and what undoes it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from wardmote.desks.agencies.api import bodies_to_choose
from wardmote.desks.governance.presenters import decisions as presenters
from wardmote.desks.governance.queries import decisions as queries
from wardmote.desks.governance.queries.finding import finds
from wardmote.desks.governance.rules import decisions as rules
from wardmote.desks.governance.verbs import decisions as verbs
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import plans_written
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.records import remarks

AT, TODAY = datetime(2027, 6, 1, 9, tzinfo=UTC), date(2027, 6, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def said(by):
    plan = plans_written(by)[0]
    aim = next(aim.id for priority in plan.priorities for aim in priority.aims if not aim.out)
    regarded = "Dark paths were weighed against what light costs."
    told = ("Lights go out at midnight", _body(by), date(2027, 5, 4), regarded, rules.ADDS)
    return verbs.DecisionSaid(*told, remedy="The paths by the station stay lit", aim=aim, area=plan.area)


@pytest.fixture
def reference(by, said):
    return verbs.add_decision(said=said, by=by, at=AT)


def _body(by):
    return UUID(bodies_to_choose(by)[0][0])


def read(by, reference):
    return queries.decision_for(by, reference)


def beside(viewer, aim):
    return [each.words for each in remarks(viewer, ("plan", "Aim"), [aim]).get(aim, ()) if "Lights" in each.words]


def of_area(viewer, area):
    found = remarks(viewer, ("places", "Area"), [area]).get(area, ())
    return [each.words for each in found if "Lights go out" in each.words]


def test_its_aim_and_its_area_say_it_until_it_is_taken_back(by, said, reference):
    assert beside(by, said.aim)[0].endswith(f"{rules.EFFECTS[rules.ADDS]}.")
    (words,) = of_area(by, said.area)
    assert "the last of 4 May 2027" in words
    assert finds(by, "RegardedDecision", read(by, reference).id).title == said.title
    verbs.take_back_decision(decision=read(by, reference).id, by=by, at=AT)
    assert not beside(by, said.aim)
    assert not of_area(by, said.area)
    assert presenters.decision_page(read(by, reference), by).sentence == "It was written by mistake."
    with pytest.raises(NotNow, match="taken back"):
        verbs.take_back_decision(decision=read(by, reference).id, by=by, at=AT)
    verbs.take_decision_up(decision=read(by, reference).id, by=by, at=AT)
    assert beside(by, said.aim)
    with pytest.raises(NotNow, match="not taken back"):
        verbs.take_decision_up(decision=read(by, reference).id, by=by, at=AT)


def test_one_of_all_areas_is_said_of_each(by, said):
    verbs.add_decision(said=replace(said, area=None), by=by, at=AT)
    assert all(of_area(by, area.id) for area in areas_for(by))


def test_the_public_is_told_of_none(by, said, reference):
    anybody = Viewer("public", by.tenant)
    assert not beside(anybody, said.aim)
    assert not of_area(anybody, said.area)


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ({"remedy": " "}, "nothing is done about that"),
        ({"regarded": ""}, "how crime and disorder were regarded"),
        ({"title": ""}, "what was decided"),
        ({"effect": "wonders"}, "Nobody says"),
        ({"decided_on": date(2027, 6, 2)}, "in the future"),
        ({"regarded": "Mrs Brown objected"}, "looks like somebody's name"),
        ({"organisation": uuid4()}, "not in this partnership"),
        ({"area": uuid4()}, "not in this partnership"),
        ({"aim": uuid4()}, "no plan here"),
    ],
)
def test_what_says_too_little_or_too_much_is_refused(by, said, odd, words):
    with pytest.raises(Invalid, match=words):
        verbs.add_decision(said=replace(said, **odd), by=by, at=AT)


def test_it_is_put_right_and_never_over_somebody_elses_words(by, said, reference):
    found = read(by, reference)
    told = {"decision": found.id, "edition": found.edition, "by": by, "at": AT}
    verbs.change_decision(said=replace(said, effect=rules.NOTHING, remedy=""), **told)
    assert read(by, reference).effect == rules.NOTHING
    with pytest.raises(Superseded):
        verbs.change_decision(said=said, **told)


def test_what_is_not_there_is_said(by, partner):
    page = presenters.list_page((), "", by)
    assert (page.rows, page.downloads, page.filters) == ((), (), ())
    assert page.add
    with pytest.raises(Missing):
        read(by, "RD-NOBODY")
    with pytest.raises(Missing):
        verbs.take_back_decision(decision=uuid4(), by=by, at=AT)
