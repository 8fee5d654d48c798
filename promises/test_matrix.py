"""Every address × way to ask × reader answers as the sheets say, and tells nobody of people who are not theirs."""

import logging
import tomllib
from collections import Counter
from shutil import copytree

import pytest
from django.db import transaction
from django.test import override_settings
from spec.access.opening import CELLS, cell, knows, opens, pages

from promises.matrix import (
    BY_DAY,
    METHODS,
    OF_PEOPLE,
    READERS,
    SELDOM,
    Answered,
    Asked,
    Browsers,
    every_visit,
    leaks,
    plan,
    words_in,
)
from promises.sources import PRODUCT
from promises.walk import NIGHTLY
from wardmote.desks.people.queries import persons as reading
from wardmote.foundation.access import addresses
from wardmote.foundation.access.visits import visits
from wardmote.project.logs import JsonLines
from wardmote.project.tests.made_once import settings_of
from wardmote.project.tests.snapshots import put_back

pytestmark = [pytest.mark.long, pytest.mark.alike]

#: Cells that were asked at the least, and how often somebody was told what is theirs to know, without which a count of
#: leaks would say nothing. They only grow.
CELLS_ASKED, WORDS_TOLD = (54_000, 100) if NIGHTLY else (4_000, 60)
OPENED = (200, 302, 303, 409, 422)
#: Pages of records that are closed to everybody in the demonstration as it is, each with the reason.
CLOSED = {
    "show-side": "no desk keeps cases yet",
    "end-link": "no desk keeps cases yet",
    "end-marker": "the demonstration's marker holds for ten days",
    "end-address-marker": "the demonstration's marker holds for sixty days",
    "ask-involvement": "the demonstration's question is asked already, and nobody answered it",
}


@pytest.fixture(scope="module")
def site(demonstration_made, django_db_blocker, tmp_path_factory):
    """The demonstration, with a copy of its keys: what a request destroys of them no rollback would bring back."""
    folder, rows = demonstration_made
    keys = copytree(settings_of(folder)["WARDMOTE_KEYS"], tmp_path_factory.mktemp("matrix") / "keys")
    settings = {**settings_of(folder), "WARDMOTE_KEYS": keys}
    with django_db_blocker.unblock(), override_settings(**settings), transaction.atomic():
        put_back(rows)
        yield Browsers()
        transaction.set_rollback(True)


class Lines(logging.Handler):
    """What the product would have logged."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(self.format(record))


@pytest.fixture(scope="module")
def log() -> list[str]:
    """Every line that is logged by this module's requests."""
    lines = Lines()
    loggers = [logging.getLogger(), logging.getLogger("django")]
    for logger in loggers:
        logger.addHandler(lines)
    yield lines.told
    for logger in loggers:
        logger.removeHandler(lines)


@pytest.fixture(scope="module")
def answers(site, log) -> list[Answered]:
    return [site.ask(each) for each in plan()]


def said(found: list[Answered]) -> str:
    return "\n".join(
        f"{each.asked.method} {each.asked.href} ({each.asked.name}, {cell(each.asked.name, each.asked.reader)}) "
        f"answers {each.status} to {each.asked.reader}{' with ' + ', '.join(sorted(each.told)) if each.told else ''}"
        f"{' and ' + each.wrong if each.wrong else ''}"
        for each in found[:40]
    )


def test_nothing_leaks(answers):
    told = sum(len(each.found) for each in answers)
    found = leaks(answers)
    ways = Counter(each.asked.method for each in answers)
    places = len({each.asked.name for each in answers})
    print(f"{len(answers)} cells of {places} addresses, {len(READERS)} readers and {dict(ways)}")
    print(f"{len(found)} leaks; {told} times somebody was told what is theirs to know")
    assert len(answers) >= CELLS_ASKED
    assert told >= WORDS_TOLD
    assert not found, f"{len(found)} leaks:\n{said(found)}"


def test_every_cell_answers_as_it_should(answers):
    found = [each for each in answers if each.wrong]
    assert not found, f"{len(found)}:\n{said(found)}"


def test_nothing_of_anybody_is_logged(answers, log):
    logging.getLogger("wardmote").error("the walk is over")
    print(f"{len(log)} lines")
    assert "the walk is over" in log[-1]
    assert not [line for line in log if words_in(line.encode())]


def test_what_tells_of_people_opens_to_somebody(answers):
    """A page that the sheets give to some and that nobody opened was not looked at."""
    told = {each.asked.name for each in answers if pages()[each.asked.name].startswith(OF_PEOPLE)}
    opened = {each.asked.name for each in answers if each.status in OPENED}
    sends = {visit.name for visit in visits() if visit.sends}
    print(f"{len(told)} addresses tell of people, of which {len(told & opened)} opened to somebody")
    assert told - opened - sends == set(CLOSED)


def test_every_address_is_read_and_sent_to_and_every_reader_asks_in_every_way():
    found = plan()
    ways = sum(len(METHODS if NIGHTLY or place % SELDOM == 0 else BY_DAY) for place, _visit in enumerate(every_visit()))
    assert len({(each.name, each.method) for each in found}) == ways
    assert len({(each.reader, each.method) for each in found}) == len(READERS) * len(METHODS)
    if NIGHTLY:
        assert len({(each.reader, each.name, each.method) for each in found}) >= CELLS_ASKED - 2_000


# What the sheets say


def test_the_sheets_name_every_address_and_every_reader(site):
    assert set(pages()) == {visit.name for visit in visits()}, "Put each address among some pages, in spec/access."
    assert set(pages().values()) == set(opens())
    for row in opens().values():
        assert tuple(row) == READERS
        assert set(row.values()) <= set(CELLS)
    print(f"{len(pages())} addresses among {len(opens())} pages")


def test_the_sheet_of_words_names_everybody_in_the_demonstration():
    """Whom the demonstration tells of, and what of them: each has words in the sheet by which a leak is known."""
    whole = tomllib.loads((PRODUCT / "project" / "demonstration.toml").read_text(encoding="utf-8"))
    told = [each["family"] for each in (*whole["register"]["people"], *whole["retention"]["records"])]
    told += [each["address"] for each in whole["register"]["people"] if "address" in each]
    asked = whole["sharing"]
    told += [each["about"] for name in ("requests", "unusual", "emergencies") for each in asked[name]]
    told += [words for name in ("requests", "unusual", "emergencies") for each in asked[name]
             for words in each.get("told", {}).values()]  # fmt: skip
    print(f"{len(told)} things are told of people, {len(knows())} words are looked for")
    missing = [each for each in told if not words_in(each.encode())]
    assert not missing, f"Name these in spec/access/who_knows.csv: {missing}"
    assert {reader for each in knows().values() for reader in each} <= set(READERS)


# Planted: without a guard the count of leaks is not nought


def of_record(site, name: str, *readers: str) -> list[Answered]:
    visit = next(visit for visit in visits() if visit.name == name)
    return [site.ask(Asked(reader, name, visit.href, "GET")) for reader in readers or READERS]


def test_a_rule_that_is_not_asked_is_counted(site, monkeypatch):
    assert not leaks(of_record(site, "list-accounts"))
    monkeypatch.setattr(addresses, "check_may_open", lambda rule, viewer: None)
    assert len(leaks(of_record(site, "list-accounts", *READERS[2:]))) == len(READERS) - 3


def test_a_basis_that_is_not_asked_is_counted(site, monkeypatch):
    """Whoever's role reads of somebody would read of everybody."""
    assert not leaks(of_record(site, "show-person"))
    monkeypatch.setattr(reading, "basis_of", lambda viewer, ids, purpose, at: dict.fromkeys(ids, "keeping it"))
    monkeypatch.setattr(
        reading,
        "people",
        lambda viewer, table, *, purpose, at, cases: AsTheyAre(table._default_manager.filter(person__in=list(cases))),
    )
    assert len(leaks(of_record(site, "show-person"))) > 5


class AsTheyAre:
    """Rows about people that nothing has cut."""

    def __init__(self, rows):
        self.rows = rows

    def in_order(self, *columns):
        return AsTheyAre(self.rows.order_by(*columns, "pk"))

    def __iter__(self):
        names = ("kind", "words", "made_at", "made_by", "ended_at", "ended_by", "because")
        for row in self.rows:
            said = {name: getattr(row, name) for name in names}
            yield type("Person", (), {"id": row.pk, "case": row.person_id, "said": said, "cut": frozenset()})
