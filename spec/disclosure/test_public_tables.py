"""Disclosure / Public tables of a restricted series

A restricted series may be shown to the public in fixed tables only, with small counts hidden and enough others beside
them that no small count can be worked out: not from totals, not by setting one district, date or release against
another, not with what another publisher has put out.
"""

import json
import subprocess
import sys

import numpy as np
import pytest

from wardmote.errors import Broken, Invalid, Refused
from wardmote.evidence.disclosure import tables as public
from wardmote.evidence.disclosure.tables import ALL_KINDS, Earlier, Places, Sum, Tables, fixed_tables, policy, protect
from wardmote.evidence.disclosure.tests.restricted_series import KINDS, MONTHS, PAIR, YEAR, made

pytestmark = pytest.mark.long

RULE = policy("restricted")
FEWER = {"Netherwick": 5, "Saltmere": 6}


def square(rows, first="n", kind="theft"):
    """A table of places by months with its totals, from rows of counts."""
    places = [f"{first}{number}" for number in range(len(rows))]
    months = [f"2024-{number + 1:02}" for number in range(len(rows[0]))]
    counts = {(p, m, kind): n for p, row in zip(places, rows, strict=True) for m, n in zip(months, row, strict=True)}
    return fixed_tables(counts, Places({"all": tuple(places)}), months, (kind,), "year")


def possible(tables, published, most=30):
    """Second auditor: by key, every value a hidden count can have, found by trying every whole table there is.

    It knows nothing of how figures were chosen. It fills in the counts that are the sum of nothing one by one, leaves
    off where a published total can no longer come right, and notes what each whole table holds.
    """
    found = {key: set() for key in tables.cells if key not in published}
    totals = {each.total for each in tables.sums}
    for table in _tables(tables, published, [key for key in tables.cells if key not in totals], {}, most):
        for key, values in found.items():
            values.add(table[key])
    return found


def _tables(tables, published, empty, filled, most):
    table = dict(filled)
    for each in tables.sums:
        if each.total in published and sum(table.get(key, 0) for key in each.parts) > tables.cells[each.total]:
            return
        if all(key in table for key in each.parts):
            added = sum(table[key] for key in each.parts)
            if table.setdefault(each.total, added) != added:
                return
            if each.total in published and added != tables.cells[each.total]:
                return
    if not empty:
        yield table
        return
    key, *rest = empty
    for value in [tables.cells[key]] if key in published else range(most + 1):
        yield from _tables(tables, published, rest, {**filled, key: value}, most)


def test_a_table_without_small_counts_is_published_whole():
    tables = square([[10, 0], [7, 12]])
    assert protect(tables, RULE).published == set(tables.cells)


def test_a_small_count_takes_three_others_with_it():
    """
            | Apr | May | year            | Apr | May | year
    ward 0  |   2 |  20 |   22     →      |  ·  |  ·  |   22
    ward 1  |  30 |  41 |   71            |  ·  |  ·  |   71
    both    |  32 |  61 |   93            |  32 |  61 |   93
    """
    tables = square([[2, 20], [30, 41]])
    protection = protect(tables, RULE)
    assert {key for key in protection.hidden if key[2] == "theft"} == {
        (place, month, "theft") for place in ("n0", "n1") for month in ("2024-01", "2024-02")
    }
    # All kinds together are one kind here: hiding a count and showing its double would hide nothing.
    assert {key[:2] for key in protection.hidden if key[2] == ALL_KINDS} == {key[:2] for key in protection.hidden}


@pytest.mark.parametrize("seed", range(6))
def test_every_value_from_one_to_four_stays_possible(seed):
    """Oracle: the second auditor, which tries every whole table."""
    chance = np.random.default_rng(seed)
    tables = square(chance.poisson(5, (3, 2)).tolist())
    protection = protect(tables, RULE)
    found = possible(tables, protection.published, most=14)
    assert found.keys() == protection.hidden.keys()
    for key, values in found.items():
        if 1 <= tables.cells[key] <= 4:
            assert {1, 2, 3, 4} <= values
        else:
            assert max(values) - min(values) >= 4
        assert protection.hidden[key].low >= min(values)


def test_zero_and_large_counts_are_published_where_nothing_small_needs_them():
    tables = square([[0, 50, 9], [8, 60, 11], [2, 70, 12]])
    assert ("n0", "year", "theft") in protect(tables, RULE).published


def test_districts_cannot_be_set_against_the_pair():
    """Chorley's small total cannot be had by taking South Ribble's from the pair's."""
    places = Places({"C": ("c1", "c2"), "S": ("s1", "s2"), "pair": ("C", "S")})
    counts = {("c1", m, k): n for m, k, n in (("04", "a", 1), ("04", "b", 1), ("05", "a", 9), ("05", "b", 14))}
    counts |= {(p, m, k): 20 for p in ("c2", "s1", "s2") for m in ("04", "05") for k in ("a", "b") if p != "c2"}
    tables = fixed_tables(counts, places, ("04", "05"), ("a", "b"), "year")
    protection = protect(tables, RULE)
    assert tables.cells["C", "04", "a"] == 1
    hidden = {p for p, m, k in protection.hidden if (m, k) == ("04", "a")}
    # Of the pair and its two districts at least two are hidden, so no difference can be taken.
    assert len(hidden & {"C", "S", "pair"}) >= 2


def test_what_another_publisher_says_counts_as_known():
    """With a public series that says “at most 21”, the nearest count cannot be the one that gives way."""
    tables = square([[2, 20], [30, 41]])
    free = protect(tables, RULE).hidden["n0", "2024-02", "theft"]
    bound = protect(tables, RULE, known={("n0", "2024-02", "theft"): (0, 21)}).hidden["n0", "2024-02", "theft"]
    assert bound.high <= 21 < 24 <= free.high + bound.high
    assert bound.high - bound.low >= 4


def test_a_count_that_is_known_exactly_is_published_and_protects_nothing():
    tables = square([[2, 20, 8], [30, 41, 9]])
    key = ("n0", "2024-02", "theft")
    protection = protect(tables, RULE, known={key: (20, 20)})
    assert key in protection.published
    assert ("n0", "2024-03", "theft") in protection.hidden


def test_a_small_count_that_others_have_pinned_leaves_only_with_a_reviewers_word():
    """Nothing we hide can make it 4 when another publisher has shown that it is 3 at most."""
    tables = square([[2, 20], [30, 41]])
    key, known = ("n0", "2024-01", "theft"), {("n0", "2024-01", "theft"): (1, 3)}
    protection = protect(tables, RULE, known=known)
    assert key in protection.known_anyway
    assert (protection.hidden[key].low, protection.hidden[key].high) == (1, 3)
    with pytest.raises(Refused, match="from what others have published"):
        public.release_tables(tables, title="t", data_classes=("restricted",), known=known)
    accepted = protection.known_anyway
    assert (
        public.release_tables(
            tables, title="t", data_classes=("restricted",), known=known, accepted=accepted
        ).known_anyway
        == accepted
    )


def test_knowledge_that_is_not_true_is_a_fault_of_ours():
    with pytest.raises(Broken, match="is 2, which is not within 5 to 9"):
        protect(square([[2, 20], [30, 41]]), RULE, known={("n0", "2024-01", "theft"): (5, 9)})


def test_what_cannot_be_protected_does_not_leave():
    tables = square([[2, 20], [30, 41]])
    every = {key: (count, count) for key, count in tables.cells.items() if key[0] != "n0" or key[1] != "2024-01"}
    with pytest.raises(Refused, match="n0, 2024-01, all kinds and 1 other figures"):
        public.release_tables(tables, title="t", data_classes=("restricted",), known=every)


def test_a_later_release_opens_nothing_that_an_earlier_one_closed():
    """
    First the year's table; a month later the table without its first month and with a new last one. Everything that was
    hidden stays hidden, and both tables set against each other give away nothing. Oracle: the second auditor, over
    both.
    """
    rows = [[2, 9, 6], [8, 12, 3]]
    first = square([row[:2] for row in rows])
    one = protect(first, RULE)
    both = square(rows)
    two = protect(both, RULE, earlier=(Earlier(first, one.published),))
    hidden_before = {key for key in one.hidden if both.cells.get(key) == first.cells[key]}
    assert hidden_before <= two.hidden.keys()
    # "year" is another count in each: the two systems are one, with two names for it.
    renamed = _renamed(first, "year", "first year")
    cells = {**renamed.cells, **both.cells}
    system = Tables(cells, tuple(dict.fromkeys([*renamed.sums, *both.sums])))
    out = {(p, "first year" if m == "year" else m, k) for p, m, k in one.published} | two.published
    for key, values in possible(system, out, most=16).items():
        if 1 <= system.cells[key] <= 4:
            assert {1, 2, 3, 4} <= values


def _renamed(tables, old, new):
    def name(key):
        return (key[0], new if key[1] == old else key[1], key[2])

    sums = tuple(Sum(name(each.total), tuple(map(name, each.parts))) for each in tables.sums)
    return Tables({name(key): count for key, count in tables.cells.items()}, sums)


def test_a_revised_figure_is_a_figure_of_its_own():
    """The old value stays protected under its old total, the new one under its new total."""
    first, second = square([[2, 20], [30, 41]]), square([[3, 20], [30, 41]])
    one = protect(first, RULE)
    two = protect(second, RULE, earlier=(Earlier(first, one.published),))
    assert ("n0", "2024-01", "theft") in two.hidden
    assert two.hidden["n0", "2024-01", "theft"].high >= 4


def test_what_is_kept_of_a_release_can_be_read_again():
    tables = square([[2, 20], [30, 41]])
    earlier = Earlier(tables, protect(tables, RULE).published)
    kept = public.written(earlier)
    assert public.read(kept) == earlier
    assert public.written(public.read(kept)) == kept
    for spoilt in (b"", b"{}", b"[1]", kept.replace(b'"format":1', b'"format":9'), kept[:-9]):
        with pytest.raises(Broken, match="Restore it from a backup"):
            public.read(spoilt)


def test_only_the_gate_makes_released_tables():
    with pytest.raises(Refused, match="before they pass the disclosure gate"):
        public.ReleasedTables("t", {}, {}, frozenset(), RULE, (), made_up=False)


@pytest.mark.parametrize("classes", [(), ("public", "restricted"), ("secret",)])
def test_a_class_without_a_policy_stays_in(classes):
    with pytest.raises(Refused):
        public.release_tables(square([[9]]), title="t", data_classes=classes)


def test_a_public_series_passes_as_it_is():
    tables = square([[1, 2], [3, 4]])
    released = public.release_tables(tables, title="t", data_classes=("public",))
    assert released.figures == tables.cells
    assert released.sentence == "All 18 figures of these tables are published."


def test_a_hidden_figure_shows_a_mark_and_the_foot_says_why():
    tables = square([[2, 20], [30, 41]])
    released = public.release_tables(tables, title="t", data_classes=("restricted",), made_up=True)
    assert (released.shown(("n0", "2024-01", "theft")), released.shown(("n0", "year", "theft"))) == ("[c]", "22")
    assert released.made_up
    assert "2 counts of 1 to 4" in released.sentence
    assert "10 of 18 figures are published. Totals are true." in released.sentence
    assert not released.policy.confirmed


def test_a_count_the_tables_have_no_room_for_is_not_dropped():
    with pytest.raises(Invalid, match="no room for"):
        fixed_tables({("elsewhere", "04", "a"): 1}, Places({"all": ("here",)}), ("04",), ("a",), "year")


def test_tables_that_do_not_add_up_are_refused():
    with pytest.raises(Broken, match="its parts come to 3"):
        Tables({("a", "t", "k"): 4, ("b", "t", "k"): 3}, (Sum(("a", "t", "k"), (("b", "t", "k"),)),))


def document(tables, published, known):
    """The tables as the oracle reads them, and the truth."""
    name = "|".join
    cells = {name(key): count if key in published else None for key, count in tables.cells.items()}
    sums = [[name(each.total), [name(key) for key in each.parts]] for each in tables.sums]
    limits = {name(key): list(limit) for key, limit in known.items()}
    return {"cells": cells, "sums": sums, "known": limits}, {name(key): n for key, n in tables.cells.items()}


def judged(shared, tmp_path, tables, published, known):
    """The oracle's verdict, written apart from this product: (exit code, what it printed)."""
    told, truth = document(tables, published, known)
    for file, data in (("tables.json", told), ("truth.json", truth)):
        (tmp_path / file).write_text(json.dumps(data))
    program = shared / "checks" / "suppression_bounds.py"
    done = subprocess.run(
        [sys.executable, program, tmp_path / "tables.json", "--truth", tmp_path / "truth.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def hidden_small(tables, protection):
    return sum(1 <= tables.cells[key] <= 4 for key in protection.hidden)


@pytest.mark.needs_data
def test_an_attacker_with_everything_learns_no_small_count(shared, tmp_path):
    """Ward × month × kind, both districts, the pair and the year. Oracle: suppression_bounds.py, by integer
    programs."""
    series = made(seed=11, wards=FEWER)
    protection = protect(series.tables, RULE, known=series.known)
    assert hidden_small(series.tables, protection) >= 100
    assert len(protection.published) >= len(series.tables.cells) / 2
    code, said = judged(shared, tmp_path, series.tables, protection.published, series.known)
    assert code == 0, said


@pytest.mark.needs_data
def test_the_oracle_sees_what_is_not_protected(shared, tmp_path):
    """With the small counts hidden and nothing beside them, it says so: the test above can fail."""
    series = made(seed=11, wards={"Netherwick": 2, "Saltmere": 3})
    bare = {key for key, count in series.tables.cells.items() if not 1 <= count <= 4}
    code, said = judged(shared, tmp_path, series.tables, bare, series.known)
    assert (code, "WEAK" in said) == (1, True)


@pytest.mark.needs_data
@pytest.mark.nightly
@pytest.mark.parametrize("seed", [1, 2])
def test_the_whole_pair_ward_by_ward(shared, tmp_path, seed):
    """37 wards, as many as the two districts have. Oracle: suppression_bounds.py."""
    series = made(seed)
    protection = protect(series.tables, RULE, known=series.known)
    assert hidden_small(series.tables, protection) >= 200
    assert len(protection.published) >= len(series.tables.cells) / 2
    code, said = judged(shared, tmp_path, series.tables, protection.published, series.known)
    assert code == 0, said


def test_the_true_totals_are_kept():
    series = made(seed=3, wards=FEWER)
    protection = protect(series.tables, RULE, known=series.known)
    for kind in (*KINDS, ALL_KINDS):
        assert (PAIR, YEAR, kind) in protection.published
    assert len(MONTHS) == 12
