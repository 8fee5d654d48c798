"""The fewest archives that hold the months wanted; oracle: every combination tried."""

from itertools import combinations
from random import Random

import pytest

from wardmote.evidence.fetch.publishers import publisher
from wardmote.evidence.fetch.reach import begins, fewest
from wardmote.evidence.periods import Month, Period

REACH = publisher("police_uk").layout["reach"]
EVERY = Month.range(Month.parse("2013-12"), Month.parse("2026-07"))


def of(period: str, archives=EVERY):
    return fewest(Period.parse(period).months(), archives, lambda archive: begins(archive, REACH))


@pytest.mark.parametrize(
    ("archive", "first"),
    [("2013-11", None), ("2013-12", "2010-12"), ("2017-04", "2010-12"), ("2017-05", "2014-06"), ("2025-03", "2022-04")],
)
def test_an_archive_holds_three_years_and_the_oldest_all_there_was(archive, first):
    assert begins(Month.parse(archive), REACH) == (Month.parse(first) if first else None)


@pytest.mark.parametrize(
    ("period", "archives"),
    [
        ("2022-04..2025-03", ["2025-03"]),
        ("2022-03..2025-03", ["2022-03", "2025-03"]),
        ("2025-03", ["2025-03"]),
        ("2010-12..2017-04", ["2017-04"]),
        ("2010-12..2026-06", ["2017-04", "2017-06", "2020-06", "2023-06", "2026-06"]),
        ("2012-01..2012-12", ["2017-04"]),
    ],
)
def test_the_fewest_archives(period, archives):
    chosen, nowhere = of(period)
    assert not nowhere
    assert sorted(map(str, chosen)) == archives
    assert sorted(month for months in chosen.values() for month in months) == list(Period.parse(period).months())


def test_a_month_no_archive_holds_is_named():
    chosen, nowhere = of("2026-06..2026-09")
    assert list(map(str, chosen)) == ["2026-07"]
    assert list(map(str, nowhere)) == ["2026-08", "2026-09"]


@pytest.mark.parametrize("seed", range(40))
def test_no_smaller_set_would_do(seed):
    chance = Random(seed)
    start = Month.parse("2018-01")
    archives = {start + end: start + max(0, end - chance.randint(0, 6)) for end in chance.sample(range(14), 7)}
    wanted = [start + step for step in range(14) if chance.random() < 0.5]
    chosen, nowhere = fewest(wanted, archives, archives.get)
    there = [month for month in wanted if month not in nowhere]
    assert not [m for m in nowhere if any(first <= m <= last for last, first in archives.items())]
    assert sorted(month for months in chosen.values() for month in months) == there
    for fewer in range(len(chosen)):
        for some in combinations(archives, fewer):
            assert any(not any(archives[last] <= month <= last for last in some) for month in there)
