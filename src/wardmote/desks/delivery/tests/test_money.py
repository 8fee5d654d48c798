"""Money in the database: what is promised, paid, put right and carried forward, and who reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.delivery import states
from wardmote.desks.delivery.presenters import cards
from wardmote.desks.delivery.queries import money as funds
from wardmote.desks.delivery.queries import projects as queries
from wardmote.desks.delivery.queries.grants import grants_for
from wardmote.desks.delivery.rules.money import PAID
from wardmote.desks.delivery.rules.projects import APPROVE, ASIDE, DECLINE, Decision, Outcome
from wardmote.desks.delivery.verbs import money as ledger
from wardmote.desks.delivery.verbs import paying
from wardmote.desks.delivery.verbs import projects as verbs
from wardmote.desks.delivery.verbs.holding import hand_over
from wardmote.desks.plan.api import aims_to_serve
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access import the_public
from wardmote.foundation.editions import Superseded
from wardmote.foundation.now import day_of
from wardmote.foundation.records import remarks

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = day_of(AT)
YES = Decision(APPROVE)
pytestmark = pytest.mark.django_db


@pytest.fixture
def people(demonstration):
    names = {
        "officer": "grace.hollins",
        "manager": "marian.ashdown",
        "chair": "edmund.farrow",
        "fire": "keira.lomax",
        "councillor": "joseph.elstow",
    }
    members = get_user_model().objects
    return {who: viewer_of(members.get(email__startswith=f"{email}@").pk) for who, email in names.items()}


@pytest.fixture
def fund(people):
    """This year's fund of Netherwick: £24,000, of which nothing is promised yet."""
    found = funds.funds_for(people["manager"])
    return next(each for each in found if each.area_name == "Netherwick" and each.starts == date(2026, 4, 1))


@pytest.fixture
def asked(people, fund):
    by = people["officer"]
    charity = next(each for each in organisations_for(by) if each.name == "Quayside Youth")
    aim = aims_to_serve(by, fund.area, DAY)[0].id
    return verbs.Asked(fund.id, "Football", "A hall", "The survey", aim, charity.id, 150_025, date(2026, 12, 1))


def ask(people, asked):
    return verbs.ask_for_money(asked=asked, by=people["officer"], at=AT)


def decide(people, project, who, decision=YES, edition=None):
    edition = edition or seen(people, project).edition
    verbs.decide(project=project, edition=edition, decision=decision, by=people[who], at=AT)


def seen(people, project, who="officer", day=DAY):
    return queries.project_of_id(people[who], project, day)


@pytest.fixture
def approved(people, asked):
    made = ask(people, asked)
    decide(people, made, "chair")
    decide(people, made, "fire")
    paying.sign_offer(project=made, day=DAY, by=people["officer"], at=AT)
    return made


def pay(people, project, pence, **more):
    told = {"pence": pence, "day": DAY, "words": "Hall", **more}
    return paying.pay(project=project, **told, by=people["officer"], at=AT)


def books(people, fund):
    return funds.fund_of_id(people["manager"], fund.id).books


def test_nothing_is_promised_before_two_members_who_gain_nothing_have_approved(people, asked, fund):
    made = ask(people, asked)
    with pytest.raises(Refused, match="You ask for this money"):
        decide(people, made, "officer")
    with pytest.raises(Invalid, match="You have an interest in this"):
        decide(people, made, "manager", Decision(APPROVE, "I am on its board"))
    decide(people, made, "manager", Decision(ASIDE, "I am on its board"))
    decide(people, made, "chair")
    assert books(people, fund).committed == 0
    with pytest.raises(NotNow, match="decided on this already"):
        decide(people, made, "chair")
    with pytest.raises(NotNow, match="Money moves only once two members have approved"):
        pay(people, made, 100)
    decide(people, made, "fire")
    found = seen(people, made)
    assert (found.state, found.books.committed) == (states.UNSIGNED, 150_025)
    assert books(people, fund).available == 2_400_000 - 150_025
    with pytest.raises(NotNow, match="Nobody has signed the offer"):
        pay(people, made, 100)


def test_one_of_those_who_approve_is_from_outside_the_organisation_that_is_paid(people, asked):
    council = next(each.organisation for each in members_for(people["chair"]) if each.id == people["chair"].member_id)
    made = ask(people, replace(asked, organisation=council))
    decide(people, made, "chair")
    with pytest.raises(Refused, match="from outside it has to approve as well"):
        decide(people, made, "manager")
    decide(people, made, "fire")
    assert seen(people, made).kept == states.APPROVED


def test_a_change_begins_the_deciding_anew_and_an_old_reading_decides_nothing(people, asked):
    made = ask(people, asked)
    decide(people, made, "chair")
    change = {"project": made, "by": people["officer"], "at": AT}
    verbs.change_project(edition=1, asked=replace(asked, pence=200_000), **change)
    assert seen(people, made).approvals == ()
    verbs.change_project(edition=2, asked=replace(asked, pence=190_000), **{**change, "by": people["fire"]})
    with pytest.raises(Refused, match="You ask for this money"):
        decide(people, made, "fire")
    verbs.change_project(edition=3, asked=replace(asked, pence=200_000), **{**change, "by": people["manager"]})
    with pytest.raises(Superseded):
        decide(people, made, "fire", edition=1)
    with pytest.raises(Superseded):
        verbs.change_project(edition=1, asked=asked, **change)
    decide(people, made, "fire")
    decide(people, made, "chair")
    with pytest.raises(NotNow, match="This project is approved"):
        verbs.change_project(edition=5, asked=asked, **change)


def test_the_fund_covers_what_is_asked_when_it_is_asked_and_when_it_is_decided(people, asked, fund):
    with pytest.raises(NotNow, match=r"has £24,000\.00 that is not committed, and this asks for £24,000\.01"):
        ask(people, replace(asked, pence=2_400_001))
    first, second = (ask(people, replace(asked, pence=1_200_001)) for _ in range(2))
    for each in ("chair", "fire"):
        decide(people, first, each)
    with pytest.raises(NotNow, match=r"has £11,999\.99 that is not committed"):
        decide(people, second, "chair")
    assert books(people, fund).available == 1_199_999


def test_a_payment_is_put_right_by_a_counter_entry_and_never_edited(people, approved, fund):
    wrong = pay(people, approved, 150_025)
    with pytest.raises(NotNow, match=r"£0\.00 of what was promised"):
        pay(people, approved, 1)
    again = {"entry": wrong, "by": people["officer"], "at": AT}
    with pytest.raises(Invalid, match="why it is reversed"):
        paying.reverse_payment(because=" ", **again)
    counter = paying.reverse_payment(because="The invoice said less", **again)
    with pytest.raises(NotNow, match="reversed already"):
        paying.reverse_payment(because="Twice", **again)
    pay(people, approved, 140_000)
    entries = [each for each in funds.entries_of(people["officer"], projects=[approved]) if each.kind == PAID]
    assert [each.pence for each in entries] == [150_025, -150_025, 140_000]
    assert [each.id for each in entries if each.countered] == [wrong]
    assert [each.id for each in entries if each.counter] == [counter]
    assert seen(people, approved).books.to_pay == 10_025
    assert paying.release(project=approved, because="Cheaper hall", by=people["officer"], at=AT) == 10_025
    with pytest.raises(NotNow, match="nothing can be released"):
        paying.release(project=approved, because="Again", by=people["officer"], at=AT)
    assert books(people, fund).available == 2_400_000 - 140_000


def test_what_was_declined_or_withdrawn_promises_nothing_and_can_be_put_again(people, asked, fund, approved):
    made = ask(people, asked)
    decide(people, made, "chair", Decision(DECLINE, "", "Not this year"))
    assert seen(people, made).state == states.DECLINED
    verbs.open_again(project=made, because="Asked by the group", by=people["officer"], at=AT)
    assert (seen(people, made).state, seen(people, made).approvals) == (states.PROPOSED, ())
    verbs.withdraw(project=approved, because="No hall", by=people["officer"], at=AT)
    assert books(people, fund).committed == 0
    verbs.open_again(project=approved, because="A hall was found", by=people["officer"], at=AT)
    for each in ("chair", "fire"):
        decide(people, approved, each)
    paying.sign_offer(project=approved, day=DAY, by=people["officer"], at=AT)
    pay(people, approved, 100)
    with pytest.raises(NotNow, match="Money of it has been paid"):
        verbs.withdraw(project=approved, because="Late", by=people["officer"], at=AT)


def test_the_amount_of_a_fund_is_put_right_by_a_counter_entry_and_not_below_what_is_promised(people, approved, fund):
    told = {"fund": fund.id, "source": "The letter of May", "by": people["manager"], "at": AT}
    with pytest.raises(NotNow, match=r"£0\.25 more would be committed than there is"):
        ledger.correct_fund(pence=150_000, **told)
    ledger.correct_fund(pence=1_000_000, **told)
    assert books(people, fund).available == 1_000_000 - 150_025
    kinds = [each.pence for each in funds.entries_of(people["manager"], fund=fund.id) if each.kind == "allocated"]
    assert kinds == [2_400_000, -2_400_000, 1_000_000]


def test_what_nobody_promised_is_carried_into_the_next_year_once_the_year_has_ended(people, approved, fund):
    told = {"fund": fund.id, "because": "The funder's letter", "by": people["manager"]}
    later = datetime(2027, 4, 2, 9, tzinfo=UTC)
    with pytest.raises(NotNow, match="Its year runs until 31 March 2027"):
        ledger.carry_forward(at=AT, **told)
    with pytest.raises(NotNow, match="is not open yet"):
        ledger.carry_forward(at=later, **told)
    grant = next(each for each in grants_for(people["manager"]) if each.area == fund.area)
    wanted = ledger.FundWanted(
        grant.slug, grant.title, grant.funder, grant.area, date(2027, 4, 1), grant.pence, grant.source
    )
    after = ledger.open_fund(wanted=wanted, by=people["manager"], at=later)
    with pytest.raises(NotNow, match="is open already"):
        ledger.open_fund(wanted=wanted, by=people["manager"], at=later)
    left = 2_400_000 - 150_025
    assert ledger.carry_forward(at=later, **told) == left
    assert books(people, fund).available == 0
    assert funds.fund_of_id(people["manager"], after).books.available == 2_400_000 + left
    with pytest.raises(NotNow, match="nothing is left to carry"):
        ledger.carry_forward(at=later, **told)
    assert ledger.undo_carrying(at=later, **told) == left
    assert books(people, fund).available == left
    assert funds.fund_of_id(people["manager"], after).books.available == 2_400_000
    with pytest.raises(NotNow, match="Nothing of this fund was carried"):
        ledger.undo_carrying(at=later, **told)


def test_a_result_is_told_and_put_right_and_both_stay(people, approved):
    told = {"project": approved, "by": people["officer"], "at": AT}
    verbs.tell_result(outcome=Outcome("It ran", attended=12, method="A register"), **told)
    assert seen(people, approved).state == states.DONE
    verbs.tell_result(outcome=Outcome("It ran", attended=21, method="A register"), **{**told, "at": AT + timedelta(1)})
    assert [each.outcome.attended for each in seen(people, approved).results] == [21, 12]


def test_the_public_reads_what_was_approved_and_nothing_else(people, asked, approved):
    waiting, public = ask(people, replace(asked, title="Not decided")), the_public(people["officer"].tenant)
    found = queries.projects_for(public, DAY)
    assert {each.kept for each in found} == {states.APPROVED}
    assert approved in {each.id for each in found}
    assert waiting not in {each.id for each in found}
    on_aim = remarks(public, ("plan", "Aim"), [asked.aim])[asked.aim]
    assert any("£19,500.25 promised" in each.words for each in on_aim)
    assert not any("Not decided" in each.words for each in on_aim)
    assert any("Not decided" in each.words for each in remarks(people["fire"], ("plan", "Aim"), [asked.aim])[asked.aim])


def test_the_first_page_tells_what_waits_what_is_overdue_and_what_nobody_promised(people, asked, approved, monkeypatch):
    ask(people, replace(asked, title="Waiting"))
    monkeypatch.setattr(cards, "today", lambda: date(2027, 3, 1))
    told = {who: {card.title: card for card in cards.landing(people[who])} for who in people}
    assert any("Waiting" in link.text for link in told["fire"]["Money to decide on"].links)
    assert "Money to decide on" not in told["officer"]
    assert any("Football" in link.text for link in told["officer"]["Results of projects"].links)
    left = told["manager"]["Money that nobody has promised"]
    assert any("Netherwick: £22,499.75 by 31 March 2027" in link.text for link in left.links)
    assert told["councillor"] == {}


def test_a_result_is_handed_over_with_whoever_was_to_tell_it(people, asked):
    made = ask(people, replace(asked, lead=people["officer"].member_id))
    member, to = people["officer"].member_id, people["fire"].member_id
    said = hand_over(by=people["manager"], member=member, to=to, at=AT)
    assert "projects" in said
    assert seen(people, made).lead == to
    (card,) = cards.held_by(people["manager"], to)
    assert any("Football" in name for name, _due in card.facts)


REFUSED = [
    ({"title": " "}, "what the project is called"),
    ({"need": ""}, "what shows that it is needed"),
    ({"pence": 0}, "not more than nothing"),
    ({"aim": "00000000-0000-4000-8000-000000000000"}, "not one of the plan"),
    ({"organisation": "00000000-0000-4000-8000-000000000000"}, "not in this partnership"),
    ({"lead": "00000000-0000-4000-8000-000000000000"}, "not a member"),
]


@pytest.mark.parametrize(("change", "words"), REFUSED)
def test_what_cannot_be_asked_is_refused_in_words(people, asked, change, words):
    with pytest.raises(Invalid, match=words):
        ask(people, replace(asked, **change))
