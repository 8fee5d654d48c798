"""A row of a spreadsheet as a desk's taker meets it, and what may come of it. Plain Python."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wardmote.errors import Invalid
from wardmote.foundation.importing.days import day_in, ends_of_quarters, is_whole
from wardmote.foundation.importing.naming import plain
from wardmote.foundation.importing.sums import pence_in

ADDED, HERE = "added", "here"
_SEVERAL = re.compile(r"\s*(?:;|,|\n|/|&|\band\b)\s*")


@dataclass(frozen=True)
class Offer:
    """What a name in a file may mean: the text that stands for it in this site, and the words to choose it by."""

    text: str
    words: str


@dataclass(frozen=True)
class Outcome:
    """What became of a row: `fate` is ADDED or HERE (it was here already), `record` its (desk, table, id)."""

    fate: str
    record: tuple[str, str, UUID] | None = None


class Unknown(Invalid):
    """A name of a file's that means nothing here; a member may say which of the `offers` it means."""

    def __init__(self, name: str, text: str, sentence: str, *, instead: str, offers: Iterable[Offer]) -> None:
        super().__init__(sentence, instead=instead)
        self.name, self.text, self.offers = name, text, tuple(offers)


@dataclass(frozen=True)
class Row:
    """One row. `values` are the texts of its cells by the column's name; `meant` what members said that names mean, by
    column and plain name. What is remarkable about how it was read is added to `remarks`."""

    line: int
    values: Mapping[str, str]
    today: date
    meant: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def words(self, name: str, most: int = 0, *, title: str = "") -> str:
        """What the row says there, or what a member said it means. Raises Invalid where it is longer than `most`."""
        said = self._meant(name, self.values.get(name, ""))
        if most and len(said) > most:
            raise Invalid(
                f"{title or name.capitalize()}: {len(said)} characters are too many.",
                instead=f"Shorten it to {most} in the file.",
            )
        return said

    def parts(self, name: str) -> tuple[str, ...]:
        """What a cell lists, each as a member may have said what it means."""
        whole = self.words(name)
        if whole != self.values.get(name, ""):
            return (whole,) if whole else ()
        return tuple(said for each in _SEVERAL.split(whole) if each and (said := self._meant(name, each)))

    def day(self, name: str, *, first: bool = False) -> date | None:
        """The day the row gives there, None for none. Raises Unknown where it names none surely."""
        said = self.words(name)
        if not said:
            return None
        found = day_in(said, first=first)
        if found is None:
            ends = ends_of_quarters(self.today)
            raise Unknown(
                name,
                said,
                f"“{said[:60]}” is no day we can read.",
                instead="Write it in the file like 27/3/2027, or say which day it means.",
                offers=[Offer(each.isoformat(), f"{each.day} {each:%B %Y}") for each in ends],
            )
        if is_whole(said):
            self.remarks.append(f"“{said[:60]}” is read as {found.day} {found:%B %Y}.")
        return found

    def number(self, name: str) -> int | None:
        """The one whole number in what the row says there, such as 3 of “Rec 3”; None for an empty cell."""
        said = self.words(name)
        if not said:
            return None
        found = re.findall(r"[0-9]+", said)
        if len(found) != 1 or len(found[0]) > 6:
            raise Invalid(f"“{said[:60]}” is no number.", instead="Write the number alone in the file.")
        return int(found[0])

    def pence(self, name: str, *, title: str) -> int | None:
        """The sum of money in what the row says there, in pence and not below nothing; None for an empty cell."""
        said = self.words(name)
        if not said:
            return None
        found = pence_in(said)
        if found is None:
            raise Invalid(
                f"{title}: “{said[:60]}” is no sum that can be read in one way only.",
                instead="Write it in the file like 1,234.50.",
            )
        if found < 0:
            raise Invalid(
                f"{title}: “{said[:60]}” is less than nothing.",
                instead="Take what came back off the sum that was paid, in the file.",
            )
        return found

    def one_of(self, name: str, choices: Mapping[str, str], also: Mapping[str, str] | None = None) -> str:
        """Which of these choices (words by key) the row means, by key, words or another name; empty for an empty cell.
        Raises Unknown for what is none of them."""
        said = self.words(name)
        return self.choice(name, said, choices, also) if said else ""

    def choice(self, name: str, said: str, choices: Mapping[str, str], also: Mapping[str, str] | None = None) -> str:
        """The same of one part of a cell."""
        known = {plain(other): key for other, key in (also or {}).items()}
        known |= {plain(words): key for key, words in choices.items()} | {plain(key): key for key in choices}
        if found := known.get(plain(said)):
            return found
        raise Unknown(
            name,
            said,
            f"“{said[:60]}” is none of those there are.",
            instead="Say which it means, or change it in the file.",
            offers=[Offer(key, words) for key, words in choices.items()],
        )

    def _meant(self, name: str, said: str) -> str:
        return self.meant.get(name, {}).get(plain(said), said)
