"""Makes a demonstration: the real plan, a made-up partnership with made-up evidence, and made-up people to sign in as.

Everything goes through the real doors: the evidence by the store's own taking in, the assessment by the real `assess`,
rows by the desks' verbs. Made again, it finds what is there and changes nothing.
"""

import tempfile
import tomllib
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TextIO

from django.conf import settings

from wardmote.desks.agencies.api import NewMember, add_demo_member
from wardmote.desks.places.api import tenants
from wardmote.evidence import Store
from wardmote.evidence.madeup import write_months
from wardmote.evidence.periods import Period
from wardmote.foundation.access import Tenant, the_system
from wardmote.foundation.accounts import demonstration
from wardmote.project.loading import load_partnership, register_all
from wardmote.reports.packs import Pack, load_pack
from wardmote.reports.strategic_assessment import assess

MAKER = "demo"
REAL = "chorley_south_ribble"
MADE_UP = "example"


def make_demonstration(*, at: datetime, out: TextIO) -> None:
    """Make what is missing of the demonstration, saying what."""
    demonstration.mark(by=MAKER, at=at, empty=not tenants())
    told = tomllib.loads(files("wardmote.project").joinpath("demonstration.toml").read_text(encoding="utf-8"))
    real = load_partnership(load_pack(REAL), at=at)
    pack = load_pack(MADE_UP)
    made_up = load_partnership(pack, at=at)
    print(f"Loaded: the plan of {real.name}; {made_up.name}.", file=out)
    _take_in(told["evidence"], at, out)
    _assess(pack, made_up, told["evidence"], at, out)
    _people(told["people"], made_up, at)


def _take_in(told: dict, at: datetime, out: TextIO) -> None:
    """Write the made-up months and take them in as an analyst would, unless every one is there."""
    store = Store.open(settings.WARDMOTE_STORE)
    written = Period.parse(told["written"])
    if {str(month) for month in written.months()} <= store.months("police_uk"):
        return
    with tempfile.TemporaryDirectory(prefix="wardmote-demo-") as folder:
        paths = write_months(Path(folder), seed=told["seed"], first=written.first, last=written.last)
        store.add(paths, at=at)
    print(f"Took in {len(paths)} made-up months of evidence.", file=out)


def _assess(pack: Pack, tenant: Tenant, told: dict, at: datetime, out: TextIO) -> None:
    """Build the assessment as `wardmote assess` does, and issue it."""
    built = settings.WARDMOTE_DATA / "built" / pack.slug
    assess(Store.open(settings.WARDMOTE_STORE), pack, Period.parse(told["assessed"]), as_at=None, out=built)
    references = register_all(built, tenant, at=at)
    print(f"Issued {len(references)} assessments of {told['assessed']}.", file=out)


def _people(told: list[dict], tenant: Tenant, at: datetime) -> None:
    for person in told:
        new = NewMember(person["name"], person["email"], person["organisation"], tuple(person["roles"]))
        add_demo_member(member=new, by=the_system(MAKER, tenant), at=at)
