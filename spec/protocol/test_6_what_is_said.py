"""Protocol / What is said of a refusal

Whole sentences, as an information-governance lead approved them: no gateway for what is told, a stop that holds, a stop
of which something is not said. The oracle is the table.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from spec.protocol.asking import DAY, answer, asked, case

from wardmote import protocol
from wardmote.errors import Invalid

NO_GATEWAY = "No gateway in force lets a district council tell a police force {} for the quarterly sets of section 17A."
SETS = (
    "The quarterly sets hold nothing personal (Crime and Disorder Act 1998, section 17A; SI 2007/1831, regulation 1). "
    "Send the set without what tells who it is about."
)


@pytest.mark.parametrize(
    ("sensitivity", "what"),
    [
        ("personal", "what tells of somebody"),
        ("special", "special category data"),
        ("criminal", "criminal offence data"),
        ("deceased", "what tells of somebody who has died"),
    ],
)
def test_what_no_gateway_carries(sensitivity, what):
    found = answer(case(purpose="prescribed_sets", sensitivity=sensitivity))
    assert found.reasons == (SETS, NO_GATEWAY.format(what))


def test_two_between_whom_there_is_no_gateway():
    found = answer(case(recipient="voluntary", purpose="strategic_analysis"))
    (said,) = found.reasons
    assert said == (
        "No gateway in force lets a district council tell a voluntary body anything for working out what crime and "
        "disorder there is."
    )


def test_a_stop_of_which_two_things_are_not_said():
    found = answer(case(record_class=None, recipient_side=None))
    assert (
        "“Nobody who works with the perpetrator is told a safe contact or address” may stop this: it is not said which "
        "record class the field is of and whose side the recipient works on."
    ) in found.reasons


POLICE = {"holder": "police", "recipient": "district_council"}
NO_AGENT = {**POLICE, "recipient": "voluntary", "acting_for": "district_council", "purpose": "strategic_analysis"}
ANYTHING = NO_GATEWAY.replace("the quarterly sets of section 17A", "working a case of antisocial behaviour")
NOT_OF_PATIENTS = "“{}” does not by itself carry patient information."
S115 = "Power to tell a relevant authority, Crime and Disorder Act"


@pytest.mark.parametrize(
    ("but", "reasons"),
    [
        ({"agreement": False}, ("No agreement is known: without one a person decides.",)),
        ({"sensitivity": None}, ("It is not said how sensitive the field is.",)),
        (
            {"sensitivity": "odd"},
            (ANYTHING.format("anything"),),
        ),
        (
            {"regime": "part_9"},
            (
                "The part of data protection law that is named is not known.",
                "Data protection law has no condition under which this holder may tell it so.",
            ),
        ),
        (
            {**POLICE, "regime": "part_3", "purpose": "strategic_analysis", "sensitivity": "personal"},
            ("The purpose is not law enforcement, so the UK GDPR applies (part_2).",),
        ),
        (
            {**POLICE, "purpose": "prevent_crime", "urgency": None},
            (
                "It is not said how soon this is needed.",
                "A competent authority does this as law enforcement (part_3): a person says why not.",
            ),
        ),
        (
            {"recipient": "voluntary", "acting_for": "police", "acting_shown": None},
            ("It is not shown that the recipient acts on the other body's behalf.",),
        ),
        ({**NO_AGENT, "acting_shown": False}, ("The recipient does not act on the other body's behalf.",)),
        ({"purpose": "channel"}, ("“Channel panels” is always weighed by a person.",)),
        (
            {"patient": True},
            (NOT_OF_PATIENTS.format(S115),),
        ),
    ],
)
def test_what_is_asked_and_refused(but, reasons):
    found = answer(case(**but))
    assert set(reasons) <= set(found.reasons)
    assert found.answer != protocol.SHARE
    if but == {"agreement": False} or but == {"sensitivity": None}:
        assert (found.answer, found.agreement, found.reasons) == (protocol.ASK, "", reasons)


def test_the_duty_refuses_patient_information_for_itself_as_well():
    found = answer(case(holder="police", recipient="fire", purpose="serious_violence", patient=True))
    assert found.answer == protocol.REFUSE
    assert found.reasons[1:] == (NOT_OF_PATIENTS.format("Serious Violence Duty"),)


def test_what_is_public_already():
    found = answer(case(record_class="C0", sensitivity="depersonalised"))
    assert found == protocol.FieldAnswer("field", protocol.SHARE, ("It is public already.",))


def test_another_days_protocol_and_a_moment_without_a_zone():
    request = asked(case()).request
    with pytest.raises(Invalid) as refused:
        protocol.decide(request, protocol.rulebook().on(DAY - timedelta(1)))
    assert refused.value.sentence == "The protocol of 2026-11-26 was asked about 2026-11-27."
    assert refused.value.instead == "Take that day's."
    with pytest.raises(Invalid) as refused:
        replace(request, at=datetime(2026, 11, 27))  # noqa: DTZ001  # it has no zone, which is what is tried
    assert refused.value.sentence == "“at” has no time zone."
    assert refused.value.instead == "Write it with one, such as 2026-11-27T09:30:00+00:00."
