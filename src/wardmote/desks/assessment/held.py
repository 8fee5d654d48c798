"""What the store holds for a partnership: every extract that says something of its places, and how much of it does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings

from wardmote.desks.places.api import partnership_for
from wardmote.evidence import Extract, Store
from wardmote.evidence.sources import Source, every_source
from wardmote.evidence.store.extracts import Reference
from wardmote.foundation.access import Viewer


@dataclass(frozen=True)
class HeldSource:
    """The extracts of one source, oldest first. `here` is how many kept rows of each, by its id, are of our districts;
    None where the source says no place of its own."""

    source: Source
    extracts: tuple[Extract, ...]
    here: dict[str, int] | None

    def total(self, what: str) -> int:
        """The sum of one of an extract's counts, such as "kept"."""
        return sum(getattr(each, what) for each in self.extracts)

    @property
    def rows_here(self) -> int | None:
        """Kept rows of our districts."""
        return None if self.here is None else sum(self.here.get(each.id, 0) for each in self.extracts)


@dataclass(frozen=True)
class Held:
    """All that is held. `elsewhere` extracts say nothing of the partnership's districts."""

    sources: tuple[HeldSource, ...]
    references: tuple[Reference, ...]
    elsewhere: int

    @cached_property
    def extracts(self) -> tuple[Extract, ...]:
        """Of every source."""
        return tuple(each for source in self.sources for each in source.extracts)

    def of(self, slug: str) -> HeldSource | None:
        """One source's, where anything of it is held."""
        return next((each for each in self.sources if each.source.slug == slug), None)


def held_for(viewer: Viewer) -> Held:
    """What is held for the viewer's partnership."""
    store, partnership = Store.open(settings.WARDMOTE_STORE), partnership_for(viewer)
    codes = tuple(code for area in partnership.areas for code, _name in area.districts)
    every = store.extracts()
    found: dict[str, HeldSource] = {}
    # What completes another source says no place of its own: it is ours where the other's of the same cover are.
    for source in sorted(every_source(), key=lambda each: bool(each.completes)):
        extracts = [each for each in every if each.source == source.slug]
        here = None if source.completes else _here(store, source, extracts, codes)
        completed = found.get(source.completes)
        covers = {each.cover for each in completed.extracts} if completed else {partnership.force}
        ours = [each for each in extracts if _is_ours(source, each, here, covers)]
        if ours:
            ours.sort(key=lambda each: (each.period, each.cover))
            found[source.slug] = HeldSource(source, tuple(ours), here)
    listed = tuple(sorted(found.values(), key=lambda each: each.source.slug))
    return Held(listed, store.references(), len(every) - sum(len(each.extracts) for each in listed))


def _is_ours(source: Source, extract: Extract, here: dict[str, int] | None, covers: set[str]) -> bool:
    """Of one of these covers; or of a country or a partner, and with something of our districts or of none at all."""
    if source.by_force or here is None:
        return extract.cover in covers
    return here.get(extract.id, 0) > 0 or (source.by_mapping and not extract.districts)


def _here(store: Store, source: Source, extracts: Sequence[Extract], codes: Sequence[str]) -> dict[str, int]:
    """Kept rows of these districts, by extract: as the catalogue has them, or counted where other rows say where."""
    if any(each.districts for each in extracts) or not extracts:
        return {each.id: sum(each.districts.get(code, 0) for code in codes) for each in extracts}
    return dict(_counted(store.path, store.log().head, source.slug, tuple(codes)))


# Counted again when something was taken in: `head` is the hash of the store's last commit.
@lru_cache(maxsize=64)
def _counted(path: Path, head: str, source: str, codes: tuple[str, ...]) -> Counter[str]:
    found: Counter[str] = Counter()
    for cell in Store.open(path).counts(source, districts=codes):
        if cell.district_code in codes:
            found[cell.extract] += cell.rows
    return found
