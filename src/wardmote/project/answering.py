"""Checks, without a server, that every page answers to somebody: the public, or a member who may open it."""

from django.contrib.auth import get_user_model
from django.test import Client

from wardmote.errors import Broken
from wardmote.foundation.access import visits
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.health.checks import WELL, states

ANSWERS = (200, 302)


def check_pages_answer() -> int:
    """Visit every address that is read rather than sent to; how many answered. Raises Broken for one that does not."""
    unwell = [state for state in states().values() if state != WELL]
    if unwell:
        raise Broken(f"The site is not ready: {'; '.join(unwell)}.")
    members = []
    for person in people():
        client = Client(SERVER_NAME="localhost")
        client.force_login(get_user_model().objects.get(pk=person.member_id))
        members.append(client)
    readers = [Client(SERVER_NAME="localhost"), *members]
    read = [visit for visit in visits.visits() if visit.name not in SENT_TO]
    for visit in read:
        found = [client.get(visit.href).status_code for client in readers]
        if not set(found) & set(ANSWERS) or max(found) >= 500:
            raise Broken(f"{visit.href} does not answer ({', '.join(map(str, found))}).", instead="Please report it.")
    return len(read)


#: Addresses that take only what a form sends, and the gallery, which is off unless asked for.
SENT_TO = frozenset({"sign-in-demonstration", "sign-out", "gallery"})
