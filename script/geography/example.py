"""Makes the outlines of the example pack from the invented land: `.venv/bin/python script/geography/example.py`."""

from pathlib import Path

import extract

from wardmote.evidence.geography import made_up_districts
from wardmote.evidence.madeup import land

PACK = Path(__file__).parents[2] / "src/wardmote/packs/example/geography"
INSIDE = {each.code for each in made_up_districts()[:2]}

ABOUT = {
    "dated": "Invented",
    "licence": "Apache-2.0, as the rest of Wardmote",
    "attribution": "Made up: this land does not exist.",
}


def main() -> None:
    """Write the LSOAs of the two districts of the partnership, and the districts."""
    PACK.mkdir(parents=True, exist_ok=True)
    extract.write(
        PACK / "lsoa_2011.json",
        {"title": "LSOAs of Netherwick and Saltmere (made up)", "made_from": "wardmote.evidence.madeup.land", **ABOUT},
        [(each.code, each.name, each.outline.rings) for each in land.lsoas() if each.district.code in INSIDE],
    )
    extract.write(
        PACK / "districts.json",
        {"title": "Netherwick and Saltmere (made up)", "made_from": "wardmote.evidence.madeup.land", **ABOUT},
        [(each.code, each.name, each.rings) for each in land.district_outlines() if each.code in INSIDE],
    )


if __name__ == "__main__":
    main()
