"""The words of what was raised with the county: its pages, and what they say beside a priority."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.escalations import EscalationSeen, escalations_for, raised_of
from wardmote.desks.governance.rules import escalations as rules
from wardmote.desks.plan.api import CountySeen
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import PROMISED, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status
from wardmote.foundation.records import Remark


def list_page(
    every: tuple[EscalationSeen, ...], county: CountySeen | None, asked: str, viewer: Viewer
) -> shapes.Listed:
    """Everything that was raised, or what of it stands so, and the county's agreement."""
    shown = [each for each in every if each.state == asked or not asked]
    add = Link(_("Raise something"), reverse("escalate")) if viewer.holds(*rules.WRITES) else None
    return shapes.Listed(
        title=_("Raised with the county"),
        about=_("What a district cannot do alone: why it is the county's, and what the county decided."),
        caption=_("What was raised, what waits first"),
        columns=lists.plain(_("Issue"), _("State"), _("Area"), _("Raised"), _("Decided")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("What is raised with the county will be listed here."),
            _("A CSP manager or a community safety officer writes down each issue, and what became of it."),
        ),
        filters=lists.filters_of("list-escalations", rules.STATES, [each.state for each in every], asked),
        add=add,
        downloads=lists.downloads_of("download-escalations") if every else (),
        all_href=reverse("list-escalations") if every else "",
        sections=(_agreement(county),),
    )


def escalation_page(found: EscalationSeen, viewer: Viewer) -> shapes.Record:
    """One issue."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    return shapes.Record(
        register=Link(_("Raised with the county"), reverse("list-escalations")),
        title=found.issue,
        reference=found.reference,
        state=found.state,
        sentence=_sentence(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Why it is the county's"), "; ".join(rules.TESTS[each] for each in found.tests)),
            (_("What the county should do"), found.case),
            (_("Area"), found.area or _("All areas")),
            (_("Priority of the plan"), found.priority_title or _("None")),
            (_("The county's priority"), found.county_title or _("None")),
            (_("Followed up by"), found.owner_name or _("Nobody in particular")),
            (_("Raised"), in_words(found.raised_on)),
            (_("Decided"), in_words(found.decided_on) if found.decided_on else _("Not yet")),
            (_("Why"), found.words or _("Nothing has been said")),
            (_("Reference"), found.reference),
        ),
    )


def table_of(found: Iterable[EscalationSeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Issue"), _("Why it is the county's"), _("What the county should do"), _("Area")),
        *(_("Priority of the plan"), _("The county's priority"), _("Raised"), _("State"), _("Decided"), _("Why")),
    )
    rows = (
        (
            each.reference,
            each.issue,
            "; ".join(rules.TESTS[test] for test in each.tests),
            each.case,
            each.area or None,
            each.priority_title or None,
            each.county_title or None,
            each.raised_on.isoformat(),
            each.state,
            each.decided_on.isoformat() if each.decided_on else None,
            each.words or None,
        )
        for each in found
    )
    return lists.table("escalations", _("Raised with the county"), titles, rows)


def remarks(viewer: Viewer, priorities: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What is said beside each of these priorities of a plan: what of it was raised with the county."""
    found: dict[UUID, list[Remark]] = {}
    for each in raised_of(viewer, priorities):
        if each.priority:
            words = _("Raised with the county: %(issue)s (%(state)s)") % {"issue": each.issue, "state": each.state}
            found.setdefault(each.priority, []).append(Remark(words, _href(each)))
    return {priority: tuple(said) for priority, said in found.items()}


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For whoever follows them up: what the county has still to decide."""
    mine = [each for each in escalations_for(viewer) if each.waiting and each.owner and each.owner == viewer.member_id]
    if not mine:
        return ()
    said = ngettext(
        "The county has still to decide on %(n)s issue that you raised.",
        "The county has still to decide on %(n)s issues that you raised.",
        len(mine),
    )
    links = tuple(Link(f"{each.issue}: {_since(each)}", _href(each)) for each in mine)
    return (Card(_("Raised with the county"), (said % {"n": len(mine)},), links=links, part=PROMISED),)


def watched_by(viewer: Viewer, member: UUID) -> tuple[tuple[str, str], ...]:
    """What one member follows up, for whoever takes it over."""
    return tuple(
        (lists.LINK.format(_href(each), each.issue), _("Raised with the county, %(since)s.") % {"since": _since(each)})
        for each in escalations_for(viewer)
        if each.owner == member and each.waiting
    )


def _agreement(county: CountySeen | None) -> shapes.Section:
    rows: tuple[tuple[lists.Cell, ...], ...] = ()
    if county:
        ended = county.ends < today()
        rows = (
            (_("Strategy group"), county.name),
            (_("Agreement"), county.agreement),
            (_("In force"), _("%(from)s to %(to)s") % {"from": in_words(county.starts), "to": in_words(county.ends)}),
            (_("State"), status("ended" if ended else "in force")),
            (_("Priorities"), "; ".join(county.priorities)),
        )
    return shapes.Section(
        "agreement",
        _("The county's agreement"),
        _("The community safety agreement, as the pack has it"),
        lists.plain(_("What"), _("The county's")),
        rows,
        _("This area has no county tier, or its pack says nothing of one."),
    )


def _sentence(found: EscalationSeen) -> str:
    if found.decision:
        told = {"what": rules.DECISIONS[found.decision], "why": found.words}
        return _("%(what)s: %(why)s") % told
    if found.withdrawn:
        return _("It was raised by mistake.")
    return _("The county has still to decide. It waits %(since)s.") % {"since": _since(found)}


def _since(found: EscalationSeen) -> str:
    return _("since %(day)s") % {"day": in_words(found.raised_on)}


def _deeds(found: EscalationSeen) -> tuple[Link, ...]:
    may = (
        ("decide-escalation", _("Write down what was decided"), found.waiting),
        ("change-escalation", _("Change what was raised"), found.waiting),
        ("take-back-escalation", _("Take it back"), found.waiting),
        ("open-escalation-again", _("Open it again"), not found.waiting),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _row(each: EscalationSeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.issue),
        status(each.state),
        each.area or _("All areas"),
        in_words(each.raised_on),
        in_words(each.decided_on) if each.decided_on else _("Not yet"),
    )


def _href(found: EscalationSeen) -> str:
    return reverse("show-escalation", kwargs={"reference": found.reference})
