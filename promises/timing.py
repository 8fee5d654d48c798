"""Whether a page takes longer for one thing than for another: times in turns, and how likely chance makes that."""

from collections.abc import Callable, Mapping
from random import Random
from time import perf_counter

from scipy.stats import mannwhitneyu


def interleaved(one: Callable[[], object], other: Callable[[], object], times: int, seed: int) -> float:
    """How likely times as far apart as these are by chance, of two that take equally long; each is done so often.

    Which of both comes first is drawn each time, so that whatever slows the machine slows both.
    """
    chance, took = Random(seed), ([], [])
    for _ in range(times):
        for which in chance.sample((0, 1), 2):
            began = perf_counter()
            (one, other)[which]()
            took[which].append(perf_counter() - began)
    return float(mannwhitneyu(*took, alternative="two-sided").pvalue)


def holm(told: Mapping[str, float]) -> dict[str, float]:
    """The same chances, corrected by Holm for how many were looked at."""
    corrected, least = {}, 0.0
    for rank, (name, value) in enumerate(sorted(told.items(), key=lambda each: each[1])):
        least = max(least, min(1.0, value * (len(told) - rank)))
        corrected[name] = least
    return corrected
