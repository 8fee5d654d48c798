"""Who may open what: a table of rule, viewer and answer. With no rule the answer is no."""

from uuid import uuid4

import pytest

from wardmote.errors import Missing, Refused
from wardmote.foundation.access import (
    MEMBERS,
    PUBLIC,
    Tenant,
    Viewer,
    check_may_open,
    for_roles,
    the_public,
    the_system,
)

TENANT = Tenant(uuid4(), "anywhere", "Anywhere", made_up=True)
ANALYST = Viewer("member", TENANT, uuid4(), "Ann", "Council", ("analyst",), ("Partnership analyst",))
BOTH = Viewer(
    "member", TENANT, uuid4(), "Bo", "Council", ("analyst", "csp_manager"), ("Partnership analyst", "CSP manager")
)
NOTHING = Viewer("member", TENANT, uuid4(), "Cy", "Council")
ANYBODY = the_public(TENANT)
JOB = the_system("a job", TENANT)

CASES = [
    (PUBLIC, None, True),
    (PUBLIC, ANYBODY, True),
    (PUBLIC, ANALYST, True),
    (MEMBERS, None, False),
    (MEMBERS, ANYBODY, False),
    (MEMBERS, JOB, False),
    (MEMBERS, NOTHING, True),
    (MEMBERS, ANALYST, True),
    (for_roles("csp_manager"), None, False),
    (for_roles("csp_manager"), ANYBODY, False),
    (for_roles("csp_manager"), JOB, False),
    (for_roles("csp_manager"), NOTHING, False),
    (for_roles("csp_manager"), ANALYST, False),
    (for_roles("csp_manager"), BOTH, True),
    (for_roles("csp_manager", "analyst"), ANALYST, True),
    (None, None, False),
    (None, ANYBODY, False),
    (None, BOTH, False),
]


@pytest.mark.parametrize(("rule", "viewer", "may"), CASES)
def test_who_may_open_what(rule, viewer, may):
    if may:
        check_may_open(rule, viewer)
    else:
        with pytest.raises(Refused):
            check_may_open(rule, viewer)


@pytest.mark.parametrize(
    ("rule", "viewer", "sentence", "instead"),
    [
        (
            None,
            ANALYST,
            "Nobody may open this page, because it has no rule that says who can.",
            "Tell whoever runs this site: the fault is ours.",
        ),
        (
            MEMBERS,
            ANYBODY,
            "This page is for members of the partnership who have signed in.",
            "Sign in first.",
        ),
        (
            for_roles("csp_manager", "chair"),
            ANALYST,
            "This page is for this role: CSP manager or Chair. You are signed in as Ann (Partnership analyst).",
            "Ask a colleague with that role, or ask your CSP manager for it if your work needs it.",
        ),
        (
            for_roles("chair"),
            NOTHING,
            "This page is for this role: Chair. You are signed in as Cy (no role).",
            "Ask a colleague with that role, or ask your CSP manager for it if your work needs it.",
        ),
    ],
)
def test_a_refusal_says_who_can_and_what_to_do(rule, viewer, sentence, instead):
    with pytest.raises(Refused) as refused:
        check_may_open(rule, viewer)
    assert (refused.value.sentence, refused.value.instead) == (sentence, instead)


def test_a_rule_names_only_roles_there_are():
    with pytest.raises(Missing) as missing:
        for_roles("wizard")
    assert missing.value.sentence == "There is no role called wizard."
    assert missing.value.instead.startswith("Use one of csp_manager, chair, analyst, community_safety_officer, ")
    assert missing.value.instead.endswith(", councillor, administrator.")
