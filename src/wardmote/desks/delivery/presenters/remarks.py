"""What delivery has to say beside lines of the plan."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.delivery import states
from wardmote.desks.delivery.presenters import activities
from wardmote.desks.delivery.presenters.bids import address_of
from wardmote.desks.delivery.presenters.projects import page_of
from wardmote.desks.delivery.queries.activities import ActivitySeen, activities_on
from wardmote.desks.delivery.queries.bids import BidSeen, bids_on
from wardmote.desks.delivery.queries.projects import ProjectSeen, projects_on
from wardmote.desks.delivery.queries.schools import TalkSeen, talks_on
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import money
from wardmote.foundation.records import Remark


def remarks(viewer: Viewer, table: tuple[str, str], ids: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What was spent on an aim, on which projects, what others were asked for, and what was done: for the public the
    sum alone, and what has begun."""
    if table != ("plan", "Aim") or not ids:
        return {}
    projects, bids = projects_on(viewer, ids, today()), bids_on(viewer, ids, today())
    done, talks = activities_on(viewer, ids, today()), talks_on(viewer, ids)
    return {
        aim: (
            *_of_aim(projects.get(aim, ()), viewer),
            *map(_of_bid, bids.get(aim, ())),
            *(_of_activity(each, viewer) for each in done.get(aim, ())),
            *_of_talks(talks.get(aim, ()), viewer),
        )
        for aim in {**projects, **bids, **done, **talks}
    }


def _of_aim(projects: tuple[ProjectSeen, ...], viewer: Viewer) -> tuple[Remark, ...]:
    approved = [each for each in projects if each.kept in states.GIVEN]
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


def _of_bid(bid: BidSeen) -> Remark:
    given = bid.pence if bid.given is None else bid.given
    words = _("Bid to %(funder)s, %(sum)s: %(state)s")
    return Remark(words % {"funder": bid.funder, "sum": money(given), "state": bid.state}, address_of(bid))


def _of_activity(each: ActivitySeen, viewer: Viewer) -> Remark:
    told = {"kind": each.kind.capitalize(), "name": each.name, "days": activities.days_of(each), "state": each.state}
    if viewer.kind == "public":
        href = reverse("show-done", kwargs={"partnership": viewer.tenant.slug})
        return Remark(_("%(kind)s “%(name)s”, %(days)s") % told, f"{href}#{each.reference}")
    return Remark(_("%(kind)s “%(name)s”, %(days)s: %(state)s") % told, activities.address_of(each))


def _of_talks(talks: tuple[TalkSeen, ...], viewer: Viewer) -> tuple[Remark, ...]:
    if not talks:
        return ()
    told = {"n": len(talks), "schools": len({each.school.id for each in talks})}
    said = _("Talks at schools: %(n)s, at %(schools)s of them")
    if viewer.kind == "public":
        return (Remark(said % told, reverse("show-done", kwargs={"partnership": viewer.tenant.slug}) + "#schools"),)
    return (Remark(said % told, reverse("list-schools")),)
