"""What is sealed opens in its place with its key, and nowhere else. Oracle: NIST SP 800-38D, written a second time."""

import base64
import traceback
import uuid
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from wardmote.errors import Broken, Invalid
from wardmote.foundation.sealing.references import Case, Place, bound
from wardmote.foundation.sealing.tests import second_gcm
from wardmote.foundation.sealing.tests.given import CASE, OTHER, PLACE
from wardmote.foundation.sealing.words import Words, open_under, seal_under

KEY = bytes(range(32))
WORDS = "Canary Lane 7, ring twice: only after ten"
#: Any text, halves of pairs included, which no encoder takes.
TEXTS = st.text(st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("key", "nonce", "content", "bound", "sealed", "tag"),
    [
        # McGrew and Viega, The Galois/Counter Mode of Operation, appendix B: test cases 13, 14 and 16.
        ("00" * 32, "00" * 12, "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
        ("00" * 32, "00" * 12, "00" * 16, "", "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"),
        (
            "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            "76fc6ece0f4e1768cddf8853bb2d551b",
        ),
    ],
)
def test_the_published_vectors(key, nonce, content, bound, sealed, tag):
    key, nonce, content, bound, sealed, tag = map(bytes.fromhex, (key, nonce, content, bound, sealed, tag))
    assert AESGCM(key).encrypt(nonce, content, bound) == sealed + tag
    assert second_gcm.opened(key, nonce, sealed + tag, bound) == content


@given(words=TEXTS)
def test_any_text_comes_back(words):
    assert open_under(KEY, CASE, PLACE, seal_under(KEY, CASE, PLACE, words)) == words


@given(words=TEXTS)
def test_the_second_implementation_opens_it(words):
    """By the form as words.py tells it, not by its code."""
    version, rest = seal_under(KEY, CASE, PLACE, words).split(".")
    raw = base64.b64decode(rest)
    parts = (b"w1", b"casework", b"RiverPatrol", str(CASE.id).encode(), b"Note", str(PLACE.row).encode(), b"told")
    told = b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    content = second_gcm.opened(KEY, raw[:12], raw[12:], told)
    assert version == "w1"
    assert content.rstrip(b"\0") == words.encode("utf-8", "surrogatepass") + b"\x80"
    assert len(content) % 64 == 0


def moved() -> list:
    elsewhere = uuid.UUID(int=CASE.id.int ^ 1)
    return [
        ("another case", OTHER, PLACE),
        ("a case of another desk", replace(CASE, desk="caseworks"), PLACE),
        ("a case of another table", replace(CASE, table="RiverPatrols"), PLACE),
        ("the case one bit beside", replace(CASE, id=elsewhere), PLACE),
        ("another table", CASE, replace(PLACE, table="Notes")),
        ("another row", CASE, replace(PLACE, row=CASE.id)),
        ("another field", CASE, replace(PLACE, field="told_by")),
    ]


@pytest.mark.parametrize(("case", "place"), [each[1:] for each in moved()], ids=[each[0] for each in moved()])
def test_moved_it_does_not_open(case, place):
    """Even under the same key."""
    sealed = seal_under(KEY, CASE, PLACE, WORDS)
    with pytest.raises(Broken, match="was changed, or sealed for another place"):
        open_under(KEY, case, place, sealed)


def test_no_two_places_are_bound_alike():
    assert bound("ab", "c") != bound("a", "bc")
    assert bound("a", "") != bound("", "a")


def test_every_byte_is_bound():
    """Each bit of version, nonce, words and tag, flipped; each length, cut or grown."""
    sealed = seal_under(KEY, CASE, PLACE, WORDS)
    raw = base64.b64decode(sealed[3:])
    changed = [
        "w1." + base64.b64encode(raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :]).decode()
        for at in range(len(raw))
        for bit in range(8)
    ]
    changed += ["w1." + base64.b64encode(raw[:size]).decode() for size in range(len(raw))]
    changed += [sealed + "A", sealed + "AAAA", sealed + "=", sealed + "\n", " " + sealed]
    changed += ["w2" + sealed[2:], "W1" + sealed[2:], sealed[3:], "", ".", "w1.", "w1", WORDS, "w1.é"]
    print(f"{len(changed)} changes")
    assert len(changed) > 700
    for each in changed:
        with pytest.raises(Broken):
            open_under(KEY, CASE, PLACE, each)


def test_another_key_opens_nothing():
    with pytest.raises(Broken):
        open_under(bytes(32), CASE, PLACE, seal_under(KEY, CASE, PLACE, WORDS))


def test_nonces_never_repeat():
    nonces = {base64.b64decode(seal_under(KEY, CASE, PLACE, WORDS)[3:])[:12] for _ in range(20_000)}
    assert len(nonces) == 20_000


def test_a_short_answer_is_not_told_by_its_length():
    assert len({len(seal_under(KEY, CASE, PLACE, words)) for words in ("", "no", "unsafe", "x" * 63)}) == 1


@pytest.mark.parametrize(
    "given", [WORDS.encode(), [WORDS], Words(WORDS), {WORDS: 1}], ids=["bytes", "list", "Words", "dict"]
)
def test_what_is_no_text_is_refused_without_being_repeated(given):
    with pytest.raises(Invalid) as refused:
        seal_under(KEY, CASE, PLACE, given)
    assert "Canary" not in "".join(traceback.format_exception(refused.value))


def test_words_are_in_no_repr_and_no_error():
    assert "Canary" not in f"{Words(WORDS)!r} {[Words(WORDS)]}"
    assert str(Words(WORDS)) == WORDS
    sealed = seal_under(KEY, CASE, PLACE, WORDS)
    assert "Canary" not in sealed
    with pytest.raises(Broken) as refused:
        open_under(KEY, OTHER, PLACE, sealed)
    said = "".join(traceback.format_exception(refused.value)) + repr(refused.value.__dict__)
    assert "Canary" not in said
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Case("Mrs Canary", "RiverPatrol", CASE.id), "a desk"),
        (lambda: Case("casework", "River Canary", CASE.id), "a table"),
        (lambda: Case("casework", "RiverPatrol", "Canary"), "a case"),
        (lambda: Place("../Canary", CASE.id, "told"), "a table"),
        (lambda: Place("Note", 7, "told"), "a row"),
        (lambda: Place("Note", CASE.id, "told Canary"), "a field"),
        (lambda: Case.parse("casework.RiverPatrol.Canary"), "reference"),
        (lambda: Case.parse("Canary"), "reference"),
    ],
)
def test_what_is_no_reference_is_refused_without_being_repeated(make, words):
    with pytest.raises(Invalid, match=words) as refused:
        make()
    assert "Canary" not in str(refused.value)


def test_a_reference_comes_back_from_its_words():
    assert Case.parse(str(CASE)) == CASE
