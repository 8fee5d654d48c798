"""Every look at a page that is not public is one row; so is every refusal; a public page leaves none."""

from types import SimpleNamespace
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import DatabaseError

from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.access.visits import visits
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.audit import looking
from wardmote.foundation.audit.models import AuditRow


def looks():
    """The looks at pages, which have an address; the demonstration was made before and looked at none."""
    return list(AuditRow.objects.filter(what__in=["read", "refused", "exported"]).exclude(address="").order_by("id"))


def test_a_members_page_leaves_one_row(signed_in):
    client = signed_in("CSP manager")
    assert client.get("/members/").status_code == 200
    (row,) = looks()
    assert (row.what, row.address, row.viewer, row.record) == ("read", "members", "member", "")
    assert row.member in {person.member_id for person in people()}


def test_a_public_page_leaves_none_whoever_reads_it(signed_in, anybody):
    for client in (signed_in("CSP manager"), anybody):
        assert client.get("/example/plan/").status_code == 200
    assert not looks()


def test_a_refusal_is_recorded_of_a_member_and_not_of_a_stranger(signed_in, anybody):
    closed = next(visit for visit in visits() if visit.rule.kind == "roles" and "councillor" not in visit.rule.roles)
    assert anybody.get(closed.href).status_code == 403
    assert not looks()
    assert signed_in("Councillor").get(closed.href).status_code == 403
    (row,) = looks()
    assert (row.what, row.address) == ("refused", closed.name)


def test_an_address_that_is_not_there_leaves_none(signed_in):
    assert signed_in("CSP manager").get("/there-is-no-such-page/").status_code == 404
    assert not looks()


def test_what_is_hidden_or_never_was_leaves_a_refusal_alike(signed_in):
    """Whoever tries ids is seen to: the answer is that there is nothing, and the row has what was tried."""
    tried = "00000000-0000-4000-8000-000000000001"
    assert signed_in("Councillor").get(f"/members/register/{tried}/marac/").status_code == 404
    (row,) = looks()
    assert (row.what, row.address, row.ids.split()) == ("refused", "show-person", [tried, "marac"])


def test_what_a_search_asked_for_is_not_kept(signed_in):
    signed_in("CSP manager").get("/members/?q=4+Mill+Lane")
    assert "Mill" not in repr(list(AuditRow.objects.values_list()))


def test_if_the_look_cannot_be_recorded_nothing_is_shown(signed_in, monkeypatch):
    client = signed_in("CSP manager")

    def cannot(**given):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(looking, "record_read", cannot)
    answer = client.get("/members/")
    assert answer.status_code == 500
    assert "Sorry, this page has a fault" in answer.content.decode()


def test_a_view_says_which_records_it_shows(rf, signed_in):
    request = rf.get("/")
    looking.shown(request, ("plan", "Aim", ["a1", "a2"]))
    looking.shown(request, ("plan", "Plan", "p1"))
    assert request.records_shown == (("plan", "Aim", ["a1", "a2"]), ("plan", "Plan", "p1"))


def test_the_row_of_a_look_has_the_fields_that_were_shown(rf, db):
    request = rf.get("/")
    request.resolver_match = SimpleNamespace(view_name="show-person", kwargs={"person": "p1"})
    looking.shown(request, ("people", "Person", "p1"), basis="marac by search", fields=("name", "born"))
    looking.shown(request, ("people", "Person", "p2"), fields=("name",))
    by = Viewer("member", Tenant(UUID(int=70), "a", "A", made_up=True), member_id=UUID(int=8))
    looking.record_look(request, by, "read")
    (row,) = looks()
    assert (row.ids, row.fields, row.basis, row.commitments) == ("p1 p2", "name born", "marac by search", "")


def test_signing_in_and_out_is_recorded(demonstration, anybody):
    person = people()[0]
    anybody.post("/sign-in/demonstration/", {"person": person.reference})
    anybody.post("/sign-out/")
    rows = AuditRow.objects.filter(what__in=["signed in", "signed out"]).order_by("id")
    assert [(row.what, row.table, row.record, row.member) for row in rows] == [
        (what, "agencies.Member", str(person.member_id), person.member_id) for what in ("signed in", "signed out")
    ]


def test_somebody_whose_account_was_closed_meanwhile_signs_out(signed_in):
    client = signed_in("Councillor")
    get_user_model().objects.update(is_active=False)
    client.post("/sign-out/")
    assert not client.cookies["wardmote_session"].value
