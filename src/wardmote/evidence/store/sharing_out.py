"""Shares inputs out among workers, who take them one by one and deal with some of them in one go."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import TypeAlias, TypeVar

from wardmote.evidence.store.inputs import Input

MOST_WORKERS = 4
# Files asked about together: enough to share the cost of asking, few enough to be counted in little memory.
MOST_TOGETHER, BYTES_TOGETHER = 16, 96 << 20

Dealt = TypeVar("Dealt")
# Inputs and their numbers, for whichever worker comes first.
Waiting: TypeAlias = "SimpleQueue[tuple[int, Input]]"


def share_out(
    given: Sequence[Input], deal: Callable[[Iterator[tuple[int, Input]]], dict[int, Dealt]], start: int = 0
) -> Generator[dict[int, Dealt]]:
    """What `deal` makes of the inputs, numbered from `start`, as workers come to the end of what each took together.

    `deal` is given numbered inputs as they are taken, so that all workers come to the end of them at one time. Closing
    this before its end waits for what is under way.
    """
    waiting: Waiting = SimpleQueue()
    for numbered in enumerate(given, start):
        waiting.put(numbered)
    workers = min(MOST_WORKERS, _cores())
    with ThreadPoolExecutor(workers) as pool, _emptied(waiting):
        # Their first shares differ in size, so that workers do not keep doing the same thing at the same time.
        first = [MOST_TOGETHER * (n + 1) // workers for n in range(workers)]
        under_way = {pool.submit(deal, _taken(waiting, most)) for most in first}
        while under_way:
            ended, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            if not waiting.empty():
                under_way |= {pool.submit(deal, _taken(waiting, MOST_TOGETHER)) for _ in ended}
            for future in ended:
                yield future.result()


def _taken(waiting: Waiting, most: int) -> Iterator[tuple[int, Input]]:
    size = 0
    with suppress(Empty):
        while most and size < BYTES_TOGETHER:
            number, given = waiting.get_nowait()
            yield number, given
            most, size = most - 1, size + given.size


@contextmanager
def _emptied(waiting: Waiting) -> Iterator[None]:
    """Leave nothing waiting, whatever happens: after an interruption only what is under way should still run."""
    try:
        yield
    finally:
        with suppress(Empty):
            while True:
                waiting.get_nowait()


def _cores() -> int:
    """The cores this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
