"""What is left of people where nobody should find it: logs, tables, sessions, mail, temporary files, addresses.

Made-up people carry words that stand nowhere else (`spec/access/who_knows.csv`). What is said of people lies sealed,
and nowhere in plain words; so none of these words is found in any file of a site, however it is packed, in any column
of its database, or in any address that a browser asked for.
"""

import base64
import binascii
import email
import gzip
import hashlib
import io
import sqlite3
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, suppress
from email.policy import default
from pathlib import Path
from urllib.parse import unquote_plus

SQLITE = b"SQLite format 3\x00"
#: What is of the database, which is read as one.
BESIDE = ("-wal", "-shm", "-journal")


def left_in(folder: Path, words: Collection[str]) -> list[str]:
    """Where in the files below a folder one of these words stands: the file, or the table and column, and the word."""
    found = []
    # What a site keeps of an assessment lies in it several times, and need be read through once.
    known: dict[bytes, list[str]] = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and not each.name.endswith(BESIDE)):
        name = str(path.relative_to(folder))
        content = path.read_bytes()
        if content.startswith(SQLITE):
            found += [f"{name}, {where}" for where in left_in_tables(path, words)]
        told = hashlib.sha256(content).digest()
        if told not in known:
            known[told] = _standing(read(content), words)
        found += [f"{name}: {word}" for word in known[told]]
    return found


def left_in_addresses(addresses: Iterable[str], words: Collection[str]) -> list[str]:
    """Which addresses say one of these words, as it is written there or in percent signs."""
    told = ((each, unquote_plus(each)) for each in addresses)
    return [f"the address {each}: {word}" for each, plain in told for word in words if word in plain]


def left_in_tables(path: Path, words: Collection[str]) -> Iterator[str]:
    """Which columns say one of these words; of sessions what is packed in them."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.text_factory = bytes
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            asked = database.execute(f'SELECT * FROM "{table.decode()}"')
            columns = [column[0] for column in asked.description]
            yield from left_in_rows(table.decode(), columns, asked, words)


def left_in_rows(
    table: str, columns: Collection[str], rows: Iterable[Iterable[object]], words: Collection[str]
) -> Iterator[str]:
    """The same of the rows of one table."""
    told: set[tuple[str, str]] = set()
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            if isinstance(value, str | bytes):
                content = value if isinstance(value, bytes) else value.encode()
                told |= {(column, word) for word in _standing(read(content), words)}
    return iter(f"{table}.{column}: {word}" for column, word in sorted(told))


def read(content: bytes) -> bytes:
    """What is said there, with what is packed into it."""
    return b"\n".join((content, *_unpacked(content)))


def _unpacked(content: bytes) -> Iterator[bytes]:
    # A hash may begin as a packed file does, and is none.
    with suppress(gzip.BadGzipFile, EOFError, zlib.error):
        if content.startswith(b"\x1f\x8b"):
            yield gzip.decompress(content)
    with suppress(zipfile.BadZipFile):
        if content.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                yield from [packed.read(name) for name in packed.namelist()]
    if b"Content-Transfer-Encoding:" in content:
        yield from _mailed(content)
    if len(content) < 100_000 and content.count(b":") == 2:
        yield from _session(content)


def _mailed(content: bytes) -> Iterator[bytes]:
    mail = email.message_from_bytes(content, policy=default)
    yield "\n".join(map(str, mail.values())).encode()
    for part in mail.walk():
        held = part.get_payload(decode=True)
        if isinstance(held, bytes):
            yield held


def _session(content: bytes) -> Iterator[bytes]:
    """What a session keeps: signed, and packed where that makes it shorter."""
    told = content.partition(b":")[0]
    try:
        plain = base64.urlsafe_b64decode(told.lstrip(b".") + b"=" * (-len(told.lstrip(b".")) % 4))
        yield zlib.decompress(plain) if told.startswith(b".") else plain
    except (binascii.Error, zlib.error):
        return


def _standing(content: bytes, words: Collection[str]) -> list[str]:
    return [word for word in words if word.encode() in content]
