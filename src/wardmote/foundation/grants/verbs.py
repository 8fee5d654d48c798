"""Giving a grant, and ending one or all that hang on an agreement. Each records itself in the audit as it writes."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.grants.models import AccessGrant
from wardmote.foundation.grants.rules import ENDS, AgreementVersion, Record, check_grant

_OF = ("grants", "AccessGrant")
_GIVEN = (
    "to_member",
    "to_organisation",
    "desk",
    "table",
    "record",
    "fields",
    "purpose",
    "agreement",
    "version",
    "until",
)


@transaction.atomic
def give(
    *,
    by: Viewer,
    to_member: UUID | None = None,
    to_organisation: UUID | None = None,
    of: Record,
    fields: Iterable[str],
    purpose: str,
    agreement: AgreementVersion,
    until: datetime,
    at: datetime,
) -> UUID:
    """Let one member or organisation read these fields of a record of `by`'s partnership; the grant's id.

    Whether they may be told is the protocol's to decide, and the caller's to have asked: nothing of that is asked here.
    It begins at `at` and ends before `until`. Raises Invalid for what no grant can be.
    """
    named = fields if isinstance(fields, str) else tuple(dict.fromkeys(fields))
    check_grant(
        to=(to_member, to_organisation), of=of, fields=named, purpose=purpose, agreement=agreement, until=until, at=at
    )
    desk, table, record = of
    row = AccessGrant.objects.create(
        partnership=by.tenant.id,
        to_member=to_member,
        to_organisation=to_organisation,
        desk=desk,
        table=table,
        record=record,
        fields=list(named),
        purpose=purpose,
        agreement=agreement.agreement,
        version=agreement.version,
        until=until,
        given_at=at,
        given_by=by.name,
    )
    audit.record(by=by, what="shared", of=(*_OF, row.pk), fields=_GIVEN)
    return row.pk


@transaction.atomic
def end(
    *, by: Viewer, of_agreement: UUID | None = None, grant: UUID | None = None, because: str, at: datetime
) -> tuple[UUID, ...]:
    """End one grant, or every grant that hangs on any version of an agreement; the ids of those that it ended.

    From this transaction on nobody reads by them. One that has ended stays as it was. `because` is one of `ENDS`.
    Raises Missing for a grant that is not here, and Invalid unless one of both is named.
    """
    if (of_agreement is None) == (grant is None):
        raise Invalid("Either one grant is ended or all of one agreement.", instead="Name one of both.")
    if because not in ENDS:
        raise Invalid("A grant is ended for a reason that has a name.", instead=f"Give one of: {', '.join(ENDS)}.")
    rows = seen(by, AccessGrant, BUSINESS).select_for_update()
    rows = rows.filter(agreement=of_agreement) if grant is None else rows.filter(pk=grant)
    if grant is not None and not rows.exists():
        raise Missing("There is no such grant.", instead="Look at what hangs on the agreement.")
    ended = tuple(rows.filter(ended_at__isnull=True).values_list("pk", flat=True))
    AccessGrant.objects.filter(pk__in=ended).update(ended_at=at, ended_by=by.name, because=because)
    audit.record(by=by, what="ended", of=(*_OF, ended), fields=("ended_at", "because"), because=because)
    return ended
