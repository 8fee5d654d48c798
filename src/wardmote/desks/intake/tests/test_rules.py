"""What may be dropped, as a table. Oracle: the rules written out by hand."""

import pytest

from wardmote.desks.intake.rules import MOST_BYTES, MOST_FILES, check_drop, plain_name
from wardmote.errors import Invalid

REFUSED = [
    ([], "No file was chosen"),
    ([("a.csv", 0)], "a.csv is empty"),
    ([("a.exe", 10)], "a.exe is not a kind of file"),
    ([("a", 10)], "not a kind of file"),
    ([("a.csv", MOST_BYTES), ("b.csv", 1)], "larger than 512 MB"),
    ([(f"{n}.csv", 1) for n in range(MOST_FILES + 1)], "too many at once"),
    ([("x/a.csv", 1), ("y/a.csv", 1)], "the same name"),
]


@pytest.mark.parametrize(("files", "says"), REFUSED)
def test_what_may_not_be_dropped(files, says):
    with pytest.raises(Invalid, match=says):
        check_drop(files)


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "b.csv.gz", "c.zip", "d.xlsx", "e.geojson", "f.gpkg"])
def test_what_may(name):
    check_drop([(name, 1)])


NAMES = [
    ("../../etc/passwd.csv", "passwd.csv"),
    ("C:\\extracts\\2026-04.csv", "2026-04.csv"),
    ("a\0b.csv", "a_b.csv"),
    ("…", "_"),
    ("..", "file"),
    ("x" * 300 + ".csv", "x" * 146 + ".csv"),
]


@pytest.mark.parametrize(("given", "kept"), NAMES)
def test_a_file_is_kept_under_a_plain_name(given, kept):
    assert plain_name(given) == kept
