"""Requests for access: received, timed, gathered by one, reviewed by another, answered, refused and taken back."""

from base64 import b64decode
from datetime import date, timedelta
from hashlib import sha256

import pytest

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.people.tests.given import ASB, AT, DAY, recorded, trained
from wardmote.desks.people.verbs import protecting
from wardmote.desks.people.verbs.searches import SearchSaid, look_up
from wardmote.desks.rights.models import AccessItem, AccessRequest
from wardmote.desks.rights.presenters.requests import clocks, landing, list_page
from wardmote.desks.rights.queries.requests import last_day, part_for, request_for, requests_for
from wardmote.desks.rights.rules import requests as rules
from wardmote.desks.rights.tests.given import (
    WHY,
    asked,
    decided,
    gathered,
    given,
    part_of,
    reviewed,
    safe,
    said,
    words_of,
)
from wardmote.desks.rights.verbs import answering, preparing
from wardmote.desks.rights.verbs import requests as verbs
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.correspondence import Reader, may_leave
from wardmote.foundation.editions import Superseded
from wardmote.foundation.jobs.worker import do_all_that_waits
from wardmote.foundation.notices.queries import notices_for

pytestmark = pytest.mark.django_db
NEIGHBOUR = "Mrs Tarn"
GIVEN = "Two dogs in the yard. [left out]"
LEFT = {"ground": "others"}


# Received


def test_each_agency_that_is_asked_is_told_and_knows_of_its_own_part_alone(liaison, outsider, officer):
    reference = asked(liaison, liaison.organisation, outsider.organisation)
    assert "asks what is held" in notices_for(outsider)[0].words
    for who in (liaison, outsider):
        (found,) = request_for(who, reference).parts
        assert found.organisation == who.organisation
        assert request_for(who, reference).subject.name == "Sara Withenfold"
    assert requests_for(officer) == ()
    with pytest.raises(Missing):
        request_for(officer, reference)
    with pytest.raises(Missing):
        part_for(outsider, part_of(liaison, reference))


def test_who_does_not_receive_them_and_what_is_no_request_are_refused(liaison, officer):
    with pytest.raises(Refused):
        asked(officer)
    for wrong in ({"family": " "}, {"received_on": AT.date() + DAY}, {"bodies": ()}, {"identity": "perhaps"}):
        with pytest.raises(Invalid):
            verbs.receive_request(said=said(*wrong.pop("bodies", (liaison.organisation,)), **wrong), by=liaison, at=AT)
    nobody = next(each.id for each in organisations_for(liaison) if "Fire" in each.name)
    with pytest.raises(Invalid):
        asked(liaison, nobody)
    assert AccessRequest.objects.count() == 0


def test_what_was_written_down_is_sealed_and_put_right_by_who_received_it(liaison, outsider):
    reference = asked(liaison, liaison.organisation, outsider.organisation, family="Withenfield")
    row = AccessRequest.objects.get()
    assert row.about.startswith("w1.")
    of = {"request": reference, "at": AT}
    verbs.correct_request(**of, edition=1, said=said(liaison.organisation), by=liaison)
    assert request_for(outsider, reference).subject.name == "Sara Withenfold"
    with pytest.raises(Superseded):
        verbs.correct_request(**of, edition=1, said=said(liaison.organisation), by=liaison)
    with pytest.raises(Refused):
        verbs.correct_request(**of, edition=2, said=said(outsider.organisation), by=outsider)


# The clock


@pytest.mark.parametrize(
    ("received", "last"),
    [("2026-01-30", "2026-02-28"), ("2026-02-27", "2026-03-27"), ("2026-03-31", "2026-04-30")],
)
def test_the_month_ends_with_the_corresponding_day(liaison, received, last):
    """Oracle: by hand: the corresponding day of the next month, or its last day where it has none."""
    found = request_for(liaison, asked(liaison, received_on=date.fromisoformat(received)))
    assert last_day(liaison, found) == date.fromisoformat(last)


def test_the_clock_stands_still_until_it_is_known_who_asks_and_nothing_is_given_before(liaison, officer):
    reference, part, _person = gathered(liaison, officer, marked=False)
    first = last_day(liaison, request_for(liaison, reference))
    of = {"request": reference, "by": liaison}
    verbs.pause_request(**of, why=rules.PROOF, since=AT.date(), at=AT)
    reviewed(liaison, officer, part)
    with pytest.raises(NotNow, match="not known"):
        given(liaison, part)
    with pytest.raises(NotNow):
        verbs.pause_request(**of, why=rules.CLARIFY, since=AT.date(), at=AT)
    later = AT + 7 * DAY
    with pytest.raises(Invalid):
        verbs.resume_request(**of, until=later.date(), identity=rules.NOT_YET, at=later)
    verbs.resume_request(**of, until=later.date(), identity="seen", at=later)
    moved = last_day(liaison, request_for(liaison, reference))
    assert moved >= first + timedelta(days=7)
    given(liaison, part, at=later)


def test_whoever_asks_unknown_stops_the_clock_from_the_first_day(liaison):
    found = request_for(liaison, asked(liaison, identity=rules.NOT_YET))
    assert (found.stopped.why, found.stopped.since) == (rules.PROOF, AT.date())


def test_two_months_more_are_taken_once_within_the_first(liaison):
    reference = asked(liaison)
    of = {"request": reference, "words": "Four agencies and six years of files.", "by": liaison}
    verbs.extend_request(**of, at=AT + 3 * DAY)
    found = request_for(liaison, reference)
    assert (found.rule, last_day(liaison, found).month) == (rules.EXTENDED, (AT.month + 3 - 1) % 12 + 1)
    with pytest.raises(NotNow):
        verbs.extend_request(**of, at=AT + 4 * DAY)
    late = asked(liaison)
    with pytest.raises(NotNow):
        verbs.extend_request(**{**of, "request": late}, at=AT + 60 * DAY)


def test_what_is_open_runs_on_the_clock_wall_and_stands_on_the_first_page_without_a_name(liaison, officer):
    reference, part, _person = gathered(liaison, officer, marked=False)
    (clock,) = clocks(liaison)
    assert (clock.rule, clock.start, clock.done) == (rules.RULE, AT.date(), None)
    assert "Withenfold" not in clock.what + clock.neutral
    (card,) = landing(officer)
    assert reference in card.links[0].text
    assert "Withenfold" not in str(card) + str(list_page(liaison, requests_for(liaison), looks_after=False))
    reviewed(liaison, officer, part)
    given(liaison, part)
    assert landing(officer) == ()
    assert next(clocks(liaison)).done == AT.date()


# Gathered and reviewed


def test_an_officer_gathers_on_their_own_basis_and_decides_and_another_reviews(liaison, officer, manager):
    reference, part, _person = gathered(liaison, officer)
    with pytest.raises(NotNow, match="Not decided yet: 1"):
        preparing.finish_preparing(part=part, looked=True, by=officer, at=AT)
    decided(officer, part, rules.BLACK_OUT, given=GIVEN, **LEFT)
    preparing.finish_preparing(part=part, looked=True, by=officer, at=AT)
    review = {"part": part, "harm": rules.NONE, "asked_of": "", "words": "Each thing was looked at.", "at": AT}
    with pytest.raises(Refused):
        answering.review_part(**review, by=officer)
    with pytest.raises(NotNow):
        given(liaison, part)
    answering.review_part(**review, by=manager)
    given(liaison, part)
    told = words_of(liaison, part_for(liaison, part))
    assert GIVEN in told
    assert NEIGHBOUR not in told
    assert "Schedule 2, paragraph 16" in told
    assert request_for(liaison, reference).parts[0].answer.outcome == rules.TOLD


def test_who_gathered_it_does_not_review_it_whatever_their_role(liaison, manager):
    """Both the officer who receives requests and the manager may review; whoever of them prepared it may not."""
    reference = asked(liaison)
    part = part_of(liaison, reference)
    preparing.name_preparer(part=part, member=liaison.member_id, by=manager, at=AT)
    preparing.finish_preparing(part=part, looked=True, by=liaison, at=AT)
    review = {"part": part, "harm": rules.NONE, "asked_of": "", "words": "Each place was looked in.", "at": AT}
    with pytest.raises(Refused, match="Two people look at what leaves"):
        answering.review_part(**review, by=liaison)
    answering.review_part(**review, by=manager)
    with pytest.raises(Refused, match="Two people look at what leaves"):
        given(liaison, part)
    given(manager, part)


def test_nobody_else_gathers_and_nothing_that_they_may_not_read(liaison, officer, outsider, adviser):
    other = recorded(adviser, "Elspet", "Quarrendon", record_class="C5", purpose="safeguard_adult")
    reference = asked(liaison)
    part = part_of(liaison, reference)
    with pytest.raises(Refused):
        preparing.add_record(part=part, person=other, purpose=ASB, by=liaison, at=AT)
    preparing.name_preparer(part=part, member=officer.member_id, by=liaison, at=AT)
    with pytest.raises(Missing):
        preparing.add_record(part=part, person=other, purpose="safeguard_adult", by=officer, at=AT)
    with pytest.raises(Invalid):
        preparing.name_preparer(part=part, member=outsider.member_id, by=liaison, at=AT)
    assert AccessItem.objects.count() == 0


def test_what_is_held_elsewhere_is_taken_in_and_what_is_not_theirs_out(liaison, officer):
    _reference, part, _person = gathered(liaison, officer, marked=False)
    preparing.add_words(part=part, heading="A note in a file", words="She rang in May.", by=officer, at=AT)
    note = next(each for each in part_for(officer, part).items if each.weighed)
    assert (note.title, note.words) == ("A note in a file", "She rang in May.")
    preparing.drop_item(part=part, item=note.id, by=officer, at=AT)
    assert not any(each.weighed for each in part_for(officer, part).items)


def test_serious_harm_is_looked_for_by_a_second_person_with_a_reason(liaison, officer):
    _reference, part, _person = gathered(liaison, officer)
    decided(officer, part, rules.GIVE)
    preparing.finish_preparing(part=part, looked=True, by=officer, at=AT)
    review = {"part": part, "asked_of": "Dr of the clinic", "by": liaison, "at": AT}
    for harm, words in (("", WHY), (rules.NONE, "Fine."), (rules.AVOIDED, WHY)):
        with pytest.raises(Invalid):
            answering.review_part(**review, harm=harm, words=words)
    decided(liaison, part, rules.KEEP_BACK, ground="harm", reason="It would put the neighbour at risk of violence.")
    answering.review_part(**review, harm=rules.AVOIDED, words=WHY)
    found = part_for(liaison, part)
    assert (found.part.harm, found.part.asked_of, found.harm_words) == (rules.AVOIDED, "Dr of the clinic", WHY)


def test_what_is_sent_back_is_prepared_and_reviewed_anew(liaison, officer):
    _reference, part, _person = gathered(liaison, officer, marked=False)
    reviewed(liaison, officer, part)
    answering.send_back(part=part, words="The file of last year is missing.", by=liaison, at=AT)
    found = part_for(officer, part)
    assert (found.state, found.back_words) == (rules.ASKED, "The file of last year is missing.")
    assert "sent back" in notices_for(officer)[0].words
    with pytest.raises(NotNow):
        given(liaison, part)
    reviewed(liaison, officer, part)
    given(liaison, part)


# Neither confirmed nor denied


def test_the_answer_is_the_same_byte_for_byte_whether_something_is_kept_back_unsaid_or_not_held(liaison, officer):
    """Oracle: two files compared as bytes: one with a thing kept back as protected, one where it never was there."""
    reference, part, _person = gathered(liaison, officer)
    decided(officer, part, rules.KEEP_BACK, ground="safety", reason="It would tell of a conference on him.")
    reviewed(liaison, officer, part)
    with_it = b64decode(given(liaison, part))
    answering.open_part_again(part=part, words="Once more, to set both side by side.", by=liaison, at=AT)
    preparing.drop_item(part=part, item=_marker(officer, part), by=officer, at=AT)
    reviewed(liaison, officer, part)
    without = b64decode(given(liaison, part))
    assert with_it.startswith(b"%PDF")
    assert with_it == without
    first, second = sorted(part_for(liaison, part).part.answers, key=lambda each: each.number)
    assert first.digest == second.digest == sha256(with_it).hexdigest()
    assert request_for(liaison, reference).parts[0].answer.number == 2


def test_where_all_is_kept_back_unsaid_nothing_is_held_and_where_nothing_is_held_the_same(liaison, officer):
    _reference, part, _person = gathered(liaison, officer)
    found = part_for(officer, part)
    for each in found.items:
        decision = {"decision": rules.KEEP_BACK, "given": "", "ground": "crime", "reason": "He is being investigated."}
        preparing.decide_item(part=part, item=each.id, **decision, by=officer, at=AT)
    reviewed(liaison, officer, part)
    kept_back = given(liaison, part)
    answering.open_part_again(part=part, words="Once more, to set both side by side.", by=liaison, at=AT)
    for each in found.items:
        preparing.drop_item(part=part, item=each.id, by=officer, at=AT)
    reviewed(liaison, officer, part)
    assert given(liaison, part) == kept_back
    assert {each.outcome for each in part_for(liaison, part).part.answers} == {rules.NOTHING}
    assert "We hold nothing about you that we can give you." in words_of(liaison, part_for(liaison, part))


def test_what_is_protected_is_not_there_for_who_gathers_and_its_custodian_is_told_as_of_a_search(
    liaison, lead, adviser, deputy, new_member, tmp_path
):
    person = recorded(adviser, record_class="C5", purpose="safeguard_adult")
    protecting.protect(
        person=person, purpose="safeguard_adult", custodian=adviser.member_id, deputy=deputy.member_id,
        because="Somebody who harmed her asks after her.", by=adviser, at=AT,
    )  # fmt: skip
    reference = asked(liaison, liaison.organisation, lead.organisation)
    part = part_of(lead, reference)
    before = len(notices_for(adviser))
    other = trained(
        new_member(name="Ivy Lane", email="ivy@haven-line.example", organisation="Haven Line", roles=("idva",))
    )
    preparing.name_preparer(part=part, member=other.member_id, by=lead, at=AT)
    for_it = {"purpose": "safeguard_adult", "reason": f"A request for access came in: {reference}", "no_conflict": True}
    look_up(said=SearchSaid("Sara", "Withenfold", date(1984, 3, 4), **for_it), by=other, at=AT + DAY)
    do_all_that_waits(tmp_path)
    assert len(notices_for(adviser)) == before + 1
    with pytest.raises(Missing):
        preparing.add_record(part=part, person=person, purpose="safeguard_adult", by=other, at=AT + DAY)
    of = {"person": person, "purpose": "safeguard_adult", "at": AT + DAY}
    with pytest.raises(Missing):
        preparing.open_own_part(request=reference, **of, by=other)
    unseen = str(request_for(lead, reference)), str(list(clocks(lead))), str(landing(lead))
    own = preparing.open_own_part(request=reference, **of, by=adviser)
    assert (str(request_for(lead, reference)), str(list(clocks(lead))), str(landing(lead))) == unseen
    for who in (lead, other, liaison):
        with pytest.raises(Missing):
            part_for(who, own)
    found = part_for(deputy, own)
    assert any("Withenfold" in each.words for each in found.items)
    preparing.give_the_rest(part=own, by=adviser, at=AT + DAY)
    reviewed(deputy, adviser, own, at=AT + DAY)
    given(deputy, own, at=AT + DAY)
    assert part_for(adviser, own).state == rules.ANSWERED
    assert (str(request_for(lead, reference)), str(list(clocks(lead))), str(landing(lead))) == unseen


# Answered, refused, opened again, taken back


def test_an_answer_goes_by_letter_only_where_they_are_reached_safely(lead, adviser):
    person = recorded(adviser, record_class="C5", purpose="safeguard_adult")
    part = part_of(lead, asked(lead))
    preparing.name_preparer(part=part, member=adviser.member_id, by=lead, at=AT)
    preparing.add_record(part=part, person=person, purpose="safeguard_adult", by=adviser, at=AT)
    preparing.give_the_rest(part=part, by=adviser, at=AT)
    reviewed(lead, adviser, part)
    with pytest.raises(Refused, match="cannot be reached safely"):
        given(lead, part, "sent")
    safe(adviser, person)
    given(lead, part, "sent")


def test_the_gate_lets_an_answer_go_to_who_asked_and_to_nobody_else(liaison, officer, outsider):
    _reference, part, _person = gathered(liaison, officer, marked=False)
    about = (("rights", "AccessPart", part),)
    of = {"record_class": "C3", "about": about}
    sara, other = (Reader("person", name, liaison.tenant.id) for name in ("Sara Withenfold", "Jo Tarn"))
    assert may_leave(by=liaison, way="letter", reader=sara, **of)
    assert may_leave(by=liaison, way="bundle", reader=Reader.of(liaison), **of)
    assert not may_leave(by=liaison, way="letter", reader=other, **of)
    assert not may_leave(by=outsider, way="letter", reader=sara, **of)
    assert not may_leave(by=outsider, way="page", reader=Reader.of(outsider), **of)
    assert not may_leave(by=liaison, way="mail", reader=sara, **of)
    assert not may_leave(by=liaison, way="page", reader=Reader.of(outsider), **of)


def test_a_request_is_refused_on_a_ground_of_the_law_with_a_reason_and_opened_again(liaison):
    reference = asked(liaison)
    part = part_of(liaison, reference)
    of = {"part": part, "way": "in hand", "by": liaison, "at": AT}
    for ground, words in (("others", WHY), ("unfounded", "No.")):
        with pytest.raises(Invalid):
            answering.refuse_part(**of, ground=ground, words=words)
    answering.refuse_part(**of, ground="unfounded", words="He says that he asks only to keep us from our work.")
    found = part_for(liaison, part)
    assert (found.state, found.part.answer.outcome) == (rules.ANSWERED, rules.REFUSED)
    with pytest.raises(NotNow):
        answering.refuse_part(**of, ground="unfounded", words="He says that he asks only to keep us from our work.")
    answering.open_part_again(part=part, words="He complained, and was right.", by=liaison, at=AT)
    found = part_for(liaison, part)
    assert (found.state, found.part.answers[0].ended_words) == (rules.ASKED, "He complained, and was right.")


def test_what_is_taken_back_is_gathered_no_more_until_it_is_opened_again(liaison, officer):
    reference, part, person = gathered(liaison, officer)
    verbs.withdraw_request(request=reference, by=liaison, at=AT)
    assert list(clocks(liaison)) == []
    with pytest.raises(NotNow):
        preparing.add_record(part=part, person=person, purpose=ASB, by=officer, at=AT)
    verbs.open_request_again(request=reference, by=liaison, at=AT)
    assert part_for(officer, part).state == rules.ASKED


def _marker(by, part):
    return next(each.id for each in part_for(by, part).items if each.weighed)
