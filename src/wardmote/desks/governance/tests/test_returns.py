"""Section 17A returns: who owes what, what came in time, and what the clock wall says of it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from wardmote.desks.governance.presenters import returns
from wardmote.desks.governance.queries import returns as queries
from wardmote.desks.governance.rules import returns as rules
from wardmote.desks.governance.rules.timely import on_time
from wardmote.desks.governance.verbs import returns as verbs
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.calendars.wall import entries
from wardmote.foundation.correspondence import links
from wardmote.foundation.editions import Superseded

AT = datetime(2028, 5, 10, 9, tzinfo=UTC)
QUARTER, DUE = date(2028, 3, 31), date(2028, 6, 30)
STANDS = [
    # received, the day, how it stands
    (None, date(2028, 6, 30), "due"),
    (None, date(2028, 7, 1), "overdue"),
    (date(2028, 6, 30), date(2028, 9, 1), "met"),
    (date(2028, 7, 1), date(2028, 9, 1), "met late"),
]


@pytest.mark.parametrize(("received", "day", "stands"), STANDS)
def test_how_a_return_stands(received, day, stands):
    assert rules.state_of(received=received, due=DUE, day=day) == stands


def test_who_holds_what():
    assert {each.holder for each in rules.sets_of("county council")} == {"local authority"}
    assert len(rules.sets_of("fire and rescue")) == 4
    assert rules.sets_of("probation") == ()


def test_what_is_not_due_yet_counts_for_nothing():
    stands = [("Fire", "met"), ("Fire", "due"), ("Fire", "met late"), ("Police", "overdue"), ("Health", "due")]
    assert on_time(stands) == (("Fire", 2, 1), ("Police", 1, 0))


def test_only_a_quarter_that_has_ended_is_asked_for():
    with pytest.raises(Invalid, match="last day of a quarter"):
        rules.check_quarter(date(2028, 3, 30), AT.date())
    with pytest.raises(NotNow, match="not ended"):
        rules.check_quarter(date(2028, 6, 30), AT.date())


@pytest.fixture
def opened(by, monkeypatch):
    monkeypatch.setattr(returns, "today", AT.date)
    verbs.open_quarter(quarter=QUARTER, by=by, at=AT)


def of_quarter(by):
    return [each for each in queries.returns_for(by, AT.date()) if each.quarter_ends == QUARTER]


def one(by, name):
    return next(each for each in of_quarter(by) if each.organisation_name == name)


def came(by, found, day=date(2028, 5, 2)):
    verbs.record_return(given=found.id, edition=found.edition, received_on=day, words="", by=by, at=AT)


def on_the_wall(by, at=AT):
    told = [each for each in entries(by, at) if each.clock.rule == "GOV.S17A" and each.clock.start == QUARTER]
    return {each.clock.areas[0]: each.standing for each in told}


@pytest.mark.django_db
def test_each_holder_is_expected_once_and_probation_is_not(by, opened):
    names = [each.organisation_name for each in of_quarter(by)]
    assert len(names) == 6
    assert "Probation in Mereshire" not in names
    assert verbs.open_quarter(quarter=QUARTER, by=by, at=AT) == 0
    assert {each.due for each in of_quarter(by)} == {DUE}


@pytest.mark.django_db
def test_the_wall_is_met_in_an_area_once_all_of_its_returns_came(by, opened):
    assert on_the_wall(by) == {"Netherwick": "due", "Saltmere": "due"}
    for each in of_quarter(by):
        if each.organisation_name != "Saltmere Borough Council":
            came(by, each)
    assert on_the_wall(by) == {"Netherwick": "met", "Saltmere": "due"}
    assert on_the_wall(by, datetime(2028, 7, 1, 9, tzinfo=UTC))["Saltmere"] == "overdue"
    found = one(by, "Netherwick Council")
    verbs.take_back_return(given=found.id, edition=found.edition, by=by, at=AT)
    assert on_the_wall(by) == {"Netherwick": "due", "Saltmere": "due"}


@pytest.mark.django_db
def test_a_day_is_refused_corrected_and_taken_back(by, opened):
    found = one(by, "Mereshire Constabulary")
    for odd, says in ((date(2028, 3, 31), "had not ended"), (date(2028, 5, 11), "still to come")):
        with pytest.raises(Invalid, match=says):
            came(by, found, odd)
    came(by, found)
    with pytest.raises(Superseded):
        came(by, found)
    came(by, one(by, found.organisation_name), date(2028, 5, 3))
    assert one(by, found.organisation_name).received_on == date(2028, 5, 3)
    verbs.take_back_return(given=found.id, edition=3, by=by, at=AT)
    with pytest.raises(NotNow, match="Nobody has said"):
        verbs.take_back_return(given=found.id, edition=4, by=by, at=AT)


@pytest.mark.django_db
def test_who_has_a_mailbox_is_asked_by_link_answers_once_and_is_asked_no_more(by, opened):
    able = [each for each in queries.askable(by, QUARTER, AT) if each.reader]
    assert verbs.ask_returns(quarter=QUARTER, by=by, at=AT) == len(able) > 0
    sent = [each for each in links.links_for(by, AT) if each.purpose == queries.PURPOSE]
    assert len(sent) == len(able)
    target = sent[0].target
    assert "Quarter to" in dict(returns.return_question(by, target).facts)
    verbs.answer_return(by=by, target=target, answers={"received_on": date(2028, 5, 9), "words": "Nil"}, at=AT)
    assert returns.return_recorded(by, target)[1] == "It came on 9 May 2028; it was due on 30 June 2028."
    with pytest.raises(NotNow, match="has come"):
        returns.return_question(by, target)
    with pytest.raises(NotNow, match="come already"):
        verbs.answer_return(by=by, target=target, answers={"received_on": date(2028, 5, 9), "words": ""}, at=AT)
    assert verbs.ask_returns(quarter=QUARTER, by=by, at=AT) == len(able) - 1
    assert len([each for each in links.links_for(by, AT) if each.purpose == queries.PURPOSE]) == len(able)


@pytest.mark.django_db
def test_an_organisation_is_told_of_its_own_when_they_are_due_soon(by, partner, opened, monkeypatch):
    assert not [each for card in returns.card_of(partner) for each in card.links if "31 March 2028" in each.text]
    monkeypatch.setattr(returns, "today", lambda: date(2028, 6, 10))
    (card,) = returns.card_of(partner)
    assert f"{partner.agency}, quarter to 31 March 2028: due, 30 June 2028" in [each.text for each in card.links]


@pytest.mark.django_db
def test_what_is_not_there_is_missing(by):
    with pytest.raises(Missing):
        queries.return_of_id(by, uuid4(), AT.date())
