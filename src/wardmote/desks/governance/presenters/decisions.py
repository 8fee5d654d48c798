"""The words of how crime and disorder were regarded: its pages, and what it says beside an aim and an area."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.decisions import DecisionSeen, bearing_on, decided_in
from wardmote.desks.governance.rules import decisions as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status
from wardmote.foundation.records import Remark


def list_page(every: tuple[DecisionSeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every decision, or those of one state."""
    shown = [each for each in every if each.state == asked or not asked]
    return shapes.Listed(
        title=_("Section 17 decisions"),
        about=_("How authorities regarded crime and disorder in what they decided: %(law)s (unconfirmed).")
        % {"law": rules.LAW},
        caption=_("Decisions, the latest first"),
        columns=lists.plain(_("Decision"), _("State"), _("Authority"), _("Area"), _("Decided"), _("What it does")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("What authorities decided with an eye to crime and disorder will be listed here."),
            _("A CSP manager, a community safety officer or an agency lead writes each down."),
        ),
        filters=lists.filters_of("list-regarded-decisions", rules.STATES, [each.state for each in every], asked),
        add=Link(_("Write a decision down"), reverse("add-regarded-decision")) if viewer.holds(*rules.WRITES) else None,
        downloads=lists.downloads_of("download-regarded-decisions") if every else (),
        all_href=reverse("list-regarded-decisions") if every else "",
    )


def decision_page(found: DecisionSeen, viewer: Viewer) -> shapes.Record:
    """One decision."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    aim = lists.LINK.format(found.aim.href, found.aim.text) if found.aim else _("None in particular")
    return shapes.Record(
        register=Link(_("Section 17 decisions"), reverse("list-regarded-decisions")),
        title=found.title,
        reference=found.reference,
        state=found.state,
        sentence=_("It was written by mistake.") if found.withdrawn else f"{rules.EFFECTS[found.effect]}.",
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Authority"), found.organisation_name),
            (_("Decided"), in_words(found.decided_on)),
            (_("How crime and disorder were regarded"), found.regarded),
            (_("What is done about it"), found.remedy or _("Nothing was needed")),
            (_("Aim that it bears on"), aim),
            (_("Area"), found.area or _("All areas")),
            (_("Where it is"), lists.LINK.format(found.link, found.link) if found.link else _("Not known")),
            (_("Law"), rules.LAW),
            (_("Reference"), found.reference),
        ),
    )


def table_of(found: Iterable[DecisionSeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Decision"), _("State"), _("Authority"), _("Area"), _("Decided")),
        *(_("How crime and disorder were regarded"), _("What it does"), _("What is done about it"), _("Aim")),
    )
    rows = (
        (
            *(each.reference, each.title, each.state, each.organisation_name, each.area or None),
            *(each.decided_on.isoformat(), each.regarded, rules.EFFECTS[each.effect], each.remedy or None),
            each.aim.text if each.aim else None,
        )
        for each in found
    )
    return lists.table("section-17-decisions", _("Section 17 decisions"), titles, rows)


def remarks(viewer: Viewer, aims: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What is said beside each of these aims: which decisions bear on it, and what they do."""
    found: dict[UUID, list[Remark]] = {}
    for each in bearing_on(viewer, aims):
        if each.aim:
            told = {"what": each.title, "who": each.organisation_name, "effect": rules.EFFECTS[each.effect]}
            words = _("Section 17: %(what)s, %(who)s. %(effect)s.") % told
            found.setdefault(each.aim.id, []).append(Remark(words, _href(each)))
    return {aim: tuple(said) for aim, said in found.items()}


def remarks_of_areas(viewer: Viewer, areas: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What is said beside each of these areas: how many decisions are written down, and which was the last."""
    found = {}
    for area, there in decided_in(viewer, areas).items():
        if there:
            said = ngettext(
                "%(n)s decision is written down under section 17, the last of %(day)s: %(what)s",
                "%(n)s decisions are written down under section 17, the last of %(day)s: %(what)s",
                len(there),
            )
            told = {"n": len(there), "day": in_words(there[0].decided_on), "what": there[0].title}
            found[area] = (Remark(said % told, reverse("list-regarded-decisions")),)
    return found


def _deeds(found: DecisionSeen) -> tuple[Link, ...]:
    of = {"reference": found.reference}
    if found.withdrawn:
        return (Link(_("Take it up again"), reverse("take-regarded-decision-up", kwargs=of)),)
    return (
        Link(_("Change what was written"), reverse("change-regarded-decision", kwargs=of)),
        Link(_("Take it back"), reverse("take-back-regarded-decision", kwargs=of)),
    )


def _row(each: DecisionSeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.title),
        status(each.state),
        each.organisation_name,
        each.area or _("All areas"),
        in_words(each.decided_on),
        rules.EFFECTS[each.effect],
    )


def _href(found: DecisionSeen) -> str:
    return reverse("show-regarded-decision", kwargs={"reference": found.reference})
