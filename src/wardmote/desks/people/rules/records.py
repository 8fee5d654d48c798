"""What a person's record says, why it is put right, and who it may be said to be the same as. Plain Python."""

from datetime import date

from wardmote.errors import Broken, Invalid

#: What a detail of somebody is: the name they are known by, another name, a date of birth.
NAME, ALIAS, BORN = "name", "alias", "born"
KINDS = (NAME, ALIAS, BORN)
#: Why a detail no longer holds.
WRONG, CHANGED, NOT_THEIRS = "written down wrongly", "changed by the person", "not theirs"
ENDS = (WRONG, CHANGED, NOT_THEIRS)


def as_words(given: str, family: str) -> str:
    """A name as it is sealed: given names, a line's end, the family name."""
    return f"{' '.join(given.split())}\n{' '.join(family.split())}"


def as_name(words: str) -> tuple[str, str]:
    """The given names and the family name that `as_words` wrote."""
    given, _, family = words.partition("\n")
    return given, family


def as_said(words: str) -> str:
    """A name as it is said."""
    return " ".join(part for part in as_name(words) if part)


def as_day(words: str) -> date | None:
    """A date of birth as it is sealed; nothing of one whose key was destroyed."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def check_name(given: str, family: str) -> None:
    """Raise Invalid for what is no name."""
    if not any(map(str.isalpha, family)):
        raise Invalid("A name has a family name.", instead="Where somebody has one name only, write it there.")
    if "\n" in given or "\n" in family or max(len(given), len(family)) > 100:
        raise Invalid("That is longer than a name.", instead="Write the name alone.")


def check_ends(because: str) -> None:
    """Raise Broken for a reason there is not."""
    if because not in ENDS:
        raise Broken("A detail ends for a reason that has a name.", instead=f"Give one of: {', '.join(ENDS)}.")
