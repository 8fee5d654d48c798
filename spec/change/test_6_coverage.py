"""Is it real? / Do 95% intervals hold the truth 95 times in 100?

Thirty-six months with a season, made from a seed by recipes whose truth is known: chance alone; variance two and four
times the mean; and neighbouring months that move together, so that counts have a correlation of 0.3 from one month to
the next, by three different recipes. The level's truth is the expected count of the last twelve months; the change's is
the ratio of the expected counts of the last twelve months and the twelve before. 2,000 series of each, by night 20,000.
"""

import math

import numpy as np
import pytest
from promises.night import NIGHTLY
from scipy import stats

from wardmote.evidence.change import compare, dispersion, level_interval

MONTHS, YEAR = 36, 12
SERIES = 20_000 if NIGHTLY else 2_000
MEANS = (5, 10, 20, 50, 100)
CORRELATION = 0.3


def chance_alone(rng, mean, shape):
    return rng.poisson(mean, shape)


def variance_times(times):
    """Negative binomial: a Poisson count whose mean is itself gamma distributed."""

    def make(rng, mean, shape):
        return rng.poisson(rng.gamma(np.broadcast_to(mean / (times - 1), shape), times - 1))

    return make


def carried_over(rng, mean, shape):
    """Poisson counts of which three in ten carry over to the next month."""
    counts = np.empty(shape, dtype=int)
    counts[:, 0] = rng.poisson(mean[0], shape[0])
    for month in range(1, MONTHS):
        share = CORRELATION * min(1, mean[month] / mean[month - 1])
        fresh = mean[month] - share * mean[month - 1]
        counts[:, month] = rng.binomial(counts[:, month - 1], share) + rng.poisson(fresh, shape[0])
    return counts


def swayed(times):
    """Poisson counts whose mean sways by a log-normal autoregression: variance `times` the mean, correlation 0.3."""

    def make(rng, mean, shape):
        extra = (times - 1) / mean.mean()
        spread = math.log1p(extra)
        memory = math.log1p(CORRELATION * times / (times - 1) * extra) / spread
        sway = np.empty(shape)
        sway[:, 0] = rng.normal(size=shape[0])
        for month in range(1, MONTHS):
            sway[:, month] = memory * sway[:, month - 1] + math.sqrt(1 - memory**2) * rng.normal(size=shape[0])
        return rng.poisson(mean * np.exp(math.sqrt(spread) * sway - spread / 2))

    return make


INDEPENDENT = {"chance": chance_alone, "variance 2": variance_times(2), "variance 4": variance_times(4)}
TOGETHER = {"carried over": carried_over, "swayed 2": swayed(2), "swayed 4": swayed(4)}


def expected(mean, step=1.0):
    """A year's season about `mean`, and `step` times that in the last year."""
    season = 1 + 0.25 * np.sin(2 * np.pi * np.arange(MONTHS) / YEAR + 0.7)
    return mean * season * np.where(np.arange(MONTHS) < MONTHS - YEAR, 1, step)


def covered(make, mean, seed, step=1.0):
    """How many in one of the level's and of the change's intervals hold the truth."""
    truth = expected(mean, step)
    counts = make(np.random.default_rng(seed), truth, (SERIES, MONTHS))
    before, after = counts[:, -2 * YEAR : -YEAR].sum(axis=1), counts[:, -YEAR:].sum(axis=1)
    estimate = dispersion(counts)
    low, high = level_interval(after, estimate, YEAR)
    level, ratio = truth[-YEAR:].sum(), truth[-YEAR:].sum() / truth[-2 * YEAR : -YEAR].sum()
    change = compare(before, after, estimate, YEAR)
    return np.mean((low <= level) & (level <= high)), np.mean((change.low <= ratio) & (ratio <= change.high))


@pytest.mark.parametrize("mean", MEANS)
@pytest.mark.parametrize("recipe", INDEPENDENT)
def test_of_independent_months_93_to_97_in_100(recipe, mean):
    for share in covered(INDEPENDENT[recipe], mean, seed=20_260 + mean):
        assert 0.93 <= share <= 0.97


@pytest.mark.parametrize("mean", MEANS)
@pytest.mark.parametrize("recipe", TOGETHER)
def test_of_months_that_move_together_at_least_90_in_100(recipe, mean):
    for share in covered(TOGETHER[recipe], mean, seed=20_260 + mean):
        assert share >= 0.90


@pytest.mark.parametrize("step", [0.6, 0.85, 1.5])
@pytest.mark.parametrize("recipe", INDEPENDENT)
def test_a_real_change_is_covered_as_well_as_none(recipe, step):
    for share in covered(INDEPENDENT[recipe], 30, seed=7, step=step):
        assert 0.93 <= share <= 0.97


def ranked(times, memory):
    """Counts whose ranks follow a normal autoregression: the one recipe the method's constants were not chosen by."""

    def make(rng, mean, shape):
        score = np.empty(shape)
        score[:, 0] = rng.normal(size=shape[0])
        for month in range(1, MONTHS):
            score[:, month] = memory * score[:, month - 1] + math.sqrt(1 - memory**2) * rng.normal(size=shape[0])
        rank = stats.norm.cdf(score)
        return stats.poisson.ppf(rank, mean) if times == 1 else stats.nbinom.ppf(rank, mean / (times - 1), 1 / times)

    return make


@pytest.mark.parametrize("mean", [5, 20, 100])
@pytest.mark.parametrize("memory", [0.3, 0.6])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_recipe_kept_out_of_the_search_is_covered_too(times, memory, mean):
    for share in covered(ranked(times, memory), mean, seed=99):
        assert share >= 0.93


@pytest.mark.parametrize("recipe", TOGETHER)
def test_the_recipes_are_what_they_say(recipe):
    counts = TOGETHER[recipe](np.random.default_rng(1), np.full(MONTHS, 40.0), (4000, MONTHS))
    assert counts.mean() == pytest.approx(40, rel=0.02)
    middle = [np.corrcoef(counts[:, month], counts[:, month + 1])[0, 1] for month in range(10, 30)]
    assert np.mean(middle) == pytest.approx(CORRELATION, abs=0.03)


def test_intervals_that_allow_for_chance_alone_would_not_do():
    """With four times the variance they hold the truth about two times in three: why the dispersion is estimated."""
    counts = variance_times(4)(np.random.default_rng(5), expected(20), (SERIES, MONTHS))
    total, truth = counts[:, -YEAR:].sum(axis=1), expected(20)[-YEAR:].sum()
    assert np.mean((total - truth) ** 2 <= 3.84 * truth) < 0.75
