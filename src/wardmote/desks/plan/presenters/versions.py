"""The words of approved versions of plans, as anybody reads them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.plan.presenters.approving import address_of, changed_lines
from wardmote.desks.plan.queries.versions import VersionSeen, approved_plans
from wardmote.desks.plan.rules import status_on
from wardmote.documents import from_dict, render_html
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class VersionCard:
    """An approved plan in a list."""

    title: str
    href: str
    text: str


@dataclass(frozen=True)
class VersionPage:
    """A version as a page."""

    version: VersionSeen
    latest_href: str
    facts: tuple[tuple[str, str], ...]
    body: Markup
    downloads: tuple[Link, ...]
    versions: tuple[Link, ...]
    changes_href: str
    plan_href: str


@dataclass(frozen=True)
class ChangesPage:
    """What a version changed."""

    heading: str
    rows: tuple[tuple[str, str, str], ...]
    first: bool
    back: str


def approved_cards(viewer: Viewer, day: date) -> tuple[VersionCard, ...]:
    """The approved plans of every area, each with whether it is in force."""
    return tuple(
        VersionCard(
            f"{each.area}: {each.title}",
            address_of(viewer, each),
            _state(each, day),
        )
        for each in approved_plans(viewer)
    )


def _state(version: VersionSeen, day: date) -> str:
    told = {
        "from": in_words(version.starts),
        "to": in_words(version.ends),
        "n": version.number,
        "on": in_words(version.approved_at),
    }
    words = {
        "not started": _("It starts on %(from)s. Version %(n)s, approved on %(on)s."),
        "in force": _("In force until %(to)s. Version %(n)s, approved on %(on)s."),
        "ended": _("It ended on %(to)s. Version %(n)s, approved on %(on)s."),
    }
    return words[status_on(starts=version.starts, ends=version.ends, day=day)] % told


def version_page(version: VersionSeen, versions: tuple[VersionSeen, ...], viewer: Viewer) -> VersionPage:
    """A version inside the site's own layout, with the others."""
    of = {"partnership": viewer.tenant.slug, "reference": version.plan, "number": version.number}
    latest = versions[0]
    return VersionPage(
        version=version,
        latest_href="" if latest.number == version.number else address_of(viewer, latest),
        facts=(
            (_("Area"), version.area),
            (_("In force"), _("%(from)s to %(to)s") % {"from": in_words(version.starts), "to": in_words(version.ends)}),
            (_("Version"), str(version.number)),
            (_("Approved"), moment(version.approved_at)),
            (_("Agreed"), version.because),
            (_("SHA-256 of its words"), version.digest),
        ),
        body=Markup(render_html(from_dict(version.document), page=False)),
        downloads=tuple(
            Link(title, reverse("send-plan-version", kwargs={**of, "kind": kind}))
            for kind, title in (("pdf", "PDF"), ("docx", "Word"))
        ),
        versions=tuple(
            Link(
                _("Version %(n)s, approved on %(day)s") % {"n": each.number, "day": in_words(each.approved_at)},
                address_of(viewer, each),
            )
            for each in versions
            if each.number != version.number
        ),
        changes_href=reverse("show-plan-changes", kwargs=of),
        plan_href=reverse("show-plan", kwargs={"partnership": viewer.tenant.slug}),
    )


def changes_page(version: VersionSeen, before: VersionSeen | None, viewer: Viewer) -> ChangesPage:
    """What a version changed of the one before it."""
    told = {"n": version.number, "title": version.title}
    return ChangesPage(
        heading=_("What version %(n)s of “%(title)s” changed") % told,
        rows=changed_lines(before, version.lines),
        first=before is None,
        back=address_of(viewer, version),
    )
