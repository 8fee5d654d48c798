"""Invented tables of partners: what each counts, how it is read, and each quarter's file with the day it came."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from wardmote.evidence.geography import made_up_districts
from wardmote.evidence.madeup.incidents import poisson
from wardmote.evidence.madeup.land import people
from wardmote.evidence.madeup.outcomes import crimes
from wardmote.evidence.madeup.wards import ward_of
from wardmote.evidence.madeup.writing import as_csv
from wardmote.evidence.periods import Month, Period

QUARTER = 3
OURS = tuple(each.code for each in made_up_districts()[:2])
VIOLENCE = "Violence and sexual offences"
# Of the made-up violent crimes, how many are flagged as domestic abuse, and how those are split.
FLAGGED = 0.4
FLAGS = (("Stalking and harassment", 0.3), ("Violence against the person", 1.0))
# Deliberate fires a month for each 1,000 people.
FIRES = (("Deliberate primary fire", 0.035), ("Deliberate secondary fire", 0.09))
# A survey of one district: the month it is of, how many are asked, the share that answers, and the questions.
ASKED_IN, ASKED, ANSWER = 2, 2400, 0.14
QUESTIONS = {
    "What should come first?": {
        "Antisocial behaviour": 0.31,
        "Speeding and dangerous driving": 0.24,
        "Burglary and theft": 0.2,
        "Violence at night": 0.14,
        "Domestic abuse": 0.11,
    },
    "How safe do you feel after dark?": {"Very safe": 0.18, "Fairly safe": 0.47, "A bit unsafe": 0.24, "Unsafe": 0.11},
}


@dataclass(frozen=True)
class Return:
    """One quarter's table: a file's name and bytes, and the day it came."""

    name: str
    data: bytes
    received: date


@dataclass(frozen=True)
class PartnerTable:
    """A series that a partner sends every quarter. `said` is what a mapping must be told; `days` are how long after the
    quarter each return in turn comes, over and over, and None is one that never does."""

    series: str
    said: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: Callable[[int, Month], Iterator[tuple[Any, ...]]]
    days: tuple[int | None, ...]

    def returns(self, seed: int, first: Month, last: Month) -> Iterator[Return]:
        """The returns of the quarters that begin at `first` and end by `last`, in order."""
        begins = [first + step for step in range(0, last - first + 2 - QUARTER, QUARTER)]
        for number, month in enumerate(begins):
            quarter = Period(month, month + (QUARTER - 1))
            if (days := self.days[number % len(self.days)]) is not None:
                rows = [row for each in quarter.months() for row in self.rows(seed, each)]
                after = quarter.last + 1
                came = date(after.year, after.number, 1) + timedelta(days=days - 1)
                yield Return(f"{self.series} {quarter.first} to {quarter.last}.csv", as_csv(self.columns, rows), came)


def _domestic(seed: int, month: Month) -> Iterator[tuple[Any, ...]]:
    """Violent crimes of the street files that are flagged, by ward: so none of them can be more than the police's."""
    found: Counter[tuple[str, str]] = Counter()
    for crime in crimes(seed, month):
        reference, code, kind = crime[0], crime[7], crime[9]
        ward = ward_of().get(code)
        share, which = _chances(seed, reference)
        if kind == VIOLENCE and ward and share < FLAGGED:
            found[ward.code, next(name for name, up_to in FLAGS if which < up_to)] += 1
    for ward in dict.fromkeys(ward_of().values()):
        if ward.district.code in OURS:
            for name, _ in FLAGS:
                yield ward.district.name, ward.code, ward.name, str(month), name, found[ward.code, name]


def _fires(seed: int, month: Month) -> Iterator[tuple[Any, ...]]:
    for district in made_up_districts()[:2]:
        chance = Random(f"made-up fires, seed {seed}, {month}, {district.code}")
        for name, rate in FIRES:
            yield district.name, str(month), name, poisson(chance, rate * people(district.code) / 1000)


def _answers(seed: int, month: Month) -> Iterator[tuple[Any, ...]]:
    """Answers to a letter of the first district's council; the other district asks nobody, which shows as a gap."""
    if month.number != ASKED_IN:
        return
    district = made_up_districts()[0]
    for question, shares in QUESTIONS.items():
        chance = Random(f"made-up answers, seed {seed}, {month}, {question}")
        responses = sum(chance.random() < ANSWER for _ in range(ASKED))
        given = Counter(chance.choices(list(shares), list(shares.values()), k=responses))
        for answer in shares:
            yield question, answer, given[answer], responses, ASKED, district.name, str(month)


def _chances(seed: int, reference: str) -> tuple[float, float]:
    digest = hashlib.sha256(f"made-up flag, seed {seed}, {reference}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64, int.from_bytes(digest[8:16]) / 2**64


PARTNER_TABLES = (
    PartnerTable(
        series="da-crimes",
        said={
            "title": "Crimes flagged as domestic abuse",
            "provider": "Mereshire Constabulary (made up)",
            "definition": "Crimes of violence that an officer flagged as domestic abuse, by the ward they happened in",
            "caveat": "A flag depends on the officer; more reporting can be good.",
            "unit": "crimes recorded",
            "place_kind": "ward",
            "beside": {"police_uk": (VIOLENCE,)},
        },
        columns=("District", "Ward code", "Ward", "Month", "Offence group", "Number"),
        rows=_domestic,
        days=(2,),
    ),
    PartnerTable(
        series="deliberate-fires",
        said={
            "prescribed": "fire_deliberate",
            "provider": "Mereshire Fire and Rescue Service (made up)",
            "caveat": "Attended by the service; a fire nobody reported is not among them.",
            "place_kind": "district",
        },
        columns=("District", "Month", "Type of fire", "Fires"),
        rows=_fires,
        # One of four comes late, and one not at all.
        days=(2, 118, None, 2),
    ),
    PartnerTable(
        series="residents-survey",
        said={
            "title": "Residents' survey",
            "provider": "Netherwick Council (made up)",
            "definition": "Adults in the households that were written to, one in each",
            "caveat": "People who answer letters of a council are older than people are.",
            "how_asked": "by post, with one reminder",
            "drawn": True,
            "data_class": "public",
        },
        columns=("Question", "Answer", "Count", "Responses", "Asked", "District", "Month"),
        rows=_answers,
        days=(None, None, None, 2),
    ),
)
