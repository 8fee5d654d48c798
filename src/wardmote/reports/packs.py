"""A pack is what is local: areas, organisations, the plan, priorities, gaps. Data only, read and checked here.

A pack is a folder. Its files:

    pack.toml                what the pack is, its statutory areas and the pair (or group) worked as one
    organisations.toml       [[organisation]]: who is on the partnership, with the legal limb and dates
    county.toml              the county body and its priorities, parents of the district ones
    plan.toml                the partnership plan: dates, status, source, [[statement]]s
    priorities/<slug>.toml   one per priority: section 6 heads, evidence, summary, aims, now, will, and the figures the
                             plan prints of it: [[quoted]] with what would count them again, and [[claims]] without one
    programmes/<slug>.toml   one per programme beside the priorities (offender management, duties)
    meetings.toml            [[meeting]]: the partnership's own meetings, and others' which it attends
    strategies.toml          [[strategy]]: the register of linked strategies
    grants.toml              [[grant]]: money with conditions
    gaps.toml                [[gap]]: what is not known, who could say, and the data asked of them
    outcomes.toml            [[outcome]]: what was done of the plan's commitments, where the pack itself has it
    local.toml               [[value]]: response times, thresholds and wording that differ here, to begin with
    populations.toml         [[population]]: denominators, dated, with their source
    geography/geography.toml [[layer]]: outline extracts beside it, with attribution

The last four, `programmes/`, `strategies.toml`, `grants.toml`, `meetings.toml` and `county.toml` may be absent; what
depends on them then shows as a gap.
"""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import wardmote
from wardmote.errors import Invalid, Missing
from wardmote.evidence.geography import District, Place
from wardmote.reports import pack_checks
from wardmote.reports.carried_out import Outcome
from wardmote.reports.pack_figures import Claim, EvidenceLink, Nearest, Quoted, Recount
from wardmote.reports.pack_files import fill, read_toml
from wardmote.reports.pack_shapes import (
    HEADS,
    AreaEntry,
    County,
    CountyPriority,
    DataGap,
    DistrictEntry,
    FormerName,
    Grant,
    Group,
    Item,
    Layer,
    LocalEntry,
    Meeting,
    Organisation,
    Pack,
    PackEntry,
    Plan,
    Population,
    Priority,
    Programme,
    Strategy,
)

__all__ = [
    "HEADS",
    "SHIPPED",
    "Claim",
    "County",
    "CountyPriority",
    "DataGap",
    "DistrictEntry",
    "EvidenceLink",
    "FormerName",
    "Grant",
    "Group",
    "Item",
    "Layer",
    "Meeting",
    "Nearest",
    "Organisation",
    "Pack",
    "Plan",
    "Population",
    "Priority",
    "Programme",
    "Quoted",
    "Recount",
    "Strategy",
    "load_pack",
    "shipped_packs",
]

_Row = TypeVar("_Row")

SHIPPED = Path(wardmote.__file__).parent / "packs"


def shipped_packs() -> tuple[str, ...]:
    """The slugs of the packs that come with Wardmote."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob("*/pack.toml")))


def load_pack(slug_or_path: str | Path) -> Pack:
    """Read and check a pack, by the slug of a shipped one or the path of a folder.

    Raises Missing for an unknown pack, and Invalid (file, key, remedy) for one that cannot be used.
    """
    folder = _folder(slug_or_path)
    return _made(folder, _digest(folder, _as_it_lies(folder)))


@lru_cache(maxsize=8)
def _made(folder: Path, digest: str) -> Pack:
    """Pages ask for their pack each time: one whose bytes are as they were is not read and checked again."""
    pack = _read(folder, digest)
    pack_checks.check(pack)
    return pack


def _folder(slug_or_path: str | Path) -> Path:
    shipped = SHIPPED / str(slug_or_path)
    if str(slug_or_path) in shipped_packs():
        return shipped
    folder = Path(slug_or_path)
    if (folder / "pack.toml").is_file():
        return folder
    raise Missing(
        f"There is no pack called {slug_or_path}.",
        instead=f"Use one of {', '.join(shipped_packs())}, or the path of a folder that has a pack.toml.",
    )


def _read(folder: Path, digest: str) -> Pack:
    entry = fill(PackEntry, read_toml(folder / "pack.toml"), f"{folder / 'pack.toml'}")
    return Pack(
        slug=entry.slug,
        title=entry.title,
        publisher=entry.publisher,
        summary=entry.summary,
        force=entry.force,
        made_up=entry.made_up,
        note=entry.note,
        areas=tuple(_place(area) for area in entry.areas),
        pair=_place(entry.pair),
        organisations=_rows(Organisation, folder, "organisations.toml", "organisation", required=True),
        county=_county(folder),
        plan=fill(Plan, read_toml(_there(folder / "plan.toml")), f"{folder / 'plan.toml'}"),
        priorities=_ordered(Priority, folder / "priorities"),
        programmes=_ordered(Programme, folder / "programmes"),
        meetings=_rows(Meeting, folder, "meetings.toml", "meeting"),
        strategies=_rows(Strategy, folder, "strategies.toml", "strategy"),
        grants=_rows(Grant, folder, "grants.toml", "grant"),
        gaps=_rows(DataGap, folder, "gaps.toml", "gap", required=True),
        outcomes=_rows(Outcome, folder, "outcomes.toml", "outcome"),
        local=_rows(LocalEntry, folder, "local.toml", "value"),
        populations=_rows(Population, folder, "populations.toml", "population"),
        layers=_rows(Layer, folder, "geography/geography.toml", "layer"),
        folder=folder,
        digest=digest,
    )


def _place(area: AreaEntry) -> Place:
    return Place(area.slug, area.name, tuple(District(each.code, each.name) for each in area.districts))


def _county(folder: Path) -> County | None:
    path = folder / "county.toml"
    return fill(County, read_toml(path), f"{path}") if path.is_file() else None


def _there(path: Path) -> Path:
    if not path.is_file():
        raise Missing(f"The pack has no {path.name}: {path} is not there.", instead="Add it; packs/example shows how.")
    return path


def _rows(shape: type[_Row], folder: Path, file: str, key: str, *, required: bool = False) -> tuple[_Row, ...]:
    """Every [[key]] of a file; a file that is not required may be absent."""
    path = folder / file
    if not required and not path.is_file():
        return ()
    tables = read_toml(_there(path))
    unknown = sorted(set(tables) - {key})
    if unknown:
        raise Invalid(f"{path} has the unknown key “{unknown[0]}”.", instead=f"It holds [[{key}]] tables only.")
    rows = tables.get(key, [])
    if not isinstance(rows, list):
        raise Invalid(f"{path}: {key} is one table.", instead=f"Write [[{key}]] with double brackets, once for each.")
    return tuple(fill(shape, row, f"{path}: {key} {n}") for n, row in enumerate(rows, 1))


def _ordered(shape: type[_Row], folder: Path) -> tuple[_Row, ...]:
    """One of `shape` from every TOML file of a folder, by its `order`."""
    found = [fill(shape, read_toml(path), f"{path}") for path in sorted(folder.glob("*.toml"))]
    # Only shapes with both are asked for: those of a folder's files.
    return tuple(sorted(found, key=lambda each: (each.order, each.slug)))  # type: ignore[attr-defined]


def _as_it_lies(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, bytes and last change of every file of a folder, in order: while they are so, no file is read again."""
    found = []
    for here, _folders, names in os.walk(folder):
        for name in names:
            if name[0] != "." and os.path.isfile(path := os.path.join(here, name)):
                told = os.stat(path)
                found.append((path, told.st_size, told.st_mtime_ns))
    return tuple(sorted(found))


@lru_cache(maxsize=8)
def _digest(folder: Path, files: tuple[tuple[str, int, int], ...]) -> str:
    """A SHA-256 over the names and bytes of every file, so that a changed pack makes a new document."""
    whole = hashlib.sha256()
    for path in sorted(Path(each) for each, _size, _changed in files):
        name = path.relative_to(folder).as_posix().encode()
        whole.update(b"%d:%b%d:" % (len(name), name, path.stat().st_size))
        whole.update(path.read_bytes())
    return whole.hexdigest()
