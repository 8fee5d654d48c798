"""Where rows lie, told by few LSOAs that stand for the rest. The oracle resolves every one of them by itself."""

from collections import Counter
from itertools import cycle, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardmote.evidence.geography import districts, lsoa_runs, resolve
from wardmote.evidence.records import INCIDENT
from wardmote.evidence.store import engine, places

CONNECTION = engine.connect(1)
places.prepare(CONNECTION)

SUFFIXES = (" 001A", " 002B", " 013CD", "  001A", "\t001A", " 001A ", " 01A", "001A", " 001a", "", " ", "\n001A")
STRANGE = ("", "E01", "E01000001X", "Z99999999", "E0100000é", "in no run", "x" * 97 + " 001A", "None", "'")


def one_by_one(rows):
    """What every row says when each is resolved for itself: districts, unlocated, unknown, disagreements, untidy."""
    told = {}
    for extract, code, name, n in rows:
        found = resolve(code, name)
        about = told.setdefault(extract, [Counter(), 0, 0, 0, False])
        if found.district:
            about[0][found.district.code] += n
        elif code or name:
            about[2] += n
        else:
            about[1] += n
        about[3] += n * found.disagrees
        about[4] |= code != code.strip() or name != name.strip()
    return told


def together(rows):
    CONNECTION.execute(
        """create or replace temp table cells as
        select unnest(?) as extract, unnest(?) as lsoa_code, unnest(?) as lsoa_name, unnest(?) as rows""",
        [list(column) for column in zip(*rows, strict=True)],
    )
    told = places.whereabouts("cells", CONNECTION, INCIDENT)
    return {key: [w.districts, w.unlocated, w.unknown, w.disagreements, w.untidy] for key, w in told.items()}


@pytest.mark.parametrize("strange", [False, True])
def test_those_that_stand_for_others_resolve_as_they_do(strange):
    """Codes in and about a run, and names of one district and what resembles it, each with each."""
    rows, weights = [], cycle((1, 2, 3, 5, 7, 11, 13))
    for n, ((first, last), district) in enumerate(zip(lsoa_runs()[::70], districts()[::17], strict=False)):
        about = {f"{first[:3]}{int(code[3:]) + step:06}" for code in (first, last) for step in (-1, 0, 1)}
        codes = {*about, first.lower(), f"{last}\n", "E01999998", "E01999999", ""}
        called = district.name
        names = {
            f"{stem}{suffix}" for stem in (called, called[:-1], f"{called[:-1]}x", f" {called}") for suffix in SUFFIXES
        }
        every = product(sorted(codes), sorted(names)) if not strange else product(STRANGE, STRANGE)
        rows += [(str(n), *pair, next(weights)) for pair in every]
    assert len({row[0] for row in rows}) > 15
    assert together(rows) == one_by_one(rows)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.just("a"), st.text(max_size=9), st.text(max_size=9), st.just(1)), min_size=1, max_size=20))
def test_so_do_any_words_at_all(rows):
    assert together(rows) == one_by_one(rows)


def test_every_run_holds_its_own_codes_and_no_other():
    runs = lsoa_runs()
    assert len(runs) > 1_000
    for (first, last), (following, _) in pairwise(runs):
        assert first <= last < following
        assert resolve(first, "").district == resolve(last, "").district
