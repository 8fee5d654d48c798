"""The law of sharing counts once two people recorded that somebody named checked it, as long as it says the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from wardmote.desks.sharing import week
from wardmote.desks.sharing.models import EntryReview
from wardmote.desks.sharing.presenters import entries
from wardmote.desks.sharing.presenters import law as presenters
from wardmote.desks.sharing.queries import law as queries
from wardmote.desks.sharing.rules import law as rules
from wardmote.desks.sharing.tests.given import confirmed, proposed
from wardmote.desks.sharing.verbs import law as verbs
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.changes import verbs as changes
from wardmote.foundation.notices.models import Notice
from wardmote.foundation.now import now, today
from wardmote.protocol import ASK, SHARE, Agreement, Body, Field, Request, Signature, decide, rulebook

GATEWAY = "CJA.325"
STANDS = [
    # confirmed, waits, lapsed, how it stands
    (True, False, False, "confirmed"),
    (True, True, True, "confirmed"),
    (False, True, True, "to be approved"),
    (False, False, True, "lapsed"),
    (False, False, False, "unconfirmed"),
]


@pytest.mark.parametrize(("confirmed_", "waits", "lapsed", "stands"), STANDS)
def test_how_an_entry_stands(confirmed_, waits, lapsed, stands):
    assert rules.state_of(confirmed=confirmed_, waits=waits, lapsed=lapsed) == stands


def test_every_entry_has_an_address_and_words_of_its_own():
    held = rulebook().on(date(2026, 11, 27))
    every = [*held.gateways, *held.conditions, *held.stops]
    addresses = [rules.in_address(each.id) for each in every]
    assert len(set(addresses)) == len(every) > 40
    for each in every:
        facts = dict(entries.facts_of(each, held))
        assert facts["Written in"] == each.citation
        assert all(isinstance(words, str) and words for words in facts.values()), each.id


def test_a_reviewer_reads_who_may_tell_whom_what_and_on_what_terms():
    held = rulebook().on(date(2026, 11, 27))
    section_16 = dict(entries.facts_of(next(each for each in held.gateways if each.id == "PCSCA.16"), held))
    assert "a police force" in section_16["Who may tell"].lower()
    assert section_16["Patient information"] == "It does not carry patient information"
    stop = dict(entries.facts_of(next(each for each in held.stops if each.id == "SV.PATIENT"), held))
    assert stop["Holds where: whether the field is patient information"] == "Yes"
    basis = dict(entries.facts_of(next(each for each in held.conditions if each.id == "6.1.F"), held))
    assert basis["Judgement"] == "A person always weighs it"


def state(viewer, entry=GATEWAY):
    return queries.entry_for(viewer, entry, today()).state


@pytest.mark.django_db
def test_two_people_confirm_an_entry_and_nobody_approves_their_own(liaison, chair):
    assert state(liaison) == "unconfirmed"
    reference = proposed(liaison, GATEWAY)
    assert state(liaison) == "to be approved"
    with pytest.raises(Refused, match="You proposed this"):
        changes.approve(by=liaison, reference=reference, because="", at=now())
    changes.approve(by=chair, reference=reference, because="", at=now())
    found = queries.entry_for(liaison, "cja-325", today())
    assert (found.state, found.entry.reviewed_by) == ("confirmed", "Ann Reed, Solicitor")
    row = EntryReview.objects.get(entry=GATEWAY)
    assert (row.proposer_id, row.made_by) == (liaison.member_id, chair.name)
    told = AuditRow.objects.get(table="sharing.EntryReview", record=str(row.pk))
    assert (told.what, told.fields) == ("confirmed", "entry fingerprint day")


@pytest.mark.django_db
def test_who_may_not_confirm_is_refused(officer, liaison, chair):
    with pytest.raises(Refused, match="may be changed by this role"):
        proposed(officer, GATEWAY)
    confirmed(liaison, chair, GATEWAY)
    with pytest.raises(Refused, match="withdrawn by this role"):
        verbs.withdraw_confirmation(entry=GATEWAY, because="It is wrong", by=officer, at=now())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reviewer": " "}, "somebody named"),
        ({"position": ""}, "somebody named"),
        ({"day": (date(2100, 1, 1)).isoformat()}, "a day to come"),
        ({"fingerprint": "0" * 16}, "something else than what was checked"),
    ],
)
def test_what_is_no_check_is_refused(liaison, changed, says):
    with pytest.raises(Invalid, match=says):
        proposed(liaison, GATEWAY, **changed)


@pytest.mark.django_db
def test_what_changed_meanwhile_is_not_approved_unseen(liaison, chair, monkeypatch):
    reference = proposed(liaison, GATEWAY)
    monkeypatch.setattr(queries, "fingerprint", lambda *_: "another")
    with pytest.raises(Invalid, match="something else"):
        changes.approve(by=chair, reference=reference, because="", at=now())
    assert not EntryReview.objects.filter(entry=GATEWAY).exists()


@pytest.mark.django_db
def test_a_confirmation_lapses_when_the_entry_says_something_else(liaison, chair):
    confirmed(liaison, chair, GATEWAY)
    EntryReview.objects.filter(entry=GATEWAY).update(fingerprint="what it said then")
    found = queries.entry_for(liaison, GATEWAY, today())
    assert (found.state, found.reviews[0].holds) == ("lapsed", False)
    (card,) = presenters.card_of(liaison)
    assert (card.part, card.links[0].text) == ("due", "MAPPA")
    confirmed(chair, liaison, GATEWAY)
    assert state(liaison) == "confirmed"


@pytest.mark.django_db
def test_one_person_withdraws_a_confirmation_and_who_asked_for_it_is_told(liaison, chair, manager):
    confirmed(liaison, chair, GATEWAY)
    with pytest.raises(Invalid, match="No reason"):
        verbs.withdraw_confirmation(entry=GATEWAY, because=" ", by=manager, at=now())
    verbs.withdraw_confirmation(entry=GATEWAY, because="Section 325A came later", by=manager, at=now())
    found = queries.entry_for(liaison, GATEWAY, today())
    assert (found.state, found.reviews[0].withdrawn_by) == ("unconfirmed", manager.name)
    assert Notice.objects.filter(member=liaison.member_id, words__contains="“MAPPA”").exists()
    told = [each.words for each in week.changed(liaison, now() - timedelta(minutes=5))]
    assert told[0] == f"{manager.name} withdrew a confirmation of the law of sharing: CJA.325"
    assert not [each for each in week.changed(manager, now() - timedelta(minutes=5)) if "withdrew" in each.words]
    with pytest.raises(NotNow, match="Nobody has confirmed"):
        verbs.withdraw_confirmation(entry=GATEWAY, because="Again", by=manager, at=now())


@pytest.mark.django_db
def test_another_partnership_confirms_for_itself(liaison, chair):
    confirmed(liaison, chair, GATEWAY)
    elsewhere = replace(liaison, tenant=replace(liaison.tenant, id=chair.member_id))
    assert queries.reviews_in_force(elsewhere) == ()
    assert state(elsewhere) == "unconfirmed"


@pytest.mark.django_db
def test_the_gate_asks_a_person_until_the_law_is_confirmed_and_again_once_it_is_withdrawn(liaison, chair):
    parties = ("Mereshire Constabulary", "Probation in Mereshire")
    agreement = Agreement(
        "MAPPA",
        2,
        "1",
        "in force",
        frozenset({"mappa"}),
        frozenset({"surname"}),
        tuple(Signature(each, "1", True) for each in parties),
    )
    request = Request(
        Body(parties[0], "police"), Body(parties[1], "probation"), (Field("surname", "C3", "personal", False),), now(),
        purpose="mappa", subject="adult", urgency="5wd", regime="part_3", role="court_proved", necessary=True,
        proportionate=True, depersonalised_enough=False, would_endanger=False, about_one_case=True, case_open=True,
    )  # fmt: skip

    def answer():
        return decide(request, queries.protocol_for(liaison, request.day), (agreement,)).answer

    assert answer() == ASK
    confirmed(liaison, chair, GATEWAY)
    assert answer() == SHARE
    verbs.withdraw_confirmation(entry=GATEWAY, because="Checked against the wrong Act", by=chair, at=now())
    assert answer() == ASK


@pytest.mark.django_db
def test_an_entry_that_is_not_there_is_missing(liaison):
    with pytest.raises(Missing):
        queries.entry_for(liaison, "cda-999", today())


@pytest.mark.django_db
def test_the_law_is_taken_away_whole(liaison):
    found = queries.law_for(liaison, today())
    told = presenters.table_of(found, queries.protocol_for(liaison, today()))
    assert len(told.rows) == len(found)
    assert any("Who may tell" in str(cell) for cell in told.rows[0])
