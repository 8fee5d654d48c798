"""The words of cards about actions: on a member's first page, and on their handover."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.actions.queries import (
    ActionSeen,
    Wish,
    every_action_for,
    last_said,
    promised_by,
)
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import PROMISED, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as day_words

#: How many of a member's own actions their first page names.
FIRST = 5
_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """For a member's first page: what they promised, the nearest first."""
    mine = promised_by(viewer, viewer.member_id, today(), FIRST) if viewer.member_id else None
    everything = Link(_("All actions"), reverse("list-actions"))
    if not mine or not mine.open:
        return (Card(_("Your actions"), (_("You own no open action."),), links=(everything,), order=6, part=PROMISED),)
    said = ngettext("You own %(n)s open action", "You own %(n)s open actions", mine.open) % {"n": mine.open}
    said += _("; late: %(late)s.") % {"late": mine.late}
    links = tuple(
        Link(_link_words(each), reverse("show-action", kwargs={"reference": each.reference})) for each in mine.nearest
    )
    return (Card(_("Your actions"), (said,), links=(*links, everything), order=6, part=PROMISED),)


def held_by(viewer: Viewer, member: UUID) -> tuple[Card, ...]:
    """What one member promised and has not done, for whoever takes it over: each with what was last said of it."""
    held = every_action_for(viewer, Wish(owner=member, open=True), today())
    if not held:
        return (Card(_("Actions"), (_("They own no open action."),), part=PROMISED),)
    said = last_said(viewer, [each.id for each in held])
    return (Card(_("Actions"), facts=tuple(_held(each, said.get(each.id, "")) for each in held), part=PROMISED),)


def _held(action: ActionSeen, said: str) -> tuple[Markup, str]:
    told = {
        "state": action.shown.state,
        "day": day_words(action.due),
        "said": said or _("Nothing has been said of it."),
    }
    href = reverse("show-action", kwargs={"reference": action.reference})
    return (_LINK.format(href, action.text), _("%(state)s, due %(day)s. %(said)s") % told)


def _link_words(action: ActionSeen) -> str:
    told = {"text": action.text, "state": action.shown.state, "day": day_words(action.due)}
    return _("%(text)s: %(state)s, due %(day)s") % told
