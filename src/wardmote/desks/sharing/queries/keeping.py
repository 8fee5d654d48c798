"""Requests for information as retention needs them: whose they are and since when, and no word of them."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce

from wardmote.desks.sharing.models import (
    Disclosure,
    DisclosureRequest,
    Hearer,
    InvolvementQuestion,
    MeetingDisclosure,
)
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.over import Name, Over, Wanted

#: The last step of a request that has a day.
_LAST = Coalesce(F("reviewed_at"), F("withdrawn_at"), F("answered_at"), F("asked_at"), F("made_at"))
#: The same of a question of involvement.
_ANSWERED = Coalesce(F("withdrawn_at"), F("answered_at"), F("made_at"))


def kept_requests(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Requests with what was told on them. One on which something was told that is not destroyed yet stays.

    The agency that was asked decides, or whose request nobody was asked; both may hold it.
    """
    rows = seen(viewer, DisclosureRequest, BUSINESS).annotate(last=_LAST)
    if wanted.record_class:
        return
    if wanted.records is not None:
        rows = rows.filter(pk__in=wanted.records)
    if wanted.reference:
        rows = rows.filter(reference=wanted.reference)
    if wanted.moment is not None:
        told = seen(viewer, Disclosure, BUSINESS).filter(request=OuterRef("pk"), destroyed_at__isnull=True)
        rows = rows.filter(~Exists(told), last__lt=wanted.moment)
    found = list(rows.select_related("holder", "recipient").order_by("last", "pk"))
    tellers: dict[UUID, set[UUID]] = defaultdict(set)
    disclosures: dict[UUID, set[Name]] = defaultdict(set)
    for one in seen(viewer, Disclosure, BUSINESS).filter(request__in=[row.pk for row in found]):
        tellers[one.request_id] |= {each for each in (one.teller_id, one.second_id) if each}
        disclosures[one.request_id].add(("sharing", "Disclosure", one.pk))
    for row in found:
        bodies = [each for each in (row.holder, row.recipient) if each is not None]
        case = {(row.case_desk, row.case_table, row.case_record)} if row.case_record else set()
        yield Over(
            row.pk,
            row.reference,
            "",
            day_of(row.last),
            agencies=tuple((each.pk, each.name) for each in bodies),
            keepers=frozenset({row.asker_id, *tellers[row.pk]}),
            names=frozenset(case | disclosures[row.pk]),
        )


def kept_questions(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Questions whether two agencies may speak about somebody: the one that was asked decides, and both may hold it."""
    rows = seen(viewer, InvolvementQuestion, BUSINESS).annotate(last=_ANSWERED)
    if wanted.record_class:
        return
    if wanted.records is not None:
        rows = rows.filter(pk__in=wanted.records)
    if wanted.reference:
        rows = rows.filter(reference=wanted.reference)
    if wanted.moment is not None:
        rows = rows.filter(last__lt=wanted.moment)
    for row in rows.select_related("holder", "recipient").order_by("last", "pk"):
        yield Over(
            row.pk,
            row.reference,
            "",
            day_of(row.last),
            agencies=tuple((each.pk, each.name) for each in (row.holder, row.recipient)),
            keepers=frozenset({row.asker_id, row.contact_id}),
            names=frozenset({("people", "Person", row.person), ("people", "Person", row.record)}),
        )


def kept_in_meetings(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Records of meetings, without those of which a request is still kept. Whose minutes they are decides."""
    rows = seen(viewer, MeetingDisclosure, BUSINESS)
    if wanted.record_class:
        return
    if wanted.records is not None:
        rows = rows.filter(pk__in=wanted.records)
    if wanted.reference:
        rows = rows.filter(reference=wanted.reference)
    if wanted.moment is not None:
        told = seen(viewer, DisclosureRequest, BUSINESS).filter(told_in=OuterRef("pk"))
        rows = rows.filter(~Exists(told), made_at__lt=wanted.moment)
    found = list(rows.select_related("recorder__organisation").order_by("made_at", "pk"))
    heard: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    present = seen(viewer, Hearer, BUSINESS).filter(told_in__in=[row.pk for row in found], organisation__isnull=False)
    for one in present.select_related("organisation").order_by("organisation__name"):
        heard[one.told_in_id][one.organisation_id] = one.organisation.name
    for row in found:
        own = row.recorder.organisation
        yield Over(
            row.pk,
            row.reference,
            "",
            day_of(row.made_at),
            agencies=tuple({own.pk: own.name, **heard[row.pk]}.items()),
            keepers=frozenset({row.recorder_id}),
            names=frozenset({(row.case_desk, row.case_table, row.case_record)}),
        )
