"""What looks as if it told of a person or of a death, in words that partners are to read. Plain Python.

A machine cannot know a name, so this only refuses what looks like one: somebody named clears the words as well.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from wardmote.errors import Invalid

_KNOWN = Path(__file__).with_name("known_words.toml")
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May)|june?|july?|"
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
#: What the last word of a street is, between bars.
STREETS = "Street|Road|Lane|Avenue|Close|Drive|Row|Way|Court|Place|Terrace|Crescent|Grove|Gardens|Square|Hill|Walk"

#: What is refused whoever asks, in the order in which it is looked for: what it looks like, and how it is found.
SIGNS = (
    ("a date", re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b", re.I)),
    ("a date", re.compile(rf"\b(?:{_MONTHS}),? (?:19|20)\d\d\b", re.I)),
    ("a date", re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")),
    ("an address", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.I)),
    ("an address", re.compile(rf"\bflat \d+|\b\d+[A-Za-z]? (?:[A-Z][\w'’-]+ ){{1,3}}(?:{STREETS})\b")),
    ("an address", re.compile(r"\S+@\S+")),
    ("somebody's number", re.compile(r"\b\d(?:[ -]?\d){5,}\b")),
    ("somebody's age", re.compile(r"\b\d{1,3}[- ]years?[- ]old\b(?! (?:and|or) )", re.I)),
    ("somebody's age", re.compile(r"\baged? \d{1,3}\b(?! (?:and|or|to) )", re.I)),
    ("somebody's name", re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lady|Professor|Reverend)\.? [A-Z]")),
    ("words about one person", re.compile(r"\b(?:he|him|his|she|her|hers)\b(?! majesty)", re.I)),
    (
        "words about one death",
        re.compile(r"\b(?:date of (?:death|birth)|died|murdered|killed|stabbed|strangled|the deceased)\b", re.I),
    ),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BEGINS = re.compile(r"(?:^|[.!?:;“\"(\n])\s*$")
#: What follows somebody's name at the beginning of a sentence, rather than a verb.
_TELLS = re.compile(r"\s+(?:was|had|felt|told|said)\b")
#: Longer words in capitals alone are no abbreviation.
_ABBREVIATION = 6


@cache
def known_words() -> frozenset[str]:
    """The words of the field that are written with a capital, in small letters."""
    return frozenset(tomllib.loads(_KNOWN.read_text(encoding="utf-8"))["words"].lower().split())


def words_of(text: str) -> frozenset[str]:
    """The words of some names, in small letters: of bodies and areas, or of what somebody says names nobody."""
    return frozenset(part for word in _WORD.findall(text.lower()) for part in _parts(word))


def looks_like(text: str, allowed: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Pairs of what something looks like and its words. `allowed` are words, in small letters, that name no person."""
    certain = [(what, found.group().strip()) for what, sign in SIGNS for found in sign.finditer(text)]
    return (*certain, *(("somebody's name", each) for each in _names(text, known_words() | frozenset(allowed))))


def check_words(text: str, allowed: Collection[str] = ()) -> None:
    """Raise Invalid where the words look as if they told of a person or of a death."""
    found = looks_like(text, allowed)
    if not found:
        return
    what, words = found[0]
    raise Invalid(
        f"“{words}” looks like {what}. Nothing about a person or a death may be written here.",
        instead="Leave it out. A capital that names nobody is written small, or in the box for such words.",
    )


#: Of the signs, those that tell who somebody is or how to reach them.
_CONTACTS = ("an address", "somebody's number", "somebody's name")


def check_no_contact(
    text: str,
    *,
    why: str = "Nothing about a resident is kept here.",
    instead: str = "Leave it out, and say it without anybody's name or address.",
) -> None:
    """Raise Invalid, saying `why` and what to do `instead`, where words look as if they told who somebody is or how to
    reach them."""
    for what, sign in SIGNS:
        if what in _CONTACTS and (found := sign.search(text)):
            raise Invalid(f"“{found.group().strip()}” looks like {what}. {why}", instead=instead)


def _names(text: str, known: frozenset[str]) -> Iterator[str]:
    """Words with a capital that are not known. The first of a sentence has one anyway, so more must speak for it."""
    words = list(_WORD.finditer(text))
    odd = [_is_odd(each.group(), known) for each in words]
    for number, each in enumerate(words):
        if not odd[number]:
            continue
        first = bool(_BEGINS.search(text[: each.start()]))
        follows = number + 1 < len(words) and odd[number + 1] and words[number + 1].start() == each.end() + 1
        if not first or follows or each.group().endswith(("'s", "’s")) or _TELLS.match(text[each.end() :]):
            yield each.group()


def _is_odd(word: str, known: frozenset[str]) -> bool:
    """Does it begin with a capital, and is some part of it neither known nor an abbreviation?"""
    bare = re.sub(r"['’]s$", "", word)
    if not bare[0].isupper() or (bare.isupper() and len(bare) < _ABBREVIATION):
        return False
    return any(part not in known for part in _parts(bare.lower()))


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"[-'’]", re.sub(r"['’]s$", "", word)) if part]
