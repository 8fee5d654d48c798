"""Whose file it is, by its first lines, and how to read its rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.records import Record
from wardmote.evidence.records.rows import Row, SetAside
from wardmote.evidence.sources import Form, OtherFile, Profile, Source, every_source, recognise
from wardmote.evidence.store import careful
from wardmote.evidence.store.splitting import numbers_of
from wardmote.evidence.store.staging import Staged


@dataclass(frozen=True)
class Layout:
    """Whose file it is and how its columns lie; `form` is set where only the form's own reader can read it."""

    source: Source
    profile: Profile
    header: tuple[str, ...]
    form: Form | None = None

    @property
    def record(self) -> Record:
        return self.source.record

    def rows(self, path: Path) -> Iterator[Row | SetAside]:
        """Every line of a file so laid out, read with care."""
        if self.form is not None:
            return self.form.rows(path)
        rows = careful.rows(path, self.profile, self.header, self.source.kinds)
        numbers = numbers_of(path)
        return rows if numbers is None else (replace(row, line=numbers[row.line - 1]) for row in rows)


class Unknown(Invalid):
    """A file that begins as no source's files do."""


def layout_of(name: str, base: str, staged: Staged, *, mapped: bool = False) -> Layout | OtherFile:
    """Recognise a file by its first lines. Raises `Unknown` when nobody's file begins so.

    `mapped` says that a mapping made it of a partner's table: only then is it one.
    """
    header = staged.header
    found = recognise(header, staged.head)
    if found is None:
        raise Unknown(
            f"{name}, line 1: its columns are not those of any source known here ({_strange(header)}). "
            "Give the publisher's file as it was issued, comma separated with its first line; a partner's table of "
            "counts is mapped first: wardmote evidence map FILE."
        )
    source, fitted = found
    if source.by_mapping and not mapped:
        raise Unknown(
            f"{name} is in the form in which the store keeps partners' tables.", instead="Give the partner's own file."
        )
    if isinstance(fitted, OtherFile):
        return fitted
    if isinstance(fitted, Form):
        return Layout(source, fitted.profile, fitted.profile.header, fitted)
    return Layout(source, fitted.bound(base), header)


def _strange(header: tuple[str, ...]) -> str:
    """How a header differs from the likest known one."""
    known = [profile.header for source in every_source() for profile in source.profiles]
    likest = max(known, key=lambda names: len(set(names) & set(header)))
    lacks = [name for name in likest if name not in header]
    extra = [name for name in header if name not in likest]
    if len(lacks) == len(likest):
        return f"they begin “{', '.join(header)[:80]}”"
    told = [
        f"{verb} {', '.join(f'“{name[:40]}”' for name in names[:4])}"
        for verb, names in (("lacking", lacks), ("with", extra))
        if names
    ]
    return " and ".join(told) or "a name stands twice"
