"""An island cut into cells that share their borders: a bent grid, finer where the towns are."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import cos, hypot, sin
from random import Random

Point = tuple[float, float]
Ring = tuple[Point, ...]

#: South-west corner, in National Grid metres: open water some 75 km east of Flamborough Head.
CORNER = (600_000, 460_000)
#: Widths of columns and heights of rows in metres: narrow ones run through the towns.
WIDTHS = (2600, 1900, 1300, 900, 800, 1000, 1600, 2100, 1700, 1100, 900, 1100, 1800, 2700)
HEIGHTS = (2400, 1700, 1100, 900, 1000, 1500, 1900, 2300, 2600, 2900, 3200)
#: Corners cut away, so that it is an island and not a box; (column, row).
SEA = {
    (0, 0),
    (0, 1),
    (1, 0),
    (13, 0),
    (12, 0),
    (13, 1),
    (0, 10),
    (1, 10),
    (0, 9),
    (13, 10),
    (12, 10),
    (13, 9),
    (11, 10),
}
#: The skerry: cells apart from the island, of a district that is not the force's.
SKERRY = ((15, 2), (15, 3))
SKERRY_OFFSET = 1800
#: The first row that belongs to the northern district, in each column; and, below it, the first eastern column by row.
NORTH_FROM = (6, 6, 6, 7, 7, 7, 7, 6, 6, 6, 6, 7, 7, 7)
EAST_FROM = (7, 7, 8, 8, 8, 8, 7)
#: Cells at the middle of each town.
TOWNS = ((4, 3), (10, 3), (7, 8))

_BEND, _WOBBLE, _SWAY, _BETWEEN = 0.32, 0.07, 900, 3


@dataclass(frozen=True)
class Cell:
    """One cell: which district (0, 1, 2; 3 is the skerry), which block of neighbours, how central, and its ring."""

    column: int
    row: int
    district: int
    block: tuple[int, int]
    centrality: float
    ring: Ring

    @property
    def middle(self) -> Point:
        """The mean of its corners, which lies inside."""
        points = self.ring[:-1]
        return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def cells(seed: str) -> list[Cell]:
    """Every cell of the island and the skerry, bent as the seed has it; coordinates are whole metres."""
    island = [(column, row) for column in range(len(WIDTHS)) for row in range(len(HEIGHTS)) if (column, row) not in SEA]
    return [
        Cell(
            column,
            row,
            _district(column, row),
            (column // 2, row // 2),
            _centrality(column, row),
            _ring(seed, column, row),
        )
        for column, row in (*island, *SKERRY)
    ]


def dissolve(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """The border of cells taken together: an edge that two of them share runs both ways and is left out.

    The rings must all run the same way round. Gives the longest ring first; holes follow.
    """
    edges = {edge for ring in rings for edge in pairwise(ring)}
    onward = {start: end for start, end in sorted(edges) if (end, start) not in edges}
    found = []
    while onward:
        start = min(onward)
        ring, point = [start], onward.pop(start)
        while point != start:
            ring.append(point)
            point = onward.pop(point)
        found.append((*ring, start))
    return tuple(sorted(found, key=len, reverse=True))


def _district(column: int, row: int) -> int:
    if (column, row) in SKERRY:
        return 3
    if row >= NORTH_FROM[column]:
        return 2
    return 0 if column < EAST_FROM[row] else 1


def _centrality(column: int, row: int) -> float:
    """4 at the middle of a town, falling to about 0.7 in the country."""
    nearest = min(hypot(column - town[0], row - town[1]) for town in TOWNS)
    return 0.7 + 3.3 / (1 + nearest**2)


def _ring(seed: str, column: int, row: int) -> Ring:
    """Anticlockwise from the south-west corner, and back to it."""
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)]
    points = [point for start, end in pairwise(corners) for point in _edge(seed, start, end)]
    return (*points, points[0])


def _edge(seed: str, start: tuple[int, int], end: tuple[int, int]) -> list[Point]:
    """From a corner up to (not including) the next, by way of points off the straight line; the same both ways."""
    low, high = sorted((start, end))
    chance = Random(f"{seed}, edge {low} {high}")
    (x, y), (far_x, far_y) = _corner(seed, low), _corner(seed, high)
    between = []
    for step in range(1, _BETWEEN + 1):
        along = step / (_BETWEEN + 1)
        off = _WOBBLE * (2 * chance.random() - 1)
        across, up = far_x - x, far_y - y
        between.append((float(round(x + along * across - off * up)), float(round(y + along * up + off * across))))
    if start == low:
        return [(x, y), *between]
    return [(far_x, far_y), *reversed(between)]


def _corner(seed: str, at: tuple[int, int]) -> Point:
    chance = Random(f"{seed}, corner {at}")
    column, row = at
    x, y = _along(WIDTHS, column), _along(HEIGHTS, row)
    bend = _BEND * min(_size(WIDTHS, column), _size(HEIGHTS, row))
    x += bend * (2 * chance.random() - 1)
    y += bend * (2 * chance.random() - 1)
    # The whole is bent in long waves, so that no border runs straight across the island.
    bent = x + _SWAY * sin(y / 3100 + 0.6), y + _SWAY * sin(x / 3700) + 0.5 * _SWAY * cos((x + y) / 1900)
    return float(round(CORNER[0] + bent[0])), float(round(CORNER[1] + bent[1]))


def _along(sizes: tuple[int, ...], index: int) -> float:
    positions = (0, *accumulate(sizes))
    beyond = max(0, index - len(sizes))
    return positions[min(index, len(sizes))] + beyond * SKERRY_OFFSET


def _size(sizes: tuple[int, ...], index: int) -> int:
    """The smaller of the two that meet at a corner."""
    return min(sizes[max(0, min(index, len(sizes)) - 1)], sizes[min(index, len(sizes) - 1)])
