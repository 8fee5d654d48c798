"""Every address is under a declared rule, a stranger is refused by GET and POST, and reading changes nothing."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import get_resolver

from wardmote.foundation import desks
from wardmote.foundation.access.addresses import every_address, rule_of
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.access.visits import visits
from wardmote.foundation.accounts.demonstration import people
from wardmote.project.answering import MAY_BE_ABSENT

pytestmark = [pytest.mark.long, pytest.mark.alike]


def read_by_get():
    return [visit for visit in visits() if not visit.sends and visit.name not in MAY_BE_ABSENT]


def test_every_address_is_under_a_declared_rule():
    found = list(every_address(get_resolver().url_patterns))
    print(f"{len(found)} addresses")
    assert len(found) > 20
    bare = [route for route, pattern in found if rule_of(pattern.callback) is None]
    assert not bare, f"Declare these with foundation.access.address, not path: {bare}"


def test_every_address_has_a_name_of_its_own():
    names = [pattern.name for _, pattern in every_address(get_resolver().url_patterns)]
    print(f"{len(names)} names")
    assert all(names)
    assert len(set(names)) == len(names)


def test_every_address_is_in_lower_case_with_hyphens():
    routes = [route for route, _ in every_address(get_resolver().url_patterns)]
    print(f"{len(routes)} addresses")
    assert not [route for route in routes if "_" in route or route != route.lower()]


def test_an_address_without_a_rule_opens_for_nobody(rf):
    from django.core.exceptions import PermissionDenied

    from wardmote.foundation.access.guard import GuardMiddleware

    guard = GuardMiddleware(lambda request: None)
    with pytest.raises(PermissionDenied):
        guard.process_view(rf.get("/"), lambda request: None, (), {})


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head", "options"])
def test_a_stranger_is_refused_what_is_not_public(demonstration, anybody, method):
    closed = [visit for visit in visits() if visit.rule is None or visit.rule.kind not in ("public", "entrance")]
    print(f"{len(closed)} addresses by {method.upper()}")
    assert len(closed) >= 5
    for visit in closed:
        answer = getattr(anybody, method)(visit.href)
        assert answer.status_code == 403, f"{visit.href} answers {answer.status_code} to a stranger's {method}"
        if method == "get":
            assert "Sign in first" in answer.content.decode()


def test_a_stranger_may_read_what_is_public(demonstration, anybody):
    opened = [visit for visit in read_by_get() if visit.rule.kind == "public"]
    print(f"{len(opened)} addresses")
    for visit in opened:
        assert anybody.get(visit.href).status_code == 200, visit.href


def test_a_page_on_the_way_in_opens_or_leads_back_to_signing_in(demonstration, anybody):
    """Nothing to go on with, nothing shown: each is a form, or the way to the first one."""
    found = [visit for visit in read_by_get() if visit.rule.kind == "entrance"]
    print(f"{len(found)} addresses")
    assert len(found) >= 5
    for visit in found:
        answer = anybody.get(visit.href)
        assert answer.status_code == 200 or answer.headers["Location"] == "/sign-in/", visit.href


def test_each_role_opens_its_own_pages_and_is_refused_the_others_in_words(demonstration, signed_in):
    closed = [visit for visit in visits() if visit.rule.kind == "roles"]
    print(f"{len(closed)} addresses for {len(ROLES)} roles")
    for role in ROLES:
        client = signed_in(role.title)
        assert client.get("/members/").status_code == 200, f"{role.title} has no first page"
        own = [visit for visit in closed if role.slug in visit.rule.roles]
        for visit in closed:
            answer = client.get(visit.href)
            if visit in own:
                wanted = 405 if visit.sends else 200
                assert answer.status_code == wanted, f"{visit.href} to {role.title}"
            else:
                assert answer.status_code == 403, f"{visit.href} to {role.title}"
                said = answer.content.decode()
                assert "This page is for this role" in said
                assert "What you can do instead" in said


def test_every_navigation_entry_leads_somewhere_its_reader_may_open(demonstration, signed_in):
    rules = {visit.name: visit.rule for visit in visits()}
    entries = [entry for desk in desks.every() for entry in (*desk.member_nav, *desk.public_nav, *desk.footer_nav)]
    print(f"{len(entries)} entries")
    for entry in entries:
        rule = rules[entry.address]
        assert rule.kind != "roles" or set(entry.roles) == set(rule.roles), entry.title


@pytest.mark.parametrize("who", ["anybody", "CSP manager", "Partnership analyst", "Councillor"])
def test_reading_a_page_changes_nothing(demonstration, anybody, signed_in, who):
    client = anybody if who == "anybody" else signed_in(who)
    before = _every_row()
    for visit in read_by_get():
        client.get(visit.href)
    print(f"{len(read_by_get())} addresses, {len(before)} tables")
    assert _every_row() == before


def _every_row() -> dict[str, list]:
    """Every row of every table, apart from sessions, which are how a reader is known, and the record of the look."""
    tables = [model for model in apps.get_models() if model._meta.app_label not in ("sessions", "audit")]
    return {model._meta.label: sorted(map(repr, model._default_manager.values_list())) for model in tables}


def test_every_page_carries_its_headers(demonstration, anybody, signed_in):
    wanted = {
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "geolocation=()",
    }
    found = read_by_get()
    print(f"{len(found)} addresses")
    manager = signed_in("CSP manager")
    for visit in found:
        for client in (anybody, manager):
            answer = client.get(visit.href)
            missing = [name for name, part in wanted.items() if part not in answer.headers.get(name, "")]
            assert not missing, f"{visit.href} lacks {missing}"
    assert "no-store" in manager.get("/members/").headers["Cache-Control"]


def test_no_public_page_sets_a_cookie(demonstration, anybody):
    opened = [visit for visit in read_by_get() if visit.rule.kind == "public"]
    print(f"{len(opened)} addresses")
    for visit in opened:
        assert not anybody.get(visit.href).cookies, visit.href


def test_one_partnership_is_not_shown_anothers(demonstration, anybody):
    """An assessment, figure or file of one partnership is not there under another's name."""
    crossed = 0
    for visit in visits():
        if "/assessments/A-" in visit.href:
            crossed += 1
            other = visit.href.replace("/example/", "/chorley-south-ribble/")
            assert other != visit.href
            assert anybody.get(other).status_code == 404, other
    print(f"{crossed} addresses")
    assert crossed >= 4


def test_the_demonstrations_door_is_shut_elsewhere(demonstration):
    """From another machine, by another name, or passed on: refused in words. Nobody is signed in."""
    person = people()[0].reference
    for changed in (
        {"REMOTE_ADDR": "10.1.2.3"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
    ):
        client = Client(HTTP_HOST="localhost", **changed)
        answer = client.post("/sign-in/demonstration/", {"person": person})
        assert answer.status_code == 403
        assert client.get("/members/").status_code == 403


@pytest.mark.django_db
def test_no_demonstration_no_door(anybody):
    answer = anybody.post("/sign-in/demonstration/", {"person": "M-0000-0000"})
    assert answer.status_code == 403
    assert "only for a demonstration" in answer.content.decode()
    assert "This is a demonstration" not in anybody.get("/sign-in/").content.decode()


def test_signing_in_and_out(demonstration, anybody):
    person = people()[0]
    landed = anybody.post("/sign-in/demonstration/", {"person": person.reference}, follow=True)
    said = landed.content.decode()
    for words in (person.name, person.agency, person.role, "Strategic assessment", "SHA-256", "Sign out"):
        assert words in said, words
    assert anybody.post("/sign-out/").status_code == 302
    assert anybody.get("/members/").status_code == 403


def test_a_closed_account_opens_nothing(demonstration, signed_in):
    client = signed_in("Councillor")
    get_user_model().objects.update(is_active=False)
    assert client.get("/members/").status_code == 403
