"""What delivery has to say beside lines of the plan."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.delivery import states
from wardmote.desks.delivery.presenters.projects import page_of
from wardmote.desks.delivery.queries.projects import ProjectSeen, projects_on
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import money
from wardmote.foundation.records import Remark


def remarks(viewer: Viewer, table: tuple[str, str], ids: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What was spent on an aim, and on which projects: a sentence for all, and for members one for each."""
    if table != ("plan", "Aim") or not ids:
        return {}
    return {aim: _of_aim(found, viewer) for aim, found in projects_on(viewer, ids, today()).items()}


def _of_aim(projects: tuple[ProjectSeen, ...], viewer: Viewer) -> tuple[Remark, ...]:
    approved = [each for each in projects if each.kept == states.APPROVED]
    told: list[Remark] = []
    if approved:
        said = ngettext(
            "Money: %(sum)s promised to one project, %(paid)s of it paid",
            "Money: %(sum)s promised to %(n)s projects, %(paid)s of it paid",
            len(approved),
        ) % {
            "n": len(approved),
            "sum": money(sum(each.books.committed for each in approved)),
            "paid": money(sum(each.books.paid for each in approved)),
        }
        told.append(Remark(said, reverse("show-money", kwargs={"partnership": viewer.tenant.slug})))
    if viewer.kind != "public":
        words = _("%(title)s, %(sum)s: %(state)s")
        told += [
            Remark(words % {"title": each.title, "sum": money(each.pence), "state": each.state}, page_of(each))
            for each in projects
        ]
    return tuple(told)
