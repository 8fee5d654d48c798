"""What the protocol says of a request: asked with all that is known here, and given as the record that is stored."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from wardmote.desks.sharing.queries.agreements import agreement_of_version
from wardmote.desks.sharing.queries.documents import adopted_for
from wardmote.desks.sharing.queries.gate import agreements_between
from wardmote.desks.sharing.queries.law import reviews_in_force
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of
from wardmote.protocol import Agreement, Asked, Body, Decision, Field, Request, record, rulebook

#: The drafted document that is the appropriate policy document.
POLICY = "policy"


def decision_on(
    viewer: Viewer, found: RequestSeen, more: Mapping[str, Any], at: datetime, only: Collection[str] = ()
) -> tuple[Decision, dict[str, Any]]:
    """The decision on a request and its record: by the request's own facts and `more`, of all its fields or of `only`.

    Raises Invalid where it is not said yet whom to ask, or for what.
    """
    if found.holder is None or not found.fields:
        raise Invalid("It is not said yet whom you ask, and for what.", instead="Answer each question first.")
    day = day_of(at)
    has_policy = any(each.kind == POLICY and each.withdrawn_at is None for each in adopted_for(viewer))
    asked = Asked(
        Request(
            holder=Body(found.holder_name, found.holder_kind),
            recipient=Body(found.recipient_name, found.recipient_kind or None),
            fields=tuple(
                Field(each.name, each.record_class, each.sensitivity, each.patient)
                for each in found.fields
                if not only or each.name in only
            ),
            at=at,
            purpose=found.purpose,
            **{**found.facts, **more, "policy_document": has_policy},
        ),
        _agreements(viewer, found, day),
        reviews_in_force(viewer),
    )
    decision = asked.decided(rulebook())
    return decision, record(asked, decision)


def _agreements(viewer: Viewer, found: RequestSeen, day: date) -> tuple[Agreement, ...]:
    """Those between the two; of what is told in a meeting, the meeting's own alone."""
    every = agreements_between(viewer, found.holder, found.recipient, day) if found.holder else ()
    if found.told_in is None:
        return every
    own, _version = agreement_of_version(viewer, found.told_in.version, day)
    return tuple(each for each in every if each.id == own.reference)
