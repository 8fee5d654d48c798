"""White Ribbon accreditations and policies for staff: how they stand, who is told, and what hangs on them."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance import documents
from wardmote.desks.governance.models import Accreditation, AccreditationItem, StaffPolicy
from wardmote.desks.governance.presenters import accreditations, policies, registers, workplace
from wardmote.desks.governance.queries import workplace as queries
from wardmote.desks.governance.queries.finding import finds
from wardmote.desks.governance.rules import workplace as rules
from wardmote.desks.governance.tests.given import AT, TODAY
from wardmote.desks.governance.verbs import carrying, holding
from wardmote.desks.governance.verbs import workplace as verbs
from wardmote.desks.plan.api import commitments_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.access import the_public
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.editions import Superseded
from wardmote.foundation.records import remarks

STARTS, ENDS = date(2025, 6, 1), date(2028, 5, 31)
STANDS = [
    (date(2025, 5, 31), "not started"),
    (date(2025, 6, 1), "current"),
    (date(2027, 12, 2), "current"),
    (date(2027, 12, 3), "renewal due"),
    (date(2028, 5, 31), "renewal due"),
    (date(2028, 6, 1), "lapsed"),
]


@pytest.mark.parametrize(("day", "stands"), STANDS)
def test_how_an_accreditation_stands_on_a_day(day, stands):
    told = {"starts": STARTS, "ends": ENDS, "day": day, "soon": 180}
    assert rules.accreditation_state(replaced=False, **told) == stands
    assert rules.accreditation_state(replaced=True, **told) == ("replaced" if day >= STARTS else "not started")


def test_a_policy_stays_in_force_when_its_review_is_overdue():
    told = {"dated": STARTS, "review_due": ENDS, "replaced": False, "soon": 60}
    assert rules.policy_state(day=ENDS, **told) == "review due"
    assert rules.policy_state(day=ENDS + timedelta(1), **told) == "review overdue"
    assert "review overdue" in rules.IN_FORCE


def test_a_cycle_ends_on_the_day_before_it_began():
    assert rules.end_of_cycle(STARTS, 3) == ENDS
    assert rules.end_of_cycle(date(2024, 3, 1), 3) == date(2027, 2, 28)
    assert rules.end_of_cycle(date(2025, 3, 1), 3) == date(2028, 2, 29)


def test_a_percent_is_a_hundred_only_where_all_are_trained():
    assert (rules.share(199, 200), rules.share(200, 200), rules.share(0, 5)) == (99, 100, 0)
    assert workplace.managers_in_words(31, 48) == "31 of 48 (64%)"
    assert workplace.managers_in_words(None, None) == "Not known"


def test_what_a_commitment_names_is_only_likely_to_hang_on_it():
    assert rules.likely(rules.ACCREDITATIONS, "Keep an active part in the White Ribbon campaign.")
    assert rules.likely(rules.POLICIES, "A domestic abuse policy for our own staff.")
    assert not rules.likely(rules.POLICIES, "A policy for residents.")


POLICY = {"dated": STARTS, "review_due": ENDS, "managers": None, "trained": None, "paid_leave": "no"}
REFUSED = [
    ({"review_due": STARTS}, "reviewed before it is dated"),
    ({"managers": 4, "trained": 5}, "5 of 4 managers cannot be trained"),
    ({"managers": 4}, "Both numbers are needed"),
    ({"managers": 0, "trained": 0}, "Both numbers are needed"),
    ({"paid_leave": "perhaps"}, "whether it gives paid leave"),
]


@pytest.mark.parametrize(("odd", "says"), REFUSED)
def test_what_cannot_be_a_policy_is_refused(odd, says):
    with pytest.raises(Invalid, match=says):
        rules.check_policy(**(POLICY | odd))


ITEM = {"strand": "culture", "text": "Training", "done_on": TODAY, "evidence": "A list", "today": TODAY}
ODD_ITEMS = [
    ({"strand": "x"}, "none of the strands"),
    ({"text": " "}, "Nothing says what is done"),
    ({"evidence": " "}, "Nothing shows that it was done"),
    ({"done_on": TODAY + timedelta(1)}, "still to come"),
]


@pytest.mark.parametrize(("odd", "says"), ODD_ITEMS)
def test_what_cannot_be_promised_or_done_is_refused(odd, says):
    with pytest.raises(Invalid, match=says):
        rules.check_item(**(ITEM | odd))


@pytest.fixture
def body(by):
    return next(each.id for each in organisations_for(by) if each.name == "Saltmere Borough Council")


@pytest.fixture
def held(by, officer, body):
    said = verbs.AccreditationSaid(body, "Accredited", STARTS, owner=officer.member_id)
    reference = verbs.add_accreditation(said=said, by=by, at=AT)
    return queries.accreditation_for(by, reference, TODAY)


@pytest.fixture
def policy(by, officer, body):
    said = verbs.PolicySaid(body, STARTS, date(2027, 5, 1), 40, 30, "yes", owner=officer.member_id)
    reference = verbs.add_policy(said=said, by=by, at=AT)
    return queries.policy_for(by, reference, TODAY)


@pytest.mark.django_db
def test_an_accreditation_is_written_put_right_taken_back_and_put_back(by, held, body):
    assert (held.state, held.ends) == ("current", ENDS)
    said = verbs.AccreditationSaid(body, "Accredited", STARTS, date(2027, 5, 31))
    told = {"accreditation": held.id, "by": by, "at": AT}
    with pytest.raises(Invalid, match="ends before it starts"):
        verbs.change_accreditation(edition=1, said=replace(said, ends=STARTS), **told)
    with pytest.raises(Invalid, match="looks like somebody's name"):
        verbs.change_accreditation(edition=1, said=replace(said, level="Mrs Brown"), **told)
    for odd, words in (({"organisation": uuid4()}, "organisation"), ({"owner": uuid4()}, "not a member")):
        with pytest.raises(Invalid, match=words):
            verbs.change_accreditation(edition=1, said=replace(said, **odd), **told)
    verbs.change_accreditation(edition=1, said=said, **told)
    with pytest.raises(Superseded):
        verbs.change_accreditation(edition=1, said=said, **told)
    assert queries.accreditation_for(by, held.reference, TODAY).state == "lapsed"
    undo = {"table": "Accreditation", "record": held.id, "by": by, "at": AT}
    verbs.take_back_or_put_back(**undo)
    assert queries.accreditation_for(by, held.reference, TODAY).state == "withdrawn"
    with pytest.raises(NotNow, match="was taken back"):
        verbs.change_accreditation(edition=3, said=said, **told)
    verbs.take_back_or_put_back(**undo)
    assert queries.accreditation_for(by, held.reference, TODAY).state == "lapsed"
    acts = AuditRow.objects.filter(record=str(held.id)).values_list("what", flat=True)
    assert set(acts) == {"made", "changed", "withdrawn", "restored"}
    assert finds(by, "Accreditation", held.id).title == "Saltmere Borough Council"


@pytest.mark.django_db
def test_the_next_cycle_takes_the_place_of_the_last(by, held, body):
    later = verbs.AccreditationSaid(body, "Accredited", date(2027, 5, 1))
    verbs.add_accreditation(said=later, by=by, at=AT)
    every = {each.starts: each for each in queries.accreditations_for(by, TODAY) if each.organisation == body}
    assert (every[STARTS].state, every[date(2027, 5, 1)].state) == ("replaced", "current")
    page = accreditations.accreditation_page(every[STARTS], tuple(every.values()), by)
    assert len(page.sections[-1].rows) == 1


@pytest.mark.django_db
def test_an_action_plan_is_promised_done_with_evidence_and_put_right(by, partner, held):
    item = verbs.add_item(accreditation=held.id, said=verbs.ItemSaid("culture", "Training"), by=by, at=AT)
    done = verbs.ItemSaid("culture", "Training", TODAY, "A list of sessions")
    verbs.change_item(item=item, edition=1, said=done, by=by, at=AT)
    with pytest.raises(Superseded):
        verbs.change_item(item=item, edition=1, said=done, by=by, at=AT)
    other = verbs.add_item(accreditation=held.id, said=verbs.ItemSaid("culture", "A play"), by=by, at=AT)
    found = queries.accreditation_for(by, held.reference, TODAY)
    assert (found.done, len(found.promised)) == (1, 2)
    verbs.take_back_or_put_back(table="AccreditationItem", record=other, by=by, at=AT)
    found = queries.accreditation_for(by, held.reference, TODAY)
    assert (found.done, len(found.promised)) == (1, 1)
    pages = {who: accreditations.accreditation_page(found, (found,), who) for who in (by, partner)}
    assert "Put it back" in str(pages[by].sections)
    assert "Put it back" not in str(pages[partner].sections)
    assert pages[partner].first is None
    with pytest.raises(Missing):
        queries.item_for(by, uuid4(), TODAY)


def late_in_papers(by) -> dict:
    """How many days each organisation's is overdue, as the papers of a meeting have it."""
    tables = [each for each in documents.overdue(by, TODAY) if each.id == "overdue-workplace"]
    return {row[0]: row[-1] for table in tables for row in table.rows}


@pytest.mark.django_db
def test_whoever_leads_it_is_told_and_the_papers_name_what_ran_out(by, officer, policy, monkeypatch):
    monkeypatch.setattr(workplace, "today", lambda: TODAY)
    assert policy.state == "review overdue"
    (card,) = workplace.card_of(officer)
    assert any("Saltmere Borough Council: It was to be reviewed by 1 May 2027." in each.text for each in card.links)
    assert not any("Saltmere" in each.text for card in workplace.card_of(by) for each in card.links)
    assert late_in_papers(by)["Saltmere Borough Council"] == 31
    assert "policies for staff" in holding.hand_over(by=by, member=officer.member_id, to=by.member_id, at=AT)
    assert any("Saltmere" in str(each) for each in workplace.watched_by(by, by.member_id))
    told = verbs.PolicySaid(policy.organisation, STARTS, date(2029, 5, 1), 40, 40, "yes")
    verbs.change_policy(policy=policy.id, edition=2, said=told, by=by, at=AT)
    assert "Saltmere Borough Council" not in late_in_papers(by)
    verbs.take_back_or_put_back(table="StaffPolicy", record=policy.id, by=by, at=AT)
    assert queries.policy_for(by, policy.reference, TODAY).state == "withdrawn"


@pytest.mark.django_db
def test_a_commitment_shows_what_it_hangs_on_to_members_and_takes_it_into_the_next_plan(by, held, policy, monkeypatch):
    monkeypatch.setattr(workplace, "today", lambda: TODAY)
    first, second, *_more = commitments_for(by)
    assert queries.hung_on(by, rules.POLICIES) is None
    verbs.hang(register=rules.POLICIES, commitments={first.id}, by=by, at=AT)
    verbs.hang(register=rules.ACCREDITATIONS, commitments={first.id}, by=by, at=AT)
    said = remarks(by, ("plan", "Commitment"), [first.id, second.id])
    words = " ".join(each.words for each in said[first.id])
    assert "Saltmere Borough Council until 31 May 2028, 0 of 0 things" in words
    assert "organisations have one; managers trained: 61 of 88 (69%); 2 to have been reviewed" in words
    assert said[first.id][1].warns
    assert not said.get(second.id)
    public = the_public(by.tenant)
    assert not remarks(public, ("plan", "Commitment"), [first.id]).get(first.id)
    carrying.carry(by=by, table=("plan", "Commitment"), old=first.id, new=second.id, at=AT)
    assert queries.hung_on(by, rules.POLICIES) == {first.id, second.id}
    verbs.hang(register=rules.POLICIES, commitments={second.id}, by=by, at=AT)
    assert queries.hung_on(by, rules.POLICIES) == {second.id}
    with pytest.raises(Invalid, match="not in a plan here any more"):
        verbs.hang(register=rules.POLICIES, commitments={uuid4()}, by=by, at=AT)
    AccreditationItem.objects.all().delete()
    Accreditation.objects.all().delete()
    (none,) = remarks(by, ("plan", "Commitment"), [first.id])[first.id]
    assert (none.words, none.warns) == ("White Ribbon accreditation: none is held", True)


@pytest.mark.django_db
def test_the_registers_say_who_holds_none_and_what_comes_when_they_are_empty(by, held, policy):
    every = queries.accreditations_for(by, TODAY)
    page = accreditations.list_page(every, "", by, TODAY)
    names = {row[0] for row in page.sections[0].rows}
    assert "Saltmere Borough Council" not in names
    assert "Quayside Youth" in names
    assert len(accreditations.table_of(every).rows) == len(every)
    every = queries.policies_for(by, TODAY)
    assert len(policies.table_of(every).rows) == len(every)
    shown = policies.policy_page(next(each for each in every if each.id == policy.id), every, by)
    assert dict(shown.facts)["Managers trained"] == "30 of 40 (75%)"
    AccreditationItem.objects.all().delete()
    Accreditation.objects.all().delete()
    StaffPolicy.objects.all().delete()
    assert accreditations.list_page((), "", by, TODAY).empty[0] == "Accreditations will be listed here."
    assert policies.list_page((), "", by, TODAY).empty[0] == "Policies for staff will be listed here."
    assert any(card["title"] == "Domestic abuse policies for staff" for card in registers.registers_page())
