"""From British National Grid metres to the longitude and latitude that publishers print.

Sources: Ordnance Survey, A guide to coordinate systems in Great Britain, annexes B (Cartesian coordinates), B.6 (the
seven-parameter transformation) and C (the transverse Mercator projection). The seven parameters are good to about five
metres anywhere in Great Britain, enough for a place on a map and not for a survey.
"""

from math import atan2, cos, hypot, radians, sin, sqrt, tan

# Airy 1830 and GRS80 (which WGS84 uses): semi-major and semi-minor axes in metres.
AIRY = (6_377_563.396, 6_356_256.909)
GRS80 = (6_378_137.0, 6_356_752.3141)

# The projection: scale on the central meridian, true origin in radians, false origin in metres.
SCALE = 0.9996012717
ORIGIN_LATITUDE, ORIGIN_LONGITUDE = radians(49), radians(-2)
FALSE_EASTING, FALSE_NORTHING = 400_000.0, -100_000.0

# OSGB36 to WGS84: metres, parts per million and seconds of arc.
SHIFT = (446.448, -125.157, 542.060)
PARTS_PER_MILLION = -20.4894
TURN = (0.1502, 0.2470, 0.8421)

_CLOSE = 1e-5


def to_longitude_latitude(easting: float, northing: float) -> tuple[float, float]:
    """Degrees east and north on WGS84 of a point of the National Grid in metres."""
    latitude, longitude = _off_the_projection(easting, northing)
    return _from_cartesian(*_shifted(*_to_cartesian(latitude, longitude)))


def _off_the_projection(easting: float, northing: float) -> tuple[float, float]:
    """Radians of latitude and longitude on Airy's ellipsoid (annex C.2)."""
    a, b = AIRY
    squared = 1 - (b / a) ** 2
    latitude = ORIGIN_LATITUDE
    while (left := northing - FALSE_NORTHING - _meridian(latitude)) >= _CLOSE or left <= -_CLOSE:
        latitude += left / (a * SCALE)
    flat = 1 - squared * sin(latitude) ** 2
    across = a * SCALE / sqrt(flat)
    along = a * SCALE * (1 - squared) / flat**1.5
    excess = across / along - 1
    t, secant = tan(latitude), 1 / cos(latitude)
    x = (easting - FALSE_EASTING) / across
    north = (
        t
        * across
        / along
        * (
            x**2 / 2
            - x**4 / 24 * (5 + 3 * t**2 + excess - 9 * t**2 * excess)
            + x**6 / 720 * (61 + 90 * t**2 + 45 * t**4)
        )
    )
    east = secant * (
        x
        - x**3 / 6 * (across / along + 2 * t**2)
        + x**5 / 120 * (5 + 28 * t**2 + 24 * t**4)
        - x**7 / 5040 * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6)
    )
    return latitude - north, ORIGIN_LONGITUDE + east


def _meridian(latitude: float) -> float:
    """Metres along the central meridian from the true origin, scaled (annex C.1, the developed arc)."""
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = latitude - ORIGIN_LATITUDE, latitude + ORIGIN_LATITUDE
    return (
        b
        * SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _to_cartesian(latitude: float, longitude: float) -> tuple[float, float, float]:
    a, b = AIRY
    squared = 1 - (b / a) ** 2
    across = a / sqrt(1 - squared * sin(latitude) ** 2)
    return (
        across * cos(latitude) * cos(longitude),
        across * cos(latitude) * sin(longitude),
        across * (1 - squared) * sin(latitude),
    )


def _shifted(x: float, y: float, z: float) -> tuple[float, float, float]:
    scale = 1 + PARTS_PER_MILLION * 1e-6
    rx, ry, rz = (radians(seconds / 3600) for seconds in TURN)
    return (
        SHIFT[0] + x * scale - y * rz + z * ry,
        SHIFT[1] + x * rz + y * scale - z * rx,
        SHIFT[2] - x * ry + y * rx + z * scale,
    )


def _from_cartesian(x: float, y: float, z: float) -> tuple[float, float]:
    """Degrees of longitude and latitude on GRS80 (annex B.2)."""
    a, b = GRS80
    squared = 1 - (b / a) ** 2
    out = hypot(x, y)
    latitude, before = atan2(z, out * (1 - squared)), 9.0
    while abs(latitude - before) > 1e-12:
        before = latitude
        across = a / sqrt(1 - squared * sin(latitude) ** 2)
        latitude = atan2(z + squared * across * sin(latitude), out)
    degree = radians(1)
    return atan2(y, x) / degree, latitude / degree
