"""Small areas put together, by ward and by how deprived they are, from the geography the store holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wardmote.errors import Missing
from wardmote.evidence import Store
from wardmote.evidence.geography.atlas import Atlas
from wardmote.evidence.geography.placing import NO_WARD
from wardmote.reports.strategic_assessment.small_areas import SmallArea, SmallAreas

MOST_DEPRIVED, LEAST_DEPRIVED = 1, 10
NO_DECILE = 0


@dataclass(frozen=True)
class Part:
    """Small areas told as one; `people` is None where nothing held says how many live there."""

    key: str
    name: str
    areas: tuple[SmallArea, ...]
    people: int | None


@dataclass(frozen=True)
class Grouped:
    """Parts in order, with what must be said beside them. `made_from` names each file of geography with its hash."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    made_from: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class GroupedAreas:
    """Small areas by ward and by decile of deprivation; None for what the store holds no geography of."""

    wards: Grouped | None = None
    deciles: Grouped | None = None


def grouped_areas(store: Store, areas: SmallAreas | None, as_at: date) -> GroupedAreas:
    """Put the small areas together as far as the geography held by that day allows."""
    references = store.references(as_at)
    if areas is None or not references:
        return GroupedAreas()
    atlas, hashes = store.atlas(as_at), {each.file_name: each.sha256 for each in references}
    return GroupedAreas(_by_ward(atlas, areas, hashes), _by_decile(atlas, areas, hashes))


def _by_ward(atlas: Atlas, areas: SmallAreas, hashes: Mapping[str, str]) -> Grouped | None:
    if not atlas.ward_vintages:
        return None
    wards = atlas.wards()
    groups: dict[tuple[str, str], list[SmallArea]] = defaultdict(list)
    for area in areas.areas:
        placed = wards.ward(area.code)
        groups[placed.name, placed.code].append(area)
    # Those in no ward stand last.
    order = sorted(groups, key=lambda each: (not each[1], each))
    told = {code: _people(atlas, "ward", code) for _, code in order if code}
    parts = (
        Part(code or "none", name if code else NO_WARD, tuple(groups[name, code]), told[code][0] if code else None)
        for name, code in order
    )
    files = {*wards.files, *(file for _, file in told.values() if file)}
    return Grouped(tuple(parts), wards.notes(area.code for area in areas.areas), _made_from(files, hashes))


def _by_decile(atlas: Atlas, areas: SmallAreas, hashes: Mapping[str, str]) -> Grouped | None:
    held = atlas.of("deprivation", "lsoa")
    if not held:
        return None
    groups: dict[int, list[SmallArea]] = {decile: [] for decile in range(MOST_DEPRIVED, LEAST_DEPRIVED + 1)}
    for area in areas.areas:
        groups.setdefault(atlas.decile(area.code) or NO_DECILE, []).append(area)
    people = {area.code: _people(atlas, "lsoa", area.code) for area in areas.areas}
    parts = (
        Part(f"decile-{decile or 'none'}", _decile_name(decile), tuple(found), _together(people, found))
        for decile, found in groups.items()
        if found
    )
    files = {held[-1].file_name, *(file for _, file in people.values() if file)}
    index = (
        f"Deciles are of the index of deprivation of {held[-1].vintage[:4]}, which ranks all small areas of England."
    )
    return Grouped(tuple(parts), (index,), _made_from(files, hashes))


def _decile_name(decile: int) -> str:
    said = {MOST_DEPRIVED: "1, the most deprived tenth", LEAST_DEPRIVED: "10, the least deprived tenth"}
    return said.get(decile, str(decile)) if decile else "not known"


def _people(atlas: Atlas, level: str, code: str) -> tuple[int | None, str]:
    """How many live in a place, and the file that says so."""
    try:
        found = atlas.people(level, code)
    except Missing:
        return None, ""
    return found.value, found.file_name


def _together(people: Mapping[str, tuple[int | None, str]], areas: Iterable[SmallArea]) -> int | None:
    """The people of several areas; None where those of one are not known."""
    counts = [people[area.code][0] for area in areas]
    return None if None in counts else sum(count for count in counts if count is not None)


def _made_from(files: Iterable[str], hashes: Mapping[str, str]) -> dict[str, Any]:
    return {"geography": [f"{file} (SHA-256 {hashes.get(file, 'not known')})" for file in sorted(files)]}
