"""What is done, in the partnership's year and in calendars outside this site."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from wardmote.desks.delivery.presenters.activities import address_of, occasion_of
from wardmote.desks.delivery.queries.activities import ActivitySeen, activities_for
from wardmote.desks.delivery.rules import activities as rules
from wardmote.foundation.access import Viewer
from wardmote.foundation.calendars.appointments import Appointment
from wardmote.foundation.now import LONDON, today


def appointments(viewer: Viewer, first: date | None = None, last: date | None = None) -> Iterator[Appointment]:
    """Action days, operations and campaigns; a programme goes on and has no day. The public is told of none."""
    if viewer.kind == "public":
        return
    for each in activities_for(viewer, today()):
        if each.kind != rules.PROGRAMME and not each.withdrawn and each.ends:
            if first and last and not (each.starts <= last and first <= each.ends):
                continue
            starts, ends = (datetime.combine(on, time(), ZoneInfo(LONDON)) for on in (each.starts, each.ends))
            yield Appointment(
                what=_words(each),
                neutral=_("Partnership work"),
                id=each.id,
                href=address_of(each),
                starts=starts.astimezone(UTC),
                ends=(ends + timedelta(days=1)).astimezone(UTC),
                all_day=True,
            )


def _words(each: ActivitySeen) -> str:
    told = {"name": each.name, "kind": each.kind, "lead": each.lead_name, "occasion": occasion_of(each)}
    if each.kind != rules.CAMPAIGN:
        return _("%(name)s (%(kind)s)") % told
    with_ = _("%(name)s (campaign for %(occasion)s)") if told["occasion"] else _("%(name)s (campaign)")
    return (with_ + (_(", led by %(lead)s") if each.lead_name else "")) % told
