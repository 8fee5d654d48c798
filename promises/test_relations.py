"""Class × relation to the case × agreement, read through pages by members of every role, training and purpose.

The made-up kind has records of every class, in a case of each relation under an agreement in each state. Agreements are
made, signed, withdrawn from and replaced by sharing's own doors; who reads what is counted against the second reading
of `spec/access/second.py`. A list is of every record at once, so that every class, relation and agreement meet on each;
by day any two of role, training and purpose meet as well (so any three of the six, but for these three), by night each
of the full product is read. A record's own page is asked for by a covering array.
"""

from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from shutil import copytree
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client, override_settings
from spec.access.second import COURSES, Cell, obstacles

from promises.covering import choices, covering, wanted
from promises.river_patrol import desk as river
from promises.river_patrol.models import RiverRecord
from promises.walk import NIGHTLY
from wardmote.desks.sharing.queries.agreements import agreement_for
from wardmote.desks.sharing.tests import given
from wardmote.desks.sharing.verbs import agreements, signing
from wardmote.foundation import grants
from wardmote.foundation.access import Standing, deciding
from wardmote.foundation.access.classes import classes
from wardmote.foundation.access.conditions import ALWAYS
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.now import now, today
from wardmote.project.tests.made_once import settings_of
from wardmote.project.tests.snapshots import put_back
from wardmote.protocol import rulebook

pytestmark = [pytest.mark.long, pytest.mark.alike]

KINDS = tuple(each.slug for each in classes())
NONE, LINKED, OTHER_SIDE, CONTRIBUTED, CONFLICTED = (
    "not on the case",
    "on the case",
    "on its other side",
    "on the case of another agency's record",
    "on the case, in conflict",
)
RELATIONS = (NONE, LINKED, OTHER_SIDE, CONTRIBUTED, CONFLICTED)
NOTHING, DRAFT, IN_FORCE, WITHDRAWN, LAPSED = "no agreement", "a draft", "in force", "withdrawn", "lapsed"
AGREEMENTS = (NOTHING, DRAFT, IN_FORCE, WITHDRAWN, LAPSED)
SLUGS = {**{role.title: role.slug for role in ROLES}, "nobody in particular": ""}
COURSE_SLUGS = dict(zip(COURSES, ("information-sharing", "safeguarding-children", "domestic-abuse"), strict=True))
TRAINED = (frozenset(COURSES), *(frozenset(COURSES) - {missing} for missing in COURSES), frozenset())
PURPOSES = (*sorted(each.id for each in rulebook().on(today()).purposes), "curiosity")
FACTORS = (KINDS, RELATIONS, AGREEMENTS, tuple(SLUGS), TRAINED, PURPOSES)
OWN, OTHER = given.COUNCIL, given.POLICE
SEED = 15
#: How many cells are read on lists at the least, how many of them are open, and how many records' own pages are asked
#: for: an array in which any two (by night any three) facts meet, of which by day a third opens its own page. They only
#: grow.
CELLS, OPEN, PAGES = (425_000, 92_000, 3_400) if NIGHTLY else (85_000, 18_000, 115)


@dataclass(frozen=True)
class Record:
    """One record of the made-up kind, and what it says."""

    kind: str
    relation: str
    agreement: str
    row: RiverRecord

    @property
    def words(self) -> str:
        return says(self.kind, self.relation, self.agreement)


def says(kind: str, relation: str, agreement: str) -> str:
    return f"{kind}; {relation}; {agreement}"


def is_open(kind: str, relation: str, agreement: str, role: str, courses: frozenset[str], purpose: str) -> bool:
    """What the second reading says."""
    cell = Cell(
        role=role,
        kind=kind,
        purpose=purpose,
        grant="own" if relation != CONTRIBUTED else "grant on the case" if agreement == IN_FORCE else "none",
        member="on another" if relation in (NONE, OTHER_SIDE) else "on the case",
        courses=courses,
        conflict="there is one, and they said none" if relation == CONFLICTED else "none, as they said",
    )
    return obstacles(cell) == 0


# The made-up kind, its cases, and who works on them


@pytest.fixture(scope="module")
def patrol(demonstration_made, django_db_blocker, tmp_path_factory):
    """Everybody's browser, by role and training, and every record."""
    folder, rows = demonstration_made
    keys = copytree(settings_of(folder)["WARDMOTE_KEYS"], tmp_path_factory.mktemp("relations") / "keys")
    settings = {**settings_of(folder), "WARDMOTE_KEYS": keys, "ROOT_URLCONF": "promises.river_patrol.urls"}
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        override_settings(**settings),
        river.declared(patch),
        transaction.atomic(),
    ):
        put_back(rows)
        yield made()
        transaction.set_rollback(True)


def made() -> SimpleNamespace:
    liaison, chair = given.somebody("noor.paget"), given.somebody("edmund.farrow")
    here, own, other = liaison.tenant.id, given.body(liaison, OWN), given.body(liaison, OTHER)
    cases = {each: uuid4() for each in product(RELATIONS, AGREEMENTS)}
    records = []
    for (relation, agreement), case in cases.items():
        for kind in KINDS:
            row = RiverRecord.objects.create(
                partnership=here, case=case, holder=other if relation == CONTRIBUTED else own, record_class=kind,
                words=says(kind, relation, agreement),
            )  # fmt: skip
            records.append(Record(kind, relation, agreement, row))
    for state in AGREEMENTS:
        agree(state, liaison, chair, own, [case for (_, agreement), case in cases.items() if agreement == state])
    standing = stands(cases)
    browsers = {(role, courses): browser(here, own, role, courses, standing) for role in SLUGS for courses in TRAINED}
    return SimpleNamespace(browsers=browsers, records=records)


def agree(state: str, liaison, chair, own, cases: list) -> None:
    """An agreement, let out as far as this state says; while it told something the records were opened by it."""
    if state == NOTHING:
        return
    reference = given.drafted(liaison, title=f"River patrol, {state}")
    if state != DRAFT:
        given.opened(liaison, chair, reference)
        given.signed(liaison, reference, OTHER)
        given.signed(chair, reference, OWN)
    found = agreement_for(liaison, reference, today())
    # What sharing says of it, not what this test believes: an agreement that tells nothing opens nothing.
    if found.tells:
        rests = grants.AgreementVersion(found.id, 1)
        for case, purpose in product(cases, PURPOSES[:-1]):
            grants.give(
                by=liaison, to_organisation=own, of=(*river.CASE, case), fields=("words",), purpose=purpose,
                agreement=rests, until=now() + timedelta(days=7), at=now(),
            )  # fmt: skip
    if state == WITHDRAWN:
        party = given.party_of(chair, reference, OWN).id
        signing.withdraw_signature(party=party, because="We review our terms", by=chair, at=now())
    if state == LAPSED:
        agreements.begin_version(agreement=reference, change="Less is told", by=liaison, at=now())
        given.opened(liaison, chair, reference)


def stands(cases: dict) -> Standing:
    """On these cases all are alike: they have said of each that they have no interest, and of some that is not so."""
    named = {(relation, case): (*river.CASE, case) for (relation, _), case in cases.items()}
    closed = (NONE, OTHER_SIDE)
    # Each side of a case is an aggregate of its own, with an id of its own.
    sides = frozenset((*river.CASE, uuid4()) for relation, _ in named if relation == OTHER_SIDE)
    return Standing(
        on=sides | frozenset(name for (relation, _), name in named.items() if relation not in closed),
        clear=sides | frozenset(named.values()),
        conflicted=frozenset(name for (relation, _), name in named.items() if relation == CONFLICTED),
    )


def browser(here, own, role: str, courses: frozenset[str], standing: Standing) -> Client:
    at, day = now(), today()
    told = {"partnership_id": here, "made_at": at, "made_by": "a test"}
    member = get_user_model()(
        organisation_id=own, name="Somebody", email=f"{uuid4()}@netherwick.example", is_demo=True, **told
    )
    member.set_unusable_password()
    member.save()
    if SLUGS[role]:
        apps.get_model("agencies", "RoleHeld").objects.create(
            partnership_id=here, member=member, role=SLUGS[role], starts=day - timedelta(days=1)
        )
    for course in courses:
        apps.get_model("agencies", "Training").objects.create(
            member=member, course=COURSE_SLUGS[course], completed=day - timedelta(days=1), **told
        )
    river.KNOWN[member.pk] = standing
    client = Client(HTTP_HOST="localhost")
    client.force_login(member)
    return client


# What is shown, and what should be


@dataclass(frozen=True)
class Counted:
    """How many cells were read, how many should be open, how many were and should not be, and the other way round."""

    cells: int
    open: int
    leaks: int
    lost: int
    first: str


def counted(patrol, facts, where: str = "") -> Counted:
    """The lists that these members are shown for these purposes, against the second reading."""
    cells = opened = leaks = lost = 0
    first = ""
    for role, courses, purpose in facts:
        answer = patrol.browsers[role, courses].get(f"/members/river/{purpose}/{where}")
        assert answer.status_code == 200
        number, *shown = answer.content.decode().splitlines()
        should = {
            each.words
            for each in patrol.records
            if is_open(each.kind, each.relation, each.agreement, role, courses, purpose)
        }
        wrong, missing = set(shown) - should, should - set(shown)
        # A number that counts what is not shown tells of it as well.
        leaks += max(len(wrong), int(number) - len(should), 0)
        lost += len(missing)
        cells, opened = cells + len(patrol.records), opened + len(should)
        first = first or next((f"{role}, {sorted(courses)}, {purpose}: {each}" for each in sorted(wrong | missing)), "")
    return Counted(cells, opened, leaks, lost, first)


EVERYBODY = tuple(product(*FACTORS[3:]) if NIGHTLY else covering(FACTORS[3:], 2, SEED))


def test_lists_show_every_cell_as_the_second_reading_says(patrol):
    found = counted(patrol, EVERYBODY)
    print(f"{found.cells} cells on {len(EVERYBODY)} lists, {found.open} of them open; {found.leaks} leaks")
    assert (found.leaks, found.lost) == (0, 0), found.first
    assert found.cells >= CELLS
    assert found.open >= OPEN


def test_downloads_show_no_more_than_lists(patrol):
    found = counted(patrol, EVERYBODY if NIGHTLY else EVERYBODY[::7], "records.csv")
    print(f"{found.cells} cells, {found.open} of them open; {found.leaks} leaks")
    assert (found.leaks, found.lost) == (0, 0), found.first
    assert found.open


def test_a_records_own_page_opens_as_the_second_reading_says(patrol):
    """And one that is hidden is answered as one that never was."""
    by_words = {each.words: each.row for each in patrol.records}
    rows, hidden, opened = covering(FACTORS, 3, SEED) if NIGHTLY else covering(FACTORS, 2, SEED)[::3], set(), 0
    for *record, role, courses, purpose in rows:
        client, row = patrol.browsers[role, courses], by_words[says(*record)]
        answers = [client.get(f"/members/river/{purpose}/{row.case}/{each}/") for each in (row.pk, uuid4())]
        statuses = tuple(each.status_code for each in answers)
        should = is_open(*record, role, courses, purpose)
        assert statuses == (200 if should else 404, 404), (record, role, courses, purpose)
        opened += should
        hidden |= set() if should else {tuple(len(each.content) for each in answers)}
    print(f"{len(rows)} pages, {opened} of them open, {len(rows) - opened} hidden")
    assert len(rows) >= PAGES
    assert opened
    assert all(one == other for one, other in hidden)


@pytest.mark.parametrize("strength", [2, 3])
def test_so_many_facts_meet_in_the_array(strength):
    met = covering(FACTORS, strength, SEED)
    missing = set(wanted(FACTORS, strength)) - {each for row in met for each in choices(row, strength)}
    print(f"{len(met)} rows")
    assert not missing


# Planted: the count of leaks rises from nought when a line of the scope is deleted


SOME = EVERYBODY[::11]


@pytest.fixture(scope="module")
def guarded(patrol) -> Counted:
    """What some are shown with every check in place."""
    return counted(patrol, SOME)


@pytest.mark.parametrize("name", ["role", "purpose", "training", "case", "conflict", "grant"])
def test_without_one_check_something_leaks(patrol, guarded, monkeypatch, name):
    whole = deciding.checks

    def without(*asked):
        return tuple(
            deciding.Check(each.name, ALWAYS, each.why) if each.name == name else each for each in whole(*asked)
        )

    assert guarded.leaks == 0
    monkeypatch.setattr(deciding, "checks", without)
    found = counted(patrol, SOME)
    print(f"without {name}: {found.leaks} leaks, the first {found.first}")
    assert found.leaks > 0
