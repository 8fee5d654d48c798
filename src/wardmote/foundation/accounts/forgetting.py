"""A forgotten password: a link goes to the address, if it is an open account's; nobody is told whether it is."""

import secrets
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest

from wardmote.foundation import correspondence
from wardmote.foundation.accounts import tallies
from wardmote.foundation.accounts.entering import count, member_with
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.links import make_link
from wardmote.foundation.accounts.models import PasswordLink
from wardmote.foundation.accounts.recording import door
from wardmote.foundation.accounts.telling import reader_of
from wardmote.foundation.now import day_of


def ask_for_password(request: HttpRequest, *, email: str, at: datetime) -> None:
    """Have a link mailed if there is such an account. Raises NotNow after too many times, whoever's address it is.

    Nothing here sends a mail: a row is left for the worker. A password is hashed either way, beside which that row
    takes no time worth measuring.
    """
    count(request, tallies.FORGOTTEN, email, at=at)
    member = member_with(email)
    make_password(secrets.token_urlsafe(16))
    if member is not None and member.is_active:
        _mail(member, at)


@transaction.atomic
def _mail(member: AbstractBaseUser, at: datetime) -> None:
    link = make_link(member, kind=PasswordLink.FORGOTTEN, by=door(member), at=at)
    correspondence.send_mail(
        by=door(member),
        to=reader_of(member),
        template="accounts/forgotten-password",
        slots={"link": link.pk, "minutes": limits_on(day_of(at)).forgotten_minutes},
        about=(("agencies", "Member", member.pk),),
    )
