"""Geography / Populations in the pack

A rate needs to say of how many people it is. The pack's populations are single published figures with their source.
Oracles, for the tests marked `needs_data`: the same estimates by single year of age (2019) and by ward (2020).
"""

import csv
import gzip
import tomllib
from pathlib import Path

import pytest

import wardmote

PACK = Path(wardmote.__file__).parent / "packs" / "chorley_south_ribble"
FIGURES = {
    (row["district"], row["year"]): row["value"]
    for row in tomllib.loads((PACK / "populations.toml").read_text("utf-8"))["population"]
}


def test_each_district_has_a_population_for_each_year():
    assert sorted(FIGURES) == [(code, year) for code in ("E07000118", "E07000126") for year in (2019, 2020)]


@pytest.mark.needs_data
def test_2019_is_the_sum_of_the_single_years_of_age(public_data):
    with (public_data / "population" / "lad_mid2019_by_single_year_uk.csv").open() as lines:
        rows = {row["lad_code"]: row for row in csv.DictReader(lines)}
    for code in ("E07000118", "E07000126"):
        ages = [float(value) for column, value in rows[code].items() if column[:1].isdigit()]
        assert FIGURES[code, 2019] == sum(ages)


@pytest.mark.needs_data
def test_2020_is_the_sum_of_the_wards(public_data):
    sums = dict.fromkeys(("E07000118", "E07000126"), 0)
    with gzip.open(public_data / "population" / "ward2020_mid2020_persons_single_year_ew.csv.gz", "rt") as lines:
        for row in csv.reader(lines):
            if len(row) > 4 and row[2] in sums:
                sums[row[2]] += int(row[4].replace(",", ""))
    assert sums == {code: FIGURES[code, 2020] for code in sums}
