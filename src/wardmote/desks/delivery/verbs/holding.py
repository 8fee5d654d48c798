"""Handing over what one member answers for in delivery."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for
from wardmote.desks.delivery.verbs.activities import hand_over_activities
from wardmote.desks.delivery.verbs.bids import hand_over_bids
from wardmote.desks.delivery.verbs.projects import hand_over_projects
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer


@transaction.atomic
def hand_over(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> str:
    """Give another what one member is to tell the result of, and what they lead; a sentence of how much."""
    if to not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
    given = {"by": by, "member": member, "to": to, "at": at}
    projects, bids, done = hand_over_projects(**given), hand_over_bids(**given), hand_over_activities(**given)
    if not projects and not bids and not done:
        return ""
    return f"{projects} projects, {bids} bids for money and {done} pieces of work were handed over."
