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


def test_a_refusal_says_who_can_and_what_to_do():
    with pytest.raises(Refused) as refused:
        check_may_open(for_roles("csp_manager"), ANALYST)
    assert "CSP manager" in refused.value.sentence
    assert "Partnership analyst" in refused.value.sentence
    assert refused.value.instead


def test_a_rule_names_only_roles_there_are():
    with pytest.raises(Missing):
        for_roles("wizard")
