"""Weighs files that could be read: against one another, and against the extract already here for their month."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from wardmote.evidence.sources import source
from wardmote.evidence.store.account import FileAccount, compare
from wardmote.evidence.store.cataloguing import Catalogued
from wardmote.evidence.store.dealing import Ready
from wardmote.evidence.store.extracts import Cut, Extract
from wardmote.evidence.store.precedence import Standing, standing, standing_of_figures

Dealt = Ready | Catalogued | FileAccount


@dataclass(frozen=True)
class Weighed:
    """What becomes of a file: `ready` is set when its rows will count, `cut` when it is only noted, `catalogued`
    when it is geography."""

    account: FileAccount
    ready: Ready | None = None
    cut: Cut | None = None
    catalogued: Catalogued | None = None


def weigh(dealt: Sequence[Dealt], current: Mapping[str, Extract]) -> Iterator[Weighed]:
    """The fate of each, in order. Two different files for one force and month in one command are both refused."""
    first: dict[str, Ready] = {}
    rivals: dict[str, list[Ready]] = {}
    for each in dealt:
        if isinstance(each, Ready) and first.setdefault(each.draft.sha256, each) is each:
            rivals.setdefault(each.draft.id, []).append(each)
    drawn: dict[str, Catalogued] = {}
    for each in dealt:
        if isinstance(each, FileAccount):
            yield Weighed(each)
        elif isinstance(each, Catalogued):
            alike = drawn.setdefault(each.reference.sha256, each)
            yield Weighed(each.account, catalogued=each) if alike is each else Weighed(_same(each.name, alike.name))
        elif (earlier := first[each.draft.sha256]) is not each:
            yield Weighed(_same(each.name, earlier.name))
        elif len(rivals[each.draft.id]) > 1:
            yield Weighed(_rival(each, [other for other in rivals[each.draft.id] if other is not each]))
        else:
            yield _stands(each, current.get(each.draft.id))


def _same(name: str, earlier: str) -> FileAccount:
    return FileAccount(name, "same", f"the same bytes as {earlier}; taken in once")


def _rival(each: Ready, others: Sequence[Ready]) -> FileAccount:
    named = " and ".join(other.name for other in others)
    sentence = (
        f"{each.name} and {named} are different files for {each.draft.cover}, {_months(each.draft)}. "
        "Add the one that is meant."
    )
    return FileAccount(each.name, "refused", sentence)


def _months(extract: Extract) -> str:
    return f"{extract.month}..{extract.until}" if extract.until else extract.month


def _stands(each: Ready, old: Extract | None) -> Weighed:
    if old is None:
        told = FileAccount(each.name, "new", extract=each.draft, outside=each.outside, new_kinds=each.new_kinds)
        return Weighed(told, ready=each)
    declared = source(old.source)
    judged = standing_of_figures if declared.by_mapping else partial(standing, by_district=declared.by_force)
    match judged(each.draft, old):
        case Standing.APART:
            return Weighed(_apart(each, old))
        case Standing.NARROWER:
            return _narrower(each, old)
        case _:
            return _superseding(each, old)


def _apart(each: Ready, old: Extract) -> FileAccount:
    by_force = source(old.source).by_force
    what, whole = ("districts", "the whole force's file") if by_force else ("places or kinds", "a whole table")
    sentence = (
        f"{each.name} and the file already here for {old.id} ({old.file_name}) each hold {what} that the other "
        f"lacks: they can be neither added up nor put in each other's place. Add {whole}."
    )
    return FileAccount(each.name, "refused", sentence)


def _narrower(each: Ready, old: Extract) -> Weighed:
    new = each.draft
    because = f"it holds {new.kept:,} rows where {old.file_name}, already here for {old.id}, holds {old.kept:,}"
    cut = Cut(new.id, new.sha256, new.file_name, new.rows, new.added_at, because)
    return Weighed(FileAccount(each.name, "cut", f"a narrower cut: {because}; noted, and not counted"), cut=cut)


def _first_received(new: Extract, old: Extract) -> dict[str, Any]:
    """What came with the new file; a return was received when its first version was."""
    first = old.given.get("first_received") or old.given.get("received")
    return {**new.given, "first_received": first} if new.given and first else dict(new.given)


def _superseding(each: Ready, old: Extract) -> Weighed:
    new = replace(each.draft, supersedes=old.sha256, given=_first_received(each.draft, old))
    told = FileAccount(
        each.name,
        "supersedes",
        f"it supersedes {old.file_name}, added {old.added_at[:10]}, for {old.id}",
        extract=new,
        change=compare(old, new),
        outside=each.outside,
        new_kinds=each.new_kinds,
    )
    return Weighed(told, ready=each)
