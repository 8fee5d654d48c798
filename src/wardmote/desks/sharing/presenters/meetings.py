"""The words of what was told about a case in a meeting: the record that minutes point to, and putting it right."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.presenters.requests import disclosure_state
from wardmote.desks.sharing.presenters.telling import ClosedPage
from wardmote.desks.sharing.queries.meetings import MeetingDisclosureSeen
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.telling import ToldSeen
from wardmote.desks.sharing.rules import meetings as meeting_rules
from wardmote.desks.sharing.rules import requests as rules
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.records import Found
from wardmote.protocol import Protocol


def record_page(
    found: MeetingDisclosureSeen, meeting: Found | None, protocol: Protocol, viewer: Viewer
) -> shapes.Record:
    """What was told about one case in a meeting, as far as its reader may read of it; nothing of what it was."""
    deeds = tuple(_deeds(found, viewer))
    return shapes.Record(
        listed=Link(_("Requests for information"), reverse("list-sharing-requests")),
        title=_("Shared in a meeting: %(reference)s") % {"reference": found.reference},
        reference=found.reference,
        state=_state(found.requests),
        sentence=_stands(found.requests),
        first=None,
        deeds=deeds,
        facts=tuple(_facts(found, meeting, protocol)),
        sections=(_told(found), _present(found)),
        history=(_("Written down: %(who)s, %(when)s.") % {"who": found.made_by, "when": moment(found.made_at)},),
    )


def correct_page(found: MeetingDisclosureSeen, told: Sequence[tuple[RequestSeen, ToldSeen]]) -> ClosedPage:
    """What one's own agency told there, to be put right for everybody at once."""
    return ClosedPage(
        title=_("Put right what you told in %(reference)s") % {"reference": found.reference},
        back=reverse("show-told-in-meeting", kwargs={"reference": found.reference}),
        record_class=rules.gravest(each.gravest for each, _one in told),
        about=tuple(
            about
            for each, one in told
            for about in (("sharing", "DisclosureRequest", each.id), ("sharing", "Disclosure", one.disclosure.id))
        ),
        sentences=(
            _("From this moment nobody reads what was told before. Everybody it was told to is asked to look again."),
            _("A field that you leave empty is taken back."),
        ),
        facts=((_("Case"), found.case), (_("Told to"), "; ".join(each.recipient_name for each, _one in told))),
        go=_("Put it right"),
    )


def _facts(found: MeetingDisclosureSeen, meeting: Found | None, protocol: Protocol) -> Iterator[tuple[str, lists.Cell]]:
    href = reverse("show-agreement", kwargs={"reference": found.agreement.reference})
    yield _("Agreement"), lists.LINK.format(href, found.version.title)
    yield _("Case"), found.case
    yield _("What for"), protocol.named("purposes", found.purpose, "purpose").title
    if meeting is not None:
        yield _("Meeting"), lists.LINK.format(meeting.href, meeting.title)


def _told(found: MeetingDisclosureSeen) -> shapes.Section:
    return shapes.Section(
        "told",
        _("Who told whom"),
        _("What each agency told each other one, by field, and what was refused"),
        lists.plain(_("Told by"), _("Told to"), _("Fields"), _("State"), _("Why")),
        tuple(
            (
                each.holder_name,
                lists.LINK.format(each.href, shapes.HIDDEN.format(each.recipient_name, _("by %s") % each.holder_name)),
                "; ".join(each.latest.fields) if each.latest else _("None"),
                disclosure_state(each.latest, now())
                if each.latest and each.outcome != rules.REFUSED
                else status(each.state),
                _why(each, found),
            )
            for each in found.requests
        ),
        "",
    )


def _why(each: RequestSeen, found: MeetingDisclosureSeen) -> str:
    """Why something is not told: the agreement, or else what the protocol said; nothing where it is told."""
    told = set(each.latest.fields) if each.latest else set()
    said = each.decisions[-1].kept["fields"] if each.decisions else ()
    left = (f"{one['field']}: {' '.join(one['reasons'])}" for one in said if one["field"] not in told)
    return found.refusals.get(each.id) or " ".join(left)


def _present(found: MeetingDisclosureSeen) -> shapes.Section:
    why = {
        meeting_rules.CONFLICT: _("No: conflict of interest"),
        meeting_rules.NO_ACCOUNT: _("No: has no account here"),
        meeting_rules.NO_BODY: _("No: belongs to no organisation"),
        "": _("Yes, where their organisation was told"),
    }
    return shapes.Section(
        "present",
        _("Who was there to hear it"),
        _("Everybody who was there, and whether they may read what was told"),
        lists.plain(_("Who"), _("Organisation"), _("May read it here")),
        tuple((each.name, each.organisation_name or _("None"), why[each.why_not]) for each in found.hearers),
        _("Nobody."),
    )


def _deeds(found: MeetingDisclosureSeen, viewer: Viewer) -> Iterator[Link]:
    of, at = {"reference": found.reference}, now()
    live = [
        each
        for each in found.requests
        if each.latest and not each.latest.is_closed(at) and each.outcome != rules.REFUSED
    ]
    mine = [each for each in live if rules.may_answer(viewer, each.holder)]
    if any(each.outcome == rules.TOLD and each.latest and not each.latest.waits for each in mine):
        yield Link(_("Put right what your organisation told"), reverse("correct-told-in-meeting", kwargs=of))
    if mine or (live and viewer.member_id == found.recorder):
        yield Link(_("Take back what was told"), reverse("withdraw-told-in-meeting", kwargs=of))


def _state(requests: Sequence[RequestSeen]) -> str:
    """How the whole record stands: the first of these that some part of it is."""
    states = {each.state for each in requests}
    order = (rules.SECOND, rules.ANSWERED, rules.CLOSED, rules.SHREDDED, rules.DENIED)
    return next((each for each in order if each in states), rules.DENIED)


def _stands(requests: Sequence[RequestSeen]) -> str:
    told = sum(each.outcome == rules.TOLD for each in requests)
    refused = sum(each.outcome == rules.REFUSED for each in requests)
    waits = len(requests) - told - refused
    said = [
        ngettext("%(n)s telling was let out.", "%(n)s tellings were let out.", told) % {"n": told}
        if told
        else _("Nothing was let out.")
    ]
    if waits:
        said.append(
            ngettext("%(n)s waits for a second person.", "%(n)s wait for a second person.", waits) % {"n": waits}
        )
    if refused:
        said.append(ngettext("%(n)s was refused.", "%(n)s were refused.", refused) % {"n": refused})
    return " ".join(said)
