"""Bids to other funders: how one stands, what is refused, and who is told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.delivery.presenters import cards
from wardmote.desks.delivery.queries import bids as queries
from wardmote.desks.delivery.rules import bids as rules
from wardmote.desks.delivery.verbs import bids as verbs
from wardmote.desks.delivery.verbs.holding import hand_over
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, NotNow, WardmoteError
from wardmote.foundation.access import the_public
from wardmote.foundation.editions import Superseded
from wardmote.foundation.now import day_of
from wardmote.foundation.records import remarks

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = day_of(AT)
CLOSES, DUE = date(2026, 7, 1), date(2026, 9, 1)

STATES = [
    (rules.PREPARED, CLOSES, rules.PREPARED),
    (rules.PREPARED, date(2026, 7, 2), rules.LATE),
    (rules.SENT, DUE, rules.SENT),
    (rules.SENT, date(2026, 9, 2), rules.OVERDUE),
    (rules.AWARDED, date(2027, 9, 2), rules.AWARDED),
]


@pytest.mark.parametrize(("stored", "day", "state"), STATES)
def test_how_a_bid_stands_is_worked_out(stored, day, state):
    assert rules.shown(stored, closes=CLOSES, answer_due=DUE, day=day) == state


ANSWERS = [
    ({"state": rules.PREPARED}, "Say first that it was sent"),
    ({"answer": "perhaps"}, "what the funder decided"),
    ({"day": date(2026, 5, 1)}, "before the bid was sent"),
    ({"day": date(2026, 6, 2)}, "has not come yet"),
    ({"given": None}, "how much they give"),
    ({"answer": rules.TURNED_DOWN}, "yet there is a sum"),
    ({"given": 501}, r"They give £5\.01, and £5\.00 was asked for"),
]


@pytest.mark.parametrize(("change", "words"), ANSWERS)
def test_an_answer_that_cannot_be_is_refused_in_words(change, words):
    told = {"answer": rules.AWARDED, "state": rules.SENT, "asked": 500, "given": 500}
    told |= {"day": DAY, "sent": date(2026, 5, 2), "today": DAY}
    rules.check_answer(**told)
    with pytest.raises(WardmoteError, match=words):
        rules.check_answer(**{**told, **change})


@pytest.fixture
def people(demonstration):
    names = {"officer": "grace.hollins", "manager": "marian.ashdown", "fire": "keira.lomax"}
    members = get_user_model().objects
    return {who: viewer_of(members.get(email__startswith=f"{email}@").pk) for who, email in names.items()}


@pytest.fixture
def said(people):
    by = people["officer"]
    return verbs.BidSaid(
        title="Kits",
        funder="The Trust",
        purpose="Kits for shops",
        aim=aims_for(by)[0].id,
        organisation=organisations_for(by)[0].id,
        pence=5_000_050,
        closes=CLOSES,
        answer_due=DUE,
        lead=by.member_id,
    )


@pytest.fixture
def made(people, said):
    return verbs.add_bid(said=said, by=people["officer"], at=AT)


def seen(people, bid, day=DAY):
    return queries.bid_of_id(people["fire"], bid, day)


@pytest.mark.django_db
def test_a_bid_is_sent_answered_and_put_right_and_its_aim_says_so(people, said, made):
    told = {"bid": made, "by": people["officer"], "at": AT}
    verbs.change_bid(edition=1, said=replace(said, pence=5_000_100), **told)
    with pytest.raises(Superseded):
        verbs.change_bid(edition=1, said=said, **told)
    with pytest.raises(NotNow, match="This bid is in preparation"):
        verbs.record_answer(answer=verbs.Answer(rules.TURNED_DOWN, DAY), **told)
    with pytest.raises(Invalid, match="has not come yet"):
        verbs.send_bid(day=date(2026, 6, 2), **told)
    verbs.send_bid(day=DAY, **told)
    with pytest.raises(NotNow, match="sent already"):
        verbs.send_bid(day=DAY, **told)
    verbs.record_answer(answer=verbs.Answer(rules.AWARDED, DAY, 4_000_000, "Fewer kits"), **told)
    with pytest.raises(NotNow, match="This bid is awarded"):
        verbs.change_bid(edition=4, said=said, **told)
    on_aim = [each.words for each in remarks(people["fire"], ("plan", "Aim"), [said.aim])[said.aim]]
    assert "Bid to The Trust, £40,000: awarded" in on_aim
    public = remarks(the_public(people["fire"].tenant), ("plan", "Aim"), [said.aim]).get(said.aim, ())
    assert not any("The Trust" in each.words for each in public)
    with pytest.raises(Invalid, match="Say why"):
        verbs.open_bid_again(because=" ", **told)
    verbs.open_bid_again(because="It was another bid's answer", **told)
    assert (seen(people, made).state, seen(people, made).given) == (rules.SENT, None)
    verbs.withdraw_bid(because="Not wanted", **told)
    assert seen(people, made).state == rules.WITHDRAWN
    words = [each.words for each in queries.history_of_bid(people["fire"], made)]
    assert "£40,000.00; Fewer kits" in words


@pytest.mark.django_db
def test_the_first_page_tells_what_is_to_be_sent_and_what_nobody_answered(people, made, monkeypatch):
    def told(who, day):
        monkeypatch.setattr(cards, "today", lambda: day)
        card = next((each for each in cards.landing(people[who]) if each.title == "Bids to other funders"), None)
        return [link.text for link in card.links] if card else []

    assert not any("Kits" in text for text in told("officer", date(2026, 6, 16)))
    assert any("Kits: It is to reach The Trust" in text for text in told("officer", date(2026, 6, 17)))
    assert any("nobody has said that it was sent" in text for text in told("manager", date(2026, 7, 2)))
    assert told("fire", date(2026, 7, 2)) == []
    hand_over(by=people["manager"], member=people["officer"].member_id, to=people["fire"].member_id, at=AT)
    assert any("Kits" in text for text in told("fire", date(2026, 7, 2)))
    (card,) = cards.held_by(people["manager"], people["fire"].member_id)
    assert any("Kits" in name for name, _words in card.facts)


REFUSED = [
    ({"title": ""}, "what the bid is called"),
    ({"funder": " "}, "who is asked"),
    ({"pence": 0}, "not more than nothing"),
    ({"answer_due": date(2026, 6, 30)}, "before the funder's closing day"),
    ({"aim": "00000000-0000-4000-8000-000000000000"}, "no aim of a plan"),
    ({"organisation": "00000000-0000-4000-8000-000000000000"}, "not in this partnership"),
    ({"lead": "00000000-0000-4000-8000-000000000000"}, "not a member"),
]


@pytest.mark.django_db
def test_what_cannot_be_a_bid_is_refused_in_words(people, said):
    for change, words in REFUSED:
        with pytest.raises(Invalid, match=words):
            verbs.add_bid(said=replace(said, **change), by=people["officer"], at=AT)
