"""Saying that one has looked."""

from datetime import datetime

from django.db import transaction

from wardmote.errors import NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.week.models import Look


@transaction.atomic
def look(*, by: Viewer, until: datetime, at: datetime) -> None:
    """A member has looked at what changed until a moment: that of the page they had before them, never later than now.

    Raises NotNow for whoever is no member.
    """
    if by.member_id is None:
        raise NotNow("Only a member can say that they have looked.", instead="Sign in first.")
    row, _made = Look.objects.update_or_create(
        partnership=by.tenant.id, member=by.member_id, defaults={"at": min(until, at), "by": by.name}
    )
    audit.record(by=by, what="confirmed", of=("week", "Look", row.pk), fields=("at",))
