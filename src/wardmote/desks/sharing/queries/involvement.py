"""Whom at another agency a member may ask about somebody, and the questions that were asked.

Everything is worked out anew from the agreements of the day: one that is withdrawn, has lapsed or says otherwise takes
the names and the questions away at once. What is hidden is answered as what never was.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from wardmote.desks.agencies.api import MemberSeen, members_for
from wardmote.desks.people.api import Involved, involved_with, protected_among
from wardmote.desks.sharing.models import InvolvementQuestion
from wardmote.desks.sharing.models.sealed import opened
from wardmote.desks.sharing.queries.agreements import AgreementSeen, PartySeen, VersionSeen, agreements_for
from wardmote.desks.sharing.queries.requests import answerers_of
from wardmote.desks.sharing.rules import involvement as rules
from wardmote.desks.sharing.rules.requests import may_answer, may_ask
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.listed import listed
from wardmote.foundation.now import day_of

#: How many questions a list shows, the latest first.
LISTED = 200


@dataclass(frozen=True)
class ToAsk:
    """Whom to ask at an agency: `contact`, by which agreement and for which purpose. `record` is told to nobody."""

    agreement: AgreementSeen
    version: VersionSeen
    purpose: str
    contact: MemberSeen
    record: UUID

    @property
    def holder(self) -> UUID:
        """The agency."""
        return self.contact.organisation


@dataclass(frozen=True)
class QuestionSeen:
    """A question, for who asks and for who is asked. `own` says that the viewer asked it; `of` is the record of the
    viewer's own agency that it is about."""

    id: UUID
    reference: str
    agreement: AgreementSeen
    purpose: str
    own: bool
    asker: UUID
    recipient: UUID
    recipient_name: str
    contact: UUID
    holder: UUID
    holder_name: str
    of: UUID
    made_at: datetime
    made_by: str
    answered_at: datetime | None
    answered_by: str
    withdrawn_at: datetime | None
    state: str

    @property
    def href(self) -> str:
        """Where it is read."""
        return reverse("show-involvement", kwargs={"reference": self.reference})

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == rules.ASKED


def whom_to_ask(viewer: Viewer, person: UUID, at: datetime) -> tuple[ToAsk, ...]:
    """Whom a member may ask at other agencies about somebody whose record they read, one of each agency."""
    if not may_ask(viewer):
        return ()
    found: dict[UUID, ToAsk] = {}
    for each, version in _telling(viewer, at):
        agencies = {one.organisation for one in version.parties if _tells(each, version, viewer.organisation, one)}
        classes = rules.classes_of(one.record_class for one in version.fields)
        if not agencies or not classes:
            continue
        for purpose in version.purposes:
            more = {"agencies": agencies, "classes": classes, "at": at}
            for one in involved_with(viewer, person, purpose, **more):
                contact = _contact(viewer, one)
                if contact is not None:
                    found.setdefault(one.organisation, ToAsk(each, version, purpose, contact, one.record))
    return tuple(sorted(found.values(), key=lambda each: (each.contact.organisation_name, each.contact.name)))


def whom_to_ask_at(viewer: Viewer, person: UUID, holder: UUID, at: datetime) -> ToAsk:
    """Whom to ask at one agency; raises Missing, whether it is hidden or never was."""
    for each in whom_to_ask(viewer, person, at):
        if each.holder == holder:
            return each
    raise Missing("There is nobody to ask there.", instead="Look at the record again.")


def questions_for(viewer: Viewer, at: datetime) -> tuple[QuestionSeen, ...]:
    """What this member asked, and what they or their agency are asked, the latest first, and all that wait."""
    rows = listed(_readable(viewer), LISTED, left=Q(answered_at__isnull=True, withdrawn_at__isnull=True))
    return tuple(_seen(viewer, rows, at))


def question_for(viewer: Viewer, reference: str, at: datetime) -> QuestionSeen:
    """One of them; raises Missing."""
    for each in _seen(viewer, _readable(viewer).filter(reference=reference), at):
        return each
    raise Missing("There is no such question here.", instead="Look for it in the list of questions.")


def locked_question(viewer: Viewer, reference: str, at: datetime) -> tuple[QuestionSeen, InvolvementQuestion]:
    """One of them as it is once every other act on it is done, and its row, to be changed; raises Missing."""
    found = question_for(viewer, reference, at)
    row = seen(viewer, InvolvementQuestion, BUSINESS).select_for_update().get(pk=found.id)
    return question_for(viewer, reference, at), row


def words_of(viewer: Viewer, found: QuestionSeen) -> tuple[str, str]:
    """Why a question that the viewer may read was asked, and what was answered, in the words of who typed it."""
    row = seen(viewer, InvolvementQuestion, BUSINESS).get(pk=found.id)
    why, words = (opened("InvolvementQuestion", row.pk, each, getattr(row, each)) for each in ("why", "words"))
    return why, words


def may_answer_question(viewer: Viewer, found: QuestionSeen) -> bool:
    """Whether the viewer is who is asked, or answers for their agency."""
    return not found.own and (viewer.member_id == found.contact or may_answer(viewer, found.holder))


def waiting_about(viewer: Viewer, person: UUID, at: datetime) -> dict[UUID, QuestionSeen]:
    """The questions about a record of theirs that the viewer asked and that were not taken back, by the agency."""
    rows = _readable(viewer).filter(person=person, asker=viewer.member_id, withdrawn_at__isnull=True)
    return {each.holder: each for each in reversed(tuple(_seen(viewer, rows, at)))}


def named_for(viewer: Viewer, names: Collection[str], keys: Collection[UUID], at: datetime) -> dict[str, str | None]:
    """The references of questions by their ids and references; None for those that the viewer does not read."""
    wanted = Q(pk__in=tuple(keys)) | Q(reference__in=tuple(names))
    rows = seen(viewer, InvolvementQuestion, BUSINESS).filter(wanted).values_list("pk", "reference")
    reads = {each.id for each in _seen(viewer, _readable(viewer).filter(wanted), at)}
    told = {pk: reference if pk in reads else None for pk, reference in rows}
    by_reference = {reference: told[pk] for pk, reference in rows}
    return {**by_reference, **{str(pk): said for pk, said in told.items()}}


def _telling(viewer: Viewer, at: datetime) -> Iterator[tuple[AgreementSeen, VersionSeen]]:
    """The agreements by which somebody is told whom to ask today, each with its version."""
    for each in agreements_for(viewer, day_of(at)):
        if each.tells and each.open is not None and each.open.tells_involvement:
            yield each, each.open


def _tells(found: AgreementSeen, version: VersionSeen, own: UUID | None, other: PartySeen | None) -> bool:
    """May the one agency be told by an agreement whom to ask at the other?"""
    mine = version.party(own)
    if mine is None or other is None or mine == other:
        return False
    sides = {"own": _party(mine), "other": _party(other)}
    return rules.may_be_told(in_force=found.tells, tells_involvement=version.tells_involvement, **sides)


def _party(party: PartySeen) -> rules.Party:
    return rules.Party(party.tells, party.told, signed=party.signature is not None)


def _contact(viewer: Viewer, one: Involved) -> MemberSeen | None:
    """Who keeps the record there, or who answers for the agency where that one is gone."""
    able = {each.id: each for each in members_for(viewer) if each.active and each.organisation == one.organisation}
    wanted = (one.keeper, *answerers_of(viewer, one.organisation))
    return next((able[each] for each in wanted if each in able), None)


def _readable(viewer: Viewer) -> "QuerySet[InvolvementQuestion]":
    rows = seen(viewer, InvolvementQuestion, BUSINESS).select_related("holder", "recipient").order_by("-made_at", "id")
    if viewer.kind != "member" or viewer.member_id is None:
        return rows.none()
    whose, asked = Q(asker=viewer.member_id), Q(withdrawn_at__isnull=True)
    whose |= asked & Q(contact=viewer.member_id, holder=viewer.organisation)
    if may_answer(viewer, viewer.organisation):
        whose |= asked & Q(holder=viewer.organisation)
    return rows.filter(whose)


def _seen(viewer: Viewer, rows: Iterable[InvolvementQuestion], at: datetime) -> Iterator[QuestionSeen]:
    """Those of them whose agreement still tells, and of which nobody is protected."""
    telling = {version.id: (each, version) for each, version in _telling(viewer, at)}
    asked = list(rows)
    hidden = protected_among(viewer, {each for row in asked for each in (row.person, row.record)})
    for row in asked:
        found, version = telling.get(row.version_id, (None, None))
        if found is None or version is None or {row.person, row.record} & hidden:
            continue
        if not _tells(found, version, row.recipient_id, version.party(row.holder_id)):
            continue
        own = row.asker_id == viewer.member_id
        yield QuestionSeen(
            id=row.pk,
            reference=row.reference,
            agreement=found,
            purpose=row.purpose,
            own=own,
            asker=row.asker_id,
            recipient=row.recipient_id,
            recipient_name=row.recipient.name,
            contact=row.contact_id,
            holder=row.holder_id,
            holder_name=row.holder.name,
            of=row.person if own else row.record,
            made_at=row.made_at,
            made_by=row.made_by,
            answered_at=row.answered_at,
            answered_by=row.answered_by,
            withdrawn_at=row.withdrawn_at,
            state=rules.state_of(answered_at=row.answered_at, answer=row.answer, withdrawn_at=row.withdrawn_at),
        )
