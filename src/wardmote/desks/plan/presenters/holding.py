"""The words of what one member has to keep of a plan: on their first page, and for whoever takes it over."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.plan.queries.holding import Standing, asked_of, standing_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import PROMISED, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
#: How many stale commitments a first page names.
FIRST = 5


def stale_card(viewer: Viewer) -> tuple[Card, ...]:
    """The standing commitments of this member, or of their organisation, that nobody has shown to be kept."""
    stale = [
        each
        for each in standing_for(viewer, today())
        if each.state == "stale"
        and (each.owner == viewer.member_id if each.owner else each.organisation_name == viewer.agency)
    ]
    if not stale:
        return ()
    said = ngettext(
        "%(n)s commitment of a plan is stale: nothing has shown for too long that it is kept.",
        "%(n)s commitments of a plan are stale: nothing has shown for too long that they are kept.",
        len(stale),
    ) % {"n": len(stale)}
    links = tuple(Link(each.text, address_of(each)) for each in stale[:FIRST])
    return (Card(_("Your standing commitments"), (said,), links=links, order=8, part=PROMISED),)


def held_by(viewer: Viewer, member: UUID) -> tuple[Card, ...]:
    """What one member keeps of the plan, for whoever takes it over."""
    asked = [
        (
            LINK.format(reverse("show-outcome", kwargs={"outcome": str(outcome)}), text),
            _("They are to say what was done."),
        )
        for outcome, text in asked_of(viewer, member)
    ]
    kept = [
        (LINK.format(address_of(each), each.text), _state(each))
        for each in standing_for(viewer, today())
        if each.owner == member
    ]
    facts = tuple(asked + kept)
    if not facts:
        return (Card(_("Plan"), (_("They keep no commitment of a plan."),), part=PROMISED),)
    return (Card(_("Plan"), facts=facts, part=PROMISED),)


def address_of(each: Standing) -> str:
    """Where a standing commitment is read."""
    of = {"reference": each.plan, "priority": each.priority.replace("_", "-")}
    return f"{reverse('show-next-priority', kwargs=of)}#commitments"


def _state(each: Standing) -> str:
    if each.last_shown is None:
        return _("%(state)s. Nothing has shown yet that it is kept.") % {"state": each.state.capitalize()}
    told = {"state": each.state.capitalize(), "day": in_words(each.last_shown)}
    return _("%(state)s. Last shown on %(day)s.") % told
