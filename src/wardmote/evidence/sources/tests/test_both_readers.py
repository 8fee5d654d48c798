"""The fast reader and the careful one make the same of a file, whatever stands in its fields.

A file whose lines end unalike is read by the careful one; otherwise the fast one reads it. Oracle: each other.
"""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from promises.night import NIGHTLY

from wardmote.errors import Invalid
from wardmote.evidence import Store
from wardmote.evidence.sources.tests import police_files, stats19_files

pytestmark = pytest.mark.long

EXAMPLES = 500 if NIGHTLY else 12

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NUMBERS = ("", " ", "NULL", "-1", "2", " 2", "9", "1e3", "1.5E-05", "abc", '"', "E07000118 ")
DATES = ("31/02/2021", "1/3/2021", "01/03/21", "01/03/2021", " 01/03/2021", "01/03/2021 ", "2021-03-01", "2021")
MOMENTS = ("2021-07-01T00:10:00+01:00", "2021-07-1T1:2:3", "2021-06-30T23:59:59+00:00", " 2021-07-01T00:10:00+01:00")
FIELD = st.sampled_from([*NUMBERS, *DATES, *MOMENTS])


def lines_of(form: str) -> tuple[str, list[str]]:
    """The name of a small file of that form, and its lines."""
    with tempfile.TemporaryDirectory() as folder:
        if form == "stops":
            path = police_files.stop_file(Path(folder), rows=4)
        else:
            made = stats19_files.collisions(3, 2021, {"E07000118": stats19_files.Wanted(4, 1, 1, 3)})
            path = stats19_files.write_year(Path(folder), made, 2021, old=form == "accident")[form]
        return path.name, path.read_text(encoding="utf-8").splitlines()


FORMS = {form: lines_of(form) for form in ("stops", "collision", "accident", "casualty", "vehicle")}


def made_of(name: str, text: str):
    """What a store makes of a file: its rows by everything they say, and what was set aside; or the refusal."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode())
        store = Store.open(Path(folder) / "store")
        try:
            (extract,) = store.add([path], at=NOW).taken
        except Invalid as refusal:
            return str(refusal).replace(folder, "")
        by = [column.name for column in store_columns(extract.source) if column.kind == "text"]
        numbers = [column.name for column in store_columns(extract.source) if column.kind in ("number", "degrees")]
        cells = store.counts(extract.source, by=by, sums=numbers)
        # Only the careful reader takes away blanks round a force's name, where that is not what a file is known by.
        also = [tuple(word.strip(" ") for word in cell.also) for cell in cells]
        told = [(c.month, c.kind, words, c.sums, c.known, c.rows) for c, words in zip(cells, also, strict=True)]
        return told, extract.asides


def store_columns(source: str):
    from wardmote.evidence import sources

    return sources.source(source).record.columns


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(st.integers(1, 4), st.integers(0, 43), FIELD), min_size=1, max_size=3))
def test_they_agree(form, changes):
    name, lines = FORMS[form][0], list(FORMS[form][1])
    for line, column, field in changes:
        values = lines[line % len(lines) or 1].split(",")
        values[column % len(values)] = field
        lines[line % len(lines) or 1] = ",".join(values)
    fast = made_of(name, "\n".join(lines) + "\n")
    careful = made_of(name, "\r\n".join(lines[:2]) + "\r\n" + "\n".join(lines[2:]) + "\n")
    assert fast == careful
