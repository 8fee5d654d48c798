"""Making tables: work that outlasts a request."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from wardmote.desks.places.api import partnership_for
from wardmote.desks.tables import making, queries, rules, verbs
from wardmote.desks.tables.models import MAKING
from wardmote.errors import WardmoteError
from wardmote.evidence import Store
from wardmote.evidence.periods import Period
from wardmote.foundation.access import Viewer
from wardmote.foundation.jobs import Progress, Result
from wardmote.foundation.now import day_of

PINNED = (
    "%d figures can be worked out more closely than the policy allows from what others have published, whatever is "
    "hidden here."
)


def make(*, by: Viewer, at: datetime, progress: Progress, proposal: str) -> Result:
    """Make the tables of a proposal, or write down why they cannot be made.

    Done again after its worker died, it makes the same from the same store.
    """
    found = queries.proposal_of_id(by, UUID(proposal))
    where = {"address": "show-table-proposal", "ids": {"reference": found.reference}}
    if found.state != MAKING:
        return Result("This was dealt with before.", **where)
    progress.say(5, "Counting, and looking for what must be hidden.")
    wanted, place = found.wanted, queries.place_for(by)
    try:
        made = making.make(Store.open(settings.WARDMOTE_STORE), wanted, place)
        rules.check_may_be_made_up(made.made.made_up, by.tenant.made_up)
    except WardmoteError as error:
        verbs.keep_refused(proposal=found.id, refusal=str(error), pinned=(), by=by, at=at)
        return Result("The tables cannot be made: the reason is on their page.", **where)
    if made.released is None:
        refusal = PINNED % len(made.pinned)
        verbs.keep_refused(proposal=found.id, refusal=refusal, pinned=made.pinned, by=by, at=at)
        return Result(f"{len(made.pinned)} figures stand in the way: they are on the tables' page.", **where)
    progress.say(80, "Writing the tables.")
    year = Period.parse(f"{wanted.first}..{wanted.last}")
    files, earlier = making.files(made, place, year, partnership_for(by).publisher, day_of(at))
    said = making.account(made)
    verbs.keep_made(proposal=found.id, files=files, earlier=earlier, account=said, made_on=made.made_on, by=by, at=at)
    return Result(f"{said['shown']:,} of {said['figures']:,} figures would be published.", **where)
