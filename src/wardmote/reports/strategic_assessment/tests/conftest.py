"""A store, a pack and the assessments of its places, built once for the tests of this folder."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from wardmote.evidence import Store
from wardmote.evidence.periods import Period
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
