"""Where a month is missing there is no rate, and the table says so instead of what rates are out of."""

import pytest

from wardmote.evidence import indicators
from wardmote.evidence.indicators.shapes import Denominator
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, YEAR, StoreOfCounts
from wardmote.reports.strategic_assessment.levels import what_rates_are_of

PEOPLE = Denominator(118_000, "people, mid-2021", "ONS")


@pytest.mark.parametrize(
    ("counts", "people", "said"),
    [
        ([10] * 36, PEOPLE, "Rates are over the whole period, for every 1,000 of 118,000 people, mid-2021. ONS."),
        (
            [*[10] * 30, None, *[10] * 5],
            PEOPLE,
            "No rate is given: a month is missing, and it would be read as one of the whole period.",
        ),
        ([10] * 36, None, "No rate is given: no population is held for the area and time."),
    ],
)
def test_what_is_said_of_rates(counts, people, said):
    store = StoreOfCounts().put("2019-04", "Burglary", counts).put("2019-04", "Robbery", counts)
    given = indicators.get("recorded_crime").measure(store, place=CHORLEY, period=YEAR, denominator=people)
    assert what_rates_are_of(given.lines) == said
