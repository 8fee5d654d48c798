"""Makes the first administrator of a partnership, who can then invite everybody else."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wardmote.desks.agencies.api import NewMember, add_member, members_for
from wardmote.desks.places.api import tenant_of
from wardmote.errors import Invalid, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import the_system
from wardmote.foundation.accounts.inviting import ADMINISTRATOR, invite
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.now import day_of
from wardmote.foundation.pages.words import moment

COMMAND = "administrator"


@transaction.atomic
def administrator_link(*, email: str, partnership: str, name: str, organisation: str, at: datetime) -> tuple[str, str]:
    """The link by which this administrator sets a password, and until when it works, in words.

    Somebody who is no member yet is made one, with that role and no other. A member who is no administrator is refused:
    roles are given in the site.
    """
    by = the_system(COMMAND, tenant_of(partnership))
    found = next((each for each in members_for(by) if each.email.lower() == email.strip().lower()), None)
    if found is None:
        if not (name.strip() and organisation.strip() and "@" in email):
            raise Invalid(
                f"{email} is no member of {by.tenant.name} yet.",
                instead="Give --name and --organisation too, and they will be made one.",
            )
        member_id = add_member(member=NewMember(name, email, organisation, (ADMINISTRATOR,)), by=by, at=at).pk
    else:
        member_id = found.id
    if not desks.the_one("viewer_of")(member_id).holds(ADMINISTRATOR):
        raise Refused(f"{email} is a member and no administrator.", instead="Give them the role in the site.")
    path = invite(by=by, member_id=member_id, at=at, mail=False)
    return f"{settings.WARDMOTE_ADDRESS}{path}", moment(at + limits_on(day_of(at)).span("invitation"))
