"""The fast reader and the careful one agree about every file, whatever is in it."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from promises.night import NIGHTLY

from wardmote.errors import Invalid
from wardmote.evidence import Store
from wardmote.evidence.store import engine, places, reading
from wardmote.evidence.store.inputs import Input
from wardmote.evidence.store.layout import layout_of
from wardmote.evidence.store.staging import stage
from wardmote.evidence.store.tally import tally
from wardmote.evidence.store.tests.street_files import HEADER, street_file, street_rows, street_text

NOW = datetime(2026, 1, 1, tzinfo=UTC)
EXAMPLES = 1_000 if NIGHTLY else 30

CONNECTION = engine.connect(1)
places.prepare(CONNECTION)

# Pieces that CSV readers are known to disagree about.
PIECES = [
    "",
    " ",
    '"',
    '""',
    '"a,b"',
    '"a',
    'a"b',
    "é",
    ",",
    ",,",
    "'",
    "#",
    "\\",
    "\t",
    "NULL",
    "nan",
    "\r",
    "x" * 300,
    "1e5",
]
FIELD = st.sampled_from(PIECES) | st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=6)


def read_both(data: bytes) -> list:
    """What each reader makes of a file: the rows it kept, or the refusal."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.csv"
        path.write_bytes(data)
        told = []
        for careful_only in (False, True):
            try:
                told.append(_read(path, Path(folder) / f"{careful_only}.parquet", careful_only=careful_only))
            except Invalid as refusal:
                told.append(str(refusal))
        return told


def _read(path: Path, part: Path, *, careful_only: bool):
    given = Input("given.csv", "given.csv", lambda: path.open("rb"), 0, 1 << 30, plain=path)
    staged = stage(given, path)
    layout = layout_of(given.name, given.base, staged)
    connection = CONNECTION.cursor()
    staged = replace(staged, even=False) if careful_only else staged
    begun = reading.begin(given.name, given.base, staged, layout, part, connection, "2026-01")
    cube = part.with_suffix(".all")
    counted = tally({begun.key: part}, cube, connection, layout.record)[begun.key] if begun.fast else None
    done = reading.finish(begun, counted, cube, connection)
    rows = connection.execute(f"select * exclude (longitude, latitude) from {engine.parquet([part])}").fetchall()
    connection.close()
    assert done.tally.rows == len(rows)
    assert len(rows) + len(done.set_aside) == staged.lines - 1
    return rows, done.set_aside, done.tally


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, 11), FIELD, st.booleans()),
        max_size=6,
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_they_agree(changes, ending, ended):
    rows = street_rows(1, rows=6)
    lines = street_text(rows).splitlines()
    for n, (column, piece, raw) in enumerate(changes, start=1):
        fields = list(rows[n - 1])
        fields[column] = piece
        lines[n] = ",".join(fields) if raw else street_text([fields]).splitlines()[1] if "\r" not in piece else lines[n]
    text = ending.join(lines) + (ending if ended else "")
    fast, careful = read_both(text.encode())
    assert fast == careful


@pytest.mark.parametrize("raw", PIECES)
def test_they_agree_on_awkward_pieces(raw):
    for column in range(12):
        rows = street_rows(2, rows=3)
        rows[1][column] = raw
        text = HEADER + "\n" + "\n".join(",".join(row) for row in rows) + "\n"
        fast, careful = read_both(text.encode())
        assert fast == careful, column


def test_every_line_that_cannot_be_read_is_named_with_its_reason(tmp_path):
    lines = street_text(street_rows(3, rows=10)).splitlines()
    lines[2] = ""
    lines[3] = lines[3] + ",more"
    lines[4] = "only,three,values"
    lines[5] = lines[5].replace("2021-04", "April")
    lines[6] = lines[6].replace(",2021-04,", ',"2021-04,')
    lines[7] = lines[7].rsplit(",", 3)[0] + ", ,,"
    lines[8] = lines[8][:20] + "\r" + lines[8][20:]
    path = tmp_path / "2021-04-lancashire-street.csv"
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    (extract,) = Store.open(tmp_path / "store").add([path], at=NOW).taken
    assert {aside.lines: aside.reason for aside in extract.asides} == {
        "3": "the line is empty",
        "4": "13 values where 12 are expected",
        "5": "3 values where 12 are expected",
        "6": "its month cannot be read",
        "7": "a quotation mark that is not closed, or closed too soon",
        "8": "it does not say what kind it is",
        "9": "a carriage return inside the line",
    }
    assert (extract.rows, extract.kept, extract.set_aside) == (10, 3, 7)


def test_oddities_of_place_are_kept_and_counted(tmp_path):
    rows = street_rows(4, rows=1000, unlocated=0)
    rows[0][4] = "somewhere"
    rows[1][4:6] = ["0", "0"]
    rows[2][5] = ""
    rows[3][7:9] = ["", ""]
    rows[4][7:9] = ["E01004736", "Westminster 013B"]
    rows[5][7:9] = ["E01004736", "Chorley 001A"]
    rows[6][7:9] = ["E99999999", "Atlantis 001A"]
    rows[7][7:9] = [" E01004736 ", ""]
    rows.append(rows[8])
    path = tmp_path / "2021-04-lancashire-street.csv"
    path.write_text(street_text(rows), encoding="utf-8")
    (extract,) = Store.open(tmp_path / "store").add([path], at=NOW).taken
    assert (extract.kept, extract.set_aside) == (1001, 0)
    assert extract.odd_coordinates == 3
    assert extract.unlocated == 1
    assert extract.outside == 3
    assert extract.disagreements == 1
    assert extract.unknown_places == 1
    assert extract.repeated == 1


def test_values_that_moved_are_not_taken_for_a_new_kind(tmp_path):
    """Commas too many put a place where the kind should be; at the end of a line they do no harm."""
    lines = street_text(street_rows(6, rows=12)).splitlines()
    quiet = next(n for n, line in enumerate(lines) if line.endswith("Anti-social behaviour,,"))
    lines[quiet] = lines[quiet].replace("Lancashire Constabulary,", "Lancashire Constabulary,,,", 1)
    lines[quiet % 12 + 1] += ",,"
    path = tmp_path / "2021-04-lancashire-street.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (extract,) = Store.open(tmp_path / "store").add([path], at=NOW).taken
    assert [(aside.lines, aside.reason) for aside in extract.asides] == [
        (str(quiet + 1), "14 values where 12 are expected")
    ]


def test_a_kind_nobody_has_met_is_kept_and_pointed_out(tmp_path):
    rows = street_rows(7)
    rows[3][9] = "Piracy"
    path = tmp_path / "2021-04-lancashire-street.csv"
    path.write_text(street_text(rows), encoding="utf-8")
    (told,) = Store.open(tmp_path / "store").add([path], at=NOW).files
    assert told.new_kinds == ("Piracy",)
    assert told.extract.kinds["Piracy"] == 1
    assert told.extract.kept == 40


def test_line_endings_and_a_byte_order_mark_change_nothing(tmp_path):
    text = street_file(tmp_path, 5).read_text(encoding="utf-8")
    kept = set()
    for n, written in enumerate(
        (text, "\ufeff" + text, text.replace("\n", "\r\n"), text[:-1], text.replace("\n", "\r\n", 7))
    ):
        path = tmp_path / f"{n}" / "2021-04-lancashire-street.csv"
        path.parent.mkdir()
        path.write_text(written, encoding="utf-8", newline="")
        store = Store.open(tmp_path / f"store{n}")
        account = store.add([path], at=NOW)
        assert account.total("kept") == 40
        kept.add(tuple(store.counts("police_uk")))
    assert len(kept) == 1
