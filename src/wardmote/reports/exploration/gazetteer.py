"""The places that can be asked of, found by name or by code: the pair, areas, districts, wards and LSOAs."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wardmote.evidence import Store
from wardmote.evidence.geography import District, Place, resolve
from wardmote.evidence.geography.outlines import read_outlines
from wardmote.evidence.geography.placing import WardLookUp
from wardmote.evidence.geography.small_places import SmallPlaces
from wardmote.reports.packs import Pack

STREET_FILES = "police_uk"
LIKE, MOST_LIKE = 0.6, 5


@dataclass(frozen=True)
class Gazetteer:
    """The places of a pack, and the small places within them that the store or the pack's outlines know."""

    pack: Pack
    small: SmallPlaces

    def find(self, text: str) -> tuple[Place, ...]:
        """The places of that code, or of that name: several where a name is borne by several."""
        wanted = _plain(text)
        named = self._named.get(wanted, ())
        return tuple(self.place(code) for code in dict.fromkeys((*self._coded.get(wanted, ()), *named)))

    def place(self, code: str) -> Place:
        """The place an address names by `slug` or code; raises Missing."""
        whole = next((each for each in self.whole if code in (each.slug, *_only(each.codes))), None)
        return whole or self.small.place(code)

    def like(self, text: str) -> tuple[Place, ...]:
        """Places whose names hold these words, or come near them."""
        wanted = _plain(text)
        holding = [name for name in self._named if wanted and wanted in name]
        near = difflib.get_close_matches(wanted, self._named, n=MOST_LIKE, cutoff=LIKE)
        codes = [code for name in (*holding, *near) for code in self._named[name]]
        return tuple(self.place(code) for code in list(dict.fromkeys(codes))[:MOST_LIKE])

    def other_than(self, place: Place) -> Place:
        """What a place is set against unless it is said: the other area; for a small place, the whole it lies in; for
        all areas together, the first."""
        if place.is_small:
            return next((each for each in self.whole if set(place.codes) <= set(each.codes)), self.pack.pair)
        others = [each for each in self.pack.areas if each.codes != place.codes]
        return others[0] if others else self.pack.pair

    @property
    def whole(self) -> tuple[Place, ...]:
        """Every place that is whole districts: the areas, all together, and districts that are no area alone."""
        places = (*self.pack.areas, self.pack.pair)
        alone = {each.codes for each in places}
        districts = (each for place in places for each in place.districts if (each.code,) not in alone)
        return (*places, *(Place(each.code.lower(), each.name, (each,)) for each in dict.fromkeys(districts)))

    @cached_property
    def _coded(self) -> dict[str, tuple[str, ...]]:
        codes = (code for level in self.small.levels for code in self.small.codes(level))
        found: dict[str, tuple[str, ...]] = {_plain(code): (code,) for code in codes}
        for place in self.whole:
            found |= {_plain(code): (place.slug,) for code in (place.slug, *_only(place.codes))}
        return found

    @cached_property
    def _named(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, code in self._names():
            found[_plain(name)] = (*found.get(_plain(name), ()), code)
        return found

    def _names(self) -> Iterator[tuple[str, str]]:
        for place in self.whole:
            yield place.name, place.slug
        for level in self.small.levels:
            for code in self.small.codes(level):
                yield self.small.name(code), code


def gazetteer(store: Store, pack: Pack, as_at: date | None = None) -> Gazetteer:
    """The places of a pack as they can be found now: by its outlines, by look-ups, and by the rows themselves."""
    here = {each.code: each for each in pack.pair.districts}
    names: dict[str, tuple[str, District]] = {}
    layer = pack.layer("lsoa_2011")
    outlined = read_outlines(layer[1]).values() if layer else ()
    for code, name, district in _placed(((each.code, each.name) for each in outlined), here):
        names[code] = (name, district)
    atlas = store.atlas(as_at)
    for code, name, district in _placed(atlas.names("lsoa").items(), here):
        names.setdefault(code, (name, district))
    for cell in store.counts(STREET_FILES, districts=list(here), lsoa=True, as_at=as_at):
        if cell.lsoa_code and cell.district_code in here:
            names.setdefault(cell.lsoa_code, (cell.lsoa_name, here[cell.district_code]))
    return Gazetteer(pack, SmallPlaces(dict(sorted(names.items())), _wards(store, as_at)))


def _wards(store: Store, as_at: date | None) -> WardLookUp | None:
    atlas = store.atlas(as_at)
    return atlas.wards() if atlas.ward_vintages else None


def _placed(named: Iterable[tuple[str, str]], here: dict[str, District]) -> Iterator[tuple[str, str, District]]:
    for code, name in named:
        found = resolve(code, name).district
        if found is not None and found.code in here:
            yield code, name, here[found.code]


def _only(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The code of a place that is one district."""
    return codes if len(codes) == 1 else ()


def _plain(text: str) -> str:
    """As compared: without capitals, stops and needless blanks, “and” for its sign."""
    return " ".join(text.casefold().replace("&", " and ").replace("-", " ").replace("_", " ").replace(".", "").split())
