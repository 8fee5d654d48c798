"""Loads what a partnership starts from: its pack, and the assessments built for it."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from wardmote.desks.agencies.api import load_organisations
from wardmote.desks.assessment.api import load_gaps, register_assessment
from wardmote.desks.governance.api import load_strategies
from wardmote.desks.meetings.api import load_groups
from wardmote.desks.places.api import set_up_partnership
from wardmote.desks.plan.api import load_plan
from wardmote.errors import Missing
from wardmote.foundation.access import Tenant, the_system
from wardmote.foundation.local_values.verbs import load_values
from wardmote.reports.packs import Pack

LOADER = "load-pack"
REGISTRAR = "register-assessment"


@transaction.atomic
def load_partnership(pack: Pack, *, at: datetime) -> Tenant:
    """Make the pack's partnership with all that it begins with, or bring it up to date."""
    tenant = set_up_partnership(pack=pack, by=LOADER, at=at)
    viewer = the_system(LOADER, tenant)
    load_organisations(pack=pack, by=viewer)
    load_gaps(pack=pack, by=viewer, at=at)
    load_plan(pack=pack, by=viewer, at=at)
    load_groups(pack=pack, by=viewer, at=at)
    load_strategies(pack=pack, by=viewer)
    load_values(given=((each.name, each.value, each.source) for each in pack.local), by=viewer, at=at)
    return tenant


def register_all(folder: Path, tenant: Tenant, *, at: datetime) -> tuple[str, ...]:
    """Issue every assessment in the folder (or the folder itself, if it is one); their references."""
    built = [folder] if (folder / "assessment.json").is_file() else [p.parent for p in folder.glob("*/assessment.json")]
    if not built:
        raise Missing(f"{folder} holds no built assessment.", instead="Give the folder that wardmote assess wrote.")
    viewer = the_system(REGISTRAR, tenant)
    return tuple(register_assessment(folder=each, by=viewer, at=at) for each in sorted(built))
