"""Partners' public series are printed, and no figure of a restricted one is, whatever stands beside it."""

import json

import pytest

from wardmote.evidence.sources.tests.partner_files import text_file
from wardmote.reports.strategic_assessment import build, for_members
from wardmote.reports.strategic_assessment.files import as_json
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, store_of

MONTHS = [f"{2022 + (n + 3) // 12}-{(n + 3) % 12 + 1:02}" for n in range(12)]
SERIES = (("fires", "Deliberate fires", "public", 731), ("referrals", "Referrals to a refuge", "restricted", 913))


@pytest.fixture(scope="module")
def store(tmp_path_factory, police_files):
    folder = tmp_path_factory.mktemp("partners")
    held = store_of(police_files, folder / "store")
    for series, title, data_class, count in SERIES:
        path = text_file(
            folder / f"{series}.csv", [["District", "Month", title], *(["Chorley", m, count] for m in MONTHS)]
        )
        said = {
            "series": series,
            "title": title,
            "provider": "A partner",
            "definition": title,
            "data_class": data_class,
        }
        held.keep_mapping(held.try_table(path, at=ADDED, said=said).mapping)
        held.add([path], at=ADDED)
    return held


def test_a_public_series_is_printed_though_a_restricted_one_is_held(store, pack, period):
    assessment = build(store, pack, pack.areas[0], period, ADDED.date())
    figures = {each.id: each.value for each in assessment.figures}
    assert figures["chorley-partner-series-fires-deliberate-fires-count"] == 12 * 731
    printed = as_json(assessment).decode()
    assert f"{12 * 913}" not in printed
    assert not [name for name in json.loads(printed)["extracts"] if name.startswith("partner_table/referrals")]
    assert "Evidence of it is held that is not printed" in printed


def test_members_have_both(store, pack, period):
    beside = for_members(store, pack, pack.areas[0], period, ADDED.date())
    assert beside is not None
    assert f"{12 * 913}" in str(beside)
