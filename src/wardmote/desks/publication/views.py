"""The public's first pages: fetch, present, render."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.assessment.api import current_assessments, gaps_for
from wardmote.desks.places.api import areas_for, partnership_for, tenants
from wardmote.desks.plan.api import approved_cards, plan_for
from wardmote.desks.publication import presenters
from wardmote.foundation.now import today
from wardmote.foundation.pages import render


@require_safe
def choose_partnership(request: HttpRequest) -> HttpResponse:
    """Which partnership's pages do you want?"""
    return render(request, "publication/choose.html", {"tenants": tenants()})


@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """What the partnership is, what it puts first, and what is counted here."""
    viewer = request.viewer
    approved = approved_cards(viewer, today())
    page = presenters.home_page(
        partnership_for(viewer), plan_for(viewer), approved, current_assessments(viewer), today()
    )
    return render(request, "publication/home.html", {"page": page})


@require_safe
def get_help(request: HttpRequest) -> HttpResponse:
    """Who to call. People come here in danger, so it can be left fast."""
    return render(request, "publication/help.html", {"page": presenters.help_page(), "quick_exit": True})


@require_safe
def find_help(request: HttpRequest) -> HttpResponse:
    """The services of the directory that were checked, by need and area. It can be left fast."""
    viewer = request.viewer
    page = presenters.find_page(viewer, areas_for(viewer), request.GET)
    return render(request, "publication/find.html", {"page": page, "quick_exit": True})


@require_safe
def show_accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement that regulation 8 of SI 2018/952 asks for."""
    return render(request, "publication/accessibility.html", {"contact": settings.WARDMOTE_CONTACT})


@require_safe
def show_privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whoever reads or signs in."""
    return render(request, "publication/privacy.html", {"contact": settings.WARDMOTE_CONTACT})


@require_safe
def show_scrutiny(request: HttpRequest) -> HttpResponse:
    """For a councillor: what to read, and what nobody can yet answer."""
    viewer = request.viewer
    page = presenters.scrutiny_page(
        plan_for(viewer), current_assessments(viewer), gaps_for(viewer), viewer.tenant, today()
    )
    return render(request, "publication/scrutiny.html", {"page": page})
