"""What a grant may say, and why one ends. Plain Python."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.errors import Invalid
from wardmote.foundation.now import day_of
from wardmote.protocol import rulebook

#: Why a grant ends before its time: words of the code, for the audit takes no others.
WITHDRAWN, LAPSED, MISTAKEN, NOT_NEEDED = (
    "agreement withdrawn",
    "signature lapsed",
    "given by mistake",
    "needed no more",
)
ENDS = (WITHDRAWN, LAPSED, MISTAKEN, NOT_NEEDED)

#: A record: the desk, the table, the id.
Record = tuple[str, str, UUID]
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,62}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,62}")


@dataclass(frozen=True)
class AgreementVersion:
    """The agreement a grant rests on, by id, and the version of it that was in force when it was given (from 1)."""

    agreement: UUID
    version: int


def purposes_on(day: date) -> frozenset[str]:
    """What information may be asked for on a day, as the protocol names it."""
    return frozenset(each.id for each in rulebook().on(day).purposes)


def check_grant(
    *,
    to: Collection[UUID | None],
    of: Record,
    fields: Collection[str],
    purpose: str,
    agreement: AgreementVersion,
    until: datetime,
    at: datetime,
) -> None:
    """Return quietly for what a grant can be; raises Invalid. `to` is the member and the organisation, one of them."""
    if sum(each is not None for each in to) != 1:
        raise Invalid("A grant is given to one member or to one organisation.", instead="Name one, and not both.")
    if not all(_NAME.fullmatch(each) for each in of[:2]):
        raise Invalid("A grant names no record.", instead="Give the desk, the table and the id.")
    if isinstance(fields, str) or not fields or not all(_FIELD.fullmatch(each) for each in fields):
        raise Invalid("A grant names the fields it opens, one by one.", instead="Name at least one field.")
    if purpose not in purposes_on(day_of(at)):
        raise Invalid("A grant is for one purpose that the protocol knows.", instead="Choose a purpose.")
    if agreement.version < 1:
        raise Invalid("A grant rests on a version of an agreement.", instead="Give the version that is in force.")
    if until <= at:
        raise Invalid("A grant would end before it began.", instead="Give a moment that is still to come.")
