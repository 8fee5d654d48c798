"""Makes a demonstration: the real plan, a made-up partnership with made-up evidence, and made-up people to sign in as.

Everything goes through the real doors: the evidence by the store's own taking in, the assessment by the real `assess`,
rows by the desks' verbs. Made again, it finds what is there and changes nothing.
"""

import tempfile
import tomllib
from datetime import datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.core.files.base import ContentFile
from openpyxl import Workbook

from wardmote.desks.agencies.api import NewMember, add_demo_member
from wardmote.desks.assessment.api import ask_for_check
from wardmote.desks.intake.api import drop_files
from wardmote.desks.places.api import tenants
from wardmote.evidence import Store
from wardmote.evidence.madeup import PARTNER_TABLES, SERIES, write_months, write_series
from wardmote.evidence.periods import Period
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer, the_system
from wardmote.foundation.accounts import demonstration
from wardmote.foundation.jobs.queries import jobs_for
from wardmote.foundation.jobs.worker import do_all_that_waits
from wardmote.foundation.keys import keyring
from wardmote.foundation.sealing import masters
from wardmote.project.demonstration_access import make_access
from wardmote.project.demonstration_actions import make_actions
from wardmote.project.demonstration_agencies import make_agencies
from wardmote.project.demonstration_cases import make_cases
from wardmote.project.demonstration_delivery import make_delivery
from wardmote.project.demonstration_governance import make_recommendations
from wardmote.project.demonstration_importing import make_imports
from wardmote.project.demonstration_meetings import make_meetings
from wardmote.project.demonstration_people import make_people
from wardmote.project.demonstration_plan import make_plan_work
from wardmote.project.demonstration_registers import make_registers
from wardmote.project.demonstration_retention import make_retention
from wardmote.project.demonstration_rights import make_rights
from wardmote.project.demonstration_sharing import make_sharing
from wardmote.project.demonstration_tables import make_tables
from wardmote.project.loading import load_partnership, register_all
from wardmote.reports.packs import load_pack
from wardmote.reports.strategic_assessment import assess

MAKER = "demo"
REAL = "chorley_south_ribble"
MADE_UP = "example"
ANALYST, MANAGER = "Partnership analyst", "CSP manager"
SOURCE, PARTNERS = "police_uk", "partner_table"


def make_demonstration(*, at: datetime, out: TextIO) -> None:
    """Make what is missing of the demonstration, saying what."""
    demonstration.mark(by=MAKER, at=at, empty=not tenants())
    keyring.mark_demonstrations(settings.WARDMOTE_KEYS)
    make_evidence(at=at, out=out)
    make_rows(at=at, out=out)


def make_evidence(*, at: datetime, out: TextIO) -> None:
    """Take in the made-up evidence as an analyst would, and build the assessments as `wardmote assess` does.

    No database is needed. What is there already is left alone.
    """
    told, store = _told()["evidence"], Store.open(settings.WARDMOTE_STORE)
    written = Period.parse(told["written"])
    with tempfile.TemporaryDirectory(prefix="wardmote-demo-") as folder:
        if not {str(month) for month in written.months()} <= store.months(SOURCE):
            taken = take_in_published(store, Path(folder), told["seed"], written, at)
            print(f"Took in {taken} made-up files of publishers.", file=out)
        if not store.extracts(PARTNERS):
            taken = take_in_partners(store, Path(folder), told["seed"], written, at)
            print(f"Took in {taken} made-up returns of partners.", file=out)
    assess(store, load_pack(MADE_UP), Period.parse(told["assessed"]), as_at=None, out=_built())
    print(f"Built the assessments of {told['assessed']}.", file=out)


def take_in_published(store: Store, folder: Path, seed: int, written: Period, at: datetime) -> int:
    """Every series that can be made up, in one commit; how many files it was."""
    paths = write_series(folder, tuple(SERIES), seed=seed, first=written.first, last=written.last)
    store.add(paths, at=at)
    return len(paths)


def take_in_partners(store: Store, folder: Path, seed: int, written: Period, at: datetime) -> int:
    """Every partner's return, by a mapping that is remembered from the first; how many came.

    Those that came on one day are taken in together, for that day is said of all files of a commit.
    """
    came: dict[str, list[Path]] = {}
    for table in PARTNER_TABLES:
        for number, each in enumerate(table.returns(seed, written.first, written.last)):
            path = folder / each.name
            path.write_bytes(each.data)
            came.setdefault(str(each.received), []).append(path)
            if number == 0:
                said = {**table.said, "series": table.series, "made_up": True}
                store.keep_mapping(store.try_table(path, at=at, said=said).mapping)
    for day, paths in sorted(came.items()):
        store.add(paths, at=at, received=day)
    return sum(map(len, came.values()))


def make_rows(*, at: datetime, out: TextIO) -> None:
    """Load the packs, issue the assessments, and make the people to sign in as; and the key their words are kept by."""
    masters.make_first(settings.WARDMOTE_KEYS)
    real = load_partnership(load_pack(REAL), at=at)
    made_up = load_partnership(load_pack(MADE_UP), at=at)
    print(f"Loaded: the plan of {real.name}; {made_up.name}.", file=out)
    references = register_all(_built(), made_up, at=at)
    print(f"Issued {len(references)} assessments.", file=out)
    for person in _told()["people"]:
        new = NewMember(person["name"], person["email"], person["organisation"], tuple(person["roles"]))
        add_demo_member(member=new, by=the_system(MAKER, made_up), at=at)
    make_actions(_told()["actions"], by=the_system(MAKER, made_up), at=at)
    make_agencies(_told(), by=the_system(MAKER, made_up), at=at)
    make_recommendations(_told()["recommendations"], by=the_system(MAKER, made_up), at=at)
    make_plan_work(_told(), by=the_system(MAKER, made_up), at=at)
    make_registers(_told()["registers"], by=the_system(MAKER, made_up), at=at)
    make_delivery(_told()["delivery"], by=the_system(MAKER, made_up), at=at)
    make_meetings(_told()["meetings"], by=the_system(MAKER, made_up), at=at)
    make_sharing(_told()["sharing"], by=the_system(MAKER, made_up), at=at)
    make_cases(_told()["cases"], by=the_system(MAKER, made_up), at=at)
    make_people(_told()["register"], by=the_system(MAKER, made_up), at=at)
    make_access(_told()["break_glass"], by=the_system(MAKER, made_up), at=at)
    make_retention(_told()["retention"], by=the_system(MAKER, made_up), at=at)
    make_rights(_told()["rights"], by=the_system(MAKER, made_up), at=at)
    make_imports(_told()["import"], by=_viewer(MANAGER), at=at)
    work_as_the_analyst(at=at, out=out)
    make_tables(_told(), analyst=_viewer(ANALYST), manager=_viewer(MANAGER), at=at)


def work_as_the_analyst(*, at: datetime, out: TextIO) -> None:
    """Once, so that there is work to look at: a month that is held already, a table that must be explained, a check."""
    viewer = _viewer(ANALYST)
    if not jobs_for(viewer):
        drop_files(uploads=[_last_month()], by=viewer, at=at)
        drop_files(uploads=[_spreadsheet()], by=viewer, at=at)
        ask_for_check(by=viewer)
        do_all_that_waits(settings.WARDMOTE_WORKERS)
        print(jobs_for(viewer)[0].sentence, file=out)


def _viewer(role: str) -> Viewer:
    person = next(each for each in demonstration.people() if role in each.roles)
    return desks.the_one("viewer_of")(person.member_id)


def _last_month() -> ContentFile:
    told = _told()["evidence"]
    last = Period.parse(told["written"]).last
    with tempfile.TemporaryDirectory(prefix="wardmote-demo-") as folder:
        (path,) = write_months(Path(folder), seed=told["seed"], first=last, last=last)
        return ContentFile(path.read_bytes(), name=path.name)


def _spreadsheet() -> ContentFile:
    """A partner's table of counts, with a title above it and months across."""
    told = _told()["spreadsheet"]
    book = Workbook()
    for row in ([told["title"]], [], *told["rows"]):
        book.active.append(row)
    held = BytesIO()
    book.save(held)
    return ContentFile(held.getvalue(), name=told["name"])


def _told() -> dict:
    return tomllib.loads(files("wardmote.project").joinpath("demonstration.toml").read_text(encoding="utf-8"))


def _built() -> Path:
    return settings.WARDMOTE_DATA / "built" / MADE_UP
