"""Checks, without a server, that pages answer to somebody: the public, or a member who may open them."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from wardmote.errors import Broken
from wardmote.foundation.access import BUSINESS, ENTRANCE, PUBLIC, visits
from wardmote.foundation.access.rules import Rule
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.health.checks import WELL, states


@transaction.atomic
def check_pages_answer(*, every: bool = True) -> int:
    """Visit every address that is read rather than sent to, or only those that are there without an example: lists,
    and what menus lead to. How many answered; raises Broken for one that does not. Nobody has looked at anything by
    that: sessions and looks are taken back.
    """
    unwell = [state for state in states().values() if state != WELL]
    if unwell:
        raise Broken(f"The site is not ready: {'; '.join(unwell)}.")
    answered = 0
    anybody = [_browser()]
    members = [_browser(person.member_id) for person in people()]
    opened: dict[Rule | None, list[Client]] = {}
    for visit in visits.visits():
        if visit.sends or not (every or visit.plain) or visit.name in {*MAY_BE_ABSENT, *OF_AN_OPEN_SITE}:
            continue
        # Who opened a page of this rule before is asked first: refusals are pages too.
        first = opened.setdefault(visit.rule, [])
        found = _asked(visit.href, anybody if visit.rule in (PUBLIC, ENTRANCE) else [*first, *members], first)
        answered += 1
        if visit.rule == ENTRANCE and found == HTTPStatus.FOUND:
            # Nobody is on their way in, so it leads back to where that begins.
            continue
        if found == HTTPStatus.NOT_FOUND and visit.holds > BUSINESS:
            # What is about somebody may be closed to everybody by now: training, markers and searches run out.
            continue
        if found not in (HTTPStatus.OK, None):
            raise Broken(f"{visit.href} does not answer ({found}).", instead="Please report it.")
    transaction.set_rollback(True)
    return answered


def _asked(href: str, readers: Sequence[Client], first: list[Client]) -> int | None:
    """How a page answers to the first of these who may open it; the last refusal where nobody may, None for no readers.

    What a reader may not see is absent to them, so one who does not find it is not one who may; nor is one to whom it
    says that it cannot be done now, as to another party of the same thing. The others who may are
    not asked: that a page answers is all that is wanted here, and some take long to make. Who opened it becomes the one
    in `first`.
    """
    status = None
    for client in readers:
        status = client.get(href).status_code
        if status not in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT):
            first[:] = [client]
            break
    return status


def _browser(member_id: UUID | None = None) -> Client:
    client = Client(HTTP_HOST="localhost", REMOTE_ADDR="127.0.0.1")
    if member_id:
        client.force_login(get_user_model().objects.get(pk=member_id))
    return client


#: Addresses with nothing behind them on some sites: the gallery is off unless asked for, and few packs have a mark.
MAY_BE_ABSENT = frozenset({"gallery", "brand-mark", "sign-in-elsewhere", "sign-in-elsewhere-back"})
#: What tells how an open site's worker is: none runs yet, and `states` was asked before.
OF_AN_OPEN_SITE = frozenset({"health-ready"})
