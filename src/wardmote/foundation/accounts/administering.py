"""An administrator's first words, an example of their pages' addresses, and the nightly sweep of what is over."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse

from wardmote.foundation import now
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts import directory, issuers
from wardmote.foundation.accounts.inviting import ADMINISTRATOR
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.accounts.models import PasswordLink

#: Links that are over say for this long how they ended.
KEPT = timedelta(days=365)


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """How the accounts are, for those who keep them."""
    if not viewer.holds(ADMINISTRATOR):
        return ()
    accounts = directory.accounts_for(viewer, at=now.now())
    states = (directory.OPEN, directory.INVITED, directory.RUN_OUT, directory.NOT_INVITED, directory.CLOSED)
    facts = tuple((state.capitalize(), str(sum(each.state == state for each in accounts))) for state in states)
    return (Card("Accounts", facts=facts, links=(Link("See every account", reverse("list-accounts")),), order=20),)


def specimens() -> dict[str, dict[str, str]]:
    """A member whose account an administrator can look at, and an issuer, where there are any."""
    issuer = {"issuer": next((each.slug for each in issuers.every()), "none")}
    member = get_user_model().objects.filter(is_active=True).order_by("made_at").first()
    given = {"reference": member.reference} if member else {}
    of_members = ("show-account-of", "invite-member", "sign-out-member", "forget-factors")
    return {
        **{name: given for name in of_members if given},
        "sign-in-elsewhere": issuer,
        "sign-in-elsewhere-back": issuer,
    }


@transaction.atomic
def sweep(*, by: Viewer, at: datetime) -> None:
    """Delete sessions that are over, the rows that say whose they were, and links that ended long ago."""
    Session.objects.filter(expire_date__lt=at).delete()
    live = set(Session.objects.values_list("session_key", flat=True))
    for row in UserSession.objects.filter(user__partnership_id=by.tenant.id):
        if row.session_key not in live:
            row.delete()
    PasswordLink.objects.filter(partnership=by.tenant.id, until__lt=at - KEPT).delete()
