"""Periods / Breaks: when months may not be set against each other"""

import pytest

from wardmote.evidence.periods import Break, Month, Period, between, breaks, breaks_for

LOCKDOWN = Break("a_source", ("noise",), Month(2020, 4), Month(2021, 3), "counted otherwise", "a paper")
SINCE = Break("a_source", ("noise",), Month(2020, 4), None, "counted otherwise from then on", "a paper")


@pytest.mark.parametrize(
    ("broken", "one", "other", "stands_between"),
    [
        # Within the break like is set against like; so it is outside, on either side of it.
        (LOCKDOWN, "2020-04..2020-06", "2021-01..2021-03", False),
        (LOCKDOWN, "2019-04..2020-03", "2021-04..2022-03", False),
        (LOCKDOWN, "2020-04..2021-03", "2021-04..2022-03", True),
        (LOCKDOWN, "2019-04..2020-03", "2020-04..2021-03", True),
        # A period only partly within can be compared with nothing.
        (LOCKDOWN, "2020-01..2020-06", "2019-01..2019-06", True),
        (LOCKDOWN, "2020-01..2020-06", "2020-01..2020-06", True),
        # A break that has not ended is a step.
        (SINCE, "2019-04..2020-03", "2020-04..2021-03", True),
        (SINCE, "2021-04..2022-03", "2020-04..2021-03", False),
    ],
)
def test_like_may_be_set_against_like_only(broken, one, other, stands_between):
    found = between(Period.parse(one).months(), Period.parse(other).months(), (broken,))
    assert bool(found) == stands_between


def test_breaks_are_found_by_source_kind_and_months():
    lockdown = Period.parse("2020-04..2021-03")
    (found,) = breaks_for("police_uk", "Anti-social behaviour", lockdown)
    assert "coronavirus" in found.reason
    assert found.covers(Month(2021, 3))
    assert not found.covers(Month(2021, 4))
    assert breaks_for("police_uk", "Anti-social behaviour", Period.parse("2021-04..2022-03")) == ()
    assert breaks_for("police_uk", "Burglary", lockdown) == ()
    assert breaks_for("another", "Anti-social behaviour", lockdown) == ()


def test_every_break_gives_its_reason_and_where_that_is_stated():
    assert breaks()
    for each in breaks():
        assert each.kinds
        assert each.reason
        assert each.citation
        assert each.last is None or each.first <= each.last
