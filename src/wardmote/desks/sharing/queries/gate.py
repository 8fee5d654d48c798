"""Agreements as the protocol takes them, for one body that would tell and one that would be told."""

from datetime import date
from uuid import UUID

from wardmote.desks.sharing import states
from wardmote.desks.sharing.queries.agreements import AgreementSeen, VersionSeen, agreements_for
from wardmote.foundation.access import Viewer
from wardmote.protocol import Agreement, Signature


def agreements_between(viewer: Viewer, holder: UUID, recipient: UUID, day: date) -> tuple[Agreement, ...]:
    """What stands between two organisations on a day, one telling and the other told.

    An agreement that does not let this one tell, or that one be told, covers no field here.
    """
    every = agreements_for(viewer, day)
    return tuple(_between(each, each.open, holder, recipient) for each in every if each.open)


def _between(found: AgreementSeen, version: VersionSeen, holder: UUID, recipient: UUID) -> Agreement:
    tells = any(each.organisation == holder and each.tells for each in version.parties)
    told = any(each.organisation == recipient and each.told for each in version.parties)
    number = str(version.number)
    return Agreement(
        id=found.reference,
        tier=found.tier,
        version=number,
        state=states.IN_FORCE if found.tells else found.shown,
        purposes=frozenset(version.purposes),
        fields=frozenset(each.name for each in version.fields) if tells and told else frozenset(),
        signatures=tuple(
            Signature(each.organisation_name, number, stands=True) for each in version.parties if each.signature
        ),
    )
