"""The demonstration with a store and a shelf of its own, so that tables can leave without other tests seeing it."""

import csv
import io
import pickle
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings as given
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.tables import jobs, making, queries, verbs
from wardmote.desks.tables.rules import Wanted
from wardmote.evidence import Store
from wardmote.evidence.disclosure.tables import Protection, protect, releasing
from wardmote.evidence.madeup import PARTNER_TABLES
from wardmote.evidence.periods import Month
from wardmote.foundation.jobs import Progress

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
VIOLENCE = ("police_uk", "Violence and sexual offences")
THIS_YEAR = Wanted("partner_table", "da-crimes", "2025-04", "2026-03")
LAST_YEAR = Wanted("partner_table", "da-crimes", "2024-04", "2025-03")

WORKED_OUT: dict[bytes, Protection] = {}


def protect_once(*given_to: object) -> Protection:
    """What `protect` answers: seconds of work, done once in a run for the same figures, policy and knowledge."""
    key = pickle.dumps(given_to)
    if key not in WORKED_OUT:
        WORKED_OUT[key] = protect(*given_to)
    return WORKED_OUT[key]


@pytest.fixture(autouse=True)
def each_protection_once(monkeypatch):
    for module in (making, releasing):
        monkeypatch.setattr(module, "protect", protect_once)


@pytest.fixture
def site(demonstration, settings, tmp_path):
    """Settings whose store, proposals and published tables are copies."""
    for name in ("store", "tables"):
        shutil.copytree(Path(given.WARDMOTE_DATA) / name, tmp_path / name)
    for folder in Path(given.WARDMOTE_ISSUED).glob("T-*"):
        shutil.copytree(folder, tmp_path / "issued" / folder.name)
    settings.WARDMOTE_DATA, settings.WARDMOTE_STORE = tmp_path, tmp_path / "store"
    settings.WARDMOTE_ISSUED = tmp_path / "issued"
    return settings


def member(email):
    return viewer_of(get_user_model().objects.get(email=email).pk)


@pytest.fixture
def analyst(site):
    return member("tunde.brackley@mereshire-police.example")


@pytest.fixture
def manager(site):
    return member("marian.ashdown@netherwick.example")


@pytest.fixture
def made(analyst):
    """`made(wanted)` has tables made and gives the proposal."""

    def make(wanted):
        reference = verbs.ask_for_making(wanted=wanted, title="Flagged", by=analyst, at=AT)
        proposal = str(queries.proposal_for(analyst, reference).id)
        jobs.make(by=analyst, at=AT, progress=Progress(lambda percent, sentence: None), proposal=proposal)
        return queries.proposal_for(analyst, reference)

    return make


@pytest.fixture
def let_out(made, analyst, manager):
    """`let_out(wanted)` has tables made and published by two people; the release."""

    def publish(wanted):
        proposal = made(wanted)
        verbs.ask_to_publish(reference=proposal.reference, because="For the committee.", by=analyst, at=AT)
        reference = verbs.publish(reference=proposal.reference, because="Read.", by=manager, at=AT)
        return queries.tables_of(manager, reference)

    return publish


@pytest.fixture
def corrected(site, tmp_path):
    """`corrected(more)` sends the domestic abuse counts of spring 2025 again, the first of them so many more."""

    def correct(more):
        table = next(each for each in PARTNER_TABLES if each.series == "da-crimes")
        (sent,) = table.returns(1, Month(2025, 4), Month(2025, 6))
        head, *rows = csv.reader(io.StringIO(sent.data.decode()))
        rows[0][-1] = str(int(rows[0][-1]) + more)
        path = tmp_path / "again.csv"
        with path.open("w", newline="", encoding="utf-8") as handle:
            csv.writer(handle).writerows([head, *rows])
        Store.open(site.WARDMOTE_STORE).add([path], at=AT)

    return correct
