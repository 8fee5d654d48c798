"""Bad input: one sentence naming file, line and remedy, and the store exactly as it was."""

import gzip
import io
import struct
import zipfile
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid, NotNow
from wardmote.evidence import Store
from wardmote.evidence.sources import source
from wardmote.evidence.store import staging
from wardmote.evidence.store.tests.street_files import (
    HEADER,
    everything_in,
    street_file,
    street_rows,
    street_text,
    street_zip,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NAME = "2021-04-lancashire-street.csv"
GOOD = street_text(street_rows(1)).encode()


def lines_of(data: bytes) -> list[bytes]:
    return data.split(b"\n")


def with_line(number: int, old: bytes, new: bytes) -> bytes:
    lines = lines_of(GOOD)
    assert old in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(old, new)
    return b"\n".join(lines)


def a_zip(members: dict[str, bytes], **attributes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            for attribute, value in attributes.items():
                setattr(info, attribute, value)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(a_zip({NAME: GOOD}))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def damaged_zip() -> bytes:
    data = bytearray(a_zip({NAME: GOOD}))
    data[200] ^= 0xFF
    return bytes(data)


def lying_zip() -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(a_zip({NAME: GOOD}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 50)
    return bytes(data)


BAD = [
    (NAME, GOOD.replace(b"Crime type", b"Crime kind", 1), "line 1", "not those of any source"),
    (NAME, GOOD.replace(b",Context", b"", 1), "line 1", "not those of any source"),
    (NAME, GOOD.replace(b",", b";"), "line 1", "not those of any source"),
    (NAME, b"\n" + GOOD, "line 1", "not those of any source"),
    (NAME, GOOD.replace(b"Month", b"Mon\rth", 1), "line 1", "not those of any source"),
    (NAME, GOOD.decode().encode("utf-16"), "line 1", "UTF-16"),
    (NAME, with_line(5, b"Lancashire Constabulary,", b"Lancashire Constabul\xe4ry,"), "line 5", "not UTF-8"),
    (NAME, GOOD[:-1] + b"\xc3", "line 41", "not UTF-8"),
    (NAME, with_line(7, b",2021-04,", b",2021\x00-04,"), "line 7", "NUL"),
    (NAME, b"<!DOCTYPE html>\n<html><body>Not found</body></html>", "line 1", "web page"),
    (NAME, b"%PDF-1.7\n", "line 1", "not a CSV"),
    (NAME, b"", "", "is empty"),
    (NAME, HEADER.encode() + b"\n", "", "no rows"),
    (NAME, HEADER.encode() + b"\n\n\n\n", "", "can be read"),
    (NAME, GOOD.replace(b"2021-04", b"1900-04"), "line 2", "before the series began"),
    (NAME, GOOD.replace(b"2021-04", b"2099-04"), "line 2", "still to come"),
    (NAME, with_line(9, b",2021-04,", b",1900-04,"), "line 9", "1900-04"),
    (NAME, with_line(9, b",2021-04,", b",2099-04,"), "line 9", "2099-04"),
    (NAME, with_line(30, b",2021-04,", b",2021-05,"), "line 30", "a file for each month"),
    (NAME, with_line(30, b"Lancashire Constabulary", b"Kent Police"), "line 30", "a file for each force"),
    (NAME, GOOD.replace(b"Lancashire Constabulary", b""), "line 2", "no police force"),
    ("2021-05-lancashire-street.csv", GOOD, "line 2", "its name says 2021-05"),
    (NAME, GOOD.replace(b"\n", b"\r"), "", "old Macs"),
    (NAME + ".gz", gzip.compress(GOOD)[:-20], "", "cut short or damaged"),
    (NAME + ".gz", gzip.compress(GOOD)[:100] + b"\0" * 50, "", "cut short or damaged"),
    (NAME + ".gz", gzip.compress(b""), "", "is empty"),
    (NAME + ".gz", gzip.compress(HEADER.encode() + b"\n" + b"a" * (4 << 20)), "line 2", "longer than"),
    ("x.zip", a_zip({NAME: GOOD})[:-30], "", "not a whole zip"),
    ("x.zip", damaged_zip(), NAME, "damaged"),
    ("x.zip", lying_zip(), NAME, "damaged"),
    ("x.zip", locked_zip(), NAME, "password"),
    ("x.zip", a_zip({"../" + NAME: GOOD}), "../", "out of the archive"),
    ("x.zip", a_zip({"/etc/" + NAME: GOOD}), "/etc/", "out of the archive"),
    ("x.zip", a_zip({"C:/" + NAME: GOOD}), "C:/", "out of the archive"),
    ("x.zip", a_zip({"2021-04\\..\\..\\" + NAME: GOOD}), "..", "out of the archive"),
    ("x.zip", a_zip({NAME: b"elsewhere"}, external_attr=0o120777 << 16), NAME, "a link"),
    ("x.zip", a_zip({NAME: GOOD + b"0" * (80 << 20)}), NAME, "times its size"),
    ("x.zip", a_zip({"readme.txt": b"hello"}), "", "holds no file ending in"),
    ("x.zip", a_zip({"[Content_Types].xml": b"<x/>"}), "", "office document"),
    ("x.zip", a_zip({}), "", "holds no file ending in"),
]


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """A store that holds one month already."""
    folder = tmp_path_factory.mktemp("held")
    store = Store.open(folder / "store")
    store.add([street_file(folder, 9, month="2020-01")], at=NOW)
    return store


@pytest.mark.parametrize(
    ("name", "data", "where", "words"), BAD, ids=[f"{i}-{words}" for i, (*_, words) in enumerate(BAD)]
)
def test_a_bad_file_is_refused_in_a_sentence(held, tmp_path, name, data, where, words):
    path = tmp_path / name
    path.write_bytes(data)
    before = everything_in(held.path)
    with pytest.raises(Invalid) as refused:
        held.add([path], at=NOW)
    sentence = str(refused.value)
    print(sentence)
    assert path.name in sentence
    assert where in sentence
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 600
    assert everything_in(held.path) == before


def test_a_line_of_two_gigabytes_is_refused_after_its_first_two_megabytes(held, tmp_path):
    path = tmp_path / NAME
    with path.open("wb") as handle:
        handle.write(HEADER.encode() + b"\n" + b"a" * (2 << 20))
        # A hole: two gigabytes that take no room, and NUL bytes if anybody should read so far.
        handle.truncate(2 << 30)
    with pytest.raises(Invalid, match=r"line 2: a line longer than"):
        held.add([path], at=NOW)


def test_a_gzip_that_unpacks_without_end_is_refused(held, tmp_path, monkeypatch):
    monkeypatch.setattr("wardmote.evidence.store.inputs.SMALL_ENOUGH", 1 << 20)
    path = tmp_path / (NAME + ".gz")
    path.write_bytes(gzip.compress(HEADER.encode() + b"\n" + b"a,b\n" * (4 << 20)))
    with pytest.raises(Invalid, match="unpacks to more than"):
        held.add([path], at=NOW)


def test_places_that_are_no_files_are_refused(held, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "readme.txt").write_text("hello")
    for path, words in (("missing.csv", "cannot be read"), ("empty", "no file ending"), ("notes", "no file ending")):
        with pytest.raises(Invalid, match=words):
            held.add([tmp_path / path], at=NOW)
    with pytest.raises(Invalid, match="No file or folder was named"):
        held.add([], at=NOW)


def test_a_first_add_that_fails_leaves_no_folder(tmp_path):
    (tmp_path / NAME).write_bytes(b"")
    store = Store.open(tmp_path / "new" / "store")
    with pytest.raises(Invalid):
        store.add([tmp_path / NAME], at=NOW)
    assert not (tmp_path / "new").exists()


def test_every_refused_file_is_named_and_nothing_is_loaded(held, tmp_path):
    good = street_file(tmp_path, 2, month="2021-06")
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"")
    before = everything_in(held.path)
    with pytest.raises(Invalid) as refused:
        held.add([tmp_path / "a.csv", good, tmp_path / "b.csv"], at=NOW)
    assert "a.csv" in str(refused.value)
    assert "b.csv" in str(refused.value)
    assert "Nothing was loaded." in str(refused.value)
    assert everything_in(held.path) == before


def test_keep_going_loads_the_good_ones(tmp_path):
    good = street_file(tmp_path, 2, month="2021-06")
    (tmp_path / "a.csv").write_bytes(b"")
    store = Store.open(tmp_path / "store")
    account = store.add([tmp_path / "a.csv", good], at=NOW, keep_going=True)
    assert [each.file for each in account.refused] == [str(tmp_path / "a.csv")]
    assert [extract.month for extract in store.extracts()] == ["2021-06"]


def test_two_files_for_one_month_in_one_command_are_both_refused(tmp_path):
    one = street_file(tmp_path / "one", 1)
    other = street_file(tmp_path / "other", 2)
    store = Store.open(tmp_path / "store")
    with pytest.raises(Invalid, match="different files for Lancashire Constabulary, 2021-04") as refused:
        store.add([one, other], at=NOW)
    assert str(refused.value).count("different files") == 2
    assert not store.path.exists()


def test_a_file_changed_while_it_is_read_is_refused(held, tmp_path, monkeypatch):
    path = street_file(tmp_path, 3)
    monkeypatch.setattr(staging.Staged, "unchanged", lambda self: False)
    with pytest.raises(Invalid, match="changed while it was read"):
        held.add([path], at=NOW)


def test_only_one_command_writes_at_a_time(held, tmp_path):
    from wardmote.evidence.store.workbench import writing

    with writing(held.path), pytest.raises(NotNow, match="Another command is adding"):
        held.add([street_file(tmp_path, 3)], at=NOW)


def test_files_of_other_series_are_passed_over(tmp_path):
    revisions = ",".join(source("stats19_collisions").passed_over[0].header).encode() + b"\n"
    archive = street_zip(
        tmp_path / "archive.zip",
        {
            f"2021-04/{NAME}": GOOD,
            "2021-04/historical-revisions.csv": revisions,
            "2021-04/note.txt": b"hello",
            "__MACOSX/2021-04/._2021-04-lancashire-street.csv": b"\0\5\26\7",
        },
    )
    account = Store.open(tmp_path / "store").add([archive], at=NOW)
    assert [each.outcome for each in account.files].count("passed over") == 3
    assert any("revisions" in each.says for each in account.of("passed over"))
    assert account.total("kept") == 40
    (tmp_path / "historical-revisions.csv").write_bytes(revisions)
    with pytest.raises(Invalid, match="nothing here to take in"):
        Store.open(tmp_path / "other").add([tmp_path / "historical-revisions.csv"], at=NOW)
