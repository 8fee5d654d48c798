"""A merger, a new name and a change of part are data entry; older days read as they were; a pack undoes nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.agencies.models import Organisation
from wardmote.desks.agencies.queries import lacking_for, names_on, organisation_for
from wardmote.desks.agencies.views.organisations import CAPACITY, END, NAME, NEW
from wardmote.desks.places.api import tenants
from wardmote.errors import Invalid, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer, the_system
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.changes.verbs import approve, propose
from wardmote.foundation.now import now, today
from wardmote.project.loading import load_partnership
from wardmote.reports.packs import load_pack


def viewer(role: str) -> Viewer:
    person = next(each for each in people() if role in each.roles)
    return desks.the_one("viewer_of")(person.member_id)


@pytest.fixture
def administrator(demonstration) -> Viewer:
    return viewer("Administrator")


@pytest.fixture
def chair(demonstration) -> Viewer:
    return viewer("Chair")


def named(by, name):
    return next(each for each in organisations_for(by) if each.name == name)


def change(by, kind, subject, said, starts=None):
    return propose(
        by=by, kind=kind, subject=subject, said=said, starts=starts or today(), because="It is so.", at=now()
    )


def test_two_forces_merge_and_every_old_day_reads_right(administrator, chair):
    old = named(administrator, "Mereshire Constabulary")
    last = today() - timedelta(days=1)
    change(administrator, NEW, "", {
        "name": "North Coast Police", "sector": "police", "areas": ["netherwick", "saltmere"],
        "kind": "participating", "limb": "",
    })  # fmt: skip
    new = named(administrator, "North Coast Police")
    change(administrator, CAPACITY, new.reference, {"areas": ["netherwick", "saltmere"], "kind": "none", "limb": ""})
    reference = change(administrator, END, old.reference, {"on": last.isoformat(), "successors": [new.reference]})
    assert named(administrator, "Mereshire Constabulary").ends is None, "It waits for a second person."
    approve(by=chair, reference=reference, because="", at=now())
    now_is = {each.name: each for each in organisations_for(administrator)}
    assert now_is["Mereshire Constabulary"].ends == last
    assert (now_is["North Coast Police"].kind, now_is["North Coast Police"].limb) == ("responsible", "b")
    assert lacking_for(administrator, today()) == lacking_for(administrator, last) == ()
    before = {each.name: each for each in organisations_for(administrator, last)}
    assert before["Mereshire Constabulary"].kind == "responsible"
    whole = organisation_for(administrator, old.reference)
    assert [each.name for each in whole.successors] == ["North Coast Police"]
    assert [each.name for each in organisation_for(administrator, new.reference).predecessors] == [
        "Mereshire Constabulary"
    ]


def test_a_trust_is_renamed_and_older_days_have_its_old_name(administrator):
    body = named(administrator, "Lantern Recovery")
    on = today() - timedelta(days=30)
    change(administrator, NAME, body.reference, {"name": "Beacon Recovery", "on": on.isoformat()})
    names = [names_on(administrator, [body.id], day)[body.id] for day in (on - timedelta(days=1), on, today())]
    assert names == ["Lantern Recovery", "Beacon Recovery", "Beacon Recovery"]
    assert named(administrator, "Beacon Recovery").reference == body.reference


def test_a_name_from_a_day_to_come_is_not_shown_before_it(administrator):
    body = named(administrator, "Netherwick Council")
    on = today() + timedelta(days=30)
    change(administrator, NAME, body.reference, {"name": "Netherwick Unitary Council", "on": on.isoformat()})
    assert named(administrator, "Netherwick Council").reference == body.reference
    assert viewer("CSP manager").agency == "Netherwick Council"
    assert names_on(administrator, [body.id], on) == {body.id: "Netherwick Unitary Council"}


def test_a_district_and_a_county_become_one_unitary_council(administrator, chair):
    district, county = (named(administrator, name) for name in ("Netherwick Council", "Mereshire County Council"))
    said = {"areas": ["netherwick"], "kind": "none", "limb": ""}
    approve(by=chair, reference=change(administrator, CAPACITY, county.reference, said), because="", at=now())
    assert [limb.slug for _, limb in lacking_for(administrator, today())] == ["a-county"]
    said = {"areas": ["netherwick"], "kind": "responsible", "limb": "a-unitary"}
    approve(by=chair, reference=change(administrator, CAPACITY, district.reference, said), because="", at=now())
    assert lacking_for(administrator, today()) == ()


def test_an_area_that_lacks_a_limb_says_so_on_every_members_page(administrator, chair, signed_in, anybody):
    fire = named(administrator, "Mereshire Fire and Rescue Service")
    client = signed_in("Councillor")
    assert "limb (d)" not in client.get("/members/").content.decode()
    said = {"areas": ["saltmere"], "kind": "none", "limb": ""}
    approve(by=chair, reference=change(administrator, CAPACITY, fire.reference, said), because="", at=now())
    for path in ("/members/", "/members/agencies/"):
        words = client.get(path).content.decode()
        assert "Saltmere has no responsible authority on limb (d)" in words
        assert "(unconfirmed)" in words
    assert "limb (d)" not in anybody.get("/example/").content.decode()


def test_a_pack_loaded_again_undoes_nothing_that_was_edited(administrator, chair):
    body = named(administrator, "Lantern Recovery")
    fire = named(administrator, "Mereshire Fire and Rescue Service")
    change(administrator, NAME, body.reference, {"name": "Beacon Recovery", "on": today().isoformat()})
    said = {"areas": ["saltmere"], "kind": "none", "limb": ""}
    approve(by=chair, reference=change(administrator, CAPACITY, fire.reference, said), because="", at=now())
    before = organisations_for(administrator), lacking_for(administrator, today())
    load_partnership(load_pack("example"), at=now())
    assert (organisations_for(administrator), lacking_for(administrator, today())) == before


def test_each_partnership_sees_its_own_and_a_shared_body_is_one(administrator):
    other = the_system("a test", next(each for each in tenants() if not each.made_up))
    ours, theirs = ({each.id for each in organisations_for(by)} for by in (administrator, other))
    assert ours
    assert theirs
    assert not ours & theirs
    force = named(other, "Lancashire Constabulary")
    change(administrator, NEW, "", {
        "name": "lancashire constabulary", "sector": "police", "areas": ["netherwick"], "kind": "observer", "limb": "",
    })  # fmt: skip
    assert named(administrator, "Lancashire Constabulary").id == force.id
    assert Organisation.objects.filter(name__iexact="Lancashire Constabulary").count() == 1
    assert named(other, "Lancashire Constabulary").kind == "responsible"


@pytest.mark.parametrize(
    ("kind", "said", "why"),
    [
        (NEW, {"name": "Haven Line", "sector": "x", "areas": ["saltmere"], "kind": "other", "limb": ""}, "already"),
        (NEW, {"name": "New", "sector": "x", "areas": [], "kind": "other", "limb": ""}, "No area"),
        (NEW, {"name": "New", "sector": "x", "areas": ["elsewhere"], "kind": "other", "limb": ""}, "No area"),
        (NEW, {"name": "New", "sector": "x", "areas": ["saltmere"], "kind": "responsible", "limb": ""}, "limb"),
        (NAME, {"name": "Quayside Youth", "on": "2026-01-01"}, "Another organisation is called"),
        (END, {"on": "2026-01-01", "successors": ["O-0000-0000"]}, "no organisation of the partnership"),
    ],
)
def test_what_cannot_be_is_refused_in_words(administrator, kind, said, why):
    subject = "" if kind == NEW else named(administrator, "Haven Line").reference
    with pytest.raises(Invalid, match=why):
        change(administrator, kind, subject, said)


def test_a_body_that_has_ended_does_not_end_again(administrator):
    body = named(administrator, "Haven Line")
    said = {"on": date(2026, 1, 1).isoformat(), "successors": []}
    change(administrator, END, body.reference, said)
    with pytest.raises(Invalid, match="ended already"):
        change(administrator, END, body.reference, said)


@pytest.mark.parametrize("role", ["Councillor", "Partnership analyst", "Agency lead"])
def test_who_may_not_edit_is_refused(administrator, role):
    body = named(administrator, "Haven Line")
    with pytest.raises(Refused):
        change(viewer(role), NAME, body.reference, {"name": "Other", "on": today().isoformat()})
    with pytest.raises(Refused):
        change(replace(administrator, roles=()), NAME, body.reference, {"name": "Other", "on": today().isoformat()})
