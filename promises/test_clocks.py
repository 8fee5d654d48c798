"""Every clock that a desk says runs has a rule, a page, a title that names nobody, and a key of its own."""

from collections import Counter

from promises.walk import NIGHTLY
from wardmote import clocks
from wardmote.desks.places.api import tenants
from wardmote.foundation import desks
from wardmote.foundation.access import the_system
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.calendars.running import NEUTRAL
from wardmote.foundation.calendars.wall import running
from wardmote.foundation.references import ALPHABET

OPENED = len(ROLES) if NIGHTLY else 4


def every_clock():
    return [clock for tenant in tenants() for clock in running(the_system("a promise", tenant))]


def test_every_clock_runs_by_a_rule_there_is(demonstration):
    found = every_clock()
    used = {clock.rule for clock in found}
    print(f"{len(found)} clocks by {len(used)} rules, told by {len(desks.declared('clocks'))} desks")
    assert len(found) >= 10
    known = {rule.id for rule in clocks.rules()}
    assert used <= known


def test_no_two_clocks_have_one_key(demonstration):
    keys = [clock.key for clock in every_clock()]
    print(f"{len(keys)} keys")
    assert len(set(keys)) == len(keys)


def test_a_neutral_title_names_no_record_and_nobody(demonstration):
    """What a feed may say outside this site: no reference, no member's name, and a title of the desk's own."""
    found = every_clock()
    names = {person.name for person in people()}
    print(f"{len({clock.neutral for clock in found})} titles")
    for clock in found:
        assert clock.neutral
        assert clock.neutral != NEUTRAL, f"Give “{clock.what}” a neutral title."
        assert not any(name in clock.neutral for name in names), clock.neutral
        assert not any(len(word) == 11 and set(word) <= {*ALPHABET, "-"} for word in clock.neutral.split()), (
            clock.neutral
        )


def test_every_clock_leads_to_its_record_for_whoever_may_see_it(demonstration, signed_in):
    """A member of any role who sees a clock may open what it is about; by day each page is opened by a few."""
    opened = Counter()
    for role in ROLES:
        client = signed_in(role.title)
        viewer = desks.the_one("viewer_of")(next(p.member_id for p in people() if role.title in p.roles))
        for page in sorted({clock.href.partition("#")[0] for clock in running(viewer)}):
            if opened[page] < OPENED:
                opened[page] += 1
                assert client.get(page).status_code == 200, f"{page} to {role.title}"
    print(f"{len(opened)} pages")
