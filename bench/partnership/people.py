"""Fills the demonstration's database up with people, and with requests for information about them.

Made-up people, each with a key of their own, sealed words and blind marks as the verbs leave them; names come as often
as names do, a few very often. Requests are kept as they are once they were answered and what was told is gone.
"""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

from cast import Cast, put

from wardmote.desks.people.models import Person, PersonDetail, PersonToken
from wardmote.desks.people.models.sealed import make_person_key, make_register, marks_of, seal_of_person
from wardmote.desks.people.rules.matching import kept_as
from wardmote.desks.people.rules.records import BORN, NAME, as_words
from wardmote.desks.sharing.models import DisclosureRequest, RequestedField, StoredDecision
from wardmote.desks.sharing.models.sealed import make_key_of, sealed
from wardmote.foundation.now import day_of

#: People of whom the keys are made before their rows are put in.
EACH = 2_000
_FIRST = (("Al", "Be", "Da", "El", "Fi", "Jo", "Ka", "Li", "Ma", "Ro"), ("na", "rin", "mo", "sha", "bert", "lia"))
_LAST = (
    ("Ash", "Bram", "Cor", "Dun", "Eld", "Farn", "Green", "Hol", "Kirk", "Lang"),
    ("", "er", "ing", "en", "a"),
    ("by", "ton", "worth", "ley", "wick", "ham", "low", "stead"),
)
GIVEN, FAMILY = (tuple(map("".join, product(*parts))) for parts in (_FIRST, _LAST))


def add_persons(count: int, cast: Cast) -> None:
    """Records of people of the organisations whose members keep such."""
    make_register(cast.by.tenant.id)
    missing = count - Person.objects.filter(**cast.own()).count()
    for first in range(0, missing, EACH):
        made = [_person(cast) for _ in range(min(EACH, missing - first))]
        put(Person, (row for row, *_ in made))
        put(PersonDetail, (row for each in made for row in _details(*each)))
        put(PersonToken, (row for each in made for row in _tokens(*each)))


def _person(cast: Cast) -> tuple[Person, str, str, date]:
    keeper, at, key = cast.chance.choice(cast.people), cast.ago(), uuid4()
    make_person_key(key)
    row = Person(**cast.own(
        id=key, holder_id=keeper.organisation, record_class="C3", keeper=keeper.id, purpose="antisocial_behaviour",
        used_on=day_of(at), made_at=at, made_by=keeper.name,
    ))  # fmt: skip
    born = date(1936, 1, 1) + timedelta(days=cast.chance.randint(0, 70 * 365))
    return row, _often(GIVEN, cast), _often(FAMILY, cast), born


def _often(names: tuple[str, ...], cast: Cast) -> str:
    """One of the names, the first of them far more often than the last."""
    return names[min(int(cast.chance.paretovariate(0.7)), len(names)) - 1]


def _details(row: Person, given: str, family: str, born: date) -> Iterator[PersonDetail]:
    for kind, words in ((NAME, as_words(given, family)), (BORN, born.isoformat())):
        key = uuid4()
        yield PersonDetail(
            id=key, partnership_id=row.partnership_id, person=row, holder_id=row.holder_id, kind=kind,
            words=seal_of_person(row.pk, "PersonDetail", key, "words", words), made_at=row.made_at, made_by=row.made_by,
        )  # fmt: skip


def _tokens(row: Person, given: str, family: str, born: date) -> Iterator[PersonToken]:
    for token in marks_of(row.partnership_id, sorted(kept_as(given, family, born))):
        yield PersonToken(partnership_id=row.partnership_id, person=row, token=token)


def add_requests(count: int, cast: Cast) -> None:
    """Requests like those that the demonstration has answered, each with its fields and its decision."""
    like = DisclosureRequest.objects.filter(**cast.own(), answered_at__isnull=False, way="routine").first()
    assert like, "the demonstration has no answered request"
    fields = list(RequestedField.objects.filter(request=like))
    decision = StoredDecision.objects.filter(request=like).order_by("made_at").first()
    missing = count - DisclosureRequest.objects.filter(**cast.own()).count()
    for first in range(0, missing, EACH):
        made = [_request(like, cast) for _ in range(min(EACH, missing - first))]
        put(DisclosureRequest, made)
        put(RequestedField, (_again(each, request) for request in made for each in fields))
        put(StoredDecision, (_decided(decision, request) for request in made))


def _request(like: DisclosureRequest, cast: Cast) -> DisclosureRequest:
    key, at = uuid4(), cast.ago()
    asker = cast.chance.choice([each for each in cast.people if each.organisation != like.holder_id])
    make_key_of("DisclosureRequest", key)
    return DisclosureRequest(**cast.own(
        id=key, way=like.way, asker_id=asker.id, recipient_id=asker.organisation, recipient_kind=like.recipient_kind,
        holder_id=like.holder_id, holder_kind=like.holder_kind, routine_id=like.routine_id, purpose=like.purpose,
        facts=like.facts, about=sealed("DisclosureRequest", key, "about", "Whoever lives there"),
        made_at=at, made_by=asker.name, asked_at=at, asked_by=asker.name, answered_at=at, answered_by="bench",
        outcome="refused", refusal=sealed("DisclosureRequest", key, "refusal", "It is not held here."),
    ))  # fmt: skip


def _again(row: RequestedField, request: DisclosureRequest) -> RequestedField:
    alike = {name: getattr(row, name) for name in ("name", "record_class", "sensitivity", "patient")}
    return RequestedField(partnership_id=request.partnership_id, request=request, **alike)


def _decided(row: StoredDecision, request: DisclosureRequest) -> StoredDecision:
    alike: dict[str, Any] = {name: getattr(row, name) for name in ("step", "version", "answer", "kept")}
    told = {"made_at": request.asked_at, "made_by": request.asked_by}
    return StoredDecision(partnership_id=request.partnership_id, request=request, **alike, **told)


def without_waiting_for_the_disk() -> None:
    """A quarter of a million keys are each written whole and synced by the product; what is made here can be again."""
    os.fsync = lambda _handle: None
