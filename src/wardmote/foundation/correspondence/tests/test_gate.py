"""May it leave? A table of class, reader, way and answer; and what guards may and may not do to the answer."""

from uuid import uuid4

import pytest

from wardmote.errors import Missing, Refused
from wardmote.foundation.access import Tenant, Viewer, the_mailbox, the_public, the_system
from wardmote.foundation.correspondence import WAYS, Leaving, Opinion, Reader, check_may_leave, may_leave
from wardmote.foundation.correspondence.gate import decide

HERE = Tenant(uuid4(), "here", "Here", made_up=True)
THERE = Tenant(uuid4(), "there", "There", made_up=True)
MEMBER = Viewer("member", HERE, uuid4(), "Ann", "Council", ("analyst",), ("Partnership analyst",))
STRANGER = Viewer("member", THERE, uuid4(), "Bo", "Council", ("csp_manager",), ("CSP manager",))

READERS = {
    "the public": Reader.of(the_public(HERE)),
    "nobody in particular": Reader.of(None),
    "a member": Reader.of(MEMBER),
    "a member of another partnership": Reader.of(STRANGER),
    "a mailbox": Reader.of(the_mailbox("Fire", HERE)),
    "a mailbox of another partnership": Reader.of(the_mailbox("Fire", THERE)),
    "a job": Reader.of(the_system("a job", HERE)),
}
#: Oracle: domain words. C0 is anybody's; C1 is of the partnership; nothing else leaves yet.
MAY = {
    "C0": set(READERS),
    "C1": {"a member", "a mailbox", "a job"},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("record_class", [f"C{n}" for n in range(10)])
@pytest.mark.parametrize("who", READERS)
def test_who_may_be_sent_what(who, record_class, way):
    decision = may_leave(by=MEMBER, way=way, reader=READERS[who], record_class=record_class)
    assert bool(decision) is (who in MAY.get(record_class, set()))
    assert decision.why.endswith(".")
    assert decision or decision.instead


def test_a_refusal_is_in_words():
    with pytest.raises(Refused) as refused:
        check_may_leave(by=MEMBER, way="mail", reader=Reader.of(MEMBER), record_class="C5")
    assert "C5 (Domestic abuse)" in refused.value.sentence
    assert "mail" in refused.value.sentence


def test_a_way_out_nobody_knows_is_refused():
    assert not may_leave(by=MEMBER, way="fax", reader=Reader.of(MEMBER), record_class="C0")


def test_a_class_nobody_knows_is_missing():
    with pytest.raises(Missing, match="C10"):
        may_leave(by=MEMBER, way="page", reader=Reader.of(MEMBER), record_class="C10")


def test_nothing_of_the_partnership_leaves_by_nobody():
    assert not may_leave(by=None, way="page", reader=Reader.of(MEMBER), record_class="C1")
    assert may_leave(by=None, way="page", reader=Reader.of(None), record_class="C0")


YES, NO = Opinion(True, "Yes."), Opinion(False, "Because of a safe contact.", "Ring them.")
QUESTION = Leaving(MEMBER, "mail", Reader.of(MEMBER), "C1")


@pytest.mark.parametrize(
    ("said", "passes"),
    [
        ((), False),
        ((None,), False),
        ((None, None), False),
        ((YES,), True),
        ((None, YES), True),
        ((YES, NO), False),
        ((NO, YES), False),
        ((NO, None), False),
    ],
)
def test_one_refusal_refuses_and_somebody_must_pass_it(said, passes):
    decision = decide(QUESTION, tuple(lambda leaving, opinion=opinion: opinion for opinion in said))
    assert decision.passes is passes
    assert decision.why
    if NO in said:
        assert (decision.why, decision.instead) == ("Because of a safe contact.", "Ring them.")
