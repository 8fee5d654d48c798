"""The pages of requests: who opens which, what stands on them, and what a landlord without an account answers."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from wardmote.desks.sharing.queries.requests import request_for, requests_for
from wardmote.desks.sharing.tests.given import LANDLORD, POLICE, approved_in_advance, body, party_of, somebody
from wardmote.desks.sharing.verbs import agreements as agreement_verbs
from wardmote.desks.sharing.verbs import requests, signing
from wardmote.errors import Refused
from wardmote.foundation.access import the_mailbox
from wardmote.foundation.changes import verbs as changes
from wardmote.foundation.correspondence import links
from wardmote.foundation.correspondence.links.secrets import path_of
from wardmote.foundation.now import now, today

HOME = "/members/sharing/requests/"
FORM = {"about": "The tenant of the corner house", "case": "", "urgency": "5wd"}
PCSO, MANAGER, LIAISON = "Police community support officer", "CSP manager", "Designated liaison officer"


@pytest.fixture
def landlords(liaison, chair):
    """A set that the landlord tells and the constabulary is told, which both signed."""
    said = agreement_verbs.AgreementSaid("Repairs", "Who lives in a house that is repaired", ("antisocial_behaviour",))
    reference = agreement_verbs.start_agreement(tier=2, above="", said=said, by=liaison, at=now())
    for name in ("Surname", "Visits"):
        field = agreement_verbs.FieldSaid(name, "C3", "personal", patient=False, why="So that it is the same person")
        agreement_verbs.add_field(agreement=reference, said=field, by=liaison, at=now())
    for name, kind, tells in ((LANDLORD, "housing_provider", True), (POLICE, "police", False)):
        party = agreement_verbs.PartySaid(body(liaison, name), kind, tells=tells, told=not tells)
        agreement_verbs.add_party(agreement=reference, said=party, by=liaison, at=now())
    told = {"kind": "sharing/version", "subject": reference, "said": {}, "starts": today(), "because": "Agreed"}
    changes.approve(by=chair, reference=changes.propose(by=liaison, **told, at=now()), because="", at=now())
    mailbox = the_mailbox(LANDLORD, liaison.tenant)
    for by, name in ((liaison, POLICE), (mailbox, LANDLORD)):
        signing.sign(party=party_of(liaison, reference, name).id, signatory="Lee", position="Director", by=by, at=now())
    return approved_in_advance(liaison, chair, reference, fields=["Surname", "Visits"])


def asked_of_the_landlord(landlords):
    by = somebody("danny.rudge")
    of = {"routine": landlords, "holder": body(by, LANDLORD), "case": None}
    reference = requests.ask_routine(**of, about=FORM["about"], urgency="5wd", by=by, at=now())
    link = next(each for each in links.links_for(by, now()) if each.purpose == "sharing/answer")
    return by, reference, link


@pytest.mark.django_db
def test_a_landlord_without_an_account_answers_by_a_one_time_link(landlords):
    by, reference, link = asked_of_the_landlord(landlords)
    anybody, path = Client(HTTP_HOST="localhost"), path_of(link.id)
    page = anybody.get(path).content.decode()
    assert "The tenant of the corner house" in page
    assert "Two services visit the same house" in page
    wrong = anybody.post(path, {"field-1": "", "field-2": "", "endangers": "no"})
    assert "Fill in at least one field" in wrong.content.decode()
    sent = anybody.post(path, {"field-1": "Quarrinder", "field-2": "", "endangers": "no"})
    assert sent.status_code == 303
    found = request_for(by, reference)
    assert (found.state, found.latest.fields, found.latest.how) == ("told", ("Surname",), "link")
    after = anybody.get(path).content.decode()
    assert found.latest.digest in after
    assert "Quarrinder" not in after
    assert "corner house" not in after
    assert anybody.post(path, {"field-1": "Other", "field-2": "", "endangers": "no"}).status_code == 409


@pytest.mark.django_db
def test_what_a_landlord_does_not_know_is_not_told_by_link(landlords):
    by, reference, link = asked_of_the_landlord(landlords)
    sent = {"field-1": "Quarrinder", "field-2": "", "endangers": "not known"}
    page = Client(HTTP_HOST="localhost").post(path_of(link.id), sent)
    assert "A person has to weigh this" in page.content.decode()
    assert request_for(by, reference).state == "asked"
    with pytest.raises(Refused, match="from the telephone"):
        links.answer_by_telephone(
            by=by, reference=link.reference, answers=sent, spoken_with="Lee", spoken=now(), read_back=True, at=now()
        )


@pytest.mark.django_db
def test_the_link_says_nothing_of_anybody_to_members_who_may_not_read_it(landlords, signed_in):
    _by, _reference, link = asked_of_the_landlord(landlords)
    for role in (MANAGER, "Agency lead"):
        page = signed_in(role).get(f"/members/links/{link.reference}/")
        assert page.status_code == 200
        assert "corner house" not in page.content.decode()


def first(name, state):
    return next(each.reference for each in requests_for(somebody(name)) if each.state == state and not each.told_in)


@pytest.mark.django_db
def test_each_page_opens_to_its_readers_and_is_not_there_for_others(demonstration, signed_in):
    told, waiting = first("danny.rudge", "told"), first("danny.rudge", "asked")
    pages = {
        f"{HOME}{told}/": {PCSO: 200, MANAGER: 200, LIAISON: 200, "Councillor": 404},
        f"{HOME}{told}/told/1/": {PCSO: 200, MANAGER: 200, LIAISON: 200, "Councillor": 404},
        f"{HOME}{told}/told/2/": {PCSO: 404},
        f"{HOME}{told}/receipts/1/": {PCSO: 200, MANAGER: 200, "Councillor": 404},
        f"{HOME}{told}/put-right/": {MANAGER: 200, PCSO: 403},
        f"{HOME}{waiting}/answer/": {MANAGER: 200, PCSO: 403, LIAISON: 403, "Councillor": 404},
        f"{HOME}{waiting}/refuse/": {MANAGER: 200, PCSO: 403},
        f"{HOME}{waiting}/told/1/": {MANAGER: 404, PCSO: 404},
        f"{HOME}ask/": {PCSO: 200, "Councillor": 403},
    }
    print(f"{sum(map(len, pages.values()))} looks")
    for path, looks in pages.items():
        for role, status in looks.items():
            assert signed_in(role).get(path).status_code == status, (path, role)


@pytest.mark.django_db
def test_who_oversees_reads_how_quickly_requests_are_answered(demonstration, signed_in):
    measures = reverse("show-request-measures")
    assert measures in signed_in(LIAISON).get(HOME).content.decode()
    page = signed_in(LIAISON).get(measures).content.decode()
    assert "Too few are due for anything to be shown." in page, "one emergency is too few"
    assert measures not in signed_in(MANAGER).get(HOME).content.decode()


@pytest.mark.django_db
def test_what_is_told_in_an_emergency_is_recorded_and_reviewed_through_pages(demonstration, signed_in):
    teller, liaison, by = signed_in(PCSO), signed_in(LIAISON), somebody("danny.rudge")
    said = {
        "recipient": str(body(by, "Mereshire Fire and Rescue Service")), "recipient_kind": "fire",
        "holder_kind": "police", "purpose": "protect_life", "life": "yes", "risk": "yes", "able": "no",
        "endangers": "no", "subject": "adult", "about": "Above the ropeworks", "names": "Where they are now",
        "record_class": "C3", "sensitivity": "personal", "patient": "no", "regime": "part_3",
    }  # fmt: skip
    home = teller.post(f"{HOME}emergency/", said)["Location"]
    assert "within 24 hours" in teller.get(home).content.decode()
    assert "Above the ropeworks" in teller.get(f"{home}record/").content.decode()
    when, until = now().astimezone(ZoneInfo("Europe/London")), today() + timedelta(days=30)
    record = {
        "field-1": "On the second floor", "spoken_with": "Watch manager", "clock": f"{when:%H:%M}",
        "day-day": when.day, "day-month": when.month, "day-year": when.year,
        "necessity": "The crew was on its way and had to know where in the building.",
        "proportionality": "The number of the house would have sent them to the wrong stair.",
        "destroy_by-day": until.day, "destroy_by-month": until.month, "destroy_by-year": until.year,
    }  # fmt: skip
    assert teller.post(f"{home}record/", {**record, "clock": "25"}).status_code == 422
    assert teller.post(f"{home}record/", record)["Location"] == home
    assert "On the second floor" in teller.get(f"{home}told/1/").content.decode()
    assert teller.get(f"{home}review/").status_code == 403
    review = {"finding": "justified", "words": "The call log bears it out, and no more was told than they needed."}
    assert liaison.post(f"{home}review/", review)["Location"] == home
    assert "bears it out" in teller.get(home).content.decode()


@pytest.mark.django_db
def test_what_was_told_is_on_no_page_but_its_own(demonstration, signed_in):
    told = first("danny.rudge", "told")
    own, words = f"{HOME}{told}/told/1/", "Orla Quarrinder"
    assert words in signed_in(PCSO).get(own).content.decode()
    for path in (HOME, f"{HOME}{told}/", f"{HOME}{told}/receipts/1/", "/members/", "/members/sharing/"):
        for role in (PCSO, MANAGER, LIAISON):
            page = signed_in(role).get(path).content.decode()
            assert words not in page
            assert "wardens met on Tuesday" not in page


@pytest.mark.django_db
def test_it_is_asked_and_answered_through_pages(demonstration, signed_in):
    asker, manager = signed_in(PCSO), signed_in(MANAGER)
    (path,) = set(re.findall(rf'href="({HOME}ask/[^"]+)"', asker.get(f"{HOME}ask/").content.decode()))
    assert "Give the case, or say it in words" in asker.post(path, {**FORM, "about": ""}).content.decode()
    assert "Give it as desk.Table.id" in asker.post(path, {**FORM, "case": "12"}).content.decode()
    there = asker.post(path, FORM)["Location"]
    assert "corner house" in manager.get(f"{there}answer/").content.decode()
    wrong = manager.post(f"{there}answer/", {"field-1": "", "field-2": "x"})
    assert (wrong.status_code, "Choose: would it put anybody" in wrong.content.decode()) == (422, True)
    sent = manager.post(f"{there}answer/", {"field-1": "By the mill", "field-2": "", "endangers": "no"})
    assert sent["Location"] == there
    assert "By the mill" in asker.get(f"{there}told/1/").content.decode()
    assert asker.post(f"{there}received/").status_code == 303
    assert "Received: Danny" in asker.get(there).content.decode()
    decision = re.findall(r'href="(/members/sharing/decisions/[^"]+)"', asker.get(there).content.decode())[0]
    assert "it comes out the same" in asker.get(decision).content.decode()
    fixed = manager.post(f"{there}put-right/", {"field-1": "By the weir"})
    assert fixed["Location"] == there
    assert "By the weir" in asker.get(f"{there}told/2/").content.decode()
    assert asker.get(f"{there}told/1/").status_code == 409
    assert asker.post(f"{there}destroyed/", {"sent": "yes"}).status_code == 303
    assert asker.get(f"{there}told/2/").status_code == 409


QUESTIONS = (
    ("purpose", {"purpose": "antisocial_behaviour", "case_open": "not known"}),
    ("subject", {"subject": "adult", "role": "", "at_risk": "no", "about": "Somebody in a green coat", "case": ""}),
    ("fields", {"name": "Shouting reported", "record_class": "C3", "sensitivity": "criminal", "patient": "no",
                "why": "To respond to it", "more": "no"}),
    ("without", {"enough": "no", "one_case": "yes", "consent": "not_asked_risk"}),
    ("why", {"why": "Two shops closed early this week, and a wrong door would do harm."}),
)  # fmt: skip


@pytest.mark.django_db
def test_six_questions_are_answered_checked_and_sent_and_two_people_answer(demonstration, signed_in):
    asker, manager, chair = signed_in(PCSO), signed_in(MANAGER), signed_in("Chair")
    by = somebody("danny.rudge")
    whom = {"holder": str(body(by, "Netherwick Council")), "holder_kind": "district_council"}
    step = asker.post(f"{HOME}new/", {**whom, "recipient_kind": "police", "urgency": "24h"})["Location"]
    home = step.removesuffix("questions/purpose/")
    assert "5 of six questions have no answer yet" in asker.get(f"{home}check/").content.decode()
    for question, said in QUESTIONS:
        assert step == f"{home}questions/{question}/"
        assert asker.post(step, {}).status_code in (200, 422)
        step = asker.post(step, said)["Location"]
    assert step == f"{home}check/"
    check = asker.get(step).content.decode()
    assert "Somebody in a green coat" in check
    assert "You decide on these" in check
    for question, said in QUESTIONS:
        page = asker.get(f"{home}questions/{question}/").content.decode()
        assert question == "fields" or all(each in page for each in said.values() if each)
    assert manager.get(home).status_code == 404
    assert asker.post(step, {"sent": "yes"})["Location"] == home
    assert asker.get(step).status_code == 404
    said = {
        "field-1": "On four evenings", "endangers": "no", "regime": "part_2", "side": "neither",
        "necessity": "They visit this week and have to know at which door it was.",
        "proportionality": "A count alone would not tell the doors apart, so less does not do.",
        "destroy_by-day": "1", "destroy_by-month": "3", "destroy_by-year": "2099", "conditions": "Not passed on",
    }  # fmt: skip
    assert "Why they need: Shouting reported" in manager.get(f"{home}answer/").content.decode()
    assert manager.post(f"{home}answer/", said)["Location"] == home
    assert manager.get(f"{home}approve/").status_code == 403
    page = chair.get(f"{home}approve/").content.decode()
    assert "On four evenings" in page
    assert "at which door it was" in page
    assert chair.post(f"{home}approve/", {}).status_code == 200
    assert chair.post(f"{home}approve/", {"decision": "approve"})["Location"] == home
    told = asker.get(f"{home}told/1/").content.decode()
    assert "On four evenings" in told
    assert "at which door it was" not in told
