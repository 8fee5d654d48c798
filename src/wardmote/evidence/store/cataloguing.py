"""Takes in what no source's layout fits: reference geography, told by its content."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid, WardmoteError
from wardmote.evidence.store.account import FileAccount
from wardmote.evidence.store.dealing import Desk
from wardmote.evidence.store.extracts import Reference
from wardmote.evidence.store.inputs import Input
from wardmote.evidence.store.references import reference_of, write_part
from wardmote.evidence.store.staging import CHUNK, stage
from wardmote.evidence.store.workbench import seal

BOUNDARIES = ("geojson", "geopackage")
# The boundaries of every output area of the country, drawn in full, are near a gigabyte; they are read into memory.
MOST_BOUNDARIES = 1 << 30


@dataclass(frozen=True)
class Catalogued:
    """A file of geography that was read: the account of it, and the part it was written to."""

    name: str
    reference: Reference
    part: Path
    seal: dict[str, Any]

    @property
    def account(self) -> FileAccount:
        """The account of it as new."""
        return FileAccount(self.name, "new", reference=self.reference)


def catalogue(desk: Desk, number: int, given: Input, vintage: str) -> Catalogued | FileAccount | None:
    """What becomes of a file that is no source's: `None` when it holds no geography either."""
    scratch = desk.incoming / f"{number:06}.geography"
    if given.kind == "workbook":
        return None
    # Loaded here because geometry takes as long to load as a month of incidents does to be taken in.
    from wardmote.evidence.geography.reference.recognising import read_boundaries, read_table

    try:
        if given.kind in BOUNDARIES:
            path, sha256 = _unpacked(given, scratch)
        else:
            staged = stage(given, scratch)
            path, sha256 = staged.path, staged.sha256
        if same := desk.already(given.name, sha256):
            return same
        draft = read_boundaries(path, given.base, given.kind, vintage) if given.kind in BOUNDARIES else None
        draft = draft or read_table(path, given.base, vintage)
        if draft is None:
            return None
        part = desk.incoming / f"{number:06}.reference.parquet"
        write_part(draft, part, desk.connection)
        reference = reference_of(draft, sha256=sha256, file_name=given.base, moment=desk.moment)
        return Catalogued(given.name, reference, part, seal(part))
    except WardmoteError as refusal:
        return FileAccount(given.name, "refused", str(refusal))
    finally:
        scratch.unlink(missing_ok=True)


def unreadable(given: Input) -> FileAccount:
    """The refusal of a spreadsheet nobody has said how to read."""
    return FileAccount(
        given.name,
        "refused",
        f"{given.name} is a spreadsheet whose columns are not known here yet. Say how to read it: "
        "wardmote evidence map FILE.",
    )


def _unpacked(given: Input, into: Path) -> tuple[Path, str]:
    """A plain file of an input's bytes, and their hash. Raises Invalid for one that is too large or damaged."""
    digest = hashlib.sha256()
    total = 0
    try:
        with given.open() as source, into.open("wb") as target:
            while chunk := source.read(CHUNK):
                total += len(chunk)
                if total > min(given.most, MOST_BOUNDARIES):
                    raise Invalid(f"{given.name} is larger than any file of boundaries. Give a smaller area of it.")
                digest.update(chunk)
                target.write(chunk)
    except (EOFError, OSError, RuntimeError, NotImplementedError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Invalid(f"{given.name} is cut short or damaged ({why.lower()}). Fetch it again.") from error
    return into, digest.hexdigest()
