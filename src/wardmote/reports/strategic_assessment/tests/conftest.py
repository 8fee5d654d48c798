"""A store, a pack and the assessments of its places, built once for the tests of this folder."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from wardmote.evidence import Store
from wardmote.evidence.periods import Period
from wardmote.evidence.sources.tests import stats19_files
from wardmote.reports.packs import Pack, load_pack
from wardmote.reports.strategic_assessment import Assessment, build
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, PERIOD, store_of, write_files


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("chorley_south_ribble")


@pytest.fixture(scope="session")
def police_files(tmp_path_factory) -> Path:
    return write_files(tmp_path_factory.mktemp("police") / "files")


@pytest.fixture(scope="session")
def store(tmp_path_factory, police_files) -> Store:
    return store_of(police_files, tmp_path_factory.mktemp("police") / "store")


@pytest.fixture(scope="session")
def period() -> Period:
    return Period.parse(PERIOD)


@pytest.fixture(scope="session")
def assessments(store, pack, period) -> Mapping[str, Assessment]:
    return {place.slug: build(store, pack, place, period, ADDED.date()) for place in pack.places}


@pytest.fixture(scope="session")
def with_collisions(tmp_path_factory, police_files, pack, period) -> Mapping[str, Assessment]:
    """Of Chorley and of the pair, with two STATS19 years: 2021 holds what was published of Lancashire-12 in that year,
    and 2020 the same in other months and of other people."""
    folder = tmp_path_factory.mktemp("collisions")
    store = store_of(police_files, folder / "store")
    for seed, year in ((7, 2021), (8, 2020)):
        made = stats19_files.collisions(seed, year, stats19_files.lancashire_2021())
        stats19_files.write_year(folder / str(year), made, year, old=False)
        store.add([folder / str(year)], at=ADDED)
    return {place.slug: build(store, pack, place, period, ADDED.date()) for place in (pack.areas[0], pack.pair)}
