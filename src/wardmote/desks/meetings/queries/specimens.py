"""An example of every address of this desk that takes arguments."""

from wardmote.desks.meetings.models import (
    Attendance,
    Attended,
    Decision,
    Declaration,
    Group,
    GroupAgreement,
    Item,
    Meeting,
    MeetingPack,
    Minutes,
    Paper,
    Seat,
    StandingItem,
)

_GROUP = (
    *("show-group", "change-group", "end-group", "write-terms", "add-seat", "add-standing", "plan-meeting"),
    "name-agreement",
)
_MEETING = (
    *("show-meeting", "change-meeting", "call-meeting-off", "plan-meeting-again", "build-agenda", "arrange-agenda"),
    *("add-item", "begin-meeting", "accept-confidentiality", "add-observer", "declare-interest", "close-meeting"),
    *("correct-minutes", "show-minutes"),
)
_ITEM = ("change-item", "move-item", "remove-item", "attach-paper", "write-note", "decide", "capture-action")
_PACK = ("show-pack", "send-pack", "download-pack-pdf", "download-pack-docx", "download-pack-zip")
_LAYER = ("show-minutes-version", "download-minutes-pdf", "download-minutes-docx")


def specimens() -> dict[str, dict[str, object]]:
    """Arguments by the name of the address: of a meeting that is closed, where there is one."""
    minutes = Minutes.objects.select_related("meeting").order_by("made_at").first()
    meeting = minutes.meeting if minutes else Meeting.objects.order_by("made_at").first()
    group = meeting.group if meeting else Group.objects.filter(ours=True).order_by("title").first()
    found: dict[str, dict[str, object]] = {}
    if group:
        found |= {name: {"reference": group.reference} for name in _GROUP}
        found |= _one("end-seat", "seat", Seat.objects.filter(group=group, ended_at__isnull=True).first())
        found |= _one("end-standing", "item", StandingItem.objects.filter(ended_at__isnull=True).first())
    named = (
        GroupAgreement.objects.filter(ended_at__isnull=True).select_related("agreement").order_by("added_at").first()
    )
    found |= _one("end-named-agreement", "named", named)
    shared = Item.objects.filter(meeting__group=named.group_id, restricted=True).first() if named else None
    if named and shared:
        found["share-about-case"] = {"item": shared.pk, "agreement": named.agreement.reference}
    went = Attended.objects.filter(withdrawn_at__isnull=True).select_related("group").first()
    if went:
        found["record-attended"] = {"reference": went.group.reference}
    for name in ("change-attended", "withdraw-attended", "promise-there"):
        found |= _one(name, "attended", went)
    if meeting:
        found |= {name: {"reference": meeting.reference} for name in _MEETING}
        found |= _of_meeting(meeting)
    pack = MeetingPack.objects.select_related("meeting").order_by("made_at").first()
    if pack:
        found |= {name: {"reference": pack.meeting.reference} for name in _PACK}
    if minutes:
        of = {"reference": minutes.meeting.reference, "version": minutes.version, "layer": "shareable"}
        found |= dict.fromkeys(_LAYER, of)
    return found


def _of_meeting(meeting: Meeting) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    item = Item.objects.filter(meeting=meeting, restricted=False, removed_at__isnull=True).order_by("order").first()
    place = Attendance.objects.filter(meeting=meeting).first()
    decision = Decision.objects.filter(item__meeting=meeting, withdrawn_at__isnull=True).first()
    declaration = Declaration.objects.filter(withdrawn_at__isnull=True).order_by("made_at").first()
    paper = Paper.objects.filter(item__restricted=False, withdrawn_at__isnull=True).exclude(sha256="").first()
    for name in (*_ITEM, "approve-minutes"):
        found |= _one(name, "item", item)
    for name in ("tap-place", "mark-place"):
        found |= _one(name, "place", place)
    for name in ("change-decision", "withdraw-decision"):
        found |= _one(name, "decision", decision)
    for name in ("show-paper", "withdraw-paper"):
        found |= _one(name, "paper", paper)
    return found | _one("withdraw-declaration", "declaration", declaration)


def _one(name: str, argument: str, row) -> dict[str, dict[str, object]]:
    return {name: {argument: row.pk}} if row else {}
