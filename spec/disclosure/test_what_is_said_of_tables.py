"""Disclosure / What is said of public tables, and of those that stay in

Whole sentences with what to do instead, and what goes with the tables of a public source and of a partner's series: a
table of two wards in each, added up with a pencil.
"""

import dataclasses
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
import scipy.optimize

from wardmote.errors import Broken, Invalid, Missing, Refused
from wardmote.evidence.disclosure import tables as public
from wardmote.evidence.disclosure.tables import ALL_KINDS, Earlier, Places, Sum, Tables, fixed_tables
from wardmote.evidence.disclosure.tables.alternatives import Alternatives, Shift, limits
from wardmote.evidence.disclosure.tables.policy import policy
from wardmote.evidence.disclosure.tables.protection import _Work
from wardmote.evidence.disclosure.tables.shapes import counts_of
from wardmote.evidence.geography.placing import WardLookUp
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, PAIR, YEAR, StoreOfCounts
from wardmote.evidence.sources import source as declared

NORTH, SOUTH, NEAR = "E01024911", "E01024912", "E01024913"
WARDS = WardLookUp(
    "December 2022",
    ("wards.csv",),
    {NORTH: {"W1": ("North", None)}, NEAR: {"W1": ("North", None)}, SOUTH: {"W2": ("South", None)}},
    {},
    {},
)
MONTHS = tuple(map(str, YEAR.months()))
NAME = "Chorley and South Ribble"


def square(rows):
    """A table of places by months with its totals, from rows of counts."""
    places = [f"n{number}" for number in range(len(rows))]
    months = [f"2024-{number + 1:02}" for number in range(len(rows[0]))]
    counts = {(p, m, "theft"): n for p, row in zip(places, rows, strict=True) for m, n in zip(months, row, strict=True)}
    return fixed_tables(counts, Places({"all": tuple(places)}), months, ("theft",), "year")


# What leaves


def test_what_is_said_at_the_foot():
    released = public.release_tables(
        square([[2, 1000], [3000, 4100]]), title="t", data_classes=("restricted",), caveats=("Look here.",)
    )
    assert released.sentence == (
        "[c] stands for a figure that is not published, to protect people: 2 counts of 1 to 4, and 6 others from which "
        "those could be worked out. 10 of 18 figures are published. Totals are true."
    )
    assert released.shown(("n0", "year", "theft")) == "1,002"
    assert (released.title, released.caveats, released.made_up) == ("t", ("Look here.",), False)
    assert released.policy == policy("restricted")
    assert {each.primary for key, each in released.hidden.items() if key[:2] == ("n0", "2024-01")} == {True}
    assert released.hidden["n0", "2024-02", "theft"].primary is False


def test_what_is_kept_is_short_and_in_order_and_says_what_left():
    tables = Tables({("b", "t", "é"): 2, ("a", "t", "é"): 2}, (Sum(("b", "t", "é"), (("a", "t", "é"),)),))
    kept = public.written(Earlier(tables, frozenset({("b", "t", "é")})))
    assert kept.decode() == (
        '{"format":1,"cells":[["a","t","é",2,false],["b","t","é",2,true]],"sums":[[["b","t","é"],[["a","t","é"]]]]}'
    )


def test_what_the_next_release_remembers():
    tables = square([[2, 20], [30, 41]])
    released = public.release_tables(tables, title="t", data_classes=("restricted",))
    assert public.as_earlier(tables, released) == Earlier(tables, frozenset(released.figures))


# What stays in


def known_of(tables):
    return {key: (count, count) for key, count in tables.cells.items() if key[0] != "n0" or key[1] != "2024-01"}


PINNED = square([[2, 20], [30, 41]])


@pytest.mark.parametrize(
    ("asks", "kind", "sentence", "instead"),
    [
        (
            lambda: policy("secret"),
            Refused,
            "No policy lets public tables of series classed as “secret” out, so they stay in.",
            "A policy is added to disclosure/tables/policy.toml by whoever answers for disclosure.",
        ),
        (
            lambda: public.release_tables(PINNED, title="Theft", data_classes=("restricted", "public", "public")),
            Refused,
            "“Theft” mixes classes (public, restricted), which no policy covers.",
            "Make tables of extracts of one class.",
        ),
        (
            lambda: public.release_tables(PINNED, title="Theft", data_classes=()),
            Refused,
            "“Theft” mixes classes (none), which no policy covers.",
            "Make tables of extracts of one class.",
        ),
        (
            lambda: public.release_tables(
                PINNED, title="Theft", data_classes=("restricted",), known=known_of(PINNED)
            ),
            Refused,
            (
                "n0, 2024-01, all kinds and 1 other figures of “Theft” can be worked out more closely than the policy "
                "allows from what others have published, whatever is hidden here."
            ),
            "Publish coarser tables, or have a reviewer accept these figures by name.",
        ),
        (
            lambda: public.release_tables(
                PINNED, title="Theft", data_classes=("restricted",), known=known_of(PINNED),
                accepted=[("n0", "2024-01", ALL_KINDS)],
            ),
            Refused,
            (
                "n0, 2024-01, theft of “Theft” can be worked out more closely than the policy allows from what others "
                "have published, whatever is hidden here."
            ),
            "Publish coarser tables, or have a reviewer accept these figures by name.",
        ),
        (
            lambda: public.ReleasedTables("t", {}, {}, frozenset(), policy("restricted"), (), made_up=False),
            Refused,
            "Public tables cannot be printed before they pass the disclosure gate.",
            "Pass them to wardmote.evidence.disclosure.release_tables.",
        ),
        (
            lambda: public.rule_of("housing"),
            Refused,
            "Figures of housing are not public already by small area, so they are not put out as they are.",
            "Make tables of a partner's series, which are protected, or ask whoever answers for disclosure.",
        ),
        (
            lambda: Places({"a": ("c",), "b": ("c",)}),
            Invalid,
            "c lies in two places at once.",
            "Put each place into one other.",
        ),
        (
            lambda: fixed_tables({}, Places({"b": ("a",), "a": ("b",)}), ("04",), ("k",), "year"),
            Invalid,
            "a lies in itself.",
            "Let places lie in larger ones only.",
        ),
        (
            lambda: fixed_tables({("here", "05", "k"): 1}, Places({"all": ("here",)}), ("04",), ("k",), "year"),
            Invalid,
            "The series has a count for here, 05, k, which the public tables have no room for.",
            "Add it to the places, months and kinds of the tables.",
        ),
    ],
)  # fmt: skip
def test_what_is_refused_and_what_to_do_instead(asks, kind, sentence, instead):
    with pytest.raises(kind) as refused:
        asks()
    assert (refused.value.sentence, refused.value.instead) == (sentence, instead)


A, B = ("a", "t", "k"), ("b", "t", "k")


@pytest.mark.parametrize(
    ("breaks", "sentence"),
    [
        (lambda: Tables({A: -1}), "The count of a, t, k is -1. A count cannot be less than nothing."),
        (lambda: Tables({A: 1}, (Sum(A, (B,)),)), "A sum names b, t, k, which is not in the tables."),
        (
            lambda: Tables({A: 4000, B: 3000}, (Sum(A, (B,)),)),
            "a, t, k is 4,000, but its parts come to 3,000. Mend the series before its tables are made.",
        ),
        (
            lambda: public.protect(PINNED, policy("restricted"), known={("n1", "2024-01", "theft"): (4000, 5000)}),
            (
                "n1, 2024-01, theft is 30, which is not within 4,000 to 5,000 as another series has it. The two do not "
                "count the same thing: take the other away from what is known."
            ),
        ),
        (
            lambda: public.read(b'{"format":9}'),
            (
                "What was kept of an earlier release cannot be read (format 9). Restore it from a backup before the "
                "series is released again."
            ),
        ),
    ],
)
def test_what_is_broken(breaks, sentence):
    with pytest.raises(Broken) as broken:
        breaks()
    assert broken.value.sentence == sentence


def test_nothing_known_of_what_is_not_in_the_tables_and_no_upper_end_are_no_fault():
    known = {("n9", "2024-01", "theft"): (5, 9), ("n0", "2024-01", "theft"): (0, None)}
    told = public.protect(PINNED, policy("restricted"), known=known)
    assert told == public.protect(PINNED, policy("restricted"))


# A public source's


DAY = date(2022, 5, 1)


class OnlyWhatIsAsked(StoreOfCounts):
    """Gives what it has of one source, as it stood on one day, and of no other."""

    def extracts(self, source=None, as_at=None):
        assert (source, as_at) == ("police_uk", DAY)
        return super().extracts(source, as_at)

    def counts(self, source, *, period=None, districts=None, lsoa=False, as_at=None):
        assert (source, period, lsoa, as_at) == ("police_uk", YEAR, True, DAY)
        self.of = districts
        return super().counts(source, period=period, districts=districts, lsoa=lsoa, as_at=as_at)


def public_store():
    store = OnlyWhatIsAsked().put("2021-04", "Robbery", [2], code="", lsoa="")
    for lsoa, code, counts in ((NORTH, "E07000118", [3, 1]), (SOUTH, "E07000126", [5, 2])):
        store.put("2021-04", "Burglary", counts * 6, code=code, lsoa=lsoa)
    return store.put("2021-04", "Robbery", [7], code="", lsoa="")


def of_the_public(store, **more):
    return public.already_public_tables(
        store, "police_uk", **{"place": PAIR, "year": YEAR, "wards": WARDS, "as_at": DAY, **more}
    )


def test_a_public_sources_tables_hold_every_row_that_has_a_place():
    made = of_the_public(public_store())
    north, south = "Chorley: North", "South Ribble: South"
    assert made.tables.cells[north, "2021-04", "Burglary"] == 3
    assert made.tables.cells[south, "2021-05", "Burglary"] == 2
    assert made.tables.cells["Chorley", str(YEAR), ALL_KINDS] == 24
    assert made.tables.cells[NAME, str(YEAR), ALL_KINDS] == 66
    assert {key[2] for key in made.tables.cells} == {"Burglary", ALL_KINDS}
    assert made.wards == {north: "W1", south: "W2"}
    about = declared("police_uk")
    assert (made.title, made.units) == (about.title, (about.record.many,))
    assert (made.data_classes, made.made_up) == (("public",), False)
    assert made.definitions == (f"Rows of {about.publisher}, as published, exact repeats included.",)
    assert made.caveats == (
        public.rule_of("police_uk").caveat,
        "9 rows of the whole police force have no place. They are in no ward and in no total here.",
        *WARDS.notes([NORTH, SOUTH]),
    )
    assert len(made.extracts) == 12


def test_where_every_row_has_a_place_nothing_is_said_of_that():
    store = public_store()
    store.cells = [each for each in store.cells if each.district_code]
    assert not [each for each in of_the_public(store).caveats if "no place" in each]
    made = of_the_public(dataclasses.replace(store, made_up=True))
    assert made.made_up


def test_what_a_public_source_lacks_is_said():
    store = public_store()
    with pytest.raises(Invalid) as refused:
        of_the_public(store, year=type(YEAR).parse("2021-04..2021-09"))
    assert refused.value.sentence == "April 2021 to September 2021 is 6 months."
    assert refused.value.instead == "Public tables are of a year: 2024-04..2025-03."
    store.cells = [each for each in store.cells if each.month != "2021-08"]
    with pytest.raises(Missing) as refused:
        of_the_public(store)
    title = declared("police_uk").title.lower()
    assert refused.value.sentence == f"The store holds no {title} for August 2021."
    assert refused.value.instead == "Add the files of that month, or make the tables of another year."
    nowhere = OnlyWhatIsAsked().put("2021-04", "Burglary", [3] * 12, code="", lsoa="")
    with pytest.raises(Missing) as refused:
        of_the_public(nowhere)
    assert refused.value.sentence == (
        f"The store holds no {title} of Chorley and South Ribble in April 2021 to March 2022."
    )


def test_of_one_district_there_is_no_pair_and_its_wards_are_all_their_lsoas():
    """Two small areas of one ward; another of no ward is said beside."""
    store = public_store()
    store.put("2021-04", "Burglary", [4], lsoa=NEAR).put("2021-04", "Burglary", [1], lsoa="E01000009")
    made = of_the_public(store, place=CHORLEY)
    assert store.of == CHORLEY.codes
    assert made.tables.cells["Chorley: North", "2021-04", "Burglary"] == 7
    assert {key[0] for key in made.tables.cells} == {"Chorley", "Chorley: North", "Chorley: no ward known"}
    assert made.caveats[2:] == WARDS.notes([NORTH, NEAR, "E01000009"])


# A partner's series


def extract(number, **more):
    told = {"id": f"e{number}", "given": {"series": "da", "title": "Domestic abuse"}, "data_class": "restricted",
            "made_up": False, "publisher": "The constabulary"}  # fmt: skip
    return SimpleNamespace(**{**told, **more})


def cell(ward, code, month, rows, **more):
    also = ("ward", {"North": "W1", "South": "W2"}[ward], ward, "offences", "Flagged", "")
    told = {"extract": "e1", "district_code": code, "month": month, "kind": "Assault", "also": also, "rows": 1,
            "sums": (float(rows),), "known": (1,)}  # fmt: skip
    return SimpleNamespace(**{**told, **more})


class Series:
    """A store in memory with two wards of a partner's series."""

    def __init__(self):
        self.held = [extract(1), extract(2, given={"series": "another"}, publisher="Somebody")]
        self.cells = [
            cell(ward, code, month, rows)
            for ward, code, rows in (("North", "E07000118", 6), ("South", "E07000126", 8))
            for month in MONTHS
        ]
        self.cells.append(cell("North", "E07000118", "2021-04", 99, extract="e2"))
        district = ("district", "E07000118", "Chorley", "offences", "Flagged", "")
        self.cells.append(cell("North", "E07000118", "2021-04", 99, also=district))
        self.cells.append(cell("North", "", "2021-04", 99))

    def extracts(self, source, as_at=None):
        assert (source, as_at) == ("partner_table", date(2022, 5, 1))
        return tuple(self.held)

    def counts(self, source, *, period, districts, by, as_at):
        assert (source, period, districts, as_at) == ("partner_table", YEAR, PAIR.codes, date(2022, 5, 1))
        assert by == ("place_kind", "place_code", "place", "unit", "definition", "caveat")
        return list(self.cells)


def of_the_series(store):
    return public.series_tables(store, "da", place=PAIR, year=YEAR, as_at=date(2022, 5, 1))


def test_a_series_tables_hold_its_wards_and_what_its_provider_said():
    store = Series()
    store.cells.append(
        cell("North", "E07000118", "2021-04", 1, also=("ward", "W1", "North", "people", "", "Mind this."))
    )
    made = of_the_series(store)
    assert made.tables.cells["Chorley: North", "2021-04", "Assault"] == 7
    assert made.tables.cells["Chorley", str(YEAR), ALL_KINDS] == 6 * 12 + 1
    assert made.tables.cells[NAME, str(YEAR), ALL_KINDS] == 14 * 12 + 1
    assert made.title == "Domestic abuse"
    assert (made.data_classes, made.made_up) == (("restricted",), False)
    assert made.caveats == ("Counted by The constabulary.", "Mind this.")
    assert (made.units, made.definitions) == (("offences", "people"), ("Flagged",))
    assert made.wards == {"Chorley: North": "W1", "South Ribble: South": "W2"}
    assert made.extracts == (store.held[0],)


def test_a_series_without_a_title_bears_its_own_name_and_an_invented_one_says_so():
    store = Series()
    store.held[0] = extract(1, given={"series": "da"}, made_up=True)
    made = of_the_series(store)
    assert (made.title, made.made_up) == ("da", True)


@pytest.mark.parametrize(
    ("changed", "kind", "sentence", "instead"),
    [
        (
            lambda cells: [each for each in cells if (each.month, each.district_code) != ("2021-08", "E07000126")],
            Missing,
            "The store holds no figures of da by ward for South Ribble in 2021-08.",
            "Add the table of that month, or make the tables of another year.",
        ),
        (
            lambda cells: [*cells, cell("North", "E07000118", "2021", 1), cell("North", "E07000118", "2020-2021", 1)],
            Invalid,
            "da has figures of 2020-2021.",
            "Public tables are made of figures by month.",
        ),
        (
            lambda cells: [
                *cells,
                cell("South", "E07000126", "2021-05", 0, known=(0,)),
                cell("North", "E07000118", "2021-06", 0, known=(0,)),
            ],
            Invalid,
            (
                "da has 2 figures that its provider did not give, as South, 2021-05, Assault: totals of them would not "
                "be true."
            ),
            "Ask the provider for the figures; small ones are hidden here.",
        ),
    ],
)
def test_what_a_series_lacks_is_said(changed, kind, sentence, instead):
    store = Series()
    store.cells = changed(store.cells)
    with pytest.raises(kind) as refused:
        of_the_series(store)
    assert (refused.value.sentence, refused.value.instead) == (sentence, instead)


@pytest.mark.parametrize(
    ("months", "said"),
    [("2021-04..2021-05", "April 2021 to May 2021 is 2 months."), ("2021-04", "April 2021 is 1 month.")],
)
def test_a_series_of_no_year_is_refused(months, said):
    with pytest.raises(Invalid) as refused:
        public.series_tables(Series(), "da", place=PAIR, year=type(YEAR).parse(months))
    assert refused.value.sentence == said
    assert refused.value.instead == "Public tables are of a year: 2024-04..2025-03."


def test_no_wards_month_can_be_more_than_the_public_sources():
    """Of the kinds that hold it alone; a ward of which the public source has nothing can have nothing."""
    made, store = of_the_series(Series()), public_store()
    store.put("2021-04", "Violence", [4], lsoa=NORTH).put("2021-04", "Violence", [9], code="", lsoa="E01000001")
    found = public.at_most(store, made, "police_uk", ("Burglary", "Violence"), WARDS, YEAR, DAY)
    assert found["Chorley: North", "2021-04", ALL_KINDS] == (0, 7)
    assert found["South Ribble: South", "2021-04", ALL_KINDS] == (0, 5)
    assert len(found) == 24
    only = public.at_most(store, made, "police_uk", ("Violence",), WARDS, YEAR, DAY)
    assert only["South Ribble: South", "2021-04", ALL_KINDS] == (0, 0)
    store.cells = [each for each in store.cells if each.month != "2021-08"]
    with pytest.raises(Missing) as refused:
        public.at_most(store, made, "police_uk", ("Violence",), WARDS, YEAR, DAY)
    assert refused.value.sentence == "The store holds no police_uk for August 2021, so it cannot be counted as known."


# How a figure is kept open


def test_how_far_a_shift_lets_counts_come():
    """Taken three times back and twice forth: one count goes by 1, the other by 2 the other way."""
    shift = Shift(np.array([0, 1]), np.array([1, -2]), back=3, forth=2)
    assert shift.low().tolist() == [3, 4]
    assert shift.high().tolist() == [2, 6]


def alternatives(tables, high=None):
    counts = counts_of(tables)
    low, most = limits(counts, [None] * len(counts.values))
    return counts, Alternatives(counts, low, most if high is None else np.minimum(most, np.array(counts.values) + high))


@pytest.mark.parametrize("by", [1, -1, 2])
def test_a_shift_moves_the_count_by_what_was_asked(by):
    counts, found = alternatives(PINNED)
    count = counts.place["n0", "2024-01", "theft"]
    shift = found.find(count, by, np.ones(len(counts.values)))
    (at,) = np.flatnonzero(shift.at == count)
    assert np.sign(shift.by[at]) == np.sign(by)


def test_a_count_moves_as_far_as_it_may_and_no_further():
    counts, found = alternatives(PINNED, high=1)
    count, cost = counts.place["n0", "2024-01", "theft"], np.ones(len(counts.values))
    assert found.find(count, 1, cost) is not None
    assert found.find(count, 2, cost) is None


def test_where_the_cheapest_is_no_whole_number_the_cheapest_whole_one_is_found(monkeypatch):
    """Two by two by two, of chance, where no count goes up by more than six."""
    chance = np.random.default_rng(0)
    cube = [(p, m, k) for p in ("p0", "p1") for m in ("m0", "m1") for k in ("k0", "k1")]
    counted = {key: int(chance.integers(0, 4)) for key in cube}
    tables = fixed_tables(counted, Places({"all": ("p0", "p1")}), ("m0", "m1"), ("k0", "k1"), "year")
    counts = counts_of(tables)
    truth = np.array(counts.values)
    low, high = np.zeros(len(truth)), np.maximum(6, truth).astype(float)
    found = Alternatives(counts, low, high)
    whole, asked = scipy.optimize.milp, []
    monkeypatch.setattr(scipy.optimize, "milp", lambda *given, **more: asked.append(more) or whole(*given, **more))
    shift = found.find(16, 2, chance.random(len(truth)))
    assert asked, "This table no longer has such a corner: find another."
    moved = np.zeros(len(truth))
    moved[shift.at] = shift.by
    assert not np.any(found.sums @ moved)
    for end in (truth + moved * shift.forth, truth - moved * shift.back):
        assert np.all((end >= low) & (end <= high))
    assert moved[16] > 0


@pytest.mark.parametrize("small", [1, 2, 3, 4])
def test_each_small_count_is_hidden_and_stays_open_to_four(small):
    tables = square([[small, 20], [30, 41]])
    told = public.protect(tables, policy("restricted")).hidden["n0", "2024-01", "theft"]
    assert told.primary
    assert told.low <= 1
    assert told.high >= 4


def test_nothing_and_five_are_no_small_counts():
    for count in (0, 5):
        assert public.protect(square([[count, 20], [30, 41]]), policy("restricted")).hidden == {}


def test_a_total_is_dearer_than_its_parts():
    """One small count of three months: its month and its place give way, and no total of a year does."""
    hidden = public.protect(square([[2, 20, 30], [30, 41, 25], [9, 8, 7]]), policy("restricted")).hidden
    assert not [key for key in hidden if key[1] == "year" or key[0] == "all"]
    assert len([key for key in hidden if key[2] == "theft"]) == 4


def test_the_smaller_gives_way():
    """Beside the small count one of two alike must be hidden: the cheaper is."""
    hidden = public.protect(square([[2, 900, 20], [30, 800, 41]]), policy("restricted")).hidden
    assert {key[1] for key in hidden} == {"2024-01", "2024-03"}


def test_of_a_figure_that_is_bound_it_is_told_how_little_is_open():
    """Hidden beside a small count, and known within three of the truth: it is settled for, and named."""
    tables = square([[2, 20], [30, 41]])
    known = {("n0", "2024-02", "theft"): (19, 21)}
    told = public.protect(tables, policy("restricted"), known=known)
    safe = told.hidden["n0", "2024-02", "theft"]
    assert (safe.low, safe.high) == (19, 21)
    assert ("n0", "2024-02", "theft") in told.known_anyway


def test_a_small_count_that_is_bound_from_below_is_named_too():
    told = public.protect(PINNED, policy("restricted"), known={("n0", "2024-01", "theft"): (2, None)})
    safe = told.hidden["n0", "2024-01", "theft"]
    assert safe.low == 2
    assert safe.high >= 4
    assert ("n0", "2024-01", "theft") in told.known_anyway


def test_what_an_earlier_release_hid_stays_hidden_through_the_gate():
    first = square([[2, 9], [8, 12]])
    one = public.release_tables(first, title="t", data_classes=("restricted",))
    again = public.release_tables(
        first, title="t", data_classes=("restricted",), earlier=(public.as_earlier(first, one),)
    )
    assert set(again.figures) == set(one.figures)
    grown = square([[7, 9], [8, 12]])
    both = public.release_tables(
        grown, title="t", data_classes=("restricted",), earlier=(public.as_earlier(first, one),)
    )
    assert ("n0", "2024-02", "theft") in both.hidden, "it would show what the first table's was"


# What went wrong in here leaves nothing


def broken_by(monkeypatch, change):
    """What is said when every shift that is found is another than the true one."""
    find = Alternatives.find
    monkeypatch.setattr(Alternatives, "find", lambda self, *asked: change(asked, find(self, *asked)))
    with pytest.raises(Broken) as broken:
        public.protect(PINNED, policy("restricted"))
    return broken.value.sentence


UNSOUND = "A table made to show that figures are safe does not add up. Nothing was released."


def test_a_shift_that_moves_a_sum_is_no_proof(monkeypatch):
    def alone(asked, shift):
        return Shift(np.array([asked[0]]), np.array([1]), back=5, forth=5)

    assert broken_by(monkeypatch, alone) == UNSOUND


@pytest.mark.parametrize("way", ["back", "forth"])
def test_a_shift_that_takes_a_count_below_nothing_is_no_proof(monkeypatch, way):
    assert broken_by(monkeypatch, lambda asked, shift: shift and dataclasses.replace(shift, **{way: 50})) == UNSOUND


def test_a_figure_without_its_proof_does_not_leave(monkeypatch):
    monkeypatch.setattr(_Work, "finish", lambda self: None)
    with pytest.raises(Broken) as broken:
        public.protect(PINNED, policy("restricted"))
    assert broken.value.sentence == "A hidden figure was left without its protection. Nothing was released."


def test_what_any_earlier_release_hid_stays_hidden_though_nothing_small_is_beside_it():
    tables, shorter = square([[10, 20], [30, 41]]), square([[10]])
    hidden = {key for key in tables.cells if key[0] in ("n0", "n1") and key[1] != "year"}
    one, other = Earlier(tables, frozenset(tables.cells) - hidden), Earlier(shorter, frozenset())
    for earlier in ((one, other), (other, one)):
        assert hidden <= public.protect(tables, policy("restricted"), earlier=earlier).hidden.keys()


def test_what_is_known_is_known_whatever_else_is_said():
    known = {("n9", "2024-01", "theft"): (5, 9), ("n0", "2024-02", "theft"): (19, 21)}
    safe = public.protect(PINNED, policy("restricted"), known=known).hidden["n0", "2024-02", "theft"]
    assert (safe.low, safe.high) == (19, 21)
    with pytest.raises(Broken, match="which is not within 0 to 1 as another series has it"):
        public.protect(PINNED, policy("restricted"), known={("n0", "2024-01", "theft"): (0, 1)})
