"""From longitude and latitude on WGS84 to British National Grid metres, for whole boundaries at once.

The way back of `national_grid`, by the same sources: Ordnance Survey, A guide to coordinate systems in Great Britain,
annexes B and C. The seven parameters are undone exactly, so that there and back is the same point to some millimetres
(heights are left out both ways); both are good to about five metres on the ground.
"""

import numpy as np

from wardmote.evidence.geography.national_grid import (
    AIRY,
    FALSE_EASTING,
    FALSE_NORTHING,
    GRS80,
    ORIGIN_LATITUDE,
    ORIGIN_LONGITUDE,
    PARTS_PER_MILLION,
    SCALE,
    SHIFT,
    TURN,
)

_TURNS = 8


def to_easting_northing(places: np.ndarray) -> np.ndarray:
    """Eastings and northings in metres of an array (n, 2) of longitudes and latitudes in degrees."""
    longitude, latitude = np.radians(np.asarray(places, dtype=float)).T
    x, y, z = _shifted_back(_to_cartesian(latitude, longitude))
    return np.column_stack(_onto_the_projection(*_from_cartesian(x, y, z)))


def _to_cartesian(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    a, b = GRS80
    squared = 1 - (b / a) ** 2
    across = a / np.sqrt(1 - squared * np.sin(latitude) ** 2)
    return np.stack(
        [
            across * np.cos(latitude) * np.cos(longitude),
            across * np.cos(latitude) * np.sin(longitude),
            across * (1 - squared) * np.sin(latitude),
        ]
    )


def _shifted_back(points: np.ndarray) -> np.ndarray:
    scale = 1 + PARTS_PER_MILLION * 1e-6
    rx, ry, rz = (np.radians(seconds / 3600) for seconds in TURN)
    forth = np.array([[scale, -rz, ry], [rz, scale, -rx], [-ry, rx, scale]])
    back: np.ndarray = np.linalg.solve(forth, points - np.array(SHIFT)[:, None])
    return back


def _from_cartesian(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Radians of latitude and longitude on Airy's ellipsoid (annex B.2)."""
    a, b = AIRY
    squared = 1 - (b / a) ** 2
    out = np.hypot(x, y)
    latitude = np.arctan2(z, out * (1 - squared))
    for _ in range(_TURNS):
        across = a / np.sqrt(1 - squared * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + squared * across * np.sin(latitude), out)
    return latitude, np.arctan2(y, x)


def _onto_the_projection(latitude: np.ndarray, longitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Annex C.1."""
    a, b = AIRY
    squared = 1 - (b / a) ** 2
    flat = 1 - squared * np.sin(latitude) ** 2
    across, along = a * SCALE / np.sqrt(flat), a * SCALE * (1 - squared) / flat**1.5
    excess = across / along - 1
    sine, cosine, t = np.sin(latitude), np.cos(latitude), np.tan(latitude)
    p = longitude - ORIGIN_LONGITUDE
    north = (
        _meridian(latitude)
        + FALSE_NORTHING
        + p**2 * across / 2 * sine * cosine
        + p**4 * across / 24 * sine * cosine**3 * (5 - t**2 + 9 * excess)
        + p**6 * across / 720 * sine * cosine**5 * (61 - 58 * t**2 + t**4)
    )
    east = (
        FALSE_EASTING
        + p * across * cosine
        + p**3 * across / 6 * cosine**3 * (across / along - t**2)
        + p**5 * across / 120 * cosine**5 * (5 - 18 * t**2 + t**4 + 14 * excess - 58 * t**2 * excess)
    )
    return east, north


def _meridian(latitude: np.ndarray) -> np.ndarray:
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = latitude - ORIGIN_LATITUDE, latitude + ORIGIN_LATITUDE
    arc: np.ndarray = (
        b
        * SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * np.sin(2 * less) * np.cos(2 * more)
            - 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
        )
    )
    return arc
