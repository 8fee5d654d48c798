"""What was told, and whom a request is about, opened for those who may read it: the one way to either."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.desks.sharing.models import Disclosure, DisclosureRequest
from wardmote.desks.sharing.models.sealed import case_of, opened
from wardmote.desks.sharing.queries.request_seen import DisclosureSeen, RequestSeen
from wardmote.desks.sharing.queries.requests import request_of_id
from wardmote.desks.sharing.rules import requests as rules
from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.standing import standing_of
from wardmote.foundation.grants.queries import in_force
from wardmote.foundation.now import now
from wardmote.foundation.sealing import has_key

#: So many tellings back are words looked for that were pasted from one into the next.
_LATELY = 10


@dataclass(frozen=True)
class ToldSeen:
    """What was told, opened: each field's words, and why it was weighed so (for its holder alone)."""

    disclosure: DisclosureSeen
    said: Mapping[str, str]
    necessity: str = ""
    proportionality: str = ""


def subject_of(viewer: Viewer, found: RequestSeen) -> tuple[str, str]:
    """Whom a request is about in words, and why it is asked, for who asks and who answers; raises Refused for others.

    Where it is about a case alone, the first is the case's reference.
    """
    if not _reads_subject(viewer, found):
        raise Refused(
            "Whom this is about is read by who asked and by who answers for the other organisation.",
            instead="Ask one of them.",
        )
    row = seen(viewer, DisclosureRequest, BUSINESS).get(pk=found.id)
    words = [opened("DisclosureRequest", row.pk, name, getattr(row, name)) for name in ("about", "why")]
    case = ".".join(map(str, found.case)) if found.case else ""
    return "; ".join(each for each in (case, words[0]) if each), words[1]


def told_for(viewer: Viewer, found: RequestSeen, number: int, at: datetime) -> ToldSeen:
    """What was told under a number, as its holder wrote it, or as its recipient may read it now.

    Raises Missing where there is none or it is not the viewer's to read, NotNow where its access has ended.
    """
    one = next((each for each in found.told if each.number == number), None)
    if one is None or not (_told_it(viewer, found) or _is_recipient(viewer, found)):
        raise Missing("Nothing was told here that you may read.", instead="Look at the request.")
    if not _told_it(viewer, found):
        _check_open(viewer, found, one, at)
    row = seen(viewer, Disclosure, BUSINESS).get(pk=one.id)
    # A restore may bring a row back whose key was destroyed: there is nothing to read in it.
    if one.destroyed_at is not None or not has_key(case_of("Disclosure", row.pk)):
        raise NotNow("What was told was destroyed. The receipt with its hash is kept.", instead="Read the receipt.")
    told = json.loads(opened("Disclosure", row.pk, "told", row.told))
    weighed = json.loads(opened("Disclosure", row.pk, "weighed", row.weighed) or "{}")
    return ToldSeen(one, told["fields"], **(weighed if _told_it(viewer, found) else {}))


def weighed_lately(viewer: Viewer) -> set[str]:
    """What the partnership's last tellings were weighed with, so that nobody pastes the same again.

    One whose key is gone, as after a restore, says nothing and is passed over.
    """
    rows = seen(viewer, Disclosure, BUSINESS).filter(destroyed_at__isnull=True).exclude(weighed="").order_by("-made_at")
    kept = [row for row in rows[:_LATELY] if has_key(case_of("Disclosure", row.pk))]
    found = [opened("Disclosure", row.pk, "weighed", row.weighed) for row in kept]
    return {words for each in found for words in json.loads(each).values()}


def may_read(viewer: Viewer, table: str, record: UUID) -> bool:
    """Whether this viewer may read the subject of a request, or what was told: what the correspondence gate asks."""
    try:
        if table == "DisclosureRequest":
            return _reads_subject(viewer, request_of_id(viewer, record))
        row = seen(viewer, Disclosure, BUSINESS).filter(pk=record).first()
        if table != "Disclosure" or row is None:
            return False
        found = request_of_id(viewer, row.request_id)
    except Missing:
        return False
    one = next(each for each in found.told if each.id == record)
    return reads_told(viewer, found, one, now())


def reads_told(viewer: Viewer, found: RequestSeen, one: DisclosureSeen, at: datetime) -> bool:
    """Whether this viewer may read it at this moment."""
    if one.destroyed_at is not None:
        return False
    if _told_it(viewer, found):
        return True
    try:
        _check_open(viewer, found, one, at)
    except (Missing, NotNow):
        return False
    return _is_recipient(viewer, found)


def may_read_as_holder(viewer: Viewer, found: RequestSeen) -> bool:
    """Whether they answer for who told it."""
    return rules.may_answer(viewer, found.holder)


def _told_it(viewer: Viewer, found: RequestSeen) -> bool:
    """Whether they answer for who told it, or told it themselves by voice."""
    by_voice = found.way == rules.EMERGENCY and viewer.kind == "member" and viewer.member_id == found.asker
    return by_voice or may_read_as_holder(viewer, found)


def _reads_subject(viewer: Viewer, found: RequestSeen) -> bool:
    if viewer.kind == "mailbox":
        return bool(viewer.agency) and viewer.agency == found.holder_name and found.answered_at is None
    return _is_recipient(viewer, found) or _told_it(viewer, found)


def _is_recipient(viewer: Viewer, found: RequestSeen) -> bool:
    """Whether they asked, or are their organisation's liaison officer; or heard it in a meeting."""
    if viewer.kind != "member" or viewer.organisation != found.recipient:
        return False
    if found.told_in is not None:
        return viewer.member_id in found.readers
    return viewer.member_id == found.asker or viewer.holds(*rules.OVERSEES)


def _check_open(viewer: Viewer, found: RequestSeen, one: DisclosureSeen, at: datetime) -> None:
    """Raise NotNow unless it was let out, and every grant it is read by opens it to this viewer now.

    What was told in a meeting is read by one's own grant, and by nobody who has a conflict of interest by now.
    """
    if one.released_at is None:
        raise Missing("Nothing was told here that you may read.", instead="Look at the request.")
    opens = {each.id for each in in_force(viewer, at)}
    wants = {each.id for each in one.grants}
    if found.told_in is not None:
        if found.case in standing_of(viewer, at).conflicted:
            raise NotNow("You have a conflict of interest in this case.", instead="Ask a colleague.")
        wants = {each.id for each in one.grants if each.to_member == viewer.member_id} or {None}
    if one.is_closed(at) or not wants <= opens:
        raise NotNow(
            "Your access to this has ended. The receipt, with the hash of what was told, is kept.",
            instead="Destroy every copy that you have, and say so on the request; or ask again.",
        )
