"""What was told in meetings: the record of one case, who was there, and what minutes may say of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.sharing.models import Hearer, MeetingDisclosure
from wardmote.desks.sharing.queries.agreements import (
    AgreementSeen,
    VersionSeen,
    agreement_of_version,
    agreements_for,
)
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import records_read, refusal_of, told_in_meeting
from wardmote.desks.sharing.queries.telling import ToldSeen, told_for
from wardmote.desks.sharing.rules.agreements import FOR_A_PURPOSE
from wardmote.desks.sharing.rules.requests import REFUSED, TOLD, may_answer
from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.standing import Name, standing_of
from wardmote.foundation.sealing import Case


@dataclass(frozen=True)
class HearerSeen:
    """Somebody who was there; `why_not` says why they get no access, and is empty where they do."""

    name: str
    organisation: UUID | None
    organisation_name: str
    why_not: str


@dataclass(frozen=True)
class MeetingDisclosureSeen:
    """What was told about one case in a meeting, as far as the viewer may read of it: each agency to each other.

    `refusals` say why something was refused, by request, besides what the protocol said.
    """

    id: UUID
    reference: str
    item: Name
    case: str
    purpose: str
    recorder: UUID
    made_at: datetime
    made_by: str
    agreement: AgreementSeen
    version: VersionSeen
    hearers: tuple[HearerSeen, ...]
    requests: tuple[RequestSeen, ...]
    refusals: Mapping[UUID, str]


@dataclass(frozen=True)
class ToldOn:
    """That information was shared about a case, as minutes may say it: nothing of what it was. Its record `opens` to
    whoever may read something of it."""

    reference: str
    item: UUID
    agreement: str
    case: str
    opens: bool


def meeting_disclosure_for(viewer: Viewer, reference: str, day: date) -> MeetingDisclosureSeen:
    """One record; raises Missing for whoever may read of nothing that was told in it."""
    requests = told_in_meeting(viewer, reference)
    row = seen(viewer, MeetingDisclosure, BUSINESS).get(reference=reference)
    agreement, version = agreement_of_version(viewer, row.version_id, day)
    heard = seen(viewer, Hearer, BUSINESS).filter(told_in=row).select_related("organisation").order_by("name", "id")
    return MeetingDisclosureSeen(
        id=row.pk,
        reference=row.reference,
        item=(row.desk, row.table, row.item),
        case=str(Case(row.case_desk, row.case_table, row.case_record)),
        purpose=row.purpose,
        recorder=row.recorder_id,
        made_at=row.made_at,
        made_by=row.made_by,
        agreement=agreement,
        version=version,
        hearers=tuple(
            HearerSeen(
                each.name, each.organisation_id, each.organisation.name if each.organisation else "", each.why_not
            )
            for each in heard
        ),
        requests=requests,
        refusals={each.id: refusal_of(viewer, each.id) for each in requests if each.outcome == REFUSED},
    )


def records_named(viewer: Viewer, names: Collection[str]) -> dict[str, str | None]:
    """Records by their references, each called so; None for those of which the viewer may read nothing."""
    found = seen(viewer, MeetingDisclosure, BUSINESS).filter(reference__in=names).values_list("reference", flat=True)
    return {each: each if _reads_of(viewer, each) else None for each in found}


def _reads_of(viewer: Viewer, reference: str) -> bool:
    try:
        return bool(told_in_meeting(viewer, reference))
    except Missing:
        return False


def told_on(viewer: Viewer, table: tuple[str, str], items: Collection[UUID], day: date) -> tuple[ToldOn, ...]:
    """That something was shared on items of a meeting, the first first; nothing where all of it was refused."""
    desk, name = table
    rows = seen(viewer, MeetingDisclosure, BUSINESS).filter(desk=desk, table=name, item__in=list(items), told=True)
    rows = rows.order_by("made_at", "id")
    titles = {one.id: each.title for each in agreements_for(viewer, day) for one in each.versions} if rows else {}
    opens = records_read(viewer, [row.pk for row in rows]) if rows else frozenset()
    return tuple(
        ToldOn(
            row.reference,
            row.item,
            titles[row.version_id],
            str(Case(row.case_desk, row.case_table, row.case_record)),
            row.pk in opens,
        )
        for row in rows
    )


def for_meetings(viewer: Viewer, day: date) -> tuple[AgreementSeen, ...]:
    """The agreements that a group of meetings may work under: for a purpose, and open."""
    return tuple(each for each in agreements_for(viewer, day) if each.tier == FOR_A_PURPOSE and each.open)


def tellers_under(viewer: Viewer, agreement: AgreementSeen) -> dict[UUID, str]:
    """The organisations that tell by an agreement in force and have signed it, by id, with their names."""
    version = agreement.open
    if version is None or not agreement.tells:
        return {}
    return {each.organisation: each.organisation_name for each in version.parties if each.tells and each.signature}


def to_put_right(
    viewer: Viewer, found: MeetingDisclosureSeen, at: datetime
) -> tuple[tuple[RequestSeen, ToldSeen], ...]:
    """What the viewer's own agency told there, to be put right; raises Refused for whoever does not answer for one that
    told something, and NotNow where nothing of it can be read any more."""
    if not any(may_answer(viewer, each.holder) for each in found.requests):
        raise Refused(
            "What was told is put right by who answers for the agency that told it.", instead="Ask one of them."
        )
    told = tuple(
        (each, told_for(viewer, each, each.latest.number, at))
        for each in found.requests
        if may_answer(viewer, each.holder)
        and each.outcome == TOLD
        and each.latest
        and not each.latest.waits
        and not each.latest.is_closed(at)
    )
    if not told:
        raise NotNow("Your organisation told nothing there that can still be read.", instead="Look at the record.")
    return told


def uncovered(viewer: Viewer, found: RequestSeen, day: date) -> str:
    """Why the meeting's agreement does not let the one tell the other now, in a sentence; nothing where it does."""
    if found.told_in is None:
        return ""
    agreement, version = agreement_of_version(viewer, found.told_in.version, day)
    if not agreement.tells or agreement.open != version:
        return f"The agreement {agreement.reference} of that meeting is not in force in that version."
    parties = {each.organisation: each for each in version.parties if each.signature}
    holder, recipient = parties.get(found.holder) if found.holder else None, parties.get(found.recipient)
    if holder is None or not holder.tells:
        return f"{found.holder_name} has not signed {agreement.reference} to tell by it."
    if recipient is None or not recipient.told:
        return f"{found.recipient_name} has not signed {agreement.reference} to be told by it."
    return ""


def conflicted(viewer: Viewer, members: Iterable[UUID], case: Name, at: datetime) -> frozenset[UUID]:
    """Those of these members of whom a conflict of interest in a case is known; whoever has no open account too."""
    viewer_of = desks.the_one("viewer_of")
    found = set()
    for each in members:
        try:
            if case in standing_of(viewer_of(each), at).conflicted:
                found.add(each)
        except Refused:
            found.add(each)
    return frozenset(found)


def free_of_conflict(viewer: Viewer, members: Collection[UUID], case: Name | None, at: datetime) -> tuple[UUID, ...]:
    """Those of these members of whom no conflict of interest in the case is known."""
    known = conflicted(viewer, members, case, at) if case else frozenset()
    return tuple(each for each in members if each not in known)
