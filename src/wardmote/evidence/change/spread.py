"""How far a total of several months may lie from what was to be expected: dispersion, correlation and doubt together.

Variance ÷ mean of the total is dispersion × serial factor. The serial factor of m months is
e^(5.5 × correlation × (m − 1) ÷ m), kept between 0.7 and 8: for a long series the factor of an autoregressive series,
(1 + c) ÷ (1 − c), would do, but three years of months know the correlation so poorly that intervals need more.
The quantile is Student's t with half the degrees of freedom of the dispersion, because dispersion and correlation are
both estimated from the same residuals. `METHOD.md` gives the simulations these three numbers were chosen by.
"""

from typing import Any

import numpy as np
from scipy.special import stdtrit

from wardmote.evidence.change.dispersion import Dispersion
from wardmote.evidence.change.intervals import TAIL

STRETCH = 5.5
LEAST_FACTOR, MOST_FACTOR = 0.7, 8.0
# Three years of chance alone show less than half its variance 3 times in 100; a series of a few rows, oftener.
LEAST_DISPERSION = 0.5
SHARE_OF_DEGREES = 0.5


def serial_factor(correlation: Any, months: int) -> Any:
    """What correlation between neighbouring months does to the variance of a total of `months` months."""
    return np.clip(np.exp(STRETCH * np.asarray(correlation) * (months - 1) / months), LEAST_FACTOR, MOST_FACTOR)


def variance_ratio(estimate: Dispersion, months: int) -> Any:
    """Variance ÷ mean of a total of `months` months; NaN where the series is too short to say."""
    return np.maximum(estimate.value, LEAST_DISPERSION) * serial_factor(estimate.correlation, months)


def doubt_degrees(estimate: Dispersion) -> Any:
    """The degrees of freedom that quantiles are taken with."""
    return np.maximum(estimate.degrees * SHARE_OF_DEGREES, 1.0)


def reach(estimate: Dispersion, months: int) -> Any:
    """quantile² × variance ÷ mean, for `intervals`; NaN where the series is too short to say."""
    return stdtrit(doubt_degrees(estimate), 1 - TAIL) ** 2 * variance_ratio(estimate, months)
