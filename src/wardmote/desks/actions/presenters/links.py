"""The words of the page that a one-time link about an action opens."""

from uuid import UUID

from django.utils.translation import gettext as _

from wardmote.desks.actions.presenters.pages import title
from wardmote.desks.actions.queries import (
    action_of_id,
)
from wardmote.errors import NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence.links import Question
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as day_words


def report_question(viewer: Viewer, target: UUID) -> Question:
    """How is this action? What an organisation is asked by link. Raises NotNow where it has ended."""
    whole = action_of_id(viewer, target, today())
    action = whole.seen
    if action.ended:
        raise NotNow(_("This action is %(state)s, so nothing more is asked.") % {"state": action.shown.state})
    return Question(
        heading=_("How is this action?"),
        sentences=(
            _("%(agency)s promised this to %(partnership)s. One line is enough.")
            % {"agency": action.organisation_name, "partnership": viewer.tenant.name},
        ),
        facts=(
            (_("Action"), action.text),
            (_("Owner"), action.owner or _("Nobody in particular")),
            (_("Due"), day_words(action.due)),
            (_("It seems to be"), f"{title(whole.proposed.state)}: {whole.proposed.because}"),
        ),
    )


def report_recorded(viewer: Viewer, target: UUID) -> tuple[str, ...]:
    """What is recorded of an action now, for whoever answered."""
    whole = action_of_id(viewer, target, today())
    said = next((each for each in whole.history if each.state), None)
    if said is None:
        return (_("Nobody has reported on it yet."),)
    return (
        f"{whole.seen.text}.",
        f"{title(said.state)}. {said.line}",
        _("Due %(day)s.") % {"day": day_words(whole.seen.due)},
    )
