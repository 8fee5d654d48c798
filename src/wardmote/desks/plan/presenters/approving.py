"""The words of approving a plan: what a second person is shown, what the policing body is asked."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.plan.documents import lines_of
from wardmote.desks.plan.queries.checking import facts_of
from wardmote.desks.plan.queries.county import county_priorities
from wardmote.desks.plan.queries.drafting import PlanWritten, plan_written
from wardmote.desks.plan.queries.versions import VersionSeen, sent_for
from wardmote.desks.plan.rules.completeness import missing_of
from wardmote.desks.plan.rules.drafting import check_can_propose
from wardmote.errors import NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes import Weighed
from wardmote.foundation.correspondence.links import Question
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment

KIND = "plan/approval"
CITATION = "SI 2007/1830, regulations 10 and 11"


def weigh_plan(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """Approving a plan as it is now: every line that is not in its last version. Raises NotNow while it lacks one."""
    plan = plan_written(viewer, subject)
    check_can_propose(missing_of(facts_of(viewer, plan)))
    lines = changed_lines(plan.latest, lines_of(plan, county_priorities(viewer)))
    return Weighed(
        title=_("Approve the plan “%(title)s” of %(area)s") % {"title": plan.title, "area": plan.area_name},
        lines=lines,
        legal=True,
        href=reverse("show-next-plan", kwargs={"reference": plan.reference}),
        citation=CITATION,
    )


def changed_lines(
    before: VersionSeen | None, after: tuple[tuple[str, str, str], ...]
) -> tuple[tuple[str, str, str], ...]:
    """What differs between a version and what comes after: where it stands, its words before, its words after."""
    was = {key: (where, words) for key, where, words in before.lines} if before else {}
    new = {key for key, _where, _words in after}
    found = [
        (where, was[key][1] if key in was else _("Not in it"), words)
        for key, where, words in after
        if was.get(key, ("", ""))[1] != words
    ]
    found += [(where, words, _("No longer in it")) for key, (where, words) in was.items() if key not in new]
    return tuple(found)


def received_question(viewer: Viewer, target: UUID) -> Question:
    """What the policing body is asked when a plan is sent to it. Raises NotNow where it has confirmed already."""
    sent, version = sent_for(viewer, target)
    if sent.received_at:
        raise NotNow(_("It has been confirmed already that this plan has come."), instead=_("Nothing to do."))
    return Question(
        heading=_("Has this partnership plan come?"),
        sentences=(
            _("%(partnership)s sends you its approved plan under regulation 13A of SI 2007/1830.")
            % {"partnership": viewer.tenant.name},
            _("It is published at %(where)s, with PDF and Word files to take away.")
            % {"where": address_of(viewer, version)},
        ),
        facts=(
            (_("Plan"), version.title),
            (_("Area"), version.area),
            (_("Version"), str(version.number)),
            (_("Approved"), in_words(version.approved_at)),
        ),
        go=_("Confirm that it has come"),
    )


def received_recorded(viewer: Viewer, target: UUID) -> tuple[str, ...]:
    """What is recorded of a sending, for whoever confirmed it."""
    sent, version = sent_for(viewer, target)
    told = {"title": version.title, "number": version.number}
    if sent.received_at is None:
        return (_("%(title)s, version %(number)s: nobody has confirmed yet that it has come.") % told,)
    who = {"when": moment(sent.received_at), "who": sent.received_by}
    return (_("%(title)s, version %(number)s.") % told, _("It came: %(when)s, %(who)s.") % who)


def address_of(viewer: Viewer, version: VersionSeen) -> str:
    """Where an approved version is published."""
    of = {"partnership": viewer.tenant.slug, "reference": version.plan, "number": version.number}
    return reverse("show-plan-version", kwargs=of)


def missing_titles(viewer: Viewer, plan: PlanWritten) -> tuple[str, ...]:
    """What keeps a plan from being proposed."""
    return missing_of(facts_of(viewer, plan))
