"""Mails to members about their own account: whom they go to, and that something was changed."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from wardmote.foundation import correspondence
from wardmote.foundation.accounts.recording import door
from wardmote.foundation.now import day_of


def reader_of(member: AbstractBaseUser) -> correspondence.Reader:
    """A member as the reader of a mail about their own account."""
    return correspondence.Reader(
        "member",
        member.name,
        member.partnership_id,
        id=member.pk,
        address=member.email,
    )


@transaction.atomic
def tell_changed(member: AbstractBaseUser, *, at: datetime) -> None:
    """Tell a member by mail that their password or a factor was changed, in case it was not they."""
    correspondence.send_mail(
        by=door(member),
        to=reader_of(member),
        template="accounts/account-changed",
        slots={"day": day_of(at)},
        about=(("agencies", "Member", member.pk),),
    )
