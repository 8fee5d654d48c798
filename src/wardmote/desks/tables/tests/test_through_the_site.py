"""A large restricted series through the whole site: given, made into tables, let out by a second person, attacked."""

import csv
import io
import json
import random
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wardmote.desks.intake.forms import TableForm
from wardmote.desks.intake.queries import drops_for, trial_for
from wardmote.desks.tables import queries
from wardmote.desks.tables.tests.conftest import AT, VIOLENCE
from wardmote.documents import from_dict, tables_of
from wardmote.evidence import Store
from wardmote.evidence.disclosure.tables import ALL_KINDS, at_most, series_tables
from wardmote.evidence.madeup import PARTNER_TABLES
from wardmote.evidence.periods import Period
from wardmote.foundation.jobs.worker import do_all_that_waits

pytestmark = [pytest.mark.django_db, pytest.mark.nightly, pytest.mark.needs_data]

YEAR = Period.parse("2025-04..2026-03")
SERIES = "crimes-at-home"
SHARES = {"Assault": 0.25, "Stalking": 0.12, "Damage at home": 0.06}
#: Where the police count so few, ours are none: others would have pinned them, and a reviewer would have to say yes.
FEW, ROOM = 14, 8
SAID = {
    "title": "Crimes at home",
    "series": SERIES,
    "provider": "Mereshire Constabulary (made up)",
    "definition": "Crimes of violence in somebody's own home, by the ward they happened in",
    "unit": "crimes recorded",
}


def limits_of(store, place):
    """What the police's own figures say at most of each ward and month, through a series that is held already."""
    made = series_tables(store, "da-crimes", place=place, year=YEAR)
    known = at_most(store, made, VIOLENCE[0], [VIOLENCE[1]], store.atlas().wards(), YEAR)
    return {(place, month): limit[1] for (place, month, kind), limit in known.items() if kind == ALL_KINDS}


def made_up_rows(limits):
    """Ward × month × kind of both districts: never more than the police's figures have room for."""
    chance = random.Random(26)
    table = next(each for each in PARTNER_TABLES if each.series == "da-crimes")
    wards = {
        tuple(row[:3])
        for sent in table.returns(1, YEAR.first, YEAR.last)
        for row in list(csv.reader(io.StringIO(sent.data.decode())))[1:]
    }
    yield ("Council district", "Ward code", "Ward", "Month", "Sort of crime", "How many")
    for district, code, ward in sorted(wards):
        for month in map(str, YEAR.months()):
            most = limits[f"{district}: {ward}", month]
            left = most - ROOM if most >= FEW else 0
            for kind, share in SHARES.items():
                count = sum(chance.random() < share for _ in range(left))
                yield (district, code, ward, month, kind, count)


def give(client, analyst, rows) -> None:
    """Give the file, and say what it holds: nobody has seen one like it."""
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    file = SimpleUploadedFile("crimes at home 2025-26.csv", held.getvalue().encode())
    assert client.post(reverse("drop-files"), {"files": file}).status_code == 302
    do_all_that_waits(settings.WARDMOTE_WORKERS)
    drop = drops_for(analyst)[0]
    assert drop.state == "to be explained", drop
    form = TableForm(trial=trial_for(analyst, drop, 1, {}, {}, AT))
    told = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    told = {name: value for name, value in {**told, **SAID, "act": "keep"}.items() if value}
    where = reverse("explain-table", kwargs={"reference": drop.reference, "number": 1})
    answer = client.post(where, told)
    assert answer.status_code == 302, answer.content.decode()
    do_all_that_waits(settings.WARDMOTE_WORKERS)
    assert drops_for(analyst)[0].state == "taken in"


def let_out(analyst, manager, viewer) -> str:
    """Tables made with the police's figures as known, asked for, and let out by a second person; their reference."""
    of = reverse("make-tables-of", kwargs={"source": "partner_table", "series": SERIES})
    assert analyst.post(of, {"first": str(YEAR.first), "within": [":".join(VIOLENCE)]}).status_code in (302, 303)
    do_all_that_waits(settings.WARDMOTE_WORKERS)
    proposal = next(each for each in queries.proposals_for(viewer) if each.wanted.series == SERIES)
    assert proposal.state == "ready", proposal.refusal
    named = {"reference": proposal.reference}
    asked = analyst.post(reverse("ask-for-tables", kwargs=named), {"because": "For the committee."})
    decided = manager.post(
        reverse("decide-on-tables", kwargs=named), {"answer": "publish", "because": "I have read them."}
    )
    assert (asked.status_code // 100, decided.status_code // 100) == (3, 3)
    return next(each.reference for each in queries.tables_for(viewer) if each.title == SAID["title"])


def published(anybody, viewer, reference):
    """Every figure as anybody reads it in the files of numbers, None where it is hidden; and what adds up to what."""
    tables, where = queries.tables_of(viewer, reference), f"/{viewer.tenant.slug}/tables/{reference}/"
    cells = {}
    for table in tables_of(from_dict(queries.document_of(viewer, tables))):
        if table.id == "extracts":
            continue
        kind = table.caption.split(":")[0].replace("All kinds", ALL_KINDS)
        answer = anybody.get(f"{where}{table.id}.csv")
        assert answer.status_code == 200
        lines = csv.reader(io.StringIO(answer.content.decode()))
        next(lines)
        months = [*map(str, YEAR.months()), str(YEAR)]
        for place, *counts in lines:
            for month, count in zip(months, counts[: len(months)], strict=True):
                cells["|".join((place, month, kind))] = int(count) if count else None
    return cells, json.loads(anybody.get(f"{where}figures.json").content)["sums"]


def test_an_attacker_learns_no_small_count_from_what_left(site, analyst, manager, signed_in, anybody, shared, tmp_path):
    """Oracle: suppression_bounds.py, written apart from this product, with the truth beside it."""
    store, place = Store.open(site.WARDMOTE_STORE), queries.place_for(analyst)
    limits = limits_of(store, place)
    clients = {role: signed_in(role) for role in ("Partnership analyst", "CSP manager")}
    give(clients["Partnership analyst"], analyst, made_up_rows(limits))
    reference = let_out(clients["Partnership analyst"], clients["CSP manager"], analyst)
    cells, sums = published(anybody, analyst, reference)

    true = series_tables(store, SERIES, place=place, year=YEAR)
    truth = {"|".join(key): count for key, count in true.tables.cells.items()}
    assert cells.keys() == truth.keys()
    assert all(count in (None, truth[name]) for name, count in cells.items())
    assert sum(count is None and 1 <= truth[name] <= 4 for name, count in cells.items()) >= 200
    assert sum(count is not None for count in cells.values()) >= len(cells) / 2

    known = at_most(store, true, VIOLENCE[0], [VIOLENCE[1]], store.atlas().wards(), YEAR)
    asked = {"cells": cells, "sums": sums, "known": {"|".join(key): limit for key, limit in known.items()}}
    for name, data in (("tables.json", asked), ("truth.json", truth)):
        (tmp_path / name).write_text(json.dumps(data))
    program = [sys.executable, shared / "checks" / "suppression_bounds.py", tmp_path / "tables.json"]
    done = subprocess.run([*program, "--truth", tmp_path / "truth.json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
