"""One walk to every address as everybody, of which several promises are then asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client

from promises.night import NIGHTLY
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.access.visits import Visit, visits
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.audit.models import AuditRow
from wardmote.project.answering import MAY_BE_ABSENT

#: A reader who has not signed in; every other is called by the title of a role.
STRANGER = "a stranger"
#: This one opens what is public as well.
FIRST = ROLES[0].title
#: What any member may open is opened by these by day, by the others where these are refused, and by all at night (by
#: whom it is opened and refused is asked of every cell in test_matrix.py).
BY_DAY = (STRANGER, FIRST)
#: What only some roles may open is opened, or refused, by day by every so manyth of the others, in turn.
IN_TURN = 24
LOOKS = ("read", "refused", "exported")


@dataclass(frozen=True)
class Look:
    """One reader at one address, and what came of it.

    `words` is empty for a file; `rows` are the addresses that the audit has of this look.
    """

    reader: str
    visit: Visit
    status: int
    headers: Mapping[str, str]
    words: str
    sets_a_cookie: bool
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Walk:
    """Every look, and the tables that differ after it. Sessions, and the record of looks themselves, do not count."""

    looks: tuple[Look, ...]
    changed: tuple[str, ...]

    def by(self, *readers: str) -> Iterator[Look]:
        return (look for look in self.looks if look.reader in readers)


def client_of(reader: str) -> Client:
    """The browser of a stranger on the machine itself, or of the demonstration's person with a role."""
    client = Client(HTTP_HOST="localhost", raise_request_exception=False)
    if reader != STRANGER:
        person = next(each for each in people() if reader in each.roles)
        client.force_login(get_user_model().objects.get(pk=person.member_id))
    return client


def walk() -> Walk:
    """As a stranger to every address, as each role to what roles may or may not open, as some to what members may."""
    clients = {reader: client_of(reader) for reader in (STRANGER, *(role.title for role in ROLES))}
    before, looks, opened, every = _every_row(), [], set(), tuple(visits())
    for number, reader in enumerate(sorted(clients, key=lambda reader: reader not in BY_DAY)):
        turns = {visit.name for place, visit in enumerate(every) if (place + number) % IN_TURN == 0}
        found = [_look(clients[reader], reader, visit) for visit in every if _is_for(reader, visit, opened, turns)]
        opened |= {look.visit.name for look in found if look.status == HTTPStatus.OK and reader != STRANGER}
        looks += found
    after = _every_row()
    return Walk(tuple(looks), tuple(table for table in after if after[table] != before.get(table)))


def _is_for(reader: str, visit: Visit, opened: set[str], turns: set[str]) -> bool:
    if visit.name in MAY_BE_ABSENT or (visit.sends and visit.rule.kind != "roles"):
        return False
    if visit.rule.kind == "public":
        return reader in (STRANGER, FIRST)
    if NIGHTLY or reader in BY_DAY:
        return True
    return visit.name in turns if visit.rule.kind == "roles" else visit.name not in opened


def _look(client: Client, reader: str, visit: Visit) -> Look:
    last = AuditRow.objects.order_by("id").last().id
    answer = client.get(visit.href)
    page = answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming
    rows = AuditRow.objects.filter(id__gt=last, what__in=LOOKS).values_list("address", flat=True)
    words = answer.content.decode() if page else ""
    return Look(reader, visit, answer.status_code, dict(answer.headers), words, bool(answer.cookies), tuple(rows))


def _every_row() -> dict[str, list[str]]:
    tables = [model for model in apps.get_models() if model._meta.app_label not in ("sessions", "audit")]
    return {model._meta.label: sorted(map(repr, model._default_manager.values_list())) for model in tables}
