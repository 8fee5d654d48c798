"""The summary of an add: every file's fate, and every row's."""

from collections.abc import Iterator

from wardmote.evidence.commands.wording.mapped import reading_lines
from wardmote.evidence.store.account import AddAccount, Change, FileAccount
from wardmote.evidence.store.extracts import Extract, Reference

SHOWN = 20


def summary(account: AddAccount) -> Iterator[str]:
    """Lines for a person: what was taken in, what each row became, what changed, what was left alone."""
    yield from _headline(account)
    yield from _rows(account)
    for table in account.tables:
        yield f"{table.file}{f', sheet “{table.sheet}”' if table.sheet else ''}: read as {table.mapping.series}."
        yield from reading_lines(table)
    for each in account.files:
        if each.reference is not None:
            yield from _geography(each, each.reference)
    for each in account.files:
        if each.extract is not None:
            yield from _remarks(each, each.extract)
    for each in account.of("supersedes"):
        if each.change is not None:
            yield from _change(each, each.change)
    yield from _listed("Already here", account.of("same"))
    yield from _listed("Narrower cuts", account.of("cut"))
    yield from _listed("Passed over", account.of("passed over"))
    yield from _listed("Refused", account.of("refused"))


def _headline(account: AddAccount) -> Iterator[str]:
    taken = account.taken
    if account.references and not taken:
        return
    if not taken:
        yield "Nothing new was taken in."
        return
    again = len(account.of("supersedes"))
    covers = sorted({extract.cover for extract in taken})
    first, last = min(extract.month for extract in taken), max(extract.until or extract.month for extract in taken)
    named = (
        ", ".join(covers)
        if len(covers) <= 3
        else f"{len(covers)} forces"
        if all(not extract.until for extract in taken)
        else f"{len(covers)} bodies"
    )
    thing = "file" if any(extract.until for extract in taken) else "monthly file"
    yield (
        f"Taken in: {_count(len(taken), thing)} of {named}, {first} to {last}"
        + (f"; {again} of them supersede earlier ones" if again else "")
        + "."
    )
    if any(extract.made_up for extract in taken):
        yield "These figures are made up: they are for trying things out, and must not be released."


def _geography(each: FileAccount, reference: Reference) -> Iterator[str]:
    yield (
        f"Geography: {reference.title}, {reference.vintage}, from {each.file}: {_count(reference.rows, 'line')} read, "
        f"{reference.kept:,} kept, {reference.set_aside:,} set aside."
    )
    for aside in reference.asides[:SHOWN]:
        yield f"    set aside, {_lines(aside.rows)} {shortened(aside.lines)}: {aside.reason}."
    if len(reference.asides) > SHOWN:
        yield f"    and {len(reference.asides) - SHOWN:,} more reasons (all of them with --format json)"
    yield from (f"    {remark}" for remark in reference.remarks)


def _rows(account: AddAccount) -> Iterator[str]:
    if not account.taken:
        return
    shown = (
        ("rows", "rows in the files"),
        ("kept", "kept"),
        ("set_aside", "set aside: they could not be read"),
        ("unlocated", "kept, without a place"),
        ("repeated", "kept, though equal to an earlier row of the file"),
        ("repeated_references", "kept, with an identifier met before in the file"),
        ("odd_coordinates", "kept, with odd coordinates"),
        ("outside", "kept, in a district where the force hardly works"),
        ("disagreements", "kept, whose LSOA code and name lead to different districts"),
        ("unknown_places", "kept, with an LSOA that no look-up knows; counted as unlocated"),
    )
    for what, words in shown:
        yield f"{account.total(what):>12,}  {words}"


def _remarks(each: FileAccount, extract: Extract) -> Iterator[str]:
    for aside in extract.asides:
        yield f"Set aside from {each.file}, {_lines(aside.rows)} {shortened(aside.lines)}: {aside.reason}."
    if each.new_kinds:
        yield f"New kinds in {each.file}, kept as they are: {', '.join(each.new_kinds)}."


def _change(each: FileAccount, change: Change) -> Iterator[str]:
    yield f"{each.file}: {each.says}; {change.before:,} rows before, {change.after:,} now."
    for kind, (before, after) in change.kinds.items():
        yield f"    {kind}: {before:,} before, {after:,} now"


def _listed(heading: str, files: tuple[FileAccount, ...]) -> Iterator[str]:
    if not files:
        return
    yield f"{heading}: {_count(len(files), 'file')}."
    # A refusal is always named; of the rest, enough to recognise them.
    shown = files if heading == "Refused" else files[:SHOWN]
    for each in shown:
        yield f"    {each.says}" if heading == "Refused" else f"    {each.file}: {each.says}"
    if len(files) > len(shown):
        yield f"    and {len(files) - len(shown):,} more (all of them with --format json)"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def shortened(lines: str) -> str:
    """Ranges of lines as a person can take them in; all of them are in the extract's record."""
    ranges = lines.split(", ")
    if len(ranges) <= SHOWN:
        return lines
    return f"{', '.join(ranges[:SHOWN])} and others ({len(ranges) - SHOWN:,} more ranges: show --format json)"


def _lines(number: int) -> str:
    return "line" if number == 1 else "lines"
