"""Audit / An export, read elsewhere

Whoever has the key can write whatever they like into an export and sign it. Each of its lines is here made other than
it should be, and the file signed anew, so that nothing is found by its signature that should be found by what it says.
The sentences are whole, as somebody reads them who has to answer for the file. The oracle is a pencil over six rows.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from spec.audit.chain import CHAIN, OURS, START, THEIRS, TRUE, row, sealed

from wardmote.foundation.audit import anchors
from wardmote.foundation.audit.checking import FORM, MANY, Checked, check
from wardmote.foundation.audit.hashing import said_of
from wardmote.foundation.audit.recording import commitment

Line = dict[str, Any]
KEY = OURS.checker.fingerprint
SALT = bytes(range(16))


def anchor(place: int, *, number: int, signer=OURS, hash_: bytes | None = None, **more: object) -> str:
    """A line of `anchors.jsonl`: where the chain was."""
    head = [place, (hash_ or TRUE[place - 1].hash).hex()]
    said = {"number": number, "at": "2026-04-04T12:00:00+00:00", "heads": {str(CHAIN): head}, "before": "", **more}
    return anchors.signed(said, signer).decode().rstrip("\n")


def body() -> list[Line]:
    """The lines of an export of the six rows but its last: the header, the rows, of which the fourth is withheld, and
    anchors of the second and the sixth."""
    header = {
        "audit_export": FORM, "chain": str(CHAIN), "first": 1, "last": 6, "previous": START.hex(), "from": "",
        "until": "", "made_at": "2026-04-05T09:00:00+00:00", "key": OURS.checker.pem().decode(),
    }  # fmt: skip
    rows = [{"sequence": each.sequence, "hash": each.hash.hex(), "row": said_of(each.values)} for each in TRUE]
    del rows[3]["row"]
    return [header, *rows, {"anchor": anchor(2, number=1)}, {"anchor": anchor(6, number=2)}]


def end(lines: list[Line], signer=OURS, other: Line | None = None) -> bytes:
    """What a file ends with: the hash of all before, how many lines that was, where the chain is, and a signature."""
    rows = [each for each in lines if "sequence" in each]
    said = {
        "digest": hashlib.sha256(b"".join(map(anchors.as_line, lines))).hexdigest(),
        "lines": len(lines),
        "heads": {str(CHAIN): [lines[0].get("last"), rows[-1].get("hash")]},
    }
    return anchors.signed({**said, **(other or {})}, signer)


def file(lines: list[Line], signer=OURS, other: Line | None = None) -> list[bytes]:
    return [*map(anchors.as_line, lines), end(lines, signer, other)]


def read(lines: list[bytes], **given: Any) -> Checked:
    return check(lines, **{"key": KEY, **given})


def test_what_is_whole_is_told_with_how_much_it_is():
    found = read(file(body()))
    assert found == Checked(str(CHAIN), first=1, last=6, rows=6, told=5, anchors=2, fingerprint=KEY)


def at(place: int, **other: object) -> Callable[[list[Line]], list[Line]]:
    """The line at a place (the header is 0) with other words; a word given as None is left out."""

    def changed(lines: list[Line]) -> list[Line]:
        said = {name: value for name, value in {**lines[place], **other}.items() if value is not None}
        return [*lines[:place], said, *lines[place + 1 :]]

    return changed


def without(*places: int) -> Callable[[list[Line]], list[Line]]:
    return lambda lines: [each for place, each in enumerate(lines) if place not in places]


def said(number: int, *, what: str = "changed", **more: object) -> list[Any]:
    return said_of(row(number, what, **more))


BEGINS = "Line 1: an export begins otherwise, and only once."
NOT_SEALED = "Line {}: row {} is not what was sealed, or does not follow the row before it."
SHOULD_STAND = "Line {}: row {} should stand here: something was taken out, put in or moved."
UNFITTING = "Line {}: the end does not fit what is before it: something was taken out or put in."
NOT_SIGNED = "Line {}: this anchor is not signed by the key of the export."
OTHER = sealed([row(13, "read")], TRUE[1].hash, 3)[0]

#: What was made other, and all that is told of it.
MADE_OTHER: dict[str, tuple[Callable[[list[Line]], list[Line]], list[str]]] = {
    "a row": (at(3, row=said(13, what="read")), [NOT_SEALED.format(4, 3)]),
    "a row and its hash": (
        at(3, row=said(13, what="read"), hash=OTHER.hash.hex()),
        # The fourth is withheld: nothing is seen of it but its hash. The fifth follows that, as it did.
        [],
    ),
    "a row and its hash, with the row after it told": (
        at(2, row=said(12, what="read"), hash=sealed([row(12, "read")], TRUE[0].hash)[0].hash.hex()),
        [NOT_SEALED.format(4, 3), "Row 2 is not the one that was anchored there."],
    ),
    "a row of fewer values": (at(3, row=said(13)[:-1]), [NOT_SEALED.format(4, 3)]),
    "a row that is no list": (at(3, row="changed"), [NOT_SEALED.format(4, 3)]),
    "a row of another partnership": (
        at(6, row=said(16, partnership="p"), hash=sealed([row(16, partnership="p")], TRUE[4].hash)[0].hash.hex()),
        ["Line 7: row 6 is another partnership's.", "Row 6 is not the one that was anchored there."],
    ),
    "the number of a row": (at(3, sequence=4), [SHOULD_STAND.format(4, 3)]),
    "the hash of a row, which is none": (at(4, hash="x"), [SHOULD_STAND.format(5, 4), NOT_SEALED.format(6, 5)]),
    "the hash of a row, in capitals": (
        at(4, hash=TRUE[3].hash.hex().upper()),
        [SHOULD_STAND.format(5, 4), NOT_SEALED.format(6, 5)],
    ),
    "the hash of a row, too long": (
        at(4, hash=TRUE[3].hash.hex() + "0"),
        [SHOULD_STAND.format(5, 4), NOT_SEALED.format(6, 5)],
    ),
    "the hash of a row that is withheld": (at(4, hash="0" * 64), [NOT_SEALED.format(6, 5)]),
    "a row is gone": (
        without(3),
        [
            SHOULD_STAND.format(4, 3),
            SHOULD_STAND.format(5, 4),
            SHOULD_STAND.format(6, 5),
            UNFITTING.format(9),
            "It says that it holds rows 1 to 6, and holds 5.",
        ],
    ),
    "the last row is gone": (without(6), ["It says that it holds rows 1 to 6, and holds 5."]),
    "there is a header in the middle": (
        lambda lines: [*lines[:3], lines[0], *lines[3:]],
        ["Line 4: an export begins otherwise, and only once."],
    ),
    "there is another thing in the middle": (
        lambda lines: [*lines[:3], {"note": "x"}, *lines[3:]],
        [
            SHOULD_STAND.format(4, 3),
            SHOULD_STAND.format(5, 4),
            SHOULD_STAND.format(6, 5),
            SHOULD_STAND.format(7, 6),
            SHOULD_STAND.format(8, 7),
            UNFITTING.format(11),
            "It says that it holds rows 1 to 6, and holds 7.",
        ],
    ),
    "an anchor of another key": (at(7, anchor=anchor(2, number=1, signer=THEIRS)), [NOT_SIGNED.format(8)]),
    "an anchor that is none": (at(7, anchor="x"), [NOT_SIGNED.format(8)]),
    "an anchor that is a number": (at(7, anchor=7), [NOT_SIGNED.format(8)]),
    "an anchor without heads": (at(7, anchor=anchors.signed({"number": 1}, OURS).decode()), [NOT_SIGNED.format(8)]),
    "an anchor with a letter nobody can write": (at(7, anchor="\ud800"), [NOT_SIGNED.format(8)]),
    "an anchor of another hash": (
        at(7, anchor=anchor(2, number=1, hash_=TRUE[2].hash)),
        ["Row 2 is not the one that was anchored there."],
    ),
    "an anchor of a place that is not here": (at(7, anchor=anchor(9, number=1, hash_=b"z" * 32)), []),
    "an anchor of other chains": (at(7, anchor=anchor(2, number=1, heads={"other": [2, "00"]})), []),
}


@pytest.mark.parametrize("made", MADE_OTHER)
def test_what_was_made_other_is_told(made):
    change, told = MADE_OTHER[made]
    found = read(file(change(body())))
    assert found.faults == told
    assert found.notes == []


#: What the header was made to say, and what is told first.
HEADERS: dict[str, tuple[Line, str]] = {
    "another form": ({"audit_export": FORM + 1}, BEGINS),
    "no form": ({"audit_export": None}, BEGINS),
    "no first row": ({"first": None}, BEGINS),
    "a first row in words": ({"first": "1"}, BEGINS),
    "a last row in words": ({"last": "6"}, BEGINS),
    "nothing before": ({"previous": None}, BEGINS),
    "a hash before that is none": ({"previous": "12"}, BEGINS),
    "no key": ({"key": None}, BEGINS),
    "a key that is a number": ({"key": 7}, BEGINS),
    "a key that cannot be read": ({"key": "x"}, "Line 1: there is no key to check signatures with."),
    "a key with a letter nobody can write": ({"key": "\ud800"}, "Line 1: there is no key to check signatures with."),
    "another hash before": ({"previous": "0" * 64}, "Line 1: the chain does not begin as this partnership's does."),
    "another partnership": ({"chain": "p"}, "Line 1: the chain does not begin as this partnership's does."),
    "another key": (
        {"key": THEIRS.checker.pem().decode()},
        f"Line 1: it is signed by the key {THEIRS.checker.fingerprint}, and not by the one that you were told.",
    ),
}


@pytest.mark.parametrize("made", HEADERS)
def test_a_header_that_is_none_is_told_first(made):
    other, told = HEADERS[made]
    found = read(file(at(0, **other)(body())))
    assert found.faults[0] == told


def test_what_has_no_key_is_signed_by_nobody():
    found = read(file(at(0, key="x")(body())))
    assert (found.fingerprint, found.notes) == ("", [])
    assert found.faults[1:] == [
        NOT_SIGNED.format(8),
        NOT_SIGNED.format(9),
        "Line 10: the end is not signed by the key of the export.",
    ]


#: What the reader was told of the key, and whether that will do: it takes sixteen letters to know one.
TOLD_OF_THE_KEY = [
    (KEY, True),
    (KEY[:16], True),
    (KEY[:15], False),
    (KEY.upper(), True),
    (" ".join(KEY[at : at + 4] for at in range(0, 64, 4)), True),
    (KEY[:20] + "x", False),
    (KEY + "0", False),
    (THEIRS.checker.fingerprint, False),
]


@pytest.mark.parametrize(("told", "enough"), TOLD_OF_THE_KEY)
def test_the_key_is_the_one_that_its_reader_was_told(told, enough):
    wrong = f"Line 1: it is signed by the key {KEY}, and not by the one that you were told."
    assert read(file(body()), key=told).faults == ([] if enough else [wrong])


def test_a_reader_who_was_told_no_key_is_told_to_ask():
    (note,) = read(file(body()), key="").notes
    assert note == (
        f"It is signed by the key {KEY}. Ask the partnership, by another way than they sent the file, whether that is "
        "theirs: then give it with --key."
    )


def test_a_part_of_a_chain_follows_what_its_header_says():
    lines = body()
    part = [{**lines[0], "first": 3, "previous": TRUE[1].hash.hex()}, *lines[3:]]
    found = read(file(part))
    assert (found.faults, found.rows, found.first, found.last) == ([], 4, 3, 6)
    wrong = read(file([{**part[0], "previous": TRUE[0].hash.hex()}, *part[1:]]))
    assert wrong.faults == [NOT_SEALED.format(2, 3), "Row 2 is not the one that was anchored there."]


#: What the end says otherwise, and what is told.
ENDS: dict[str, tuple[Line, list[str]]] = {
    "other heads": ({"heads": {}}, [UNFITTING.format(10)]),
    "a head of another place": ({"heads": {str(CHAIN): [5, TRUE[5].hash.hex()]}}, [UNFITTING.format(10)]),
    "a head of another hash": ({"heads": {str(CHAIN): [6, TRUE[4].hash.hex()]}}, [UNFITTING.format(10)]),
    "another chain besides": (
        {"heads": {str(CHAIN): [6, TRUE[5].hash.hex()], "other": [1, "00"]}},
        [UNFITTING.format(10)],
    ),
    "more lines": ({"lines": 10}, [UNFITTING.format(10)]),
    "fewer lines": ({"lines": 8}, [UNFITTING.format(10)]),
    "another digest": ({"digest": "0" * 64}, ["Line 10: something above was changed after it was signed."]),
}


@pytest.mark.parametrize("says", ENDS)
def test_an_end_that_does_not_fit_is_told(says):
    other, told = ENDS[says]
    assert read(file(body(), other=other)).faults == told


def test_an_end_that_another_signed_is_told():
    assert read(file(body(), THEIRS)).faults == ["Line 10: the end is not signed by the key of the export."]


def test_without_its_end_the_tail_was_cut_off():
    assert read(file(body())[:-1]).faults == ["The end is missing: the tail of the file was cut off."]


def test_what_was_put_on_after_the_end_is_told():
    whole = file(body())
    assert read([*whole, whole[1]]).faults == ["Line 11: it was put on after the end."]


#: One line, written otherwise than we write lines; its meaning is the same or none.
WRITTEN = [
    b"",
    b"\n",
    b"{}",
    b"[]\n",
    b'"x"\n',
    b"\xff\n",
    b"[" * 100_000,
    b'{"sequence": 3}\n',
    b'{"sequence":3,"hash":"x","hash":"y"}\n',
    b'{"hash":"x","sequence":3}\r\n',
]


@pytest.mark.parametrize("line", WRITTEN, ids=range(len(WRITTEN)))
def test_a_line_is_written_in_one_way_alone(line):
    whole = file(body())
    found = read([*whole[:3], line, *whole[4:]])
    assert found.faults[0] == "Line 4: this is no line of an export."


def test_of_many_faults_twenty_are_told_and_the_others_counted():
    lines = [*map(anchors.as_line, body())]
    found = read([lines[0], *[b"x\n"] * MANY])
    assert len(found.faults) == MANY
    # The end is missing too, and all six rows.
    assert found.notes == ["2 more faults are not told one by one."]
    assert found.faults[0] == "Line 2: this is no line of an export."
    just = read([lines[0], *[b"x\n"] * (MANY - 2)])
    assert (len(just.faults), just.notes) == (MANY, [])


RESTORED = "The database was put back from a backup at least once: rows after that backup were lost."


def test_a_restore_is_told_of_and_what_was_anchored_after_it_is_no_longer_asked_for():
    lost = {"anchor": anchor(5, number=1, hash_=b"z" * 32)}
    restored = {"anchor": anchor(4, number=2, restored=True)}
    lines = body()
    assert read(file([*lines[:7], lost, *lines[8:]])).faults == ["Row 5 is not the one that was anchored there."]
    found = read(file([*lines[:7], lost, restored, lines[8]]))
    assert (found.faults, found.notes, found.anchors) == ([], [RESTORED], 3)
    wrong = {"anchor": anchor(4, number=2, restored=True, hash_=b"z" * 32)}
    assert read(file([*lines[:7], lost, wrong])).faults == ["Row 4 is not the one that was anchored there."]


def test_a_restore_before_the_chain_began_leaves_nothing_to_ask_for():
    none = {"anchor": anchor(2, number=2, restored=True, heads={})}
    lost = {"anchor": anchor(5, number=1, hash_=b"z" * 32)}
    found = read(file([*body()[:7], lost, none]))
    assert (found.faults, found.notes) == ([], [RESTORED])


NOTHING = "An anchor that you kept says nothing of these rows."
UNSIGNED = "An anchor that you kept is not signed by the key of the export."
ANEW = "Row 4 is not the one of the anchor that you kept: it was written anew."
LOST = "Row 4 of the anchor that you kept was lost to a restore."
#: The anchor that a reader kept; restores that the export tells of (number of the line, where the chain ended then);
#: and what is found, and noted.
KEPT: list[tuple[str, str, list[tuple[int, int]], list[str], list[str]]] = [
    ("it agrees", anchor(4, number=3), [], [], ["The anchor that you kept of row 4 agrees."]),
    ("it is of a place that is not here", anchor(9, number=3, hash_=b"z" * 32), [], [], [NOTHING]),
    ("it is of other chains", anchor(4, number=3, heads={"other": [4, "00"]}), [], [], [NOTHING]),
    ("another signed it", anchor(4, number=3, signer=THEIRS), [], [UNSIGNED], []),
    ("it is none", "x", [], [UNSIGNED], []),
    ("it was written anew", anchor(4, number=3, hash_=b"z" * 32), [], [ANEW], []),
    ("a restore after it lost it", anchor(4, number=3, hash_=b"z" * 32), [(4, 3)], [], [RESTORED, LOST]),
    ("a restore before it did not", anchor(4, number=3, hash_=b"z" * 32), [(3, 3)], [ANEW], [RESTORED]),
    ("a restore to beyond it did not", anchor(4, number=3, hash_=b"z" * 32), [(4, 4)], [ANEW], [RESTORED]),
    ("of two restores one lost it", anchor(4, number=3, hash_=b"z" * 32), [(2, 2), (5, 3)], [], [RESTORED, LOST]),
]


@pytest.mark.parametrize(("kept", "restores", "faults", "notes"), [each[1:] for each in KEPT], ids=[k[0] for k in KEPT])
@pytest.mark.parametrize("ending", [b"", b"\n"], ids=["", "with its line's end"])
def test_an_anchor_kept_from_before_is_compared(kept, restores, faults, notes, ending):
    said = [{"anchor": anchor(place, number=number, restored=True)} for number, place in restores]
    found = read(file([*body()[:7], *said]), kept=[kept.encode() + ending])
    assert (found.faults, found.notes) == (faults, notes)


def test_heads_that_were_kept_are_from_before_any_line():
    """`heads.json` is an anchor too, and has no number of a line: whatever restore is told of came after it."""
    heads = anchors.signed({"heads": {str(CHAIN): [4, (b"z" * 32).hex()]}, "may": {}, "lines": 1}, OURS)
    restore = {"anchor": anchor(3, number=1, restored=True)}
    found = read(file([*body()[:7], restore]), kept=[heads])
    assert (found.faults, found.notes) == ([], [RESTORED, LOST])


def with_values() -> tuple[list[Line], bytes]:
    """An export whose third row left commitments to what was put into two fields."""
    values = {"due": 7, "status": "done"}
    made = " ".join(commitment(SALT, "r", name, value) for name, value in values.items())
    rows = [row(11), row(12), row(13, fields="due status", commitments=made)]
    lines = [
        {**body()[0], "last": 3},
        *({"sequence": each.sequence, "hash": each.hash.hex(), "row": said_of(each.values)} for each in sealed(rows)),
    ]
    return lines, SALT


PROOF = {"proof_of": 3, "field": "status", "value": "done", "salt": SALT.hex()}
NO_ROW = "A proof is of no row that is told whole in this export."
#: What a proof says otherwise, what is found, and noted.
PROOFS: list[tuple[Line, list[str], list[str]]] = [
    ({}, [], ['Proved: row 3 wrote "done" in status.']),
    ({"field": "due", "value": 7}, [], ["Proved: row 3 wrote 7 in due."]),
    ({"value": "late"}, ["What is to be proved of row 3 is not what was written."], []),
    ({"field": "due"}, ["What is to be proved of row 3 is not what was written."], []),
    ({"field": "owner"}, ["What is to be proved of row 3 is not what was written."], []),
    ({"salt": "0" * 32}, ["What is to be proved of row 3 is not what was written."], []),
    ({"salt": "0" * 31}, ["What is to be proved of row 3 is not what was written."], []),
    ({"salt": SALT.hex() + "0"}, ["What is to be proved of row 3 is not what was written."], []),
    ({"salt": 7}, ["What is to be proved of row 3 is not what was written."], []),
    ({"proof_of": 2}, ["What is to be proved of row 2 is not what was written."], []),
    ({"proof_of": 9}, [NO_ROW], []),
    ({"proof_of": "3"}, [NO_ROW], []),
    ({"proof_of": [3]}, [NO_ROW], []),
    ({"proof_of": None}, [NO_ROW], []),
]


@pytest.mark.parametrize(("other", "faults", "notes"), PROOFS)
@pytest.mark.parametrize("ending", [b"", b"\n"], ids=["", "with its line's end"])
def test_what_one_row_wrote_is_proved_and_nothing_else(other, faults, notes, ending):
    lines, _ = with_values()
    proof = anchors.as_line({**PROOF, **other}).rstrip(b"\n") + ending
    found = read(file(lines), proofs=[proof])
    assert (found.faults, found.notes) == (faults, notes)


@pytest.mark.parametrize(
    "proof", [b"", b"x", b"[]", json.dumps(PROOF, indent=1).encode(), anchors.as_line(PROOF).rstrip(b"\n") + b" "]
)
def test_what_is_no_proof_proves_nothing(proof):
    lines, _ = with_values()
    assert read(file(lines), proofs=[proof]).faults == [NO_ROW]


def test_a_row_that_is_withheld_proves_nothing():
    lines, _ = with_values()
    withheld = [*lines[:3], {name: value for name, value in lines[3].items() if name != "row"}]
    assert read(file(withheld), proofs=[anchors.as_line(PROOF)]).faults == [NO_ROW]
