"""One walk to every address in every way that a browser knows, as everybody; and what each cell of it should answer.

What should be is read from the sheets of `spec/access/opening.py`. What a request changes is taken back at once, so
that every cell is asked of the same demonstration.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from http import HTTPStatus

from django.apps import apps
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import get_resolver, reverse
from spec.access.opening import ANYBODY, MAILBOX, cell, knows, pages, told_wrongly

from promises.walk import NIGHTLY, STRANGER, client_of
from wardmote.foundation.access.addresses import every_address
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.access.visits import Visit, visits
from wardmote.project.answering import MAY_BE_ABSENT

METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE")
#: By day every so manyth address is asked for in every way, the others in these.
SELDOM, BY_DAY = 5, ("GET", "POST")
READERS = (ANYBODY, MAILBOX, *(role.title for role in ROLES))
#: What opens hangs on the record.
OF_A_RECORD = ("theirs", "absent")
#: Pages of people, as the sheet begins their names: by day everybody asks for each of these.
OF_PEOPLE = (
    "Sharing: one ",
    "People: ",
    "Who looked ",
    "Break-glass: ",
    "Keeping and destroying: ",
    "Requests for access: ",
)
#: By day every so manyth reader asks for each further record that such a page may be of, in turn.
IN_TURN = 9
LINK = "answer-by-link"
#: A page that shows somebody's words refuses nothing; what refuses holds no word of anybody, whoever asks.
REFUSALS = frozenset({400, 403, 404, 405, 500})
#: What is hidden; and the same, or an address that takes nothing sent in that way, whatever record it names.
ABSENT, NEVER_OPENED = frozenset({403, 404}), frozenset({403, 404, 405})
#: What a specimen stands for, in addresses about people: every row that there is, by the name of the argument.
EVERY_ROW = {
    ("person", "purpose"): ("people.Person", ("pk", "purpose")),
    ("person",): ("people.Person", ("pk",)),
    ("search",): ("people.PersonSearch", ("pk",)),
    ("match",): ("people.ProtectedMatch", ("pk",)),
    ("disposal",): ("retention.Disposal", ("pk",)),
    ("hold",): ("retention.LegalHold", ("pk",)),
    ("glass",): ("break_glass.BrokenGlass", ("pk",)),
    ("part",): ("rights.AccessPart", ("pk",)),
}
BY_REFERENCE = {
    "/sharing/requests/": "sharing.DisclosureRequest",
    "/sharing/whom-to-ask/": "sharing.InvolvementQuestion",
    "/members/access/": "rights.AccessRequest",
}


@dataclass(frozen=True)
class Asked:
    """One reader, one address (`name`, at `href`) and one way to ask for it."""

    reader: str
    name: str
    href: str
    method: str


@dataclass(frozen=True)
class Answered:
    """What came of it: `found` are words of the sheet that stand in the body or in where it leads; `size` is of it."""

    asked: Asked
    status: int
    size: int
    found: frozenset[str]

    @property
    def told(self) -> frozenset[str]:
        """Words that this reader may not be told, or that a refusal should hold for nobody."""
        return self.found if self.status in REFUSALS else told_wrongly(self.found, self.asked.reader)

    @property
    def opened(self) -> bool:
        """Whether something opened that the sheets close to this reader."""
        said = cell(self.asked.name, self.asked.reader)
        closed = {"no": frozenset({HTTPStatus.FORBIDDEN}), "absent": NEVER_OPENED}.get(said)
        return closed is not None and self.status not in closed

    @property
    def wrong(self) -> str:
        """What else is not as it should be; empty where all is."""
        said = cell(self.asked.name, self.asked.reader)
        if self.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not self.asked.name.startswith("health-"):
            return "has a fault"
        if self.asked.method in ("PUT", "DELETE") and self.status < HTTPStatus.BAD_REQUEST:
            return "is answered"
        if self.asked.method == "HEAD" and self.size:
            return "has a body"
        if said == "yes" and self.status == HTTPStatus.FORBIDDEN and self.asked.method == "GET":
            return "is refused"
        return ""


def plan() -> list[Asked]:
    """Every cell by night. By day every address to be read and sent to, by a reader in turn, and every so manyth in
    every other way; and what tells of people by everybody, and by some for every record that it may be of.
    Test_addresses.py asks that each role opens its own.
    """
    found = []
    for place, visit in enumerate(every_visit()):
        tells = pages()[visit.name].startswith(OF_PEOPLE)
        asked = METHODS if NIGHTLY or place % SELDOM == 0 else BY_DAY
        for number, reader in enumerate(READERS):
            turns = [way for turn, way in enumerate(asked) if (place // SELDOM + 4 * turn) % len(READERS) == number]
            ways = METHODS if NIGHTLY else dict.fromkeys((*turns, *(("GET",) if tells else ())))
            found += [Asked(reader, visit.name, visit.href, method) for method in ways]
        for row, href in enumerate(others(visit) if tells else ()):
            readers = READERS[2:] if NIGHTLY else READERS[2 + row % IN_TURN :: IN_TURN]
            found += [Asked(reader, visit.name, href, "GET") for reader in readers]
    return found


def every_visit() -> tuple[Visit, ...]:
    """Every address that is there on every site."""
    return tuple(visit for visit in visits() if visit.name not in MAY_BE_ABSENT)


def others(visit: Visit) -> Iterator[str]:
    """Where else this page about people is, for every row that it may be of."""
    if visit.sends:
        return
    for place in every_place(visit):
        if place != visit.href:
            yield place


def every_place(visit: Visit) -> Iterable[str]:
    """Every place of an address that names one row about people; nothing for any other address."""
    of = frozenset(converters(visit.name))
    for names, (label, columns) in EVERY_ROW.items():
        if of == frozenset(names):
            for row in apps.get_model(label)._default_manager.order_by("pk").values_list(*columns):
                yield reverse(visit.name, kwargs=dict(zip(names, map(str, row), strict=True)))
    for part, label in BY_REFERENCE.items():
        if of == {"reference"} and part in visit.href:
            for reference in apps.get_model(label)._default_manager.order_by("pk").values_list("reference", flat=True):
                yield reverse(visit.name, kwargs={"reference": reference})


def converters(name: str) -> tuple[str, ...]:
    """The arguments that an address takes."""
    return next(
        tuple(pattern.pattern.converters)
        for _route, pattern in every_address(get_resolver().url_patterns)
        if pattern.name == name
    )


class Browsers:
    """A browser of each reader, each request of which is as its first and changes nothing."""

    def __init__(self) -> None:
        self.clients = {reader: client_of(STRANGER if reader in READERS[:2] else reader) for reader in READERS}
        link = next(visit for visit in visits() if visit.name == LINK)
        self.clients[MAILBOX].get(link.href)
        self.cookies = {reader: deepcopy(client.cookies) for reader, client in self.clients.items()}

    def ask(self, asked: Asked) -> Answered:
        answer = self.asks(asked)
        words = body(answer)
        found = words_in(words + str(answer.headers.get("Location", "")).encode())
        return Answered(asked, answer.status_code, len(words), found)

    def asks(self, asked: Asked, **sent: str) -> HttpResponseBase:
        """The answer itself."""
        client: Client = self.clients[asked.reader]
        client.cookies = deepcopy(self.cookies[asked.reader])
        before = transaction.savepoint()
        try:
            return getattr(client, asked.method.lower())(asked.href, **({"data": sent} if sent else {}))
        finally:
            transaction.savepoint_rollback(before)


def body(answer: HttpResponseBase) -> bytes:
    """What is sent, of files that are packed what is in them."""
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not whole.startswith(b"PK\x03\x04"):
        return whole
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def words_in(sent: bytes) -> frozenset[str]:
    """Which words of the sheet stand in it."""
    return frozenset(words for words in knows() if words.encode() in sent)


def leaks(answers: Iterable[Answered]) -> list[Answered]:
    """Where somebody was let in who should not be, or told what is not theirs to know."""
    return [each for each in answers if each.opened or each.told]
