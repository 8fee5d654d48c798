"""Handing over what one member answers for in delivery."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for
from wardmote.desks.delivery.verbs.bids import hand_over_bids
from wardmote.desks.delivery.verbs.projects import hand_over_projects
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer


@transaction.atomic
def hand_over(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> str:
    """Give the results that one member is to tell, and the bids they lead, to another; a sentence of how many."""
    if to not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
    given = {"by": by, "member": member, "to": to, "at": at}
    projects, bids = hand_over_projects(**given), hand_over_bids(**given)
    return f"{projects} projects and {bids} bids for money were handed over." if projects or bids else ""
