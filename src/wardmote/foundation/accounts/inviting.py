"""What an administrator does for other members' accounts, and what desks may ask of them: the doors of this package.

invite(by=viewer, member_id=…, at=now())      a one-time link that sets a password, mailed and shown once
shut_out(by=viewer, member_id=…, at=now())    their sessions and links end; for an account that is closed
forget_factors(by=viewer, member_id=…, at=now())   they set up a new second factor; for one who lost everything
"""

from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation import correspondence
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts import factors, sessions
from wardmote.foundation.accounts.links import end_links, make_link, path_of
from wardmote.foundation.accounts.models import PasswordLink
from wardmote.foundation.accounts.telling import reader_of, tell_changed
from wardmote.foundation.now import day_of

ADMINISTRATOR = "administrator"


@transaction.atomic
def invite(*, by: Viewer, member_id: UUID, at: datetime, mail: bool = True) -> str:
    """Make a member's invitation and mail it to them; the path of its page, to be shown once and given to nobody else.

    Raises NotNow for a closed account. An invitation sets a password and nothing else: second factors stay.
    """
    member = member_for(by, member_id)
    if not member.is_active:
        raise NotNow("This account is closed.", instead="Open it again first, then invite its member.")
    link = make_link(member, kind=PasswordLink.INVITATION, by=by, at=at)
    if mail:
        correspondence.send_mail(
            by=by,
            to=reader_of(member),
            template="accounts/invitation",
            slots={"link": link.pk, "day": day_of(link.until)},
            about=(("agencies", "Member", member.pk),),
        )
    return path_of(link.pk)


@transaction.atomic
def shut_out(*, by: Viewer, member_id: UUID, at: datetime) -> int:
    """End a member's sessions and withdraw their links, at once; how many sessions there were."""
    member = member_for(by, member_id)
    end_links(member.pk, by=by, at=at)
    return sessions.end_of(member.pk)


@transaction.atomic
def forget_factors(*, by: Viewer, member_id: UUID, at: datetime) -> int:
    """Take all of a member's second factors away and end their sessions; how many factors there were.

    Whoever does this must know, otherwise than by mail, that it is the member who asks.
    """
    member = member_for(by, member_id)
    sessions.end_of(member.pk)
    tell_changed(member, at=at)
    return factors.forget_all(member.pk)


def member_for(by: Viewer, member_id: UUID) -> AbstractBaseUser:
    """A member of the partnership whose accounts `by` keeps; raises Refused where they keep none, Missing elsewhere."""
    if by.kind != "system" and not by.holds(ADMINISTRATOR):
        raise Refused("Only an administrator may do this.", instead="Ask an administrator of your partnership.")
    found = get_user_model().objects.filter(pk=member_id, partnership_id=by.tenant.id).first()
    if found is None:
        raise Missing("There is no such member in this partnership.", instead="Choose one from the list of accounts.")
    return found
