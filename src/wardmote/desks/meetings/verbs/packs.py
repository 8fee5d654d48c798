"""The only writer of packs: what goes out before a meeting, frozen as it was, and who is told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.meetings.documents.packs import Gathered, pack_of
from wardmote.desks.meetings.models import MeetingPack
from wardmote.desks.meetings.queries.live import from_restricted, late_of_no_meeting, live_of
from wardmote.desks.meetings.queries.locked import meeting_row
from wardmote.desks.meetings.queries.meetings import Agenda, meeting_for, whole_agenda
from wardmote.desks.meetings.queries.minutes import last_minutes
from wardmote.desks.meetings.queries.packs import readers_of
from wardmote.desks.meetings.queries.sitting import places_of
from wardmote.documents import to_dict
from wardmote.errors import NotNow
from wardmote.foundation import audit, desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import send_mail
from wardmote.foundation.now import day_of


@transaction.atomic
def send_pack(*, meeting: UUID, by: Viewer, at: datetime) -> int:
    """Freeze the papers of a meeting as they are now and tell by mail whoever is expected; the pack's number.

    A pack that was sent before stays; this one is the latest.
    """
    row = meeting_row(by, meeting)
    if row.closed_at or row.off_at:
        raise NotNow("This meeting is over, so there is no pack to send.", instead="Read its minutes.")
    number = seen(by, MeetingPack, BUSINESS).filter(meeting=row).count() + 1
    one = meeting_for(by, row.reference)
    items = whole_agenda(by, one)
    live = live_of(by, Agenda(one, items, whole=True), at)
    gathered = Gathered(
        meeting=one,
        items=items,
        expected=tuple(each.name or each.organisation_name for each in places_of(by, one)),
        actions=live.actions,
        restricted=from_restricted(by, live.actions),
        clocks=live.clocks,
        last=last_minutes(by, one),
        number=number,
        tenant=by.tenant,
        late=late_of_no_meeting(by, day_of(at)),
        overdue=tuple(table for say in desks.declared("overdue") for table in say(by, day_of(at))),
    )
    papers = [[str(paper.id), item.restricted, item.number] for item in items for paper in item.papers]
    made = MeetingPack.objects.create(
        partnership_id=by.tenant.id,
        meeting=row,
        number=number,
        whole=to_dict(pack_of(gathered, whole=True)),
        shareable=to_dict(pack_of(gathered, whole=False)),
        papers=papers,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="sent", of=("meetings", "MeetingPack", made.pk), fields=("number",))
    about = (("meetings", "MeetingPack", made.pk),)
    slots = {"day": one.day, "reference": one.reference}
    for reader in readers_of(by, one):
        send_mail(by=by, to=reader, template="meetings/pack-ready", slots=slots, about=about)
    return number
