"""What tests of sharing have in common: people of the made-up partnership, and confirming an entry."""

from datetime import UTC, date, datetime

from django.contrib.auth import get_user_model

from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.sharing.queries.law import CONFIRMATION, entry_for
from wardmote.foundation.changes import verbs as changes
from wardmote.foundation.now import now, today

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)
DAY = date(2026, 11, 20)


def somebody(name):
    return viewer_of(get_user_model().objects.get(email__startswith=f"{name}@").pk)


def proposed(by, entry, **more):
    mark = entry_for(by, entry, today()).fingerprint
    said = {"reviewer": "Ann Reed", "position": "Solicitor", "day": DAY.isoformat(), "fingerprint": mark, **more}
    told = {"kind": CONFIRMATION, "subject": entry, "starts": today(), "because": "The Act as published"}
    return changes.propose(by=by, said=said, at=now(), **told)


def confirmed(by, second, *entries):
    for entry in entries:
        changes.approve(by=second, reference=proposed(by, entry), because="", at=now())
