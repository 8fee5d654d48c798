"""Nothing of people is left where nobody should find it; and what is planted in each such place is found.

The journeys ask the same of their whole site once they are over (`journeys/conftest.py`).
"""

import gzip
import logging
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from spec.access.opening import knows

from promises.canaries import left_in, left_in_addresses, left_in_rows
from promises.sources import modules, name_of
from wardmote.project.logs import JsonLines

WORDS = ("Marlscar", "Larkrise Yard")
#: How many rows of a demonstration were read; it only grows.
ROWS = 6_500


def test_the_demonstration_keeps_nobody_in_plain_words(demonstration_made):
    folder, tables = demonstration_made
    left = [each for told in tables for each in left_in_rows(told.table, told.columns, told.rows, knows())]
    rows = sum(len(told.rows) for told in tables)
    print(f"{rows} rows of {len(tables)} tables, {len(knows())} words")
    assert rows >= ROWS
    assert left + left_in(folder.parent, knows()) == []


def test_nothing_is_kept_in_a_cache():
    """A cache beside the database would be one more place to look."""
    found = [name_of(path) for path in modules() if "django.core.cache" in path.read_text(encoding="utf-8")]
    assert not found
    assert {each["BACKEND"] for each in settings.CACHES.values()} == {"django.core.cache.backends.locmem.LocMemCache"}


# Planted, each in its place


@pytest.fixture
def site(tmp_path):
    """A folder like a site's, in which nothing is left of anybody."""
    with closing(sqlite3.connect(tmp_path / "wardmote.sqlite3")) as made, made:
        for table in ("jobs_job", "django_session", "cache"):
            made.execute(f"CREATE TABLE {table} (id TEXT, told TEXT)")
            made.execute(f"INSERT INTO {table} VALUES ('1', 'w1.sealed')")
    (tmp_path / "serve.log").write_text('{"message": "a job ended"}\n', encoding="utf-8")
    assert left_in(tmp_path, WORDS) == []
    return tmp_path


def put(site, table, told):
    with closing(sqlite3.connect(site / "wardmote.sqlite3")) as made, made:
        made.execute(f"INSERT INTO {table} VALUES ('2', ?)", [told])


def test_a_line_of_a_log_is_found(site):
    record = logging.makeLogRecord({"name": "wardmote.people", "levelname": "ERROR", "msg": "looked for Marlscar"})
    (site / "serve.log").write_text(f"{JsonLines().format(record)}\n", encoding="utf-8")
    assert left_in(site, WORDS) == ["serve.log: Marlscar"]
    (site / "old.log.gz").write_bytes(gzip.compress(b"looked for Marlscar"))
    assert left_in(site, WORDS) == ["old.log.gz: Marlscar", "serve.log: Marlscar"]


def test_each_copy_of_a_file_is_named(site):
    for name in ("serve.log", "serve.log.1"):
        (site / name).write_text("looked for Marlscar", encoding="utf-8")
    assert left_in(site, WORDS) == ["serve.log: Marlscar", "serve.log.1: Marlscar"]


@pytest.mark.parametrize("begins", [b"\x1f\x8b\x07", b"\x1f\x8b\x08", b"PK\x03\x04"])
def test_what_only_begins_like_a_packed_file_is_read_as_it_is(site, begins):
    put(site, "cache", begins + b" of Larkrise Yard")
    assert "wardmote.sqlite3, cache.told: Larkrise Yard" in left_in(site, WORDS)


@pytest.mark.parametrize("table", ["jobs_job", "cache"])
def test_a_row_is_found(site, table):
    put(site, table, '{"of": "Flat 3, Larkrise Yard"}')
    assert f"wardmote.sqlite3, {table}.told: Larkrise Yard" in left_in(site, WORDS)


@pytest.mark.django_db
@pytest.mark.parametrize("more", ["", "and much else " * 50])
def test_what_a_session_packs_is_found(site, more):
    put(site, "django_session", SessionStore().encode({"looked_for": f"Ivo Marlscar {more}"}))
    assert left_in(site, WORDS) == ["wardmote.sqlite3, django_session.told: Marlscar"]


@pytest.mark.parametrize(
    "words", ["Marlscar was here", "Marlscar was here – and wrote in letters like ü", "x" * 2000 + " Marlscar"]
)
def test_a_mail_is_found(site, words):
    backend = EmailBackend(file_path=site / "mail")
    backend.send_messages([EmailMessage("A search", words, "site@netherwick.example", ["a@netherwick.example"])])
    (found,) = {each.partition(": ")[2] for each in left_in(site, WORDS)}
    assert found == "Marlscar"


def test_a_temporary_file_is_found(site):
    (site / "passing").mkdir()
    (site / "passing" / "tmpx1").write_bytes(b"PDF of Larkrise Yard")
    assert left_in(site, WORDS) == ["passing/tmpx1: Larkrise Yard"]


def test_an_address_is_found():
    asked = ["http://localhost/members/register/?family=Larkrise+Yard", "http://localhost/", "/?a=Larkrise%20Yard"]
    assert len(left_in_addresses(asked, WORDS)) == 2
