"""Protocol / Silence is refusal

Properties over random requests, and what follows from them. The oracle is the rule itself: what nobody said, nobody
confirmed or nobody signed never makes a yes, and a stop beats everything.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from spec.protocol.asking import DAY, GOOD, RECIPIENT, answer, asked, at_random, case, every_line

from wardmote import protocol
from wardmote.errors import Invalid

RANDOM = range(20_000, 21_000)


def test_taking_any_fact_away_never_makes_a_share():
    tried = shares = 0
    for seed in RANDOM:
        told = at_random(seed)
        before = answer(told).answer
        shares += before == protocol.SHARE
        for fact in GOOD:
            if told[fact] is None:
                continue
            tried += 1
            after = answer({**told, fact: None}).answer
            assert after != protocol.SHARE or before == protocol.SHARE, (fact, told)
    print(f"{tried:,} facts taken away, from {shares} shares and {len(RANDOM) - shares} others")
    assert shares > 100


def test_every_fact_that_a_share_rests_on_turns_it_when_taken_away():
    """Of the plainest share: without each of these facts the answer is no share, whatever is known besides."""
    rests_on = {
        fact for fact in GOOD if GOOD[fact] is not None and answer(case(**{fact: None})).answer != protocol.SHARE
    }
    assert rests_on == {
        "holder", "recipient", "purpose", "record_class", "sensitivity", "patient", "subject", "urgency", "regime",
        "necessary", "proportionate", "depersonalised_enough", "would_endanger", "about_one_case",
    }  # fmt: skip


def test_a_stop_beats_everything():
    """Whatever else a request says, it is refused once everything that a stop names is so."""
    held = protocol.rulebook().on(DAY)
    tried = 0
    for stop in held.stops:
        for seed in RANDOM[:150]:
            told = at_random(seed)
            told |= {fact: values[seed % len(values)] for fact, values in stop.when.items()}
            told["day"] = DAY
            found = answer(told)
            tried += 1
            assert found.answer == protocol.REFUSE, (stop.id, told)
            assert any(stop.title in reason for reason in found.reasons), (stop.id, found.reasons)
    print(f"{len(held.stops)} stops, {tried:,} requests")


def test_what_is_shipped_shares_nothing_until_somebody_confirms_it():
    """No entry of the repository names a reviewer it does not have."""
    for seed in RANDOM:
        told = {**at_random(seed), "confirmed": frozenset()}
        found = answer(told)
        assert found.answer != protocol.SHARE or found.route is None
    held = protocol.rulebook().on(DAY)
    assert not [each.id for each in (*held.gateways, *held.conditions) if each.is_confirmed]


def test_each_part_of_a_route_is_confirmed():
    good = case(sensitivity="special")
    route = answer(good).route
    assert answer(good).answer == protocol.SHARE
    for part in route.parts:
        others = [each for each in every_line() if each[:4] in (part.id[:4], "SCH1")] if part.id[:4] == "SCH1" else []
        found = answer({**good, "confirmed": every_line() - {part.id, *others}})
        assert found.answer == protocol.ASK, part.id


def test_a_review_holds_while_the_entry_says_what_was_reviewed():
    told = asked(case())
    spoilt = tuple(replace(each, fingerprint="of another wording") for each in told.reviews)
    assert replace(told, reviews=spoilt).decided(protocol.rulebook()).answer == protocol.ASK


def test_a_review_of_tomorrow_confirms_nothing_today():
    told = asked(case())
    later = tuple(replace(each, on=DAY + timedelta(1)) for each in told.reviews)
    assert replace(told, reviews=later).decided(protocol.rulebook()).answer == protocol.ASK


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"tier": 1}, "states principles only"),
        ({"state": "suspended"}, "is not in force (suspended)"),
        ({"state": "withdrawn"}, "is not in force (withdrawn)"),
        ({"purposes": frozenset({"mappa"})}, "is for other purposes"),
        ({"fields": frozenset({"another"})}, "does not name this field"),
        ({"version": "3"}, "has no standing signature of The holder to version 3"),
    ],
)
def test_an_agreement_that_does_not_cover_a_field_leaves_it_to_a_person(change, because):
    told = asked(case())
    found = replace(told, agreements=(replace(told.agreements[0], **change),)).decided(protocol.rulebook())
    assert found.answer == protocol.ASK
    assert found.fields[0].reasons == (f"The agreement ISA {because}: without one a person decides.",)


@pytest.mark.parametrize("tier", [2, 3])
def test_an_agreement_for_a_purpose_and_a_procedure_under_one_cover_it(tier):
    told = asked(case())
    found = replace(told, agreements=(replace(told.agreements[0], tier=tier),)).decided(protocol.rulebook())
    assert found.answer == protocol.SHARE


def test_what_nobody_has_confirmed_is_named():
    power, task = answer({**case(), "confirmed": frozenset()}).reasons
    title = "Power to tell a relevant authority, Crime and Disorder Act"
    citation = "Crime and Disorder Act 1998, section 115"
    assert power == f"Nobody has confirmed “{title}” ({citation})."
    title, citation = "A public task", "UK GDPR, Article 6(1)(e); Data Protection Act 2018, section 8"
    assert task == f"Nobody has confirmed “{title}” ({citation})."


@pytest.mark.parametrize("stands", [False, None])
def test_a_withdrawn_signature_ends_it_at_once(stands):
    told = asked(case())
    signed = tuple(
        replace(each, stands=stands) if each.organisation == RECIPIENT else each
        for each in told.agreements[0].signatures
    )
    found = replace(told, agreements=(replace(told.agreements[0], signatures=signed),)).decided(protocol.rulebook())
    assert found.answer == protocol.ASK


def test_one_agreement_among_several_is_enough():
    told = asked(case())
    other = replace(told.agreements[0], id="Another", purposes=frozenset({"mappa"}))
    found = replace(told, agreements=(other, *told.agreements)).decided(protocol.rulebook())
    assert (found.answer, found.fields[0].agreement) == (protocol.SHARE, "ISA, version 2")


def test_fields_are_answered_each_by_itself():
    told = asked(case())
    fields = (
        told.request.fields[0],
        protocol.Field("not in the agreement", "C3", "personal", False),
        protocol.Field("intelligence", "C9", "personal", False),
    )
    found = replace(told, request=replace(told.request, fields=fields)).decided(protocol.rulebook())
    assert [each.answer for each in found.fields] == [protocol.SHARE, protocol.ASK, protocol.REFUSE]
    assert found.answer == protocol.DIFFERS
    assert found.answered(protocol.SHARE) == ("field",)


def test_an_adult_who_agrees_is_named_to_the_competent_authority():
    named = case(
        holder="district_council",
        recipient="competent_authority",
        purpose="modern_slavery_notification",
        consent="given",
        agreement=False,
    )
    assert (answer(named).answer, answer(named).gateway) == (protocol.SHARE, "MSA.52.NAMED")


def test_an_emergency_says_by_when_it_is_written_down():
    """24 hours are local practice; the moment is the request's own."""
    told = asked(
        case(recipient="ambulance", purpose="protect_life", urgency="emergency_1h", life_at_risk=True, agreement=False)
    )
    found = told.decided(protocol.rulebook())
    assert found.answer == protocol.SHARE
    assert found.record_by == told.request.at + timedelta(hours=24)
    assert "within 24 hours" in found.advice[-1]
    unconfirmed = replace(told, reviews=()).decided(protocol.rulebook())
    assert unconfirmed.answer == protocol.ASK
    assert "999" in unconfirmed.advice[0]
    assert asked(case()).decided(protocol.rulebook()).record_by is None


@pytest.mark.parametrize(
    ("fact", "value"), [("holder", "wizard"), ("recipient", "wizard"), ("purpose", "fun"), ("urgency", "soon")]
)
def test_a_word_that_the_protocol_does_not_know_is_no_request(fact, value):
    with pytest.raises(Invalid, match=value):
        answer(case(**{fact: value}))


def test_a_value_that_no_fact_has_is_no_yes():
    """Whatever slips past the reader of JSON: only the values that the data list will do."""
    for fact in ("necessary", "proportionate", "about_one_case"):
        assert answer(case(**{fact: "yes"})).answer == protocol.REFUSE
    assert answer(case(regime="part_4")).answer == protocol.REFUSE
    assert answer(case(subject="nobody")).answer == protocol.REFUSE


def test_where_no_agreement_is_waited_for_none_is_named():
    found = answer(case(purpose="asb_case_review"))
    assert (found.answer, found.agreement) == (protocol.SHARE, "")
