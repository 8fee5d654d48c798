"""Breaches: people first, then the 72 hours, and who reads of them. Steps as a table, and as somebody takes them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import Breach
from wardmote.desks.governance.presenters import breaches as presenters
from wardmote.desks.governance.presenters import registers
from wardmote.desks.governance.queries import breaches as queries
from wardmote.desks.governance.rules import breaches as rules
from wardmote.desks.governance.tests.given import somebody
from wardmote.desks.governance.verbs import breaches as verbs
from wardmote.desks.governance.week import changed
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.calendars.wall import entries
from wardmote.foundation.editions import Superseded
from wardmote.foundation.notices.queries import notices_for

# The last Sunday of March 2027 is the 28th: from Friday evening on, 72 hours by the clock end an hour later by the
# clock on the wall.
AWARE = datetime(2027, 3, 26, 16, 40, tzinfo=UTC)
LAST = datetime(2027, 3, 29, 16, 40, tzinfo=UTC)
AT = AWARE + timedelta(hours=1)
MINUTE = timedelta(minutes=1)
NOTHING = rules.Standing(
    in_danger=False, safe=False, risk="", decision="", people_answered=False, closed=False, withdrawn=False
)

STANDS = [
    # what is known                                                                      how it stands
    ({}, "suspected"),
    ({"in_danger": True}, "people in danger"),
    ({"in_danger": True, "safe": True}, "suspected"),
    ({"risk": "unlikely"}, "assessed"),
    ({"risk": "high", "in_danger": True, "safe": True}, "assessed"),
    ({"risk": "risk", "decision": "told"}, "told"),
    ({"risk": "unlikely", "decision": "not told"}, "not told"),
    ({"risk": "unlikely", "decision": "not told", "closed": True}, "closed"),
    ({"in_danger": True, "withdrawn": True}, "withdrawn"),
]

# what is known, which step: why not
REFUSED = [
    ({"in_danger": True}, "assess", "Make people safe first"),
    ({"in_danger": True, "risk": "risk"}, "decide", "Make people safe first"),
    ({"in_danger": True, "risk": "risk", "decision": "told"}, "close", "Make people safe first"),
    ({}, "safe", "Nobody is said to be in danger"),
    ({}, "decide", "Nobody has assessed"),
    ({}, "close", "not settled whether the Commissioner"),
    ({"risk": "high", "decision": "told"}, "close", "not settled whether people"),
    ({"risk": "risk", "decision": "told"}, "assess", "decided already"),
    ({"closed": True, "decision": "told", "risk": "risk"}, "decide", "This is closed"),
    ({"withdrawn": True}, "assess", "This is withdrawn"),
]
STEPS = {
    "safe": lambda found: rules.check_safe(found, "The police called round"),
    "assess": lambda found: rules.check_assessed(found, risk="risk", words="It told where somebody lives"),
    "decide": lambda found: rules.check_decision(
        found, decision="told", words="", decided_at=AT, aware_since=AWARE, last=LAST, at=AT
    ),
    "close": lambda found: rules.check_closing(found, "Ask for the address again"),
}


@pytest.mark.parametrize(("known", "state"), STANDS)
def test_how_it_stands(known, state):
    assert replace(NOTHING, **known).state == state


@pytest.mark.parametrize(("known", "step", "why"), REFUSED)
def test_no_step_comes_before_its_time(known, step, why):
    with pytest.raises(NotNow, match=why):
        STEPS[step](replace(NOTHING, **known))


@pytest.fixture
def by(demonstration):
    return somebody("noor.paget")


@pytest.fixture
def reporter(demonstration):
    return somebody("hana.delamere")


@pytest.fixture
def said(by):
    body = organisations_for(by)[0].id
    return verbs.BreachSaid(body, "A letter went to a former address", ("sent",), ("place",), AWARE, in_danger=True)


@pytest.fixture
def reference(reporter, said):
    return verbs.report_breach(said=said, by=reporter, at=AT)


def of(by, reference, at=AT):
    return {"breach": queries.breach_for(by, reference).id, "by": by, "at": at}


def read(by, reference):
    return queries.breach_for(by, reference)


def carry(by, reference, risk="high"):
    verbs.make_safe(words="The police called round", **of(by, reference, AT + MINUTE))
    verbs.assess_breach(risk=risk, words="It told where somebody lives", **of(by, reference, AT + 2 * MINUTE))


def settle(by, reference, **odd):
    told = {"decision": "told", "decided_at": AT, "reference": "IC-1", "words": "", **odd}
    verbs.settle_breach(**told, **of(by, reference, max(AT, told["decided_at"]) + 3 * MINUTE))


def test_a_breach_is_carried_through_from_danger_to_lessons(by, reporter, said, reference):
    assert read(by, reference).state == "people in danger"
    with pytest.raises(NotNow, match="Make people safe first"):
        verbs.assess_breach(risk="high", words="Where somebody lives", **of(by, reference))
    carry(by, reference)
    with pytest.raises(NotNow, match="not settled whether the Commissioner"):
        verbs.close_breach(lessons="Ask again", **of(by, reference))
    settle(by, reference)
    with pytest.raises(NotNow, match="whether people are told"):
        verbs.close_breach(lessons="Ask again", **of(by, reference))
    verbs.tell_people(told_on=AWARE.date(), words="", **of(by, reference, AT + 4 * MINUTE))
    verbs.close_breach(lessons="Ask for the address again", **of(by, reference, AT + 5 * MINUTE))
    found = read(reporter, reference)
    assert (found.state, found.lessons) == ("closed", "Ask for the address again")
    steps = [each.what for each in reversed(queries.breach_history(by, found.id))]
    assert steps == ["reported", "made safe", "assessed", "told", "people", "closed"]
    verbs.open_breach_again(because="More letters were found", **of(by, reference))
    assert read(by, reference).state == "told"


def test_those_who_carry_breaches_through_are_told_at_once_and_see_it_on_their_first_page(by, reporter, reference):
    words = "People may be in danger by a breach. Make them safe first."
    assert words in [each.words for each in notices_for(by)]
    links = [link.text for card in registers.landing(by) for link in card.links]
    assert any("people in danger" in text for text in links)
    assert not [card for card in registers.landing(reporter) if card.title == "Breaches of personal data"]
    heard = [each.words for each in changed(by, AT - timedelta(minutes=1))]
    assert f"{reporter.name}, breach {reference}: reported" in heard


def test_its_72_hours_stand_on_the_clock_wall_until_it_is_settled(by, reference):
    def running():
        return [each for each in entries(by, AT) if each.clock.id == read(by, reference).id]

    assert read(by, reference).last == LAST
    (clock,) = running()
    assert (clock.clock.start, clock.clock.done) == (AWARE, None)
    carry(by, reference)
    settle(by, reference)
    assert [each.clock.done for each in running()] == [AT]


def test_told_late_it_says_why_and_of_a_risk_the_commissioner_is_told(by, reference):
    carry(by, reference, risk="risk")
    with pytest.raises(Invalid, match="of a risk the Commissioner is told"):
        settle(by, reference, decision="not told", words="Nobody wanted to")
    with pytest.raises(Invalid, match="after the 72 hours"):
        settle(by, reference, decided_at=LAST + timedelta(minutes=1))
    settle(by, reference, decided_at=LAST)
    assert "after the 72 hours" not in presenters._settled(read(by, reference))
    settle(by, reference, decided_at=LAST + timedelta(minutes=1), words="The office was shut")
    assert "after the 72 hours" in presenters._settled(read(by, reference))


def test_nobody_else_reads_of_it_or_carries_it_through(by, reporter, reference):
    for name in ("tunde.brackley", "keira.lomax"):
        with pytest.raises(Missing):
            read(somebody(name), reference)
        assert reference not in {each.reference for each in queries.breaches_for(somebody(name))}
    assert not [each for each in entries(somebody("tunde.brackley"), AT) if each.clock.table == "Breach"]
    assert read(reporter, reference).reference == reference
    with pytest.raises(Refused, match="Designated liaison officer or CSP manager"):
        verbs.make_safe(words="Rang them", **of(reporter, reference))


def test_what_is_put_right_undoes_what_was_decided_once_people_are_in_danger(by, reporter, said):
    reference = verbs.report_breach(said=replace(said, in_danger=False), by=reporter, at=AT)
    verbs.assess_breach(risk="unlikely", words="Nobody read it", **of(by, reference))
    settle(by, reference, decision="not told", words="Nobody read it")
    edition = read(by, reference).edition
    verbs.change_breach(edition=edition, said=said, **of(by, reference))
    found = read(by, reference)
    assert (found.state, found.risk, found.decision) == ("people in danger", "", "")
    with pytest.raises(Superseded):
        verbs.change_breach(edition=edition, said=said, **of(by, reference))


def test_the_database_itself_keeps_paper_after_people(by, reference):
    found = read(by, reference)
    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.filter(pk=found.id).update(risk="unlikely", risk_words="No")


def test_it_is_taken_back_and_names_nobody(by, reporter, said, reference):
    verbs.take_back_breach(because="The address was right", **of(by, reference))
    assert read(by, reference).state == "withdrawn"
    with pytest.raises(Invalid, match="resident"):
        verbs.report_breach(said=replace(said, what="A letter for 07700 900123"), by=reporter, at=AT)
    with pytest.raises(Invalid, match="still to come"):
        verbs.report_breach(said=replace(said, aware_since=AT + timedelta(hours=1)), by=reporter, at=AT)


def test_what_there_is_leaves_as_a_list_and_where_nothing_is_it_says_so(by, reference):
    table = presenters.table_of(queries.breaches_for(by))
    assert reference in [row[0] for row in table.rows]
    assert presenters.list_page((), "", by).empty[0] == "Breaches that you may read will be listed here."
