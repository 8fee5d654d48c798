"""Public pages of the plan, and members' pages that only read it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.assessment.api import counted_of_kinds, current_assessments, gaps_for
from wardmote.desks.plan import presenters, queries
from wardmote.desks.plan.presenters.versions import approved_cards
from wardmote.desks.plan.presenters.work import every
from wardmote.desks.plan.queries.closing import said_publicly
from wardmote.foundation import records
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.pages import render


@require_safe
def show_plan(request: HttpRequest) -> HttpResponse:
    """What the partnership puts first, and whether the plan is in force."""
    plan = queries.plan_for(request.viewer)
    approved = approved_cards(request.viewer, today())
    page = presenters.plan_page(plan, approved, organisations_for(request.viewer), request.viewer.tenant, today())
    return render(request, "plan/plan.html", {"page": page})


@require_safe
def show_priority(request: HttpRequest, priority: str) -> HttpResponse:
    """One priority: aims, what is done, what will be done, each with its place in the plan."""
    viewer = request.viewer
    found = queries.priority_for(viewer, priority.replace("-", "_"))
    page = presenters.priority_page(
        found,
        queries.plan_for(viewer),
        gaps_for(viewer),
        current_assessments(viewer),
        said_publicly(viewer),
        _beside(viewer, found),
        viewer.tenant,
        today(),
    )
    return render(request, "plan/priority.html", {"page": page, "quick_exit": page.about_harm})


@require_safe
def show_programme(request: HttpRequest, programme: str) -> HttpResponse:
    """Work the plan sets out beside its priorities."""
    viewer = request.viewer
    page = presenters.programme_page(
        queries.programme_for(viewer, programme.replace("-", "_")),
        queries.plan_for(viewer),
        organisations_for(viewer),
        viewer.tenant,
        today(),
    )
    return render(request, "plan/programme.html", {"page": page})


@require_safe
def show_antisocial_behaviour_work(request: HttpRequest) -> HttpResponse:
    """For the ASB officer: what the plan promised on it, and what the assessment counts."""
    return _work(request, "antisocial_behaviour")


@require_safe
def show_domestic_abuse_work(request: HttpRequest) -> HttpResponse:
    """For the IDVA: what the plan promised on domestic abuse, and what nobody has told the partnership."""
    return _work(request, "domestic_abuse")


def _work(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = request.viewer
    priority = queries.priority_for(viewer, slug)
    page = presenters.work_page(
        priority,
        _beside(viewer, priority),
        queries.plan_for(viewer),
        gaps_for(viewer),
        counted_of_kinds(viewer, tuple(kind for link in priority.evidence for kind in link.kinds)),
        _bodies(viewer),
        viewer.tenant,
        today(),
    )
    return render(request, "plan/work.html", {"page": page, "quick_exit": priority.about_harm})


def _beside(viewer: Viewer, found: queries.PrioritySeen) -> dict[UUID, tuple[records.Remark, ...]]:
    """What other desks have to say beside it and its lines."""
    told = (("Aim", found.aims), ("Commitment", (*found.now, *found.will)))
    said = [records.remarks(viewer, ("plan", table), [each.id for each in every(lines)]) for table, lines in told]
    said.append(records.remarks(viewer, ("plan", "Priority"), [found.id]))
    return {each: words for one in said for each, words in one.items()}


def _bodies(viewer: Viewer) -> dict[str, str]:
    return {each.slug: each.name for each in organisations_for(viewer)}
