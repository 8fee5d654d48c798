"""The words of a handover: on one page, what whoever takes over from a member must know."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.presenters.members import Act, training_row
from wardmote.desks.agencies.queries import WholeMember
from wardmote.desks.agencies.rules import is_on
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Card
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day


@dataclass(frozen=True)
class HandoverPage:
    """One member's risks, clocks and promises, and what they are here. `cards` are each desk's."""

    name: str
    sentence: str
    cards: tuple[Card, ...]
    own: tuple[tuple[str, str], ...]
    acts: tuple[Act, ...]


def handover_page(viewer: Viewer, whole: WholeMember, cards: Iterable[Card], parts: Iterable[str]) -> HandoverPage:
    """What desks hold of a member, with their roles, whom they act for and who stands in. `parts` are contacts."""
    now, seen = today(), whole.seen
    runs_out = [row for row in map(training_row, whole.training) if row[2]]
    return HandoverPage(
        name=_("Handover of %(name)s") % {"name": seen.name},
        sentence=_("What %(name)s of %(body)s answers for on %(day)s. Print it, or open it here while they are away.")
        % {"name": seen.name, "body": seen.organisation_name, "day": day(now)},
        cards=tuple(sorted(cards, key=lambda card: (card.order, card.title))),
        own=(
            (
                _("Roles"),
                ", ".join(each.title for each in whole.roles if is_on(each.starts, each.ends, now)) or _("None"),
            ),
            (_("Acts for their organisation as"), "; ".join(parts) or _("Nothing")),
            (_("Areas"), ", ".join(whole.areas) or _("All")),
            (_("Stands in for them"), _names(whole) or _("Nobody")),
            (_("They stand in for"), ", ".join(each.member_name for each in whole.stands_in_for) or _("Nobody")),
            (_("Training"), "; ".join(f"{row[0]}: {row[3]}" for row in runs_out) or _("None is recorded")),
        ),
        acts=_acts(viewer, whole),
    )


def _names(whole: WholeMember) -> str:
    now = today()
    standing = (each for each in whole.deputies if is_on(each.starts, each.ends, now))
    return ", ".join(f"{each.deputy_name}, {each.deputy_organisation}" for each in standing)


def _acts(viewer: Viewer, whole: WholeMember) -> tuple[Act, ...]:
    """What is done next: somebody stands in, or all of it is handed over for good."""
    of, found = {"reference": whole.seen.reference}, []
    if whole.seen.active and viewer.holds("administrator", "csp_manager"):
        found.append(Act(_("Say who stands in for them"), reverse("add-deputy", kwargs=of)))
    if whole.seen.active and viewer.holds("administrator"):
        found.append(Act(_("They leave: hand over and close the account"), reverse("close-account", kwargs=of)))
    return tuple(found)
