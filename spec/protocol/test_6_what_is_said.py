"""Protocol / What is said of a refusal

Whole sentences, as an information-governance lead approved them: no gateway for what is told, a stop that holds, a stop
of which something is not said. The oracle is the table.
"""

import pytest
from spec.protocol.asking import answer, case

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
