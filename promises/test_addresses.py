"""Every address is under a declared rule; a stranger is refused; every look is recorded and changes nothing."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client, override_settings
from django.urls import get_resolver

from promises.walk import STRANGER, Walk, walk
from wardmote.foundation import desks
from wardmote.foundation.access.addresses import every_address, rule_of
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.access.visits import visits
from wardmote.foundation.accounts.demonstration import people
from wardmote.project.tests.made_once import settings_of
from wardmote.project.tests.snapshots import put_back

pytestmark = [pytest.mark.long, pytest.mark.alike]

#: Kinds of rules that let a stranger in.
OPEN = ("public", "entrance")
FORM = re.compile(r"<form[^>]*method=\"post\".*?</form>", re.DOTALL)
#: What is typed rather than chosen in one click.
TYPED = re.compile(r"<textarea|<input[^>]*type=\"(?:text|email|number|tel|search|url)\"")
#: Forms whose typing is not kept, each with the reason.
NOT_KEPT = {
    "confirm-identity": "a code is good for half a minute, and is nobody's to keep",
    "account-app": "a code is good for half a minute, and is nobody's to keep",
    "search": "nobody is told later what somebody looked for, and it takes a moment to type again",
    "answer-sharing-request": "what is told of somebody lies nowhere before it is told",
    "complete-record": "what was told of somebody lies nowhere before it is written down",
    "correct-told": "what is told of somebody lies nowhere before it is told",
    "correct-told-in-meeting": "what is told of somebody lies nowhere before it is told",
    "share-about-case": "what was told of somebody lies nowhere before it is written down",
    **dict.fromkeys(
        (
            *("receive-access", "correct-access", "add-words-held", "decide-held", "review-access"),
            *("send-back-access", "refuse-access", "open-part-again"),
        ),
        "who asks what is held about them, and what that is, lies nowhere in a draft",
    ),
    **dict.fromkeys(
        (
            "look-up",
            "correct-name",
            "correct-born",
            "add-alias",
            "say-same",
            "undo-same",
            "protect-person",
            "end-protection",
            "answer-match",
            "add-marker",
            "ask-involvement",
            "look-up-address",
            "mark-address",
            "say-visited",
            "ask-letter",
            "link-to-case",
            "say-contact",
            "ask-for-address",
        ),
        "it is about a person, and of records above class C1 nothing lies about that was not said",
    ),
    "account-passkey": "it asks for one name, and the browser's answer with it is good for once",
}


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


@pytest.fixture(scope="module")
def walked(demonstration_made, django_db_blocker) -> Walk:
    """One walk to every address as everybody; what it wrote is taken back."""
    folder, rows = demonstration_made
    with django_db_blocker.unblock(), override_settings(**settings_of(folder)), transaction.atomic():
        put_back(rows)
        done = walk()
        transaction.set_rollback(True)
    print(f"{len(done.looks)} looks at {len({look.visit.name for look in done.looks})} addresses")
    assert len({look.visit.name for look in done.looks}) > 100
    return done


def test_a_stranger_is_refused_what_is_not_public(walked):
    closed = [look for look in walked.by(STRANGER) if look.visit.rule.kind not in OPEN]
    assert len(closed) >= 5
    for look in closed:
        assert look.status == 403, f"{look.visit.href} answers {look.status} to a stranger"
        assert "Sign in first" in look.words


@pytest.mark.parametrize("method", ["post", "put", "delete", "head", "options"])
def test_a_stranger_is_refused_by_every_other_method(demonstration, anybody, method):
    closed = [visit for visit in visits() if visit.rule is None or visit.rule.kind not in OPEN]
    print(f"{len(closed)} addresses by {method.upper()}")
    assert len(closed) >= 5
    for visit in closed:
        answer = getattr(anybody, method)(visit.href)
        assert answer.status_code == 403, f"{visit.href} answers {answer.status_code} to a stranger's {method}"


def test_a_stranger_may_read_what_is_public(walked):
    opened = [look for look in walked.by(STRANGER) if look.visit.rule.kind == "public"]
    assert len(opened) >= 5
    for look in opened:
        assert look.status == 200, look.visit.href


def test_a_page_on_the_way_in_opens_or_leads_back_to_signing_in(walked):
    """Nothing to go on with, nothing shown: each is a form, or the way to the first one."""
    found = [look for look in walked.by(STRANGER) if look.visit.rule.kind == "entrance"]
    assert len(found) >= 5
    for look in found:
        assert look.status == 200 or look.headers["Location"] == "/sign-in/", look.visit.href


def test_each_role_opens_its_own_pages_and_is_refused_the_others_in_words(walked):
    for role in ROLES:
        closed = [look for look in walked.by(role.title) if look.visit.rule.kind == "roles"]
        assert len(closed) >= 5
        for look in closed:
            if role.slug in look.visit.rule.roles:
                wanted = 405 if look.visit.sends else 200
                assert look.status == wanted, f"{look.visit.href} to {role.title}"
            else:
                assert look.status == 403, f"{look.visit.href} to {role.title}"
                assert "This page is for this role" in look.words
                assert "What you can do instead" in look.words


def test_each_role_has_a_first_page(demonstration, signed_in):
    for role in ROLES:
        assert signed_in(role.title).get("/members/").status_code == 200, f"{role.title} has no first page"


def test_every_navigation_entry_leads_somewhere_its_reader_may_open(demonstration):
    rules = {visit.name: visit.rule for visit in visits()}
    entries = [entry for desk in desks.every() for entry in (*desk.member_nav, *desk.public_nav, *desk.footer_nav)]
    print(f"{len(entries)} entries")
    for entry in entries:
        rule = rules[entry.address]
        assert rule.kind != "roles" or set(entry.roles) == set(rule.roles), entry.title


def test_reading_a_page_changes_nothing(walked):
    assert not walked.changed, f"Reading changed rows of {walked.changed}"


def test_every_members_look_leaves_a_row(walked):
    looks = [look for look in walked.by(*(role.title for role in ROLES)) if look.visit.rule.kind != "public"]
    print(f"{len(looks)} looks by members")
    assert len(looks) > 500
    for look in looks:
        seen = look.status in (200, 206, 403, 404, 409, 422)
        wanted = (look.visit.name,) if seen else ()
        assert look.rows == wanted, f"{look.visit.href} to {look.reader} answered {look.status}, and left {look.rows}"


def test_every_page_carries_its_headers(walked, demonstration, signed_in):
    wanted = {
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "geolocation=()",
    }
    for look in walked.looks:
        missing = [name for name, part in wanted.items() if part not in look.headers.get(name, "")]
        assert not missing, f"{look.visit.href} lacks {missing}"
    assert "no-store" in signed_in("CSP manager").get("/members/").headers["Cache-Control"]


def test_only_what_is_for_everybody_may_be_kept_by_a_cache(walked):
    for look in walked.looks:
        if look.visit.rule.kind != "public" or look.visit.holds != "C0":
            assert "no-store" in look.headers.get("Cache-Control", ""), look.visit.href


def test_every_answer_says_what_it_is_and_in_which_letters(walked):
    for look in walked.looks:
        kind = look.headers.get("Content-Type", "")
        assert kind or look.status in (204, 301, 302, 303, 304), look.visit.href
        assert not kind.startswith("text/") or "charset=utf-8" in kind, f"{look.visit.href} is {kind}"


def test_no_form_is_taken_from_another_site_but_the_one_whose_secret_is_in_its_address():
    found = [(pattern.name, pattern.callback) for _, pattern in every_address(get_resolver().url_patterns)]
    print(f"{len(found)} addresses")
    assert [name for name, view in found if getattr(view, "csrf_exempt", False)] == ["answer-by-link"]
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE


def test_no_public_page_sets_a_cookie(walked):
    opened = [look for look in walked.by(STRANGER) if look.visit.rule.kind == "public"]
    assert len(opened) >= 5
    assert not [look.visit.href for look in opened if look.sets_a_cookie]


def test_every_form_that_is_typed_into_keeps_what_was_typed(walked):
    pages = [look for look in walked.looks if look.visit.rule.kind not in OPEN and look.status == 200]
    typed = [(look, form) for look in pages for form in FORM.findall(look.words) if TYPED.search(form)]
    kept = {look.visit.name for look, form in typed if 'name="ticket"' in form}
    lost = {look.visit.name for look, form in typed if 'name="ticket"' not in form} - set(NOT_KEPT)
    print(f"{len(kept)} pages keep what is typed into them")
    assert len(kept) >= 5
    assert not lost, f"Show these with form_page, or put hidden_fields in them: {sorted(lost)}"


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
