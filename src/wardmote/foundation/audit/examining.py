"""What is wrong with a chain of seals, and at which row. Plain Python: it is given the links, and reads no database.

A link names the link before it by its hash. As long as every row hashes to its link, every link names the one before
and the anchored hashes are where the anchors say, the chain is whole, and `Whole` finds that in one pass. Otherwise
`diagnose` walks back from the last anchored link: what it meets on the way is the true chain, what is missing there was
deleted, what is not on the way was put in, and what is on it in another order was moved. Only where the anchored hash
itself is nowhere is the chain's own end taken for the true one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from wardmote.foundation.audit.hashing import seal_hash

#: More suspects than this are not tried against one another, and not told one by one.
MANY = 100


class Link(NamedTuple):
    """A seal with its row: `values` are the row's, in the order that is hashed."""

    sequence: int
    previous: bytes
    hash: bytes
    values: tuple[Any, ...]

    @property
    def intact(self) -> bool:
        """Does the row hash to what was sealed?"""
        return seal_hash(self.previous, self.values) == self.hash


@dataclass(frozen=True)
class Finding:
    """One thing wrong: its `kind` in a word, its place in the chain, the row's number, the last place of several."""

    kind: str
    sequence: int
    row: int | None = None
    until: int = 0


@dataclass(frozen=True)
class Told:
    """What is known of a chain from elsewhere: the hash its first link follows, and anchored hashes by sequence.

    `may` is a sequence and hash it may go on to, where a sealer died before it could say that it did. `unread`: the
    anchors could not be read, so that any end is as good as another.
    """

    start: bytes
    anchors: dict[int, bytes]
    may: tuple[int, bytes] | None = None
    unread: bool = False


def is_whole(links: Iterable[Link], told: Told) -> bool:
    """One pass over the links in order of sequence, holding none of them; False at the first thing amiss."""
    length, met, last = 0, 0, told.start
    for link in links:
        length += 1
        if link.sequence != length or link.previous != last or not link.intact:
            return False
        last = link.hash
        anchored = told.anchors.get(length)
        if anchored is not None:
            if anchored != last:
                return False
            met += 1
    ends_well = told.unread or length == max(told.anchors, default=0) or (length, last) == told.may
    return met == len(told.anchors) and ends_well


def diagnose(links: Iterable[Link], told: Told) -> list[Finding]:
    """Everything that is wrong with a chain that is not whole, in order of place."""
    found = _Chain(sorted(links, key=lambda each: each.sequence), told).findings()
    return sorted(found, key=lambda each: (each.sequence, each.kind))


class _Chain:
    def __init__(self, links: Sequence[Link], told: Told) -> None:
        self.links, self.anchors, self.start, self.may = links, told.anchors, told.start, told.may
        self.numbers = [link.sequence for link in links]
        self.at = {link.sequence: link for link in self.links}
        # Of two that are alike the first is the one, and the other was put in.
        self.by_hash = {link.hash: link for link in reversed(self.links)}
        self.bad = {link.sequence for link in self.links if not link.intact}
        self.replaced: set[int] = set()

    def findings(self) -> list[Finding]:
        contents, structure = self._contents(), self._structure()
        return [*contents, *structure, *self._anchored(structure)] or [self._elsewhere()]

    def _contents(self) -> list[Finding]:
        """Rows that do not hash to their seals: moved, where another such row does; otherwise changed."""
        bad = [self.at[sequence] for sequence in sorted(self.bad)]
        few = bad if len(bad) <= MANY else []
        moved = {
            link.sequence
            for link in few
            if any(seal_hash(link.previous, other.values) == link.hash for other in few if other is not link)
        }
        return [
            Finding("reordered" if link.sequence in moved else "changed", link.sequence, link.values[0]) for link in bad
        ]

    def _structure(self) -> list[Finding]:
        """What the walk back from the last link that can be trusted shows."""
        if not self.links:
            return []
        way, deleted = self._walk(self._trusted())
        on_the_way = {link.sequence for link in way}
        found = deleted
        found += [Finding("changed", sequence, self.at[sequence].values[0]) for sequence in self.replaced - self.bad]
        found += [
            Finding("inserted", link.sequence, link.values[0])
            for link in self.links
            if link.sequence not in on_the_way and link.sequence not in self.bad
        ]
        order = sorted(on_the_way)
        found += [
            Finding("reordered", link.sequence, link.values[0])
            for link, sequence in zip(way, order, strict=True)
            if link.sequence != sequence
        ]
        return found

    def _trusted(self) -> Link:
        """The link that the last anchor names; the last link there is where that one is gone."""
        known = [self.may[1]] if self.may else []
        if self.anchors:
            known.append(self.anchors[max(self.anchors)])
        return next((self.by_hash[hash_] for hash_ in known if hash_ in self.by_hash), self.links[-1])

    def _walk(self, link: Link) -> tuple[list[Link], list[Finding]]:
        """The links from the first to this one, following what each says of the one before; and what was missing."""
        way, deleted, seen = [link], [], {link.sequence}
        spare = self._renumbered()
        while link.previous != self.start or link.sequence in self.bad:
            before = None if link.sequence in self.bad else self.by_hash.get(link.previous)
            if before is None or before.sequence in seen:
                before = self._nearest(link, seen)
                if gap := self._gap(link, before, spare):
                    deleted.append(gap)
                    spare = 0
                elif before and link.sequence not in self.bad:
                    self.replaced.add(before.sequence)
            if before is None:
                break
            way.append(before)
            seen.add(before.sequence)
            link = before
        return way[::-1], deleted

    def _nearest(self, link: Link, seen: set[int]) -> Link | None:
        """The link with the next lower number that the walk has not met."""
        place = bisect_left(self.numbers, link.sequence) - 1
        while place >= 0 and self.numbers[place] in seen:
            place -= 1
        return self.links[place] if place >= 0 else None

    def _renumbered(self) -> int:
        """How many places too early the last anchored link is: so many were deleted, and the rest moved up."""
        places = {hash_: sequence for sequence, hash_ in self.anchors.items()}
        late = [places[each.hash] - each.sequence for each in self.links if each.hash in places]
        return max([0, *late])

    def _gap(self, link: Link, before: Link | None, spare: int) -> Finding | None:
        """The places that are missing between two links: those without a number, or those closed by renumbering."""
        first = (before.sequence if before else 0) + 1
        if first < link.sequence:
            return Finding("deleted", first, until=link.sequence - 1)
        if spare and link.sequence not in self.bad:
            return Finding("deleted", link.sequence, until=link.sequence + spare - 1)
        if before is None and link.previous != self.start:
            return Finding("deleted", first, until=first)
        return None

    def _anchored(self, structure: Sequence[Finding]) -> list[Finding]:
        """What the anchors say that the chain does not, beside what was found to be deleted."""
        last = self.links[-1].sequence if self.links else 0
        gone = {place for each in structure if each.kind == "deleted" for place in range(each.sequence, each.until + 1)}
        absent = (place for place, hash_ in self.anchors.items() if hash_ not in self.by_hash)
        missing = [place for place in absent if place not in gone]
        found = []
        if cut := [sequence for sequence in missing if sequence > last]:
            found.append(Finding("tail cut", last + 1, until=max(cut)))
        other = sorted(sequence for sequence in missing if sequence in self.at and sequence not in self.bad)
        other = [sequence for sequence in other if sequence not in self.replaced]
        if other:
            agreed = [sequence for sequence, hash_ in self.anchors.items() if self._is_at(sequence, hash_)]
            first = max((place for place in agreed if place < other[0]), default=0) + 1
            until = min((place for place in agreed if place > other[-1]), default=last + 1) - 1
            found.append(Finding("re-hashed", first, until=until))
        return found

    def _elsewhere(self) -> Finding:
        """Of links that all follow one another: the first that has another number than its place; else they are all
        what no anchor tells of, or not where it does."""
        for place, link in enumerate(self.links, start=1):
            if link.sequence != place:
                return Finding("reordered", link.sequence, link.values[0])
        return Finding("re-hashed" if self.anchors else "inserted", 1, until=len(self.links))

    def _is_at(self, sequence: int, hash_: bytes) -> bool:
        return sequence in self.at and self.at[sequence].hash == hash_
