"""Writes outcomes and stop-and-search files as data.police.uk would, from a seed."""

import csv
import random
from pathlib import Path

OUTCOMES = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type"
STOPS = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
)
FORCE = "Lancashire Constabulary"
DECIDED = ("Suspect charged", "Unable to prosecute suspect", "Investigation complete; no suspect identified")
# Codes of no look-up, so that the name decides.
PLACES = (("E01990001", "Chorley 014A"), ("E01990002", "South Ribble 003B"), ("", ""))
SEARCHED = ("Person search", "Vehicle search", "Person and Vehicle search")
ETHNICITIES = (
    "White - English/Welsh/Scottish/Northern Irish/British",
    "Asian/Asian British - Pakistani",
    "Black/African/Caribbean/Black British - African",
    "Other ethnic group - Not stated",
    "",
)
LAWS = ("Misuse of Drugs Act 1971 (section 23)", "Police and Criminal Evidence Act 1984 (section 1)")


def outcome_rows(seed: int, month: str, rows: int = 60) -> list[list[str]]:
    chance = random.Random(f"outcomes {seed}")
    made = []
    for _ in range(rows):
        code, name = chance.choice(PLACES)
        where = ["-2.63", "53.65", "On or near Mill Lane"] if code else ["", "", "No location"]
        crime = f"{chance.getrandbits(16):064x}"
        made.append([crime, month, FORCE, FORCE, *where, code, name, chance.choice(DECIDED)])
    return made


def stop_rows(seed: int, month: str, rows: int = 60) -> list[list[str]]:
    """Searches of a month, some of them without a place and one in the first hour of a summer's month."""
    chance = random.Random(f"stops {seed}")
    made = []
    for n in range(rows):
        kind = chance.choice(SEARCHED)
        at = [f"{53.6 + n / 1000:.6f}", f"{-2.7 + n / 1000:.6f}"] if chance.random() < 0.8 else ["", ""]
        person = ["", "", "", ""]
        if kind != "Vehicle search":
            person = [chance.choice(("Male", "Female")), "18-24", chance.choice(ETHNICITIES), "White"]
        when = f"{month}-{chance.randint(1, 28):02}T{chance.randint(0, 22):02}:15:00+00:00"
        what = [chance.choice(LAWS), chance.choice(("Controlled drugs", "")), chance.choice(("Arrest", "")), "", ""]
        made.append([kind, when, "", "", *at, *person, *what])
    return made


def write(path: Path, header: str, rows: list[list[str]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write(header + "\n")
        csv.writer(handle, lineterminator="\n").writerows(rows)
    return path


def outcome_file(folder: Path, seed: int = 1, month: str = "2021-07", rows: int = 60) -> Path:
    return write(folder / f"{month}-lancashire-outcomes.csv", OUTCOMES, outcome_rows(seed, month, rows))


def stop_file(folder: Path, seed: int = 1, month: str = "2021-07", rows: int = 60) -> Path:
    return write(folder / f"{month}-lancashire-stop-and-search.csv", STOPS, stop_rows(seed, month, rows))
