"""The words of a place at a meeting, and what one tap does."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.meetings import rules, states
from wardmote.desks.meetings.queries.meetings import MeetingSeen
from wardmote.desks.meetings.queries.sitting import PlaceSeen
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import status

#: So many names have a button of their own; whoever else came is chosen from the list of members.
MOST = 3


@dataclass(frozen=True)
class Tap:
    """A button: its words, those that a screen reader adds, and what it sends."""

    text: str
    of: str
    state: str
    came: str = ""


@dataclass(frozen=True)
class PlaceLine:
    """A place: who is expected, how it stands, and what can be tapped."""

    anchor: str
    who: str
    stands: Markup | str
    taps: tuple[Tap, ...]
    tap_href: str
    other_href: str


def place_line(place: PlaceSeen, meeting: MeetingSeen, viewer: Viewer) -> PlaceLine:
    """A place as this viewer may mark it."""
    runs = viewer.holds(*rules.RUNS)
    own = viewer.member_id is not None and place.member == viewer.member_id
    over = meeting.state in (states.CLOSED, states.OFF)
    may = not over and (runs or (own and meeting.state == states.PLANNED))
    return PlaceLine(
        anchor=f"place-{place.id}",
        who=_who(place),
        stands=_stands(place, over=meeting.state == states.CLOSED),
        taps=tuple(_taps(place, sits=meeting.state != states.PLANNED)) if may else (),
        tap_href=reverse("tap-place", kwargs={"place": place.id}),
        other_href=reverse("mark-place", kwargs={"place": place.id})
        if runs and not over and place.state != states.OBSERVER
        else "",
    )


def _who(place: PlaceSeen) -> str:
    if place.state == states.OBSERVER:
        return f"{place.sat}, {place.organisation_name}"
    return f"{place.name}, {place.organisation_name}" if place.name else place.organisation_name


def _stands(place: PlaceSeen, *, over: bool) -> Markup | str:
    if not place.state:
        return _("Not there") if over else _("Nobody has said")
    if place.state == states.DEPUTY or (place.state == states.PRESENT and not place.name):
        return Markup("{}: {}").format(status(place.state), place.sat)
    return status(place.state)


def _taps(place: PlaceSeen, *, sits: bool):
    of = _who(place)
    if place.state == states.OBSERVER:
        return
    if place.member and sits and place.state != states.PRESENT:
        yield Tap(_("Present"), of, states.PRESENT)
    if place.state != states.APOLOGIES:
        yield Tap(_("Apologies"), of, states.APOLOGIES)
    state = states.DEPUTY if place.member else states.PRESENT
    words = _("Deputy: %(name)s") if place.member else _("Here: %(name)s")
    if place.member or sits:
        for each in place.may_sit[:MOST]:
            if place.came != each.id:
                yield Tap(words % {"name": each.name}, of, state, str(each.id))
    if place.state:
        yield Tap(_("Take back"), of, "")
