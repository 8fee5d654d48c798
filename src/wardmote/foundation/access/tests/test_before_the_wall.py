"""Whoever a request is answered for, and nobody else, stands before the second wall, which SQLite has not got."""

import json
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from wardmote.foundation.access import Tenant, Viewer, the_mailbox
from wardmote.foundation.access import frame as frames
from wardmote.foundation.second_wall import before, machine, stands

HERE = Tenant(uuid4(), "here", "Here", made_up=True)
ANN = Viewer("member", HERE, uuid4(), "Ann", "The council", ("analyst",), ("Partnership analyst",), uuid4())


def told() -> dict:
    return json.loads(before.words() or "{}")


@pytest.fixture
def answered(monkeypatch):
    """What a view finds before the wall when a request of that member, or of nobody, is answered."""

    def answer(member: Viewer | None, view):
        found = []

        def get_response(request):
            view(request)
            found.append(told())
            return HttpResponse()

        monkeypatch.setattr(frames, "_member", lambda request: member)
        frames.FrameMiddleware(get_response)(RequestFactory().get("/"))
        return found[0]

    return answer


def looks(request) -> None:
    """A view that only looks."""


def test_a_member_stands_there_with_ids_and_no_name(answered):
    assert answered(ANN, looks) == {
        "kind": "member",
        "partnership": str(HERE.id),
        "member": str(ANN.member_id),
        "organisation": str(ANN.organisation),
        "roles": ["analyst"],
    }


def test_nobody_stands_there_whom_nobody_knows(answered):
    assert answered(None, looks) == {}
    with stands(machine("a command")):
        assert answered(None, looks) == {}
        assert told() == {"kind": "machine", "name": "a command", "roles": []}


def test_on_public_pages_it_is_the_public_and_by_a_link_its_mailbox(answered, monkeypatch):
    monkeypatch.setattr(frames.desks, "the_one", lambda fact: lambda slug: HERE)
    monkeypatch.setattr(frames, "public_nav", lambda tenant: ())
    assert answered(ANN, lambda request: frames.enter(request, "here"))["kind"] == "public"
    mailbox = the_mailbox("The council", HERE)
    assert answered(ANN, lambda request: frames.enter_as(request, mailbox))["kind"] == "mailbox"


def test_after_a_request_whoever_stood_there_before_does_again(answered):
    answered(ANN, looks)
    assert told() == {}

    def falls(request) -> None:
        raise ZeroDivisionError

    with stands(machine("a command")):
        with pytest.raises(ZeroDivisionError):
            answered(ANN, falls)
        assert told()["name"] == "a command"
