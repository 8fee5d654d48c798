"""Work of this desk that outlasts a request."""

from datetime import datetime

from django.conf import settings

from wardmote.desks.assessment import issued, queries, rules, verbs
from wardmote.desks.places.api import partnership_for
from wardmote.documents import to_dict
from wardmote.errors import Broken
from wardmote.evidence import Store
from wardmote.evidence.periods import Period
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.jobs import Progress, Result
from wardmote.reports.carried_out import CarriedOut
from wardmote.reports.packs import load_pack
from wardmote.reports.strategic_assessment import assess, for_members, last_added

#: The series whose latest month ends the year that is assessed.
STREET_FILES = "police_uk"


def check_issued(*, by: Viewer, at: datetime, progress: Progress) -> Result:
    """Read every issued file of the partnership again; raises Broken where one is not as it was issued."""
    files = [(reference, file.name) for reference, held in queries.files_for(by).items() for file in held]
    changed = []
    for number, (reference, name) in enumerate(files):
        progress.say(100 * number // len(files), f"{number} of {len(files)} files read.")
        try:
            queries.issued_file(by, reference, name)
        except Broken:
            changed.append(f"{name} of the assessment {reference}")
    if changed:
        raise Broken(
            f"{len(changed)} of {len(files)} issued files are not as they were issued. The first is {changed[0]}.",
            instead="Restore them from a backup.",
        )
    return Result(f"{len(files)} issued files are as they were issued.", address="show-evidence")


def build_drafts(*, by: Viewer, at: datetime, progress: Progress, period: str = "") -> Result:
    """Build the draft assessment of every place, of the year that ends with the latest evidence unless said.

    Done again from the start after a worker died: each draft is put in place whole, and an equal one is left alone.
    """
    partnership = partnership_for(by)
    pack, store = load_pack(partnership.pack), Store.open(settings.WARDMOTE_STORE)
    wanted = Period.parse(period) if period else rules.period_to_assess(_months(store, partnership.force))
    if wanted is None:
        return Result(f"The store holds no evidence of {partnership.force} yet.", address="list-drafts")
    progress.say(5, f"Building the assessments of {wanted.label}.")
    out = issued.draft_at(by.tenant.id, "")
    built = assess(store, pack, wanted, out=out, carried_out=_account(by))
    for number, each in enumerate(built, start=1):
        progress.say(60 + 40 * number // len(built), f"{number} of {len(built)} places built.")
        beside = for_members(store, pack, each.place, wanted, last_added(store))
        verbs.keep_draft(folder=each.folder, by=by, at=at, for_members=to_dict(beside) if beside else None)
    return Result(f"{len(built)} draft assessments of {wanted.label} are ready to read.", address="list-drafts")


def _account(by: Viewer) -> CarriedOut | None:
    """How far the last plan was carried out, from whichever desk keeps it; None before anybody has signed it."""
    return next((found for told in desks.declared("carried_out") if (found := told(by))), None)


def _months(store: Store, force: str) -> frozenset[str]:
    return frozenset(each.month for each in store.extracts(STREET_FILES) if each.cover == force)
