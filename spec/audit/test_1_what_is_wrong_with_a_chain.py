"""Audit / What is wrong with a chain of seals, and at which row

Six rows of one partnership, numbered 11 to 16 in the database, each hashed with the hash before it. Anchors outside the
database say where the chain was at its second, fourth and sixth place. A forger who may do as they like in the database
does one thing or two; what must be told is written beside it. The oracle is a pencil: whoever knows the six hashes sees
what was done. Chance tries the same on real tables in `foundation/audit/tests/test_tampering.py`.
"""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from spec.audit.chain import START, TRUE, row, sealed

from wardmote.foundation.audit.examining import MANY, Finding, Link, Told, diagnose, is_whole

ANCHORED = Told(START, {place: TRUE[place - 1].hash for place in (2, 4, 6)})


def moved(links: Iterable[Link], by: int) -> list[Link]:
    return [each._replace(sequence=each.sequence + by) for each in links]


def at_places(**places: int) -> list[Link]:
    """The true links, of which some were given other numbers: `_2=5` puts the second at the fifth place."""
    given = {int(name[1:]): place for name, place in places.items()}
    return sorted(each._replace(sequence=given.get(each.sequence, each.sequence)) for each in TRUE)


def holding(**rows: tuple) -> list[Link]:
    """The true seals, of which some stand at other rows: `_3=row(13, "read")` changed the third row."""
    given = {int(name[1:]): values for name, values in rows.items()}
    return [each._replace(values=given.get(each.sequence, each.values)) for each in TRUE]


def again(first: int, *rows: tuple) -> list[Link]:
    """All from one place on, hashed again with other rows."""
    return [*TRUE[: first - 1], *sealed(rows, TRUE[first - 1].previous, first)]


def one_again(place: int) -> list[Link]:
    """One row changed and hashed again, the later ones left as they were."""
    (made,) = sealed([row(TRUE[place - 1].values[0], "read")], TRUE[place - 1].previous, place)
    return [*TRUE[: place - 1], made, *TRUE[place:]]


def put_in(place: int) -> list[Link]:
    """A row of the forger's, hashed as if it followed what is before it; the later ones moved along."""
    (made,) = sealed([row(40)], TRUE[place - 2].hash, place)
    return [*TRUE[: place - 1], made, *moved(TRUE[place - 1 :], 1)]


#: What the forger did: the links after it, and what must be told.
DONE: dict[str, tuple[list[Link], list[Finding]]] = {
    "changed the third row": (holding(_3=row(13, "read")), [Finding("changed", 3, 13)]),
    "changed the first row": (holding(_1=row(11, "read")), [Finding("changed", 1, 11)]),
    "changed the last row": (holding(_6=row(16, "read")), [Finding("changed", 6, 16)]),
    "changed the third and hashed it again": (one_again(3), [Finding("changed", 3, 13)]),
    "changed the first and hashed it again": (one_again(1), [Finding("changed", 1, 11)]),
    "changed the last and hashed it again, for which they could not sign": (
        one_again(6),
        [Finding("re-hashed", 5, until=6)],
    ),
    "wrote another hash into the third seal": (
        [*TRUE[:2], TRUE[2]._replace(hash=b"x" * 32), *TRUE[3:]],
        [Finding("changed", 3, 13)],
    ),
    "wrote another hash before into the third seal": (
        [*TRUE[:2], TRUE[2]._replace(previous=b"x" * 32), *TRUE[3:]],
        [Finding("changed", 3, 13)],
    ),
    "deleted the third": ([*TRUE[:2], *TRUE[3:]], [Finding("deleted", 3, until=3)]),
    "deleted the third and fourth, of which one was anchored": (
        [*TRUE[:2], *TRUE[4:]],
        [Finding("deleted", 3, until=4)],
    ),
    "deleted the first": (TRUE[1:], [Finding("deleted", 1, until=1)]),
    "deleted the first three": (TRUE[3:], [Finding("deleted", 1, until=3)]),
    "deleted the third and closed the gap": (
        [*TRUE[:2], *moved(TRUE[3:], -1)],
        [Finding("deleted", 3, until=3)],
    ),
    "deleted the third and fourth and closed the gap": (
        [*TRUE[:2], *moved(TRUE[4:], -2)],
        [Finding("deleted", 3, until=4)],
    ),
    "deleted the first and closed the gap": (moved(TRUE[1:], -1), [Finding("deleted", 1, until=1)]),
    "deleted the third and the fifth": (
        [*TRUE[:2], TRUE[3], TRUE[5]],
        [Finding("deleted", 3, until=3), Finding("deleted", 5, until=5)],
    ),
    "deleted them all": ([], [Finding("tail cut", 1, until=6)]),
    "cut the last two off": (TRUE[:4], [Finding("tail cut", 5, until=6)]),
    "cut the last three off": (TRUE[:3], [Finding("tail cut", 4, until=6)]),
    "put one in at the third place": (put_in(3), [Finding("inserted", 3, 40)]),
    "put one on at the end": ([*TRUE, *sealed([row(40)], TRUE[5].hash, 7)], [Finding("inserted", 7, 40)]),
    "put two on at the end": (
        [*TRUE, *sealed([row(40), row(41)], TRUE[5].hash, 7)],
        [Finding("inserted", 7, 40), Finding("inserted", 8, 41)],
    ),
    "put a copy of the third on at the end": ([*TRUE, TRUE[2]._replace(sequence=7)], [Finding("inserted", 7, 13)]),
    "exchanged the second's place and the fifth's": (
        at_places(_2=5, _5=2),
        [Finding("reordered", 2, 15), Finding("reordered", 5, 12)],
    ),
    "exchanged what the second seal seals and the fifth": (
        holding(_2=TRUE[4].values, _5=TRUE[1].values),
        [Finding("reordered", 2, 15), Finding("reordered", 5, 12)],
    ),
    "exchanged what stands in the second row and the fifth": (
        holding(_2=(12, *TRUE[4].values[1:]), _5=(15, *TRUE[1].values[1:])),
        [Finding("changed", 2, 12), Finding("changed", 5, 15)],
    ),
    "gave the last another number": (at_places(_6=9), [Finding("reordered", 9, 16)]),
    "gave the fourth another number": (
        at_places(_4=9),
        [Finding("reordered", 5, 15), Finding("reordered", 6, 16), Finding("reordered", 9, 14)],
    ),
    "hashed all again from the third": (
        again(3, row(13, "read"), row(14), row(15), row(16)),
        [Finding("re-hashed", 3, until=6)],
    ),
    "hashed all again from the fifth": (again(5, row(15, "read"), row(16)), [Finding("re-hashed", 5, until=6)]),
    "hashed it all again": (
        again(1, row(11, "read"), *(row(number) for number in range(12, 17))),
        [Finding("re-hashed", 1, until=6)],
    ),
    "deleted the second and changed the fifth": (
        [TRUE[0], TRUE[2], TRUE[3], TRUE[4]._replace(values=row(15, "read")), TRUE[5]],
        [Finding("deleted", 2, until=2), Finding("changed", 5, 15)],
    ),
    "wrote the beginning before the third seal": (
        [*TRUE[:2], TRUE[2]._replace(previous=START), *TRUE[3:]],
        [Finding("changed", 3, 13)],
    ),
    "wrote the first's hash before the fifth seal": (
        [*TRUE[:4], TRUE[4]._replace(previous=TRUE[0].hash), TRUE[5]],
        [Finding("changed", 5, 15)],
    ),
    "changed the second and hashed it again, and deleted the fifth and closed the gap": (
        [*one_again(2)[:4], *moved(TRUE[5:], -1)],
        [Finding("changed", 2, 12), Finding("deleted", 5, until=5)],
    ),
    "hashed the first three again and deleted the fifth": (
        [*sealed([row(11, "read"), row(12), row(13)]), TRUE[3], TRUE[5]],
        # Anchors say that it was before the fourth, and the fourth that the third is another.
        [Finding("re-hashed", 1, until=3), Finding("changed", 3, 13), Finding("deleted", 5, until=5)],
    ),
    "hashed all again from the third and cut the last off": (
        again(3, row(13, "read"), row(14), row(15)),
        [Finding("re-hashed", 3, until=5), Finding("tail cut", 6, until=6)],
    ),
    "deleted the fourth and exchanged the fifth's place and the sixth's": (
        sorted([*TRUE[:3], TRUE[5]._replace(sequence=5), TRUE[4]._replace(sequence=6)]),
        [Finding("deleted", 4, until=5), Finding("reordered", 5, 16), Finding("reordered", 6, 15)],
    ),
    "deleted the first and gave the third its place, and the second the third's": (
        sorted([TRUE[2]._replace(sequence=1), TRUE[1]._replace(sequence=3), *TRUE[3:]]),
        [Finding("deleted", 1, until=2), Finding("reordered", 1, 13), Finding("reordered", 3, 12)],
    ),
    "deleted the third and cut the last off": (
        [*TRUE[:2], *TRUE[3:5]],
        [Finding("deleted", 3, until=3), Finding("tail cut", 6, until=6)],
    ),
}


@pytest.mark.parametrize("done", DONE)
def test_what_was_done_is_told_and_no_more(done):
    links, told = DONE[done]
    assert not is_whole(links, ANCHORED)
    assert diagnose(links, ANCHORED) == told
    assert diagnose(links[::-1], ANCHORED) == told, "in whatever order they come"


#: What is known from outside, the links, and is that chain whole?
KNOWN: list[tuple[str, Told, list[Link], bool]] = [
    ("anchors of three places", ANCHORED, TRUE, True),
    ("an anchor of the last alone", Told(START, {6: TRUE[5].hash}), TRUE, True),
    ("nothing, and there is nothing", Told(START, {}), [], True),
    ("nothing, and there is a chain", Told(START, {}), TRUE, False),
    ("anchors that cannot be read", Told(START, {}, unread=True), TRUE, True),
    ("anchors that cannot be read, and a row was changed", Told(START, {}, unread=True), one_again(3), False),
    ("an anchor of the fourth alone, where a sealer may have gone on", Told(START, {4: TRUE[3].hash}), TRUE, False),
    (
        "a sealer under way was to end at the sixth",
        Told(START, {4: TRUE[3].hash}, may=(6, TRUE[5].hash)),
        TRUE,
        True,
    ),
    ("and died before it did", Told(START, {4: TRUE[3].hash}, may=(6, TRUE[5].hash)), TRUE[:4], True),
    ("and somebody else went on to the fifth", Told(START, {4: TRUE[3].hash}, may=(6, TRUE[5].hash)), TRUE[:5], False),
    ("the sealer's end is another row's", Told(START, {4: TRUE[3].hash}, may=(6, TRUE[4].hash)), TRUE, False),
    ("an anchor of a place that has another hash", Told(START, {3: TRUE[3].hash, 6: TRUE[5].hash}), TRUE, False),
    ("another beginning", replace(ANCHORED, start=b"y" * 32), TRUE, False),
    ("an anchor beyond the end", replace(ANCHORED, anchors={**ANCHORED.anchors, 7: b"z" * 32}), TRUE, False),
]


@pytest.mark.parametrize(("told", "links", "whole"), [each[1:] for each in KNOWN], ids=[each[0] for each in KNOWN])
def test_whole_is_what_agrees_with_all_that_is_known(told, links, whole):
    assert is_whole(links, told) == whole
    assert is_whole(iter(links), told) == whole, "read once"


#: What is known from outside, the links, and what is told of them.
TOLD: list[tuple[str, Told, list[Link], list[Finding]]] = [
    ("a chain that nothing tells of was put in", Told(START, {}), TRUE, [Finding("inserted", 1, until=6)]),
    (
        "what stands elsewhere than it is anchored cannot be relied on",
        Told(START, {3: TRUE[3].hash, 6: TRUE[5].hash}),
        TRUE,
        [Finding("re-hashed", 1, until=6)],
    ),
    (
        "beyond where a sealer was to end, the rest was put in",
        Told(START, {4: TRUE[3].hash}, may=(5, TRUE[4].hash)),
        TRUE,
        [Finding("inserted", 6, 16)],
    ),
    (
        "where the sealer's end is not there, what is anchored is the end",
        Told(START, {4: TRUE[3].hash}, may=(6, b"z" * 32)),
        TRUE[:5],
        [Finding("inserted", 5, 15)],
    ),
    (
        "a row that was changed and hashed again just before the end that is known",
        Told(START, {6: TRUE[5].hash}),
        one_again(5),
        [Finding("changed", 5, 15)],
    ),
    (
        "where the anchored end is gone, the chain's own end is taken for the true one",
        Told(START, {6: TRUE[5].hash}),
        [*TRUE[:2], TRUE[3]],
        [Finding("deleted", 3, until=3), Finding("tail cut", 5, until=6)],
    ),
    (
        "another beginning: what was before the first is missing, and no hash is the anchored one",
        ANCHORED,
        sealed((row(number) for number in range(11, 17)), b"y" * 32),
        [Finding("deleted", 1, until=1), Finding("re-hashed", 1, until=6)],
    ),
]


@pytest.mark.parametrize(("known", "links", "told"), [each[1:] for each in TOLD], ids=[each[0] for each in TOLD])
def test_it_is_told_by_what_is_known(known, links, told):
    assert diagnose(links, known) == told


@pytest.mark.parametrize(("rows", "kind"), [(MANY, "reordered"), (MANY + 2, "changed")])
def test_of_more_suspects_than_many_each_is_told_as_changed(rows, kind):
    """To try each at each other's place would take the square of them."""
    true = sealed(row(number) for number in range(1, rows + 1))
    turned = [each._replace(values=other.values) for each, other in zip(true, true[::-1], strict=True)]
    found = diagnose(turned, Told(START, {rows: true[-1].hash}))
    assert [(each.kind, each.sequence) for each in found] == [(kind, place) for place in range(1, rows + 1)]
