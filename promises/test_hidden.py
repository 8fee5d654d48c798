"""What is hidden is answered as what never was: status, headers, words, work of the database, and (by night) time.

Every page whose address names a record about people is asked for every such record by readers from whom it is hidden,
and then for one that is not there.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random
from shutil import copytree
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import override_settings
from django.urls import resolve, reverse
from spec.access.opening import cell, pages

from promises import timing
from promises.matrix import (
    ABSENT,
    OF_A_RECORD,
    OF_PEOPLE,
    READERS,
    Asked,
    Browsers,
    body,
    converters,
    every_place,
    every_visit,
)
from promises.walk import NIGHTLY
from wardmote.desks.people.models import Person
from wardmote.desks.people.queries import persons as reading
from wardmote.foundation.access.visits import Visit
from wardmote.foundation.references import new_reference
from wardmote.project.tests.made_once import settings_of
from wardmote.project.tests.snapshots import put_back

pytestmark = [pytest.mark.long, pytest.mark.alike]

#: By day so many of those from whom a record is hidden ask for it on each page, in turn, in these ways.
BY_DAY, WAYS = (20, ("GET", "HEAD", "POST")) if NIGHTLY else (2, ("GET", "POST"))
#: By day such pages are asked for of their specimen and of every so manyth further record, in turn.
PLACES = 16
#: How many pages of records, and how many pairs of a hidden record and one that is not there; they only grow.
PAGES, PAIRS = 60, 180
#: By night each page is asked for so often, either way; a page is told apart by less than this chance.
TIMES = 500
LEAK, CHANCE = 0.005, 0.01
REFERENCE = re.compile(r"[A-Z]{1,3}-[0-9A-Z]{4}-[0-9A-Z]{4}")
#: What differs between any two answers: what guards forms and scripts.
TOKENS = re.compile(rb'(?:value|nonce|content)="[A-Za-z0-9+/=_:-]{20,}"|nonce-[A-Za-z0-9+/=_-]+')


@pytest.fixture(scope="module")
def site(demonstration_made, django_db_blocker, tmp_path_factory):
    """The demonstration, with a copy of its keys: what a request destroys of them no rollback would bring back."""
    folder, rows = demonstration_made
    keys = copytree(settings_of(folder)["WARDMOTE_KEYS"], tmp_path_factory.mktemp("hidden") / "keys")
    settings = {**settings_of(folder), "WARDMOTE_KEYS": keys}
    with django_db_blocker.unblock(), override_settings(**settings), transaction.atomic():
        put_back(rows)
        yield Browsers()
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Pair:
    """What is hidden from a reader, and the like that never was: two places of one page."""

    reader: str
    name: str
    hidden: str
    absent: str


def of_records() -> list[Visit]:
    """Every page whose address names a record about people."""
    return [
        visit
        for visit in every_visit()
        if pages()[visit.name].startswith(OF_PEOPLE)
        and any(never(value) != value for value in resolve(visit.href).kwargs.values())
    ]


def never(value: object) -> object:
    """Something of the same shape that is not there; itself where it names nothing."""
    words = str(value)
    if isinstance(value, UUID):
        return uuid4()
    if REFERENCE.fullmatch(words):
        return new_reference(words.partition("-")[0])
    desk, _, record = words.rpartition(".")
    return f"{desk}.{uuid4()}" if desk and len(record) == 36 else value


def twin(href: str) -> str:
    """The same page of a record that never was. Of a part of a record (an alias, a link) the part is as it was."""
    found = resolve(href)
    given = dict(found.kwargs)
    for name, value in given.items():
        if never(value) != value:
            given[name] = never(value)
            break
    return reverse(found.view_name, kwargs=given)


def pairs(site: Browsers) -> Iterator[Pair]:
    """Each place with readers from whom it is hidden."""
    members = READERS[2:]
    for page, visit in enumerate(of_records()):
        places = tuple(dict.fromkeys((visit.href, *every_place(visit))))
        for number, href in enumerate(places if NIGHTLY else (places[0], *places[1 + page % PLACES :: PLACES])):
            turn = number * BY_DAY % len(members)
            hidden = (each for each in (*members[turn:], *members[:turn]) if is_hidden(site, each, visit, href))
            yield from (Pair(reader, visit.name, href, twin(href)) for reader in islice(hidden, BY_DAY))


#: Where somebody reads the record itself: of what they read nothing is hidden by saying that this they may not do.
OWN_PAGES = ("show-person", "show-sharing-request", "show-involvement", "show-broken-glass")


def is_hidden(site: Browsers, reader: str, visit: Visit, href: str) -> bool:
    if cell(visit.name, reader) not in OF_A_RECORD:
        return False
    if site.asks(Asked(reader, visit.name, href, "POST" if visit.sends else "GET")).status_code not in ABSENT:
        return False
    own = own_page(href)
    return own is None or site.asks(Asked(reader, *own, "GET")).status_code in ABSENT


def own_page(href: str) -> tuple[str, str] | None:
    """The page of the record that this is a page of, by its name and where it is; None where it is that itself."""
    given = resolve(href).kwargs
    for name in OWN_PAGES:
        wanted = converters(name)
        if set(wanted) <= set(given):
            place = reverse(name, kwargs={each: given[each] for each in wanted})
            if href.startswith(place) and href != place:
                return name, place
    return None


@dataclass(frozen=True)
class Told:
    """All that somebody can tell two answers apart by, but time."""

    status: int
    headers: tuple
    words: bytes
    queries: int


def told(site: Browsers, pair: Pair, href: str, method: str) -> Told:
    questions = []

    def counts(execute, *question):
        questions.append(question[0])
        return execute(*question)

    with connection.execute_wrapper(counts):
        answer = site.asks(Asked(pair.reader, pair.name, href, method))
    return Told(answer.status_code, headers(answer), without_tokens(body(answer), href), len(questions))


def headers(answer: HttpResponseBase) -> tuple:
    cookies = tuple(sorted(answer.cookies))
    kept = {name: TOKENS.sub(b"", value.encode()) for name, value in answer.headers.items() if name != "Content-Length"}
    return (tuple(sorted(kept.items())), cookies)


def without_tokens(words: bytes, href: str) -> bytes:
    named = (str(value) for value in resolve(href).kwargs.values() if never(value) != value)
    for value in (href, *named):
        words = words.replace(value.encode(), b"what was asked for")
    return TOKENS.sub(b"", words)


@pytest.fixture(scope="module")
def hidden(site) -> list[Pair]:
    return list(pairs(site))


def test_nothing_but_time_tells_what_is_hidden_from_what_never_was(site, hidden):
    found, statuses = [], {}
    for pair in hidden:
        for method in WAYS:
            one, other = (told(site, pair, href, method) for href in (pair.hidden, pair.absent))
            statuses[one.status] = statuses.get(one.status, 0) + 1
            if one != other:
                found.append(f"{method} {pair.hidden} ({pair.name}) to {pair.reader}: {difference(one, other)}")
    pages = {pair.name for pair in hidden}
    print(f"{len(hidden)} pairs on {len(pages)} of {len(of_records())} pages of records; answers {statuses}")
    assert not found, f"{len(found)} differ:\n" + "\n".join(found[:60])
    assert len(pages) >= PAGES
    assert len(hidden) >= PAIRS


def difference(one: Told, other: Told) -> str:
    told = [(name, getattr(one, name), getattr(other, name)) for name in ("status", "headers", "queries")]
    found = [f"{name} {this} and {that}" for name, this, that in told if this != that]
    return "; ".join(found) or "its words"


def test_every_page_of_records_is_hidden_from_somebody(hidden):
    pages, every = {pair.name for pair in hidden}, {visit.name for visit in of_records()}
    assert not every - pages, f"These opened to everybody who asked: {sorted(every - pages)}"


# Planted


def test_one_question_more_is_found(site, hidden, monkeypatch):
    pair = of_a_person(hidden)
    kept = reading.basis_of

    def asks_more(viewer, ids, purpose, at):
        if Person.objects.filter(pk__in=ids).exists():
            Person.objects.filter(pk__in=ids).count()
        return kept(viewer, ids, purpose, at)

    monkeypatch.setattr(reading, "basis_of", asks_more)
    one, other = (told(site, pair, href, "GET") for href in (pair.hidden, pair.absent))
    assert one.queries == other.queries + 1


def of_a_person(hidden: list[Pair]) -> Pair:
    return next(pair for pair in hidden if pair.name == "show-person")


def times(site: Browsers, pair: Pair, count: int, seed: int) -> float:
    def asks(href: str):
        return lambda: site.asks(Asked(pair.reader, pair.name, href, "GET"))

    asks(pair.hidden)(), asks(pair.absent)()
    return timing.interleaved(asks(pair.hidden), asks(pair.absent), count, seed)


def slower(monkeypatch) -> None:
    """Plant a leak: for a record that is there its page takes five milliseconds more."""
    there, kept = set(Person.objects.values_list("pk", flat=True)), reading.basis_of

    def waits(viewer, ids, purpose, at):
        if there & set(ids):
            time.sleep(LEAK)
        return kept(viewer, ids, purpose, at)

    monkeypatch.setattr(reading, "basis_of", waits)


def test_a_leak_of_five_milliseconds_is_found(monkeypatch):
    """Of a page that takes twenty milliseconds and, as chance has it, up to forty more; on a clock of our own."""
    chance, clock = Random(7), SimpleNamespace(at=0.0)
    monkeypatch.setattr(timing, "perf_counter", lambda: clock.at)

    def page(more: float):
        def asked():
            clock.at += 0.02 + chance.random() ** 2 * 0.04 + more

        return asked

    none = timing.holm({str(seed): timing.interleaved(page(0), page(0), TIMES, seed) for seed in range(PAGES)})
    print(f"of {PAGES} pages the least is p = {min(none.values()):.2g}")
    assert min(none.values()) > CHANCE
    found = timing.holm({**none, "leaks": timing.interleaved(page(LEAK), page(0), TIMES, 1)})
    print(f"with the leak p = {found['leaks']:.2g}")
    assert found["leaks"] < CHANCE


@pytest.mark.nightly
def test_time_tells_nothing_on_any_page(site, hidden, monkeypatch):
    one_of = {pair.name: pair for pair in hidden}
    found = {name: times(site, pair, TIMES, seed) for seed, (name, pair) in enumerate(sorted(one_of.items()))}
    corrected = timing.holm(found)
    least = min(corrected, key=corrected.__getitem__)
    print(f"{len(found)} pages, 2 × {TIMES} times each; the least is p = {corrected[least]:.2g} ({least})")
    assert corrected[least] > CHANCE
    slower(monkeypatch)
    planted = timing.holm({**found, "show-person": times(site, one_of["show-person"], TIMES, 1)})
    assert planted["show-person"] <= CHANCE


def test_holm_corrects_for_how_many_were_looked_at():
    """Worked by hand: four chances, each times how many are left, and never less than the one before."""
    found = timing.holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
    assert found == pytest.approx({"d": 0.02, "a": 0.03, "c": 0.06, "b": 0.06})
