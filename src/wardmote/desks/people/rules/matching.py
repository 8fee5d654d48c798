"""In which forms somebody is written down and looked for, so that Sara is found as Sarah and 03/04 as 04/03.

A record is kept beside blind marks of its forms; who looks gives the forms of what they know. Each form joins two
facts at least, since a mark tells how often it occurs. Nothing is weighed: a form that both have is a reason to look.

Soundex is the American one of the United States census (National Archives, General Information Leaflet 55).
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

#: Letters that a decomposition leaves whole.
_WHOLE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)
_GROUPS = {letter: str(n) for n, of in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for letter in of}
#: Letters that neither sound nor part two of a group; a vowel parts them.
_SILENT = "hw"

#: Why somebody is a candidate, the strongest first: the form both have, and the sentence.
REASONS = {
    "name and birth": "The same name and date of birth.",
    "name and birth either way": "The same name; day and month of birth may be the other way round.",
    "sound and birth": "A name that sounds alike, and the same date of birth.",
    "sound and birth either way": "A name that sounds alike; day and month of birth may be the other way round.",
    "family and birth": "The same family name and date of birth with another first name. It may be a twin.",
    "name, no birth": "The same name. The record has no date of birth.",
    "sound, no birth": "A name that sounds alike. The record has no date of birth.",
    "name": "The same name. You gave no date of birth.",
    "sound": "A name that sounds alike. You gave no date of birth.",
}


#: The one reason by which nobody is asked about a twin, or about somebody whose name sounds alike.
EXACT = "name and birth"


def normalised(words: str) -> str:
    """The letters of some words alone: small, without accents, hyphens, apostrophes or spaces."""
    small = unicodedata.normalize("NFKC", words).casefold().translate(_WHOLE)
    bare = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in bare if letter.isalpha())


def soundex(word: str) -> str:
    """The Soundex code of a word, such as R163; nothing where it has no letter of the English alphabet."""
    letters = re.sub(r"[^a-z]", "", normalised(word))
    if not letters:
        return ""
    return letters[0].upper() + _digits(letters)[1:4].ljust(3, "0")


def sound(word: str) -> str:
    """As Soundex, with the first letter by its group too, so that Catherine and Katherine are alike.

    Of a word with no letter of the English alphabet, its letters as they are.
    """
    letters = re.sub(r"[^a-z]", "", normalised(word))
    return _digits(letters)[:4].ljust(4, "0") if letters else normalised(word)


def _digits(letters: str) -> str:
    """The first letter's group (0 for one that has none), then those of the others, none twice together."""
    told, last = _GROUPS.get(letters[0], "0"), _GROUPS.get(letters[0], "0")
    for letter in letters[1:]:
        group = _GROUPS.get(letter, "0")
        if group not in ("0", last):
            told += group
        if letter not in _SILENT:
            last = group
    return told


def kept_as(given: str, family: str, born: date | None) -> frozenset[str]:
    """The forms that a record is kept under. `given` may be empty; `born` None where nobody knows it."""
    undated = {f"{each}, no birth:{said}" for each, said in _undated(given, family)} if born is None else ()
    return frozenset({*_dated(given, family, born), *undated, *(f"{a}:{b}" for a, b in _undated(given, family))})


def looked_for_as(given: str, family: str, born: date | None) -> frozenset[str]:
    """The forms that somebody is looked for under who knows this much of them."""
    if born is None:
        return frozenset(f"{each}:{said}" for each, said in _undated(given, family))
    return frozenset({*_dated(given, family, born), *(f"{a}, no birth:{b}" for a, b in _undated(given, family))})


def exactly_as(given: str, family: str, born: date | None) -> frozenset[str]:
    """The forms that only who has the same name and date of birth is kept under; none where no birth is known."""
    return frozenset(each for each in kept_as(given, family, born) if reason_of(each) == EXACT)


def reason_of(form: str) -> str:
    """Which of `REASONS` a form is."""
    return form.partition(":")[0]


def strongest(reasons: frozenset[str]) -> str:
    """The strongest of some reasons."""
    return min(reasons, key=tuple(REASONS).index)


def _undated(given: str, family: str) -> Iterator[tuple[str, str]]:
    """A whole name without a date of birth; nothing of a family name alone, which too many share."""
    if not _first(given):
        return
    yield "name", _pair(_first(given), normalised(family))
    yield "sound", _pair(soundex(_first(given)) or _first(given), soundex(family) or normalised(family))


def _dated(given: str, family: str, born: date | None) -> Iterator[str]:
    if born is None:
        return
    name = _pair(_first(given), normalised(family))
    like = _pair(sound(_first(given)), sound(family))
    yield f"family and birth:{normalised(family)}|{born.isoformat()}"
    if _first(given):
        for reason, said in (("name", name), ("sound", like)):
            yield f"{reason} and birth:{said}|{born.isoformat()}"
            yield f"{reason} and birth either way:{said}|{_either_way(born)}"


def _first(given: str) -> str:
    """The first of somebody's given names."""
    return normalised(given.split()[0]) if given.split() else ""


def _pair(one: str, other: str) -> str:
    """Two names in an order of their own, so that it does not matter which was taken for the family's."""
    return "|".join(sorted((one, other)))


def _either_way(born: date) -> str:
    """A date that is the same for 3 April and 4 March."""
    low, high = sorted((born.day, born.month))
    return f"{born.year}-{low}-{high}"
