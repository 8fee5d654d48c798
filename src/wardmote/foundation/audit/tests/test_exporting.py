"""An export checks without a database; any copy that was changed does not. The oracle is the plain Python of the docs,
which reads the same files by itself, and a forger who changes copies by chance."""

import hashlib
import json
import random
import re
import stat
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.audit import anchors, exporting, recording, sealing
from wardmote.foundation.audit.checking import Checked, check
from wardmote.foundation.audit.exporting import Exported, export, fingerprint
from wardmote.foundation.audit.hashing import COLUMNS, said_of
from wardmote.foundation.audit.models import AuditRow, Salt, Seal, Waiting
from wardmote.foundation.audit.proving import prove
from wardmote.foundation.audit.signing import signer
from wardmote.foundation.audit.tests.forging import take_the_guards_away
from wardmote.project import django_start
from wardmote.project.command import main

AT = datetime(2026, 4, 4, 12, 0, tzinfo=UTC)
CHAIN, OTHER = uuid.UUID(int=70), uuid.UUID(int=71)
PAGE = Path(__file__).parents[5] / "docs" / "how-to" / "check-the-audit-elsewhere.md"

pytestmark = [pytest.mark.usefixtures("homes"), pytest.mark.django_db]


def write(rows: int, chain: uuid.UUID = CHAIN, **fields: object) -> None:
    by = Viewer(kind="member", tenant=Tenant(chain, "a", "A", made_up=True), member_id=uuid.UUID(int=8))
    for number in range(rows):
        of = ("plan", "Aim", uuid.UUID(int=number + 1))
        audit.record(by=by, what="changed", of=of, fields=fields or ("due",))


def sealed(goes: int = 4, rows: int = 5) -> None:
    """Two chains, sealed in several goes some minutes apart, so that anchors stand along them."""
    for go in range(goes):
        write(rows)
        write(2, OTHER)
        sealing.seal(AT + timedelta(minutes=2 * go))


def exported(tmp_path: Path, **more) -> tuple[Path, Exported]:
    path = tmp_path / "one.audit"
    return path, export(CHAIN, path, **{"first": None, "until": None, "at": AT, **more})


def looked_at(path: Path, **more) -> Checked:
    with path.open("rb") as file:
        return check(file, **more)


def by_the_page(path: Path, fingerprint: str) -> str:
    """What the checker that the page prints says; whatever it chokes on is wrong too."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    told: dict = {}
    exec(code, told)
    try:
        return told["what_is_wrong"](path, fingerprint)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
        return repr(problem)


def test_an_export_is_whole_by_both_checkers(tmp_path):
    sealed()
    path, made = exported(tmp_path)
    found = looked_at(path, key=made.fingerprint)
    assert (found.faults, found.notes) == ([], [])
    assert (found.rows, found.told, found.first, found.last, found.anchors) == (20, 20, 1, 20, 4)
    assert by_the_page(path, made.fingerprint) == ""
    assert str(OTHER) not in {each.get("row", ["", ""])[1] for each in map(json.loads, path.read_text().splitlines())}


def test_some_days_of_it_follow_what_was_before(tmp_path):
    sealed()
    days = [datetime(2026, 4, 3, 22, 59, tzinfo=UTC), datetime(2026, 4, 3, 23, 1, tzinfo=UTC)]
    with pytest.raises(Missing, match="Nothing of the audit was sealed"):
        exported(tmp_path, first=days[1].date(), until=date(2026, 4, 3))
    today = AuditRow.objects.latest("id").at.date()
    path, made = exported(tmp_path, first=today - timedelta(days=1), until=today + timedelta(days=1))
    assert made.rows == 20
    assert looked_at(path, key=made.fingerprint).faults == []


def test_what_is_withheld_stands_by_its_hash_and_the_rest_still_checks(tmp_path):
    sealed()
    rows = list(AuditRow.objects.filter(partnership=CHAIN).order_by("id").values_list("id", flat=True))
    path, made = exported(tmp_path, told={rows[3], rows[4], rows[12]})
    found = looked_at(path, key=made.fingerprint)
    assert (found.faults, found.rows, found.told, made.told) == ([], 20, 3, 3)
    assert by_the_page(path, made.fingerprint) == ""
    assert path.read_text().count("plan.Aim") == 3


def written(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def on_days(*days: int) -> None:
    """One row of each chain on each of these days of April, at noon of London, and the sealer once a day."""
    for day in days:
        at = datetime(2026, 4, day, 11, 0, tzinfo=UTC)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(recording, "now", lambda at=at: at)
            write(1)
            write(1, OTHER)
        sealing.seal(at)


#: From which day until which; the first and the last row; and the places that its anchors name.
DAYS = [
    (None, None, 1, 4, [1, 2, 3, 4]),
    (date(2026, 4, 2), None, 2, 4, [1, 2, 3, 4]),
    (None, date(2026, 4, 3), 1, 3, [1, 2, 3]),
    (date(2026, 4, 2), date(2026, 4, 2), 2, 2, [1, 2]),
    (date(2026, 4, 3), date(2026, 4, 4), 3, 4, [2, 3, 4]),
]


@pytest.mark.parametrize(("first", "until", "begins", "ends", "anchored"), DAYS)
def test_an_export_says_what_it_is_of(tmp_path, first, until, begins, ends, anchored):
    on_days(1, 2, 3, 4)
    path, made = exported(tmp_path, first=first, until=until)
    header, *rest = written(path)
    seals = list(Seal.objects.filter(partnership=CHAIN).order_by("sequence"))
    assert header == {
        "audit_export": 1,
        "chain": str(CHAIN),
        "first": begins,
        "last": ends,
        "previous": bytes(seals[begins - 1].previous).hex(),
        "from": first.isoformat() if first else "",
        "until": until.isoformat() if until else "",
        "made_at": AT.isoformat(),
        "key": (sealing.folder() / anchors.KEY).read_text(),
    }
    rows, end = rest[:-1], rest[-1]
    told = [each for each in rows if "sequence" in each]
    assert [(each["sequence"], each["hash"]) for each in told] == [
        (seal.sequence, bytes(seal.hash).hex()) for seal in seals[begins - 1 : ends]
    ]
    assert [each["row"] for each in told] == [
        said_of(AuditRow.objects.values_list(*COLUMNS).get(pk=seal.row_id)) for seal in seals[begins - 1 : ends]
    ]
    heads = [json.loads(each["anchor"])["heads"][str(CHAIN)][0] for each in rows if "anchor" in each]
    assert heads == anchored
    assert (end["lines"], end["heads"]) == (1 + len(rows), {str(CHAIN): [ends, bytes(seals[ends - 1].hash).hex()]})
    assert made == Exported(
        ends - begins + 1, len(told), signer(sealing.key_path(), may_make=False).checker.fingerprint
    )
    assert fingerprint() == made.fingerprint
    assert looked_at(path, key=made.fingerprint).faults == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["one.audit"]


def test_the_day_of_an_export_is_londons(tmp_path):
    """Half past eleven in the evening of the thirty-first in London is the half past ten before of UTC."""
    for at in (datetime(2026, 3, 31, 22, 30, tzinfo=UTC), datetime(2026, 3, 31, 23, 30, tzinfo=UTC)):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(recording, "now", lambda at=at: at)
            write(1)
    sealing.seal(AT)
    assert exported(tmp_path, until=date(2026, 3, 31))[1].rows == 1
    assert exported(tmp_path, first=date(2026, 4, 1))[1].rows == 1


def test_what_has_no_rows_is_said_and_leaves_no_file(tmp_path):
    on_days(2)
    for given in ({"first": date(2026, 4, 3)}, {"until": date(2026, 4, 1)}):
        with pytest.raises(Missing) as told:
            exported(tmp_path, **given)
        assert told.value.sentence == "Nothing of the audit was sealed on those days."
        assert told.value.instead == "Choose other days."
    assert not [each for each in tmp_path.iterdir() if each.is_file()]


def test_an_export_that_cannot_be_finished_leaves_the_last_one_as_it_was(tmp_path, monkeypatch):
    on_days(1)
    path, _ = exported(tmp_path)
    before = path.read_bytes()

    def fails(*given):
        raise OSError("the disk is full")

    monkeypatch.setattr(exporting, "_anchors", fails)
    with pytest.raises(OSError, match="full"):
        exported(tmp_path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["one.audit"]


def test_only_whole_lines_of_anchors_go_in_and_all_of_restores(tmp_path):
    on_days(1, 2)
    lines = sealing.folder() / anchors.LINES
    sealing.seal_restored(AT + timedelta(hours=1))
    whole = lines.read_bytes()
    lines.write_bytes(whole + whole[:40])
    path, _ = exported(tmp_path, until=date(2026, 4, 1))
    told = [each["anchor"].encode() + b"\n" for each in written(path) if "anchor" in each]
    first, _second, restored = whole.splitlines(keepends=True)
    assert told == [first, restored]
    lines.unlink()
    path, _ = exported(tmp_path)
    assert not [each for each in written(path) if "anchor" in each]


def test_before_anything_was_signed_there_is_no_fingerprint():
    assert fingerprint() == ""


def _ways(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """One change to a copy, by chance: a byte, a line out, twice, moved, made anew, the tail cut or put on."""
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(8)
    lines = list(lines)
    if way in (0, 1):
        line = bytearray(lines[at])
        place = chance.randrange(len(line))
        line[place] = chance.choice([each for each in b'0123456789abcdefABCDEF",:{}[] \n' if each != line[place]])
        lines[at] = bytes(line)
    elif way == 2:
        del lines[at]
    elif way == 3:
        lines.insert(to, lines[at])
    elif way == 4:
        lines[at], lines[(at + 1) % len(lines)] = lines[(at + 1) % len(lines)], lines[at]
    elif way == 5:
        del lines[max(1, at) :]
    elif way == 6:
        lines.append(lines[at])
    else:
        said = json.loads(lines[at])
        said[chance.choice(sorted(said))] = chance.choice(["", 1, [], None, "0" * 64])
        lines[at] = anchors.as_line(said)
    return lines


def test_whatever_is_changed_in_a_copy_is_found(tmp_path):
    """Both checkers find each change, and neither falls over."""
    sealed()
    path, made = exported(tmp_path, told=[row for row in AuditRow.objects.values_list("id", flat=True) if row % 3])
    whole, copy, changed = path.read_bytes(), tmp_path / "copy.audit", 0
    for seed in range(600):
        lines = _ways(whole.splitlines(keepends=True), random.Random(seed))
        if b"".join(lines) == whole:
            continue
        copy.write_bytes(b"".join(lines))
        changed += 1
        assert looked_at(copy, key=made.fingerprint).faults, f"seed {seed} was not found"
        assert by_the_page(copy, made.fingerprint), f"seed {seed} was not found by the page's checker"
    print(f"{changed} changed copies")
    assert changed > 550


def test_a_copy_that_somebody_signed_anew_is_told_by_its_key(tmp_path, settings):
    sealed()
    path, made = exported(tmp_path)
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    theirs = signer(tmp_path / "theirs", may_make=True)
    lines[0]["key"] = theirs.checker.pem().decode()
    body = b"".join(map(anchors.as_line, lines[:-1]))
    end = {each: lines[-1][each] for each in ("heads", "lines")}
    forged = body + anchors.signed({**end, "digest": hashlib.sha256(body).hexdigest()}, theirs)
    path.write_bytes(forged)
    assert any("not by the one that you were told" in each for each in looked_at(path, key=made.fingerprint).faults)
    assert by_the_page(path, made.fingerprint) == "another key"
    assert any("Ask the partnership" in each for each in looked_at(path).notes)
    assert any("not signed by the key" in each for each in looked_at(path).faults), "its anchors are the old key's"


def test_a_past_that_the_partnership_itself_wrote_anew_is_found_by_an_anchor_kept_before(tmp_path, forgers_database):
    """Whoever holds the database, the anchors and the key can forge all three; not a line that is elsewhere."""
    sealed()
    kept = (sealing.folder() / anchors.LINES).read_bytes().splitlines(keepends=True)[1:2]
    path, made = exported(tmp_path)
    assert any("row 10 agrees" in each for each in looked_at(path, key=made.fingerprint, kept=kept).notes)
    take_the_guards_away()

    rows = list(AuditRow.objects.values_list("id", "partnership"))
    Seal.objects.all().delete()
    AuditRow.objects.filter(id=rows[3][0]).update(what="read")
    Waiting.objects.bulk_create(Waiting(row=row, partnership=chain) for row, chain in rows)
    for each in sealing.folder().iterdir():
        each.unlink()
    sealing.seal(AT)
    path, made = exported(tmp_path)
    assert looked_at(path, key=made.fingerprint).faults == []
    found = looked_at(path, key=made.fingerprint, kept=kept)
    assert any("written anew" in each for each in found.faults)


def test_one_row_is_proved_to_have_written_a_value_and_no_other(tmp_path):
    write(2, status="done", due=7)
    sealing.seal(AT)
    path, made = exported(tmp_path)
    line = prove(CHAIN, 2, "status", "done")
    found = looked_at(path, key=made.fingerprint, proofs=[line])
    assert found.faults == []
    assert 'Proved: row 2 wrote "done" in status.' in found.notes
    assert any("wrote 7 in due" in each for each in looked_at(path, proofs=[prove(CHAIN, 2, "due", "7")]).notes)
    lie = anchors.as_line({**json.loads(line), "value": "not begun"})
    assert looked_at(path, key=made.fingerprint, proofs=[lie]).faults
    for other in (b"", b"{}", b"[]\n", anchors.as_line({**json.loads(line), "proof_of": 99})):
        assert looked_at(path, key=made.fingerprint, proofs=[other]).faults
    with pytest.raises(Invalid) as told:
        prove(CHAIN, 2, "status", "late")
    assert told.value.sentence == "Row 2 wrote something else in status."
    assert told.value.instead == "Give the value exactly as it was."
    for place, name in ((2, "owner"), (1_099, "status")):
        with pytest.raises(Missing) as told:
            prove(CHAIN, place, name, "done")
        assert told.value.sentence == f"Row {place:,} left no commitment to a value of {name}."
        assert told.value.instead == "Choose another row or field."


def test_only_what_left_a_commitment_in_its_own_chain_is_proved():
    write(2, OTHER, status="done")
    write(2, status="late")
    write(1)
    sealing.seal(AT)
    assert json.loads(prove(CHAIN, 2, "status", "late"))["value"] == "late"
    assert json.loads(prove(OTHER, 2, "status", "done"))["value"] == "done"
    with pytest.raises(Missing):
        prove(CHAIN, 3, "due", "x")
    Salt.objects.all().delete()
    with pytest.raises(Missing):
        prove(CHAIN, 2, "status", "late")


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b'{"audit_export":1}\n', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_export_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "other"
    path.write_bytes(content)
    assert looked_at(path).faults


def test_the_command_needs_no_database(tmp_path, monkeypatch, capsys):
    sealed()
    path, made = exported(tmp_path)
    monkeypatch.setattr(django_start, "start_on_tables", lambda: pytest.fail("it asked for the tables"))
    assert main(["audit", "verify-export", str(path), "--key", made.fingerprint]) == 0
    assert "20 rows, 4 anchors: everything is as it was written." in capsys.readouterr().out
    path.write_bytes(path.read_bytes().replace(b'"changed"', b'"read"', 1))
    assert main(["audit", "verify-export", str(path), "--key", made.fingerprint]) == 70
    assert "row 1 is not what was sealed" in capsys.readouterr().out
    assert main(["audit", "verify-export", str(tmp_path / "none")]) == 66
