"""The words of the card about recommendations on a member's first page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance import states
from wardmote.desks.governance.queries.recommendations import RecommendationSeen, Wish, recommendations_for, signer_for
from wardmote.desks.governance.rules import recommendations as rules
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, WAITING, Card, Link
from wardmote.foundation.now import today

#: How many the first page names.
FIRST = 5


def of_recommendations(viewer: Viewer) -> tuple[Card, ...]:
    """For a member's first page: what is overdue, of all for those who run the year and else of their own agency's,
    and what waits for them to clear it or to agree that it is done."""
    found, signer = recommendations_for(viewer, Wish(), today()), signer_for(viewer)
    runs = viewer.holds(*rules.READS_ALL)
    late = [each for each in found if each.state == states.LATE and (runs or signer.organisation in each.organisations)]
    waiting = [each for each in found if _waits_for(each, viewer, signer)]
    cards = []
    if late:
        said = ngettext("%(n)s recommendation is overdue.", "%(n)s recommendations are overdue.", len(late))
        cards.append(_card(_("Recommendations of reviews"), said % {"n": len(late)}, late, DUE))
    if waiting:
        said = ngettext(
            "%(n)s recommendation waits for you to decide.",
            "%(n)s recommendations wait for you to decide.",
            len(waiting),
        )
        cards.append(_card(_("Recommendations to decide"), said % {"n": len(waiting)}, waiting, WAITING))
    return tuple(cards)


def _waits_for(each: RecommendationSeen, viewer: Viewer, signer: rules.Signer) -> bool:
    if each.state == states.WAITING:
        return viewer.holds(*rules.CLEARS) and each.writer != viewer.member_id
    if each.state == states.SENT_BACK:
        return viewer.holds(*rules.WRITES)
    outside = signer.organisation not in each.organisations and signer.member not in each.owners
    return each.state == states.READY and viewer.holds(*rules.SIGNS) and outside


def _card(title: str, said: str, found: list[RecommendationSeen], part: str) -> Card:
    words = _("%(code)s, recommendation %(n)s: %(state)s")
    links = tuple(
        Link(
            words % {"code": each.code, "n": each.number, "state": each.state},
            reverse("show-recommendation", kwargs={"reference": each.reference}),
        )
        for each in found[:FIRST]
    )
    return Card(
        title, (said,), links=(*links, Link(_("All recommendations"), reverse("list-recommendations"))), part=part
    )
