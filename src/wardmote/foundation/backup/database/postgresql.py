"""PostgreSQL: every table by COPY within one snapshot, and back by COPY within one transaction. Nothing to install."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from psycopg import sql

from wardmote.errors import Broken
from wardmote.foundation.backup.archive import Emptying, Entry, Filling
from wardmote.foundation.second_wall import machine, policies, stands

#: A table leaves in pieces of about this many bytes.
PIECE = 4 << 20
FOLDER = "database/"
TABLES = """
    SELECT t.table_name, array_agg(c.column_name::text ORDER BY c.ordinal_position)
    FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
    WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    GROUP BY t.table_name ORDER BY t.table_name
"""
SEQUENCES = """
    SELECT c.table_name, c.column_name, pg_get_serial_sequence(quote_ident(c.table_name), c.column_name)
    FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) IS NOT NULL
"""


class Postgresql:
    """The database on a server."""

    name = "postgresql"

    def __init__(self, *, left_out: tuple[str, ...], filled_at_once: tuple[str, ...]) -> None:
        self.left_out, self.filled_at_once = left_out, filled_at_once

    @contextmanager
    def moment(self, scratch: Path) -> Iterator[None]:
        """Hold one moment of the database, in which nothing changes, for as long as the block runs."""
        with stands(machine("backup")), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                # The first question fixes the moment.
                cursor.execute("SELECT 1")
            # A COPY shows what the second wall shows, and no question of ours comes before it.
            connection.tell()
            yield

    def shape(self) -> dict[str, list[str]]:
        """Each table and its columns in order."""
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            return {table: columns for table, columns in cursor.fetchall() if table not in self.left_out}

    def put(self, into: Filling) -> dict[str, int]:
        """Put the moment into a backup; how many rows each table has."""
        return {table: self._put_table(into, table, columns) for table, columns in self.shape().items()}

    def _put_table(self, into: Filling, table: str, columns: list[str]) -> int:
        rows, number, waiting = 0, 0, bytearray()
        with connection.cursor() as cursor, cursor.copy(_copy(table, columns, "TO STDOUT")) as copy:
            for row in copy:
                waiting += row
                # In this format every row is a line, for a line's end within a row is written otherwise.
                rows += bytes(row).count(b"\n")
                if len(waiting) >= PIECE:
                    into.put(f"{FOLDER}{table}/{number:06}", bytes(waiting))
                    number, waiting = number + 1, bytearray()
        into.put(f"{FOLDER}{table}/{number:06}", bytes(waiting))
        return rows

    def is_empty(self) -> bool:
        """Nobody has put anything into the database yet."""
        with stands(machine("restore")):
            found = self._counts([table for table in self.shape() if table not in self.filled_at_once])
        return not any(found.values())

    def stage(self, entry: Entry, scratch: Path) -> None:
        """Write a piece of a table to where it is taken from once all of the backup has been read and checked."""
        table, number = entry.name.removeprefix(FOLDER).split("/")
        with (scratch / f"{table}.{number}").open("wb") as file:
            for piece in entry.pieces:
                file.write(piece)

    @contextmanager
    def put_back(self, scratch: Path, source: Emptying) -> Iterator[None]:
        """Put every row in its place while the block looks; all of it stays, or, where the block fails, none."""
        shape = source.contents.about["shape"]
        mine = self.shape()
        if {table: sorted(columns) for table, columns in shape.items()} != {t: sorted(c) for t, c in mine.items()}:
            raise Broken(f"The tables of {source.where} are not those of this database.", instead="Use another backup.")
        walled = sorted(set(map(policies.table_of, policies.every())) & set(shape))
        with stands(machine("restore")), transaction.atomic():
            # Before the wall nothing is copied into a table; for its owner it lies down until all is in place.
            _force(walled, "NO FORCE")
            self._clear(list(shape))
            for table, columns in shape.items():
                _put_table_back(scratch, table, columns)
            with connection.cursor() as cursor:
                # References are looked at now, and not when it is too late to say which backup was at fault.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                for table in shape:
                    cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))
                self._set_sequences(cursor)
            _force(walled, "FORCE")
            if self._counts(list(shape)) != source.contents.counts:
                raise Broken(f"The rows of {source.where} are not as many as it says.", instead="Use another backup.")
            yield

    def _clear(self, tables: list[str]) -> None:
        """Take out what the migrations put in, with the tables' own guards, which would add rows of theirs, asleep."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for statement in ("ALTER TABLE {} DISABLE TRIGGER USER", "DELETE FROM {}"):
                for table in tables:
                    cursor.execute(sql.SQL(statement).format(sql.Identifier(table)))

    def _set_sequences(self, cursor) -> None:
        cursor.execute(SEQUENCES)
        for table, column, sequence in cursor.fetchall():
            highest = sql.SQL("SELECT setval({}, coalesce(max({}), 1), max({}) IS NOT NULL) FROM {}")
            named = sql.Identifier(column)
            cursor.execute(highest.format(sql.Literal(sequence), named, named, sql.Identifier(table)))

    def _counts(self, tables: list[str]) -> dict[str, int]:
        with connection.cursor() as cursor:
            found = {}
            for table in tables:
                cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
                found[table] = cursor.fetchone()[0]
            return found


def _force(tables: list[str], how: str) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL(f"ALTER TABLE {{}} {how} ROW LEVEL SECURITY").format(sql.Identifier(table)))


def _put_table_back(scratch: Path, table: str, columns: list[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(_copy(table, columns, "FROM STDIN")) as copy:
        for piece in sorted(scratch.glob(f"{table}.??????")):
            with piece.open("rb") as file:
                while content := file.read(PIECE):
                    copy.write(content)


def _copy(table: str, columns: list[str], way: str) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) {}").format(sql.Identifier(table), names, sql.SQL(way))
