"""The doors a request goes through, one by one: the machine's own, an address and its rule, the guard, the headers."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from wardmote.errors import Missing, Refused
from wardmote.foundation.access import ENTRANCE, MEMBERS, PUBLIC, Tenant, Viewer, for_roles, headers, the_mailbox
from wardmote.foundation.access import frame as frames
from wardmote.foundation.access import visits as visiting
from wardmote.foundation.access.addresses import address, every_address, rule_of
from wardmote.foundation.access.guard import GuardMiddleware
from wardmote.foundation.access.machine import check_is_this_machine, is_loopback
from wardmote.foundation.access.viewer import the_public, the_system
from wardmote.foundation.access.who_reads import audited_by
from wardmote.foundation.desks import Entry
from wardmote.foundation.second_wall import stands

HERE = Tenant(uuid4(), "here", "Here", made_up=True, pack="example")
EVERYBODYS = Entry("", "", 1)
ANN = Viewer("member", HERE, uuid4(), "Ann", "The council", ("analyst",), ("Partnership analyst",), uuid4())


@pytest.fixture(autouse=True)
def _before_the_wall():
    """Whoever a test lets stand before the second wall stands there no longer than the test."""
    with stands(None):
        yield


# The machine itself


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:10.0.0.1", False),
        ("10.0.0.1", False),
        ("0.0.0.0", False),
        ("fe80::1", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_which_address_is_the_machines_own(told, own):
    assert is_loopback(told) is own


PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


@pytest.mark.parametrize(
    "meta",
    [
        {},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "10.1.2.3"},
        *({"REMOTE_ADDR": "127.0.0.1", name: "127.0.0.1"} for name in PASSED_ON),
    ],
)
def test_what_came_from_elsewhere_or_was_passed_on_is_refused(meta):
    with pytest.raises(Refused) as refused:
        check_is_this_machine(meta)
    assert refused.value.sentence == "This is told only to the machine that runs the site."
    assert refused.value.instead == "Ask for it on that machine, at http://localhost:8000."


def test_the_machines_own_request_is_not():
    check_is_this_machine({"REMOTE_ADDR": "127.0.0.1", "HTTP_USER_AGENT": "x"})


# Who asks


def test_whoever_is_no_member_is_called_by_what_they_are():
    assert the_public(HERE) == Viewer("public", HERE, name="the public")
    assert the_system("a job", HERE) == Viewer("system", HERE, name="a job")
    mailbox = the_mailbox("The council", HERE)
    assert mailbox == Viewer("mailbox", HERE, name="the registered mailbox of The council", agency="The council")
    assert HERE.href == "/here/"
    assert Viewer("member", HERE, role_titles=("Chair", "Councillor")).role == "Chair, Councillor"


def test_who_may_read_who_has_looked():
    """A class is audited by those whom the table of that day says so of, and by nobody for another role."""
    told = audited_by(("liaison_officer",), date(2026, 11, 1))
    assert {"C3", "C5"} <= told
    assert "C0" not in told
    assert audited_by(("councillor",), date(2026, 11, 1)) == frozenset()
    assert audited_by(("liaison_officer",), date(1990, 1, 1)) == frozenset()


# An address and its rule


def shown(request, **given) -> HttpResponse:
    return HttpResponse(f"{sorted(given)} {request.viewer.kind if request.viewer else 'nobody'}")


def opened(pattern, viewer: Viewer | None, method: str = "get", **given) -> tuple[object, HttpResponse]:
    request = getattr(RequestFactory(), method)("/")
    request.viewer = viewer
    return request, pattern.callback(request, **given)


def test_an_address_says_who_may_open_it_and_what_it_holds():
    pattern = address("things/<slug:one>/", shown, name="show-thing", access=MEMBERS, takes=9)
    assert (pattern.name, str(pattern.pattern), pattern.callback.__name__) == (
        "show-thing",
        "things/<slug:one>/",
        "shown",
    )
    assert rule_of(pattern.callback) is MEMBERS
    assert (pattern.callback.holds, pattern.callback.sends, pattern.callback.takes) == ("C1", False, 9)
    for access, holds in ((PUBLIC, "C0"), (ENTRANCE, "C0"), (MEMBERS, "C1"), (for_roles("chair"), "C1")):
        assert address("x/", shown, name="x", access=access).callback.holds == holds
    assert address("x/", shown, name="x", access=MEMBERS, holds="C3").callback.holds == "C3"
    assert address("x/", shown, name="x", access=MEMBERS).callback.takes == 0
    with pytest.raises(Missing):
        address("x/", shown, name="x", access=MEMBERS, holds="C77")
    assert rule_of(shown) is None


def test_the_rule_is_asked_each_time_and_what_it_holds_is_told_to_the_request():
    pattern = address("x/", shown, name="x", access=for_roles("analyst"), holds="C3")
    request, answer = opened(pattern, ANN, one="a")
    assert answer.content == b"['one'] member"
    assert request.record_class == "C3"
    for nobody in (None, the_public(HERE), Viewer("member", HERE, uuid4(), roles=("chair",))):
        with pytest.raises(Refused):
            opened(pattern, nobody)


def test_what_sends_takes_nothing_else():
    pattern = address("x/", shown, name="x", access=MEMBERS, sends=True)
    assert pattern.callback.sends is True
    assert opened(pattern, ANN, "post")[1].status_code == 200
    assert opened(pattern, ANN, "get")[1].status_code == 405


def test_under_a_partnership_it_is_answered_for_the_public_of_that_one(monkeypatch):
    monkeypatch.setattr(frames.desks, "the_one", lambda fact: {"tenant_of": lambda slug: {"here": HERE}[slug]}[fact])
    monkeypatch.setattr(frames, "_places", lambda which, slug="": ((EVERYBODYS, frames.Place(which, slug)),))
    pattern = address("<slug:partnership>/x/", shown, name="x", access=PUBLIC)
    request, answer = opened(pattern, ANN, partnership="here", one="a")
    assert answer.content == b"['one'] public"
    assert request.viewer == the_public(HERE)
    assert (request.partnership, request.made_up) == (HERE, True)
    assert request.public_nav == (frames.Place("public_nav", "here"),)


def test_by_a_link_nobody_is_signed_in_and_nothing_leads_on(monkeypatch):
    monkeypatch.setattr(frames, "_places", lambda which, slug="": ((Entry("", "", 1, only="members"), "back"),))
    request = RequestFactory().get("/")
    request.reader, request.viewer = ANN, ANN
    mailbox = the_mailbox("The council", HERE)
    frames.enter_as(request, mailbox)
    assert request.reader is None
    assert (request.viewer, request.partnership, request.made_up) == (mailbox, HERE, True)
    assert request.public_nav == request.member_nav == request.footer_nav == ()


def test_a_member_may_go_where_their_roles_may(monkeypatch):
    entries = (Entry("Figures", "f", 1, ("analyst", "chair")), Entry("Money", "m", 2, ("chair",)))
    places = tuple((each, frames.Place(each.title, f"/{each.address}/")) for each in entries)
    monkeypatch.setattr(frames, "_places", lambda which, slug="": (*places, (EVERYBODYS, frames.Place(which, "/w/"))))
    assert frames.member_nav(ANN) == (frames.Place("Figures", "/f/"), frames.Place("member_nav", "/w/"))
    assert frames.member_nav(None) == frames.public_nav(None) == ()


def test_at_the_foot_strangers_sign_in_and_members_go_back(monkeypatch):
    entries = (Entry("Help", "h", 1), Entry("Sign in", "s", 2, only="strangers"), Entry("Back", "b", 3, only="members"))
    monkeypatch.setattr(frames, "_places", lambda which: tuple((each, each.title) for each in entries))
    assert frames.footer_nav(None) == ("Help", "Sign in")
    assert frames.footer_nav(ANN) == ("Help", "Back")


def test_every_address_below_others_is_told_with_its_whole_route():
    one, two = path("one/", shown, name="one"), path("two/<int:n>/", shown, name="two")
    found = list(every_address([one, path("below/", include([two, path("more/", include([one]))]))]))
    assert found == [("one/", one), ("below/two/<int:n>/", two), ("below/more/one/", one)]


def test_the_guard_opens_no_address_without_a_rule():
    guard = GuardMiddleware(lambda request: f"{request}, answered")
    assert guard("a request") == "a request, answered"
    guarded = address("x/", shown, name="x", access=MEMBERS).callback
    assert guard.process_view(RequestFactory().get("/"), guarded, (), {}) is None
    with pytest.raises(
        PermissionDenied, match=r"^Nobody may open this page, because it has no rule that says who can\.$"
    ):
        guard.process_view(RequestFactory().get("/"), shown, (), {})


def test_the_frame_says_on_each_request_whose_pages_these_are_and_who_reads_them(monkeypatch):
    own = Entry("", "", 1, only="members")
    monkeypatch.setattr(frames, "_places", lambda which, slug="": ((own, frames.Place(which, slug)),))
    monkeypatch.setattr(frames.desks, "the_one", lambda fact: {"viewer_of": {ANN.member_id: ANN}.get}[fact])

    def framed(user):
        request = RequestFactory().get("/")
        request.user = user
        return frames.FrameMiddleware(lambda request: request)(request)

    known = framed(SimpleNamespace(is_authenticated=True, pk=ANN.member_id))
    assert known.reader == known.viewer == ANN
    assert (known.partnership, known.made_up) == (HERE, True)
    assert known.member_nav == (frames.Place("member_nav", ""),)
    assert known.public_nav == (frames.Place("public_nav", "here"),)
    assert known.footer_nav == (frames.Place("footer_nav", ""),)
    stranger = framed(SimpleNamespace(is_authenticated=False, pk=ANN.member_id))
    assert (stranger.reader, stranger.viewer, stranger.partnership, stranger.made_up) == (None, None, None, False)
    assert stranger.member_nav == stranger.public_nav == stranger.footer_nav == ()


# One visit to every address


def test_a_visit_to_every_address_with_what_desks_give_as_examples(monkeypatch):
    given = {"two": {"n": "7", "more": "x"}, "three": {"partnership": "here", "one": "a"}}
    patterns = [
        address("one/", shown, name="one", access=PUBLIC),
        address("two/<n>/", shown, name="two", access=MEMBERS, holds="C3", sends=True),
        address("<slug:partnership>/three/<one>/", shown, name="three", access=PUBLIC),
        address("<slug:partnership>/", shown, name="front", access=PUBLIC),
        path("bare/", shown, name="bare"),
    ]
    monkeypatch.setattr(visiting, "get_resolver", lambda: SimpleNamespace(url_patterns=patterns))
    monkeypatch.setattr(visiting, "reverse", lambda name, kwargs=None: f"/{name}/{sorted((kwargs or {}).items())}")
    told = {"specimens": (lambda: {name: given[name] for name in ("two", "three") if name in given},)}
    monkeypatch.setattr(visiting.desks, "declared", lambda what: told[what])
    monkeypatch.setattr(visiting.concerns, "declared", lambda what: {"specimens": ()}[what])
    assert visiting.visits() == (
        visiting.Visit("one", "/one/[]", PUBLIC, plain=True, holds="C0"),
        visiting.Visit("two", "/two/[('n', '7')]", MEMBERS, sends=True, holds="C3"),
        visiting.Visit("three", "/three/[('one', 'a'), ('partnership', 'here')]", PUBLIC, holds="C0"),
        visiting.Visit("front", "/front/[('partnership', 'here')]", PUBLIC, holds="C0"),
        visiting.Visit("bare", "/bare/[]", None, plain=True),
    )
    assert [each.sends for each in visiting.visits()] == [False, True, False, False, False]
    # Of an address that takes more than a partnership somebody gives an example.
    for lacking in ({"two": {"more": "x"}}, {}):
        told["specimens"] = (lambda lacking=lacking: lacking,)
        with pytest.raises(Missing) as missing:
            visiting.visits()
        assert missing.value.sentence == "No desk gives an example of the address two (two/<n>/)."
        assert missing.value.instead == "Add it to its specimens."
    # What a concern gives counts as well.
    told["specimens"] = ()
    monkeypatch.setattr(visiting.concerns, "declared", lambda what: {"specimens": (lambda: given,)}[what])
    assert len(visiting.visits()) == 5


# Headers


def answered(*, reader: Viewer | None = None, view=None, given: dict[str, str] | None = None) -> dict[str, str]:
    asked = RequestFactory().get("/")
    asked.reader = reader
    if view is not None:
        asked.resolver_match = SimpleNamespace(func=view)

    def get_response(request):
        assert request is asked
        return HttpResponse(headers=given or {})

    return dict(headers.HeadersMiddleware(get_response)(asked).headers)


NOTHING_USED = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), "
    "publickey-credentials-create=(), publickey-credentials-get=()"
)


def test_every_answer_turns_off_what_no_page_uses_and_is_of_this_site():
    told = answered()
    assert told["Permissions-Policy"] == NOTHING_USED
    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
    own = {"Permissions-Policy": "a", "Cross-Origin-Resource-Policy": "b", "Cache-Control": "c"}
    assert answered(reader=ANN, given=own).items() >= own.items()


def test_only_the_page_of_a_passkey_makes_and_uses_one():
    allowed = headers.allow_passkeys(HttpResponse()).headers["Permissions-Policy"]
    assert allowed == NOTHING_USED.replace("create=()", "create=(self)").replace("get=()", "get=(self)")


def test_a_cache_keeps_what_is_for_everybody_and_nothing_else():
    def held_by(access, holds=""):
        return address("x/", shown, name="x", access=access, holds=holds).callback

    assert "Cache-Control" not in answered()
    assert "Cache-Control" not in answered(view=held_by(PUBLIC))
    for kept in (
        answered(reader=ANN),
        answered(reader=ANN, view=held_by(PUBLIC)),
        answered(view=held_by(PUBLIC, "C1")),
        answered(view=held_by(ENTRANCE)),
        answered(view=held_by(MEMBERS)),
        answered(view=shown),
    ):
        assert kept["Cache-Control"] == "no-store"


def test_an_answer_without_a_frame_is_for_nobody_in_particular():
    """A fault before the frame: no reader was set, and no address found."""
    request = RequestFactory().get("/")
    assert "Cache-Control" not in headers.HeadersMiddleware(lambda request: HttpResponse())(request).headers
