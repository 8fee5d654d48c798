"""Geography / National Grid metres to longitude and latitude

Publishers print longitude and latitude, and what we measure is in metres of the British National Grid. Oracle: PROJ
9 (through pyproj 3.7.2) with the seven-parameter transformation EPSG:1314, for points from Scilly to Shetland.
"""

from math import cos, hypot, radians

import pytest

from wardmote.evidence.geography.national_grid import to_longitude_latitude

METRES_A_DEGREE = 111_320


@pytest.mark.parametrize(
    ("easting", "northing", "longitude", "latitude"),
    [
        (357_500, 417_500, -2.6444777039, 53.6522610335),
        (600_000, 460_000, 1.0497933028, 53.9972899183),
        (651_409.903, 313_177.270, 1.7160519904, 52.6579785986),
        (83_159, 8_000, -6.4127354144, 49.8881520579),
        (400_000, 1_000_000, -2.0017296812, 58.8873545110),
    ],
)
def test_a_point_lands_where_proj_has_it(easting, northing, longitude, latitude):
    east, north = to_longitude_latitude(easting, northing)
    off = hypot((east - longitude) * cos(radians(latitude)), north - latitude) * METRES_A_DEGREE
    # The guide prints the turns and the scale to more figures than PROJ's database: millimetres.
    assert off < 0.01
