"""Small areas put together, by ward and by how deprived they are, from the geography the store holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wardmote.errors import Missing
from wardmote.evidence import Store
from wardmote.evidence.geography.atlas import Atlas
from wardmote.evidence.geography.placing import NO_WARD
from wardmote.evidence.store.extracts import Reference
from wardmote.reports.strategic_assessment.small_areas import SmallArea, SmallAreas

MOST_DEPRIVED, LEAST_DEPRIVED = 1, 10
NO_DECILE = 0
NO_WARD_CODE = "none"


@dataclass(frozen=True)
class Part:
    """Small areas told as one; `people` is None where nothing held says how many live there."""

    key: str
    name: str
    areas: tuple[SmallArea, ...]
    people: int | None


@dataclass(frozen=True)
class Grouped:
    """Parts in order, with what must be said beside them, and the files of geography with their hashes, by name."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    files: Mapping[str, str]

    @property
    def made_from(self) -> dict[str, list[str]]:
        """What the provenance of a figure keeps of the files."""
        return {"geography": [f"{file} (SHA-256 {sha256})" for file, sha256 in sorted(self.files.items())]}


@dataclass(frozen=True)
class GroupedAreas:
    """Small areas by ward and by decile of deprivation; None for what the store holds no geography of. `files` are the
    files of geography they are put together by."""

    wards: Grouped | None = None
    deciles: Grouped | None = None
    files: tuple[Reference, ...] = ()


def grouped_areas(store: Store, areas: SmallAreas | None, as_at: date) -> GroupedAreas:
    """Put the small areas together as far as the geography held by that day allows."""
    references = store.references(as_at)
    if areas is None or not references:
        return GroupedAreas()
    atlas, hashes = store.atlas(as_at), {each.file_name: each.sha256 for each in references}
    wards, deciles = _by_ward(atlas, areas, hashes), _by_decile(atlas, areas, hashes)
    named = {file for each in (wards, deciles) if each for file in each.files}
    return GroupedAreas(wards, deciles, tuple(each for each in references if each.file_name in named))


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
        Part(
            code or NO_WARD_CODE, name if code else NO_WARD, tuple(groups[name, code]), told[code][0] if code else None
        )
        for name, code in order
    )
    files = {*wards.files, *_between_censuses(atlas), *(file for _, file in told.values() if file)}
    return Grouped(tuple(parts), wards.notes(area.code for area in areas.areas), {file: hashes[file] for file in files})


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
    files = {held[-1].file_name, *_between_censuses(atlas), *(file for _, file in people.values() if file)}
    index = (
        f"Deciles are of the index of deprivation of {held[-1].vintage[:4]}, which ranks all small areas of England."
    )
    return Grouped(tuple(parts), (index,), {file: hashes[file] for file in files})


def _between_censuses(atlas: Atlas) -> list[str]:
    """The files by which an LSOA of one census is found among those of the other."""
    return [sheet.file_name for sheet in atlas.of("look-up", "lsoa") if "lsoa" in sheet.to]


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
