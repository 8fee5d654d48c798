"""What must be so before one column of one row is read: each fact by itself, with the reason that is told."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from wardmote.errors import Missing
from wardmote.foundation.access.conditions import NEVER, holds
from wardmote.foundation.access.deciding import Asked, checks, decide
from wardmote.foundation.access.standing import Leave, Standing, together
from wardmote.foundation.access.viewer import Tenant, Viewer

HERE, THERE = (Tenant(uuid4(), slug, slug, made_up=True) for slug in ("here", "there"))
OWN, OTHER = uuid4(), uuid4()
TABLE, KIND = ("river", "Person"), ("river", "Case")
CASE, ELSEWHERE, ROW = (*KIND, uuid4()), (*KIND, uuid4()), (*TABLE, uuid4())
ASKED = Asked("C3", "name", TABLE, KIND, "antisocial_behaviour", date(2026, 11, 27))
ANN = Viewer("member", HERE, uuid4(), "Ann", roles=("asb_officer",), organisation=OWN)
STANDS = Standing(frozenset({"information-sharing"}), on=frozenset({CASE}), clear=frozenset({CASE}))
MINE = {"id": ROW[2], "partnership": HERE.id, "case": CASE[2], "holder": OWN}
THEIRS = {**MINE, "holder": OTHER}


def leave(of=CASE, field="name", purpose="antisocial_behaviour"):
    return Leave(of, frozenset({field}), purpose)


def granted(*leaves):
    return replace(STANDS, leaves=leaves)


def test_with_every_fact_it_is_read():
    assert decide(ANN, STANDS, ASKED, MINE).reasons == ()


@pytest.mark.parametrize(
    ("viewer", "stands", "asked", "row", "why"),
    [
        (ANN, STANDS, ASKED, {**MINE, "partnership": THERE.id}, "another partnership"),
        (replace(ANN, kind="system"), STANDS, ASKED, MINE, "members only"),
        (replace(ANN, member_id=None), STANDS, ASKED, MINE, "members only"),
        (replace(ANN, roles=()), STANDS, ASKED, MINE, "Your role does not read class C3."),
        (replace(ANN, roles=("liaison_officer",)), STANDS, ASKED, MINE, "It tells you audit and no more."),
        (ANN, STANDS, replace(ASKED, purpose="marac"), MINE, "purpose you chose"),
        (ANN, STANDS, replace(ASKED, purpose=""), MINE, "purpose you chose"),
        (ANN, replace(STANDS, trainings=frozenset()), ASKED, MINE, "does not count: information-sharing"),
        (ANN, replace(STANDS, on=frozenset({ELSEWHERE})), ASKED, MINE, "not on this case"),
        (ANN, replace(STANDS, clear=frozenset()), ASKED, MINE, "no conflict of interest"),
        (ANN, replace(STANDS, conflicted=frozenset({CASE})), ASKED, MINE, "no conflict of interest"),
        (ANN, STANDS, ASKED, THEIRS, "another agency's"),
        (ANN, STANDS, ASKED, {**MINE, "holder": None}, "another agency's"),
        (replace(ANN, organisation=None), STANDS, ASKED, {**MINE, "holder": None}, "another agency's"),
        (ANN, granted(leave(of=ELSEWHERE)), ASKED, THEIRS, "another agency's"),
        (ANN, granted(leave(field="told")), ASKED, THEIRS, "another agency's"),
        (ANN, granted(leave(purpose="marac")), ASKED, THEIRS, "another agency's"),
        (ANN, granted(leave(of=("river", "Note", ROW[2]))), ASKED, THEIRS, "another agency's"),
    ],
)
def test_one_missing_fact_is_a_no_and_says_which(viewer, stands, asked, row, why):
    (reason,) = decide(viewer, stands, asked, row).reasons
    assert why in reason


def test_a_refusal_tells_every_reason_in_whole_sentences_and_each_check_has_its_name():
    """To whoever has nothing that it takes, of a case of domestic abuse that is another agency's."""
    nobody = replace(ANN, kind="system", roles=("councillor",))
    found = checks(nobody, Standing(), replace(ASKED, record_class="C5"))
    assert [(each.name, each.why) for each in found if not holds(each.must, {**THEIRS, "partnership": THERE.id})] == [
        ("partnership", "It belongs to another partnership."),
        ("kind", "It is read by members only."),
        ("role", "Your role does not read class C5. It tells you counts and no more."),
        ("purpose", "Class C5 is not read for the purpose you chose."),
        ("training", "Training that you need does not count: domestic-abuse, information-sharing."),
        ("case", "You are not on this case."),
        ("conflict", "It is not recorded that you have no conflict of interest in this case."),
        ("grant", "It is another agency's, and no grant opens it to you for this purpose."),
    ]
    (role,) = (each for each in checks(replace(ANN, roles=()), STANDS, ASKED) if each.name == "role")
    assert role.why == "Your role does not read class C3."


@pytest.mark.parametrize(
    ("viewer", "asked", "told"),
    [
        (
            replace(ANN, kind="public"),
            replace(ASKED, record_class="C1"),
            ("kind", "Class C1 is not open to the public."),
        ),
        (ANN, replace(ASKED, day=date(2026, 3, 31)), ("role", "Nobody reads class C3: no rule of that day opens it.")),
    ],
)
def test_a_class_that_does_not_open_says_which(viewer, asked, told):
    (found,) = (each for each in checks(viewer, STANDS, asked) if not holds(each.must, MINE))
    assert (found.name, found.why) == told
    assert found.must == NEVER


@pytest.mark.parametrize("of", [CASE, ROW])
def test_a_grant_opens_what_another_agency_told(of):
    assert decide(ANN, granted(leave(of=of)), ASKED, THEIRS)


def test_broken_glass_stands_in_for_case_and_grant_and_for_nothing_else():
    broken = replace(STANDS, on=frozenset(), broken=frozenset({(CASE, ASKED.purpose)}))
    assert decide(ANN, broken, ASKED, THEIRS)
    assert not decide(ANN, broken, ASKED, {**THEIRS, "case": ELSEWHERE[2]})
    for short in (
        replace(broken, broken=frozenset({(CASE, "marac")})),
        replace(broken, trainings=frozenset()),
        replace(broken, clear=frozenset()),
        replace(broken, conflicted=frozenset({CASE})),
    ):
        assert not decide(ANN, short, ASKED, THEIRS)
    partner = replace(ANN, roles=("case_partner",))
    child = replace(ASKED, record_class="C4")
    trained = replace(broken, trainings=frozenset({"information-sharing", "safeguarding-children"}))
    assert decide(ANN, trained, child, THEIRS)
    assert not decide(partner, trained, child, THEIRS), "A role that may not break the glass of a class did."


def test_what_opens_by_two_opens_to_their_role_once_both_said_so_and_by_nothing_else():
    co_ordinator = replace(ANN, roles=("marac_coordinator",))
    asked = replace(ASKED, record_class="C6", purpose="marac")
    trained = replace(STANDS, trainings=frozenset({"information-sharing", "domestic-abuse"}), on=frozenset())
    one = frozenset({(CASE, "marac")})
    agreed = replace(trained, broken=one, agreed=one)
    for row in (MINE, THEIRS):
        assert decide(co_ordinator, agreed, asked, row)
    for who, short in (
        (co_ordinator, replace(agreed, agreed=frozenset())),
        (co_ordinator, replace(agreed, agreed=frozenset(), on=frozenset({CASE}), leaves=(leave(purpose="marac"),))),
        (co_ordinator, replace(agreed, agreed=frozenset({(CASE, "safeguard_child")}))),
        (co_ordinator, replace(agreed, agreed=frozenset({(ELSEWHERE, "marac")}))),
        (co_ordinator, replace(agreed, trainings=frozenset({"information-sharing"}))),
        (co_ordinator, replace(agreed, clear=frozenset())),
        (co_ordinator, replace(agreed, conflicted=frozenset({CASE}))),
        (replace(ANN, roles=("da_coordinator",)), agreed),
        (replace(ANN, roles=("idva",)), agreed),
    ):
        assert not decide(who, short, asked, MINE), (who.roles, short)
    assert "You are not on this case." in decide(co_ordinator, replace(agreed, agreed=frozenset()), asked, MINE).reasons
    assert decide(replace(ANN, roles=("idva",)), replace(trained, on=frozenset({CASE})), asked, MINE), "as before"


def test_nothing_is_read_before_its_rule_begins_and_no_class_without_one():
    assert decide(ANN, STANDS, replace(ASKED, day=date(2026, 4, 1)), MINE)
    assert not decide(ANN, STANDS, replace(ASKED, day=date(2026, 3, 31)), MINE)
    assert not decide(ANN, STANDS, replace(ASKED, record_class="C9"), MINE)
    with pytest.raises(Missing):
        decide(ANN, STANDS, replace(ASKED, record_class="C10"), MINE)


def test_what_several_tell_is_put_together_and_a_conflict_told_by_one_counts():
    glass = frozenset({(CASE, "marac")})
    told = together([STANDS, Standing(conflicted=frozenset({CASE})), Standing(leaves=(leave(),), agreed=glass)])
    assert told.agreed == glass
    assert (told.on, told.clear, told.conflicted, told.leaves) == (
        STANDS.on,
        STANDS.clear,
        frozenset({CASE}),
        (leave(),),
    )
    assert not decide(ANN, told, ASKED, MINE)
