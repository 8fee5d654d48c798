"""Disclosure / What a reader cannot tell from the truth

Small systems of counts, worked out with a pencil: which other counts have the same sums, how far each can be from the
truth in them, and which of several figures is the cheapest to hide.
"""

import numpy as np
import pytest

from wardmote.errors import Broken
from wardmote.evidence.disclosure.tables import Earlier, Sum, Tables, policy, protect
from wardmote.evidence.disclosure.tables.alternatives import FAR, Alternatives, Shift, limits
from wardmote.evidence.disclosure.tables.shapes import Counts

#: Counts of one to four are hidden, and other hidden ones keep five values.
RULE = policy("restricted")


def counts(values: tuple[int, ...], *sums: tuple[int, tuple[int, ...]], fixed: tuple[int, ...] = ()) -> Counts:
    named = tuple(("Mere", "2024-25", str(number)) for number in range(len(values)))
    return Counts(values, named, sums, {key: number for number, key in enumerate(named)}, frozenset(fixed))


#: A total of ten that is published, of one, four and five.
TEN = ((10, 1, 4, 5), (0, (1, 2, 3)))


def found(values, sums, *, by, count=1, cost=None, known=None, fixed=(0,)):
    """The cheapest shift that moves one count: by how much each moves, and how often it goes back and forth."""
    system = counts(values, *sums, fixed=fixed)
    low, high = limits(system, known or [None] * len(values))
    shift = Alternatives(system, low, high).find(count, by, np.array(cost or [1.0] * len(values)))
    return shift and (
        {int(at): int(step) for at, step in zip(shift.at, shift.by, strict=True)},
        shift.back,
        shift.forth,
    )


#: Cost of each count; by how much the second is to move; the shift, how often back and how often forth.
CHEAPEST = [
    ([9, 9, 1, 2], 1, {1: 1, 2: -1}, 1, 4),
    ([9, 9, 2, 1], 1, {1: 1, 3: -1}, 1, 5),
    ([9, 9, 1, 2], -1, {1: -1, 2: 1}, 4, 1),
    # Twice as far is the same shift, taken twice.
    ([9, 9, 1, 2], 4, {1: 1, 2: -1}, 1, 4),
    # Four of the cheaper are not enough: one of the dearer goes with them, five in all.
    ([9, 9, 1, 2], 5, {1: 5, 2: -4, 3: -1}, 0, 1),
    # There are nine of them, and no more.
    ([9, 9, 1, 2], 9, {1: 9, 2: -4, 3: -5}, 0, 1),
    ([9, 9, 1, 2], 10, None, None, None),
    # It is one, and can be nothing, but not less.
    ([9, 9, 1, 2], -2, None, None, None),
]


@pytest.mark.parametrize(("cost", "by", "moves", "back", "forth"), CHEAPEST)
def test_the_cheapest_shift_is_found(cost, by, moves, back, forth):
    values, total = TEN
    assert found(values, [total], by=by, cost=cost) == (moves and (moves, back, forth))


#: What is known of each count anyway; by how much the second is to move; how often the shift goes back and forth.
KNOWN = [
    ([None, (0, 3), None, None], 1, (1, 2)),
    ([None, (0, 3), None, None], 2, (1, 2)),
    ([None, (0, 3), None, None], 3, None),
    ([None, (1, None), None, None], 1, (0, 4)),
    ([None, (1, None), None, None], -1, None),
    ([None, (1, 1), None, None], 1, None),
    ([None, None, (2, None), None], 1, (1, 2)),
    ([None, None, (2, 4), None], 1, (0, 2)),
    # The third cannot move at all, so that the fourth does.
    ([None, None, (4, 4), None], 1, (1, 5)),
    ([None, None, (4, 4), (5, 5)], 1, None),
]


@pytest.mark.parametrize(("known", "by", "often"), KNOWN)
def test_no_count_leaves_what_is_known_of_it(known, by, often):
    values, total = TEN
    shift = found(values, [total], by=by, cost=[9, 9, 1, 2], known=known)
    assert (shift and shift[1:]) == often


def test_what_nothing_limits_moves_far():
    """A total and its one part, neither of them known: both can be as many more, and as many fewer as they are."""
    assert found((7, 7), [(0, (1,))], by=1, fixed=()) == ({0: 1, 1: 1}, 7, FAR)
    assert found((7, 7), [(0, (1,))], by=FAR, fixed=()) == ({0: 1, 1: 1}, 7, FAR)
    assert found((7, 7), [(0, (1,))], by=FAR + 1, fixed=()) is None


def test_what_is_in_no_sum_moves_alone():
    assert found((10, 10, 3), [(0, (1,))], by=1, count=2) == ({2: 1}, 3, FAR)
    assert found((3,), [], by=-3, count=0, fixed=()) == ({0: -1}, FAR, 3)


def test_a_count_that_moves_twice_as_fast_has_half_the_room():
    """The first is the second and third together, and they are equal: what moves them by one moves it by two."""
    assert found((10, 5, 5), [(0, (1, 2)), (1, (2,))], by=1, fixed=()) == ({0: 2, 1: 1, 2: 1}, 5, FAR // 2)
    assert found((10, 5, 5), [(0, (1, 2)), (1, (2,))], by=2, count=0, fixed=(), known=[(7, 15), None, None]) == (
        {0: 2, 1: 1, 2: 1},
        1,
        2,
    )


#: Three totals of two each, in a ring: of three the first and second, the second and third, the first and third. Where
#: the other two totals stand still, the first moves by twice what one moves: never by one, for no count moves by half.
RING = ((8, 8, 8, 4, 4, 4), ((0, (3, 4)), (1, (4, 5)), (2, (3, 5))))


def test_half_a_count_is_none():
    values, sums = RING
    assert found(values, sums, by=1, count=0, fixed=(1, 2)) == ({0: 2, 3: 1, 4: 1, 5: -1}, 4, 4)
    assert found(values, sums, by=1, count=0, fixed=(1, 2), known=[(7, 9), *[None] * 5]) is None
    assert found(values, sums, by=2, count=0, fixed=(1, 2)) == ({0: 2, 3: 1, 4: 1, 5: -1}, 4, 4)


def test_where_halves_are_cheapest_the_cheapest_whole_one_is_found():
    """The first total has a third part as well, which is dear: three halves cost one and a half, it costs three."""
    _, sums = RING
    shift = found(
        (9, 8, 8, 4, 4, 4, 1),
        ((0, (3, 4, 6)), *sums[1:]),
        by=1,
        count=0,
        fixed=(1, 2),
        cost=[0, 9, 9, 1, 1, 1, 3],
    )
    assert shift == ({0: 1, 6: 1}, 1, FAR)


#: What is said to be known, and what is: at least, and at most.
LIMITS = [
    (None, (0, np.inf)),
    ((2, 5), (2, 5)),
    ((2, None), (2, np.inf)),
    ((-3, None), (0, np.inf)),
    ((-3, 0), (0, 0)),
]


@pytest.mark.parametrize(("known", "limit"), LIMITS)
def test_nothing_is_less_than_nothing_and_what_was_published_is_known(known, limit):
    system = counts((3, 4, 3), (1, (2,)), fixed=(1,))
    low, high = limits(system, [known, (0, 9), None])
    assert (low[0], high[0]) == limit
    assert (low[1], high[1]) == (4, 4)
    assert (low[2], high[2]) == (0, np.inf)


def test_how_far_a_shift_shows_each_count_to_reach():
    """Once back takes one from the second; four times forth gives it four."""
    values, total = TEN
    system = counts(values, total, fixed=(0,))
    shift = Alternatives(system, *limits(system, [None] * 4)).find(1, 1, np.array([9, 9, 1, 2]))
    assert dict(zip(shift.at.tolist(), zip(shift.low(), shift.high(), strict=True), strict=True)) == {
        1: (1, 4),
        2: (4, 1),
    }


# Which is the cheapest to hide


def named(values: dict[str, int], **sums: str) -> Tables:
    """Tables whose counts have names; `T="a b"` says that T is the sum of a and b, `T="a b, c d"` that it is twice."""

    def key(name: str) -> tuple[str, str, str]:
        return ("Mere", "2024-25", name)

    told = [(total, parts.split()) for total, each in sums.items() for parts in each.split(", ")]
    whole = {total: sum(values[part] for part in parts) for total, parts in told if total not in values}
    return Tables(
        {key(name): value for name, value in {**values, **whole}.items()},
        tuple(Sum(key(total), tuple(map(key, parts))) for total, parts in told),
    )


def hidden(tables: Tables, **known: tuple[int, int | None]) -> dict[str, tuple[int, int]]:
    """What is hidden, and between what each can then be."""
    given = {("Mere", "2024-25", name): limit for name, limit in known.items()}
    return {key[2]: (safe.low, safe.high) for key, safe in protect(tables, RULE, known=given).hidden.items()}


#: Counts and their sums; what is hidden beside the small count s. A count costs 1 + ln(1 + its size), a total four
#: times that, and one that is a total in two ways sixteen times.
DEAR: list[tuple[str, dict[str, int], dict[str, str], set[str]]] = [
    ("the smaller of two (4.04 and 4.43)", {"s": 2, "a": 20, "b": 30}, {"T": "s a b"}, {"a"}),
    ("the smaller of two, the other way about", {"s": 2, "a": 20, "b": 19}, {"T": "s a b"}, {"b"}),
    ("a part of a hundred thousand, not the total of 12 (12.5 and 14.3)", {"s": 2, "a": 10}, {"T": "s a"}, {"a"}),
    (
        "two of nine, not one of four hundred and two (6.61 and 7.00)",
        {"s": 2, "a": 9, "b": 9, "c": 402},
        {"T": "s a c", "U": "a b"},
        {"a", "b"},
    ),
    (
        "one of three hundred, not two of nine (6.71 and 6.61, but for the third that goes with them)",
        {"s": 2, "a": 9, "b": 9, "d": 9, "c": 300},
        {"T": "s a c", "U": "a b", "V": "b d"},
        {"c"},
    ),
    (
        "a total of 8,000 and a part of it, not one that is a total of 10 in two ways (42.7 and 60.0)",
        {"s": 2, "p": 8000, "p1": 5, "p2": 7995, "q": 10, "q1": 5, "q2": 5, "q3": 5, "q4": 5, "t": 8012},
        {"T": "s p q, t", "p": "p1 p2", "q": "q1 q2, q3 q4"},
        {"p", "p1"},
    ),
]


@pytest.mark.parametrize(("values", "sums", "with_it"), [each[1:] for each in DEAR], ids=[each[0] for each in DEAR])
def test_the_cheapest_is_hidden_with_it(values, sums, with_it):
    assert set(hidden(named(values, **sums))) == {"s", *with_it}


# How far what is hidden must be able to move


def told(
    tables: Tables, *, tied: dict[str, int] | None = None, **known: tuple[int, int | None]
) -> tuple[dict[str, tuple[int, int]], set[str]]:
    """What is hidden and between what each can then be; and of what others know too much, whatever is hidden. The total
    T is known exactly.

    `tied` are counts that an earlier release hid, though they are not small.
    """
    total = ("Mere", "2024-25", "T")
    given = {("Mere", "2024-25", name): limit for name, limit in known.items()}
    given[total] = (tables.cells[total], tables.cells[total])
    before = tuple(Earlier(named({name: value}), frozenset()) for name, value in (tied or {}).items())
    found = protect(tables, RULE, known=given, earlier=before)
    hidden = {key[2]: (safe.low, safe.high) for key, safe in found.hidden.items()}
    return hidden, {key[2] for key in found.known_anyway}


def of(**values: int) -> Tables:
    """One total of these counts."""
    return named(values, T=" ".join(values))


#: A count x of twenty that is tied, between b and the dearer c; what is known of them; what is hidden, between what
#: each can be; and of which too much is known. It must keep five values; so must what is hidden with it, and two that
#: are hidden give to each other.
TIED: list[tuple[str, Tables, dict, dict, set]] = [
    (
        "it can only go up, and the other down",
        of(x=20, b=30, c=40),
        {"x": (20, None)},
        {"x": (20, 50), "b": (0, 30)},
        set(),
    ),
    (
        "it can only go down, and the other up",
        of(x=20, b=30, c=40),
        {"x": (0, 20)},
        {"x": (0, 20), "b": (30, 50)},
        set(),
    ),
    ("it has five values and no more", of(x=20, b=30), {"x": (20, 24)}, {"x": (20, 24), "b": (26, 30)}, set()),
    (
        "it has four values, which is known anyway",
        of(x=20, b=30),
        {"x": (20, 23)},
        {"x": (20, 23), "b": (27, 30)},
        {"x", "b"},
    ),
    ("it has four values below", of(x=20, b=30), {"x": (17, 20)}, {"x": (17, 20), "b": (30, 33)}, {"x", "b"}),
    (
        "it goes up before it goes down, though each is as cheap",
        of(x=20, b=30, c=40),
        {"b": (30, None), "c": (0, 40)},
        {"x": (20, 60), "c": (0, 40)},
        set(),
    ),
    (
        "it goes up by four at once: the nearest can give but one",
        of(x=20, b=30, c=40),
        {"x": (20, None), "b": (29, None)},
        {"x": (20, 24), "b": (29, 70), "c": (0, 41)},
        set(),
    ),
    (
        "the nearest can give four, which is enough",
        of(x=20, b=30, c=40),
        {"x": (20, None), "b": (26, None)},
        {"x": (20, 24), "b": (26, 30)},
        set(),
    ),
    (
        "the nearest can give three, which is not",
        of(x=20, b=30, c=40),
        {"x": (20, None), "b": (27, None)},
        {"x": (20, 24), "b": (27, 70), "c": (0, 43)},
        set(),
    ),
    (
        "it can go three up: the nearest gives two, another the third",
        of(x=20, b=30, c=40),
        {"x": (20, 23), "b": (28, None)},
        {"x": (20, 23), "b": (28, 70), "c": (0, 42)},
        {"x"},
    ),
    (
        "it can go three down: the nearest takes two, another the third",
        of(x=20, b=30, c=40),
        {"x": (17, 20), "b": (0, 32)},
        {"x": (17, 20), "b": (0, 32), "c": (38, 70)},
        {"x"},
    ),
    ("nothing else can move", of(x=20, b=30), {"b": (30, 30)}, {"x": (20, 20)}, {"x"}),
]


@pytest.mark.parametrize(("tables", "known", "shown", "close"), [t[1:] for t in TIED], ids=[t[0] for t in TIED])
def test_what_is_tied_keeps_five_values(tables, known, shown, close):
    assert told(tables, tied={"x": 20}, **known) == (shown, close)


#: A small count s among others: the same. It must reach from one to four.
SMALL: list[tuple[str, Tables, dict, dict, set]] = [
    (
        "another can give and take",
        of(s=2, b=30, c=40),
        {},
        {"s": (0, 32), "b": (0, 32)},
        set(),
    ),
    (
        "it is known to be three at most",
        of(s=1, b=30, c=40),
        {"s": (0, 3)},
        {"s": (0, 3), "b": (22, 34), "c": (37, 46)},
        {"s"},
    ),
    (
        "it is three at most: the nearest gives one, another the second",
        of(s=1, b=30, c=40),
        {"s": (1, 3), "b": (29, None)},
        {"s": (1, 3), "b": (29, 70), "c": (0, 41)},
        {"s"},
    ),
    (
        "it is two at least",
        of(s=3, b=30, c=40),
        {"s": (2, None)},
        {"s": (2, 33), "b": (0, 31)},
        {"s"},
    ),
    (
        "nothing else can move",
        of(s=2, b=30),
        {"b": (30, 30)},
        {"s": (2, 2)},
        {"s"},
    ),
    (
        "another that is hidden anyway is cheaper than nothing at all",
        of(s=2, u=4, z=0, b=30),
        {},
        {"s": (0, 6), "u": (0, 6)},
        set(),
    ),
    (
        "what is nothing can only be more, and keeps five values all the same",
        of(s=2, z=0, b=30),
        {"b": (28, 30)},
        {"s": (0, 4), "z": (0, 4), "b": (28, 30)},
        {"b"},
    ),
]


@pytest.mark.parametrize(("tables", "known", "shown", "close"), [t[1:] for t in SMALL], ids=[t[0] for t in SMALL])
def test_what_is_small_reaches_from_one_to_four(tables, known, shown, close):
    assert told(tables, **known) == (shown, close)


def test_what_two_earlier_releases_hid_is_both_tied():
    shown, _ = told(of(x=50, y=25, b=30, c=40), tied={"x": 50, "y": 25})
    assert set(shown) == {"x", "y"}


def test_what_is_hidden_already_gives_before_what_is_not():
    """What is nothing would be cheaper to hide than what is one, were the one not hidden for being small."""
    shown, _ = told(of(s=1, x=100, z=0), tied={"x": 100}, x=(0, 100))
    assert set(shown) == {"s", "x"}


def test_a_shift_that_breaks_a_sum_lets_nothing_leave(monkeypatch):
    """All else is right with it: it moves what is hidden alone, and no count leaves its limits."""

    def alone(self, count, by, cost):
        return Shift(np.array([count]), np.array([1]), 1, 9)

    monkeypatch.setattr(Alternatives, "find", alone)
    with pytest.raises(Broken) as raised:
        told(of(s=2, b=30))
    assert raised.value.sentence == (
        "A table made to show that figures are safe does not add up. Nothing was released."
    )
