"""The words of the pages of assessments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.assessment.presenters.downloads import Downloads, downloads
from wardmote.desks.assessment.queries import AssessmentSeen, FileSeen, current_assessments
from wardmote.documents import Document, from_dict, render_html
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.pages.words import day


@dataclass(frozen=True)
class InList:
    """An assessment in a list."""

    assessment: AssessmentSeen
    href: str
    figures_href: str
    downloads: Downloads


@dataclass(frozen=True)
class ListPage:
    """The assessments of a partnership."""

    partnership: str
    current: tuple[InList, ...]
    earlier: tuple[InList, ...]


@dataclass(frozen=True)
class AssessmentPage:
    """An assessment as a page."""

    assessment: AssessmentSeen
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    body: Markup
    downloads: Downloads
    figures_href: str
    list_href: str


def list_page(
    assessments: Iterable[AssessmentSeen], files: Mapping[str, tuple[FileSeen, ...]], tenant: Tenant
) -> ListPage:
    """Current ones by place, then earlier ones; their files are given by reference."""
    listed = [_in_list(each, files.get(each.reference, ()), tenant) for each in assessments]
    return ListPage(
        partnership=tenant.name,
        current=tuple(each for each in listed if each.assessment.current),
        earlier=tuple(each for each in listed if not each.assessment.current),
    )


def _in_list(assessment: AssessmentSeen, files: tuple[FileSeen, ...], tenant: Tenant) -> InList:
    of = {"partnership": tenant.slug, "reference": assessment.reference}
    return InList(
        assessment,
        reverse("show-assessment", kwargs=of),
        reverse("list-figures", kwargs=of),
        downloads(assessment.reference, files, tenant),
    )


def assessment_page(
    assessment: AssessmentSeen, stored: dict[str, Any], files: tuple[FileSeen, ...], tenant: Tenant
) -> AssessmentPage:
    """The issued document inside the site's own layout, each figure leading to where it came from."""
    document = from_dict(stored)
    of = {"partnership": tenant.slug, "reference": assessment.reference}
    return AssessmentPage(
        assessment=assessment,
        subtitle=document.subtitle,
        facts=(
            (_("Place"), assessment.place_name),
            (_("Period"), assessment.period),
            (_("Evidence as known on"), day(assessment.as_at)),
            (_("Reference"), assessment.reference),
            (_("Made by"), f"Wardmote {assessment.version}"),
            (_("SHA-256 of its record"), assessment.digest),
        ),
        body=Markup(_body(document, reverse("list-figures", kwargs=of))),
        downloads=downloads(assessment.reference, files, tenant),
        figures_href=reverse("list-figures", kwargs=of),
        list_href=reverse("list-assessments", kwargs={"partnership": tenant.slug}),
    )


@lru_cache(maxsize=32)
def _body(document: Document, figures: str) -> str:
    """An issued document never changes, so neither does its page."""
    return render_html(document, page=False, figure_href=lambda figure: f"{figures}{figure}/")


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What the assessment has to say on a member's first page: each, with what it was built on."""
    title, home = _("Strategic assessment"), {"partnership": viewer.tenant.slug}
    current = current_assessments(viewer)
    if not current:
        said = _("No assessment has been issued for this partnership yet.")
        return (Card(title, (said,), order=10),)
    return tuple(
        Card(
            f"{title}: {each.place_name}",
            facts=(
                (_("Period"), each.period),
                (_("Evidence as known on"), day(each.as_at)),
                (
                    _("Built on"),
                    _("%(extracts)s extracts; %(figures)s figures")
                    % {"extracts": each.extracts, "figures": each.figures},
                ),
                (_("SHA-256 of its record"), each.digest),
            ),
            links=(
                Link(
                    _("Read the assessment of %(place)s") % {"place": each.place_name},
                    reverse("show-assessment", kwargs={**home, "reference": each.reference}),
                ),
                Link(
                    _("See where its figures came from: %(place)s") % {"place": each.place_name},
                    reverse("list-figures", kwargs={**home, "reference": each.reference}),
                ),
            ),
            order=10,
        )
        for each in current
    )
