"""Nothing leads out of an archive, and nothing damaged comes out of one."""

import stat
import zipfile
from pathlib import Path

import pytest

from wardmote.errors import Broken
from wardmote.evidence.fetch.archives import fault_in_archive, has, take_out
from wardmote.evidence.fetch.tests.publications import archive, street
from wardmote.evidence.periods import Month

MARCH = Month.parse("2025-03")
MEMBER = "2025-03/2025-03-lancashire-street.csv"


def zipped(tmp_path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, body in members:
            opened.writestr(name, body)
    return path


def fault(path: Path, **given) -> str:
    return fault_in_archive(path, [MEMBER], own="2025-03", **{"every": True, "largest": 1 << 20, **given})


def test_an_archive_in_order_has_no_fault(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(archive(MARCH))
    assert fault(path) == ""
    assert has(path, [MEMBER, "2031-01/2031-01-lancashire-street.csv"]) == {MEMBER}
    part = take_out(path, MEMBER, tmp_path / "out" / "march.csv")
    assert part.name == "march.csv.part"
    assert part.read_bytes() == street(MARCH, "lancashire", 1)


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", "2025-03/../../x.csv", "\\x.csv", "..\\x.csv", "C:/x.csv"])
def test_a_path_that_leads_out_is_refused(tmp_path, name):
    assert "leads out of the archive" in fault(zipped(tmp_path, (MEMBER, b"a"), (name, b"b")))


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("2025-03/x")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "a link and not a file" in fault(zipped(tmp_path, (MEMBER, b"a"), (link, b"/etc/passwd")))


def test_the_same_name_twice_is_refused(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = zipped(tmp_path, (MEMBER, b"a"), (MEMBER, b"b"))
    assert "twice" in fault(path)


def test_what_unpacks_to_too_much_is_refused(tmp_path):
    assert "more than any file" in fault(zipped(tmp_path, (MEMBER, b"a" * (1 << 21))))
    assert "more than any file" in fault(zipped(tmp_path, (MEMBER, b"0" * (80 << 20))), largest=1 << 30)


def test_another_archive_is_refused(tmp_path):
    assert "nothing of 2025-03" in fault(zipped(tmp_path, ("2024-03/x.csv", b"a")))


@pytest.mark.parametrize("every", [True, False])
def test_damage_is_found(tmp_path, every):
    path = zipped(tmp_path, (MEMBER, b"a,b\n" * 500))
    whole = bytearray(path.read_bytes())
    whole[len(MEMBER) + 34] ^= 0xFF
    path.write_bytes(whole)
    assert fault(path, every=every) == "what came is not a whole archive"
    with pytest.raises(Broken, match="cannot be unpacked"):
        take_out(path, MEMBER, tmp_path / "x.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


def test_an_archive_cut_anywhere_is_found(tmp_path):
    whole, path = archive(MARCH, months=1), tmp_path / "a.zip"
    for cut in range(0, len(whole), 97):
        path.write_bytes(whole[:cut])
        assert fault(path), cut
