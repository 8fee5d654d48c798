"""The words of linked strategies: their pages, and what they say beside an aim."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.strategies import StrategySeen, cited_by, strategies_for, strategies_watched
from wardmote.desks.governance.rules import strategies as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status
from wardmote.foundation.records import Remark

#: How many the first page names.
FIRST = 5


def list_page(every: tuple[StrategySeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every strategy, or those of one state."""
    shown = [each for each in every if each.state == asked or not asked]
    return shapes.Listed(
        title=_("Linked strategies"),
        about=_("Strategies of other bodies that the plan rests on. An aim that rests on one that has ended says so."),
        caption=_("Linked strategies, by title"),
        columns=lists.plain(_("Strategy"), _("State"), _("Whose it is"), _("Until"), _("Aims that rest on it")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("The strategies that the plan rests on will be listed here."),
            _("A CSP manager or a community safety officer adds each, and says which aims rest on it."),
        ),
        filters=lists.filters_of("list-strategies", rules.STATES, [each.state for each in every], asked),
        add=_add(viewer),
        downloads=lists.downloads_of("download-strategies") if every else (),
        all_href=reverse("list-strategies") if every else "",
    )


def strategy_page(found: StrategySeen, viewer: Viewer) -> shapes.Record:
    """One strategy."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    return shapes.Record(
        register=Link(_("Linked strategies"), reverse("list-strategies")),
        title=found.title,
        reference=found.reference,
        state=found.state,
        sentence=_sentence(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Whose it is"), found.organisation_name or _("Nobody has said")),
            (_("From"), in_words(found.starts) if found.starts else _("Not known")),
            (_("Until"), in_words(found.ends) if found.ends else _("Not known")),
            (_("Watched by"), found.owner_name or _("Nobody in particular")),
            (_("Where it is"), lists.LINK.format(found.link, found.link) if found.link else _("Not known")),
            (_("Named in"), found.section or _("Added here")),
            (_("Note"), found.note or _("None")),
            (_("Reference"), found.reference),
        ),
        sections=(
            shapes.Section(
                "aims",
                _("Aims that rest on it"),
                _("Aims that rest on it, by plan"),
                lists.plain(_("Aim"), _("Priority"), _("Plan")),
                tuple((lists.LINK.format(each.href, each.text), each.priority, each.plan) for each in found.aims),
                _("Nobody has said yet which aims rest on it."),
            ),
        ),
    )


def table_of(found: Iterable[StrategySeen]) -> Table:
    """The register as it is taken away, an aim a line where one rests on it."""
    titles = (
        *(_("Reference"), _("Title"), _("State"), _("Whose it is"), _("From"), _("Until"), _("Watched by")),
        *(_("Where it is"), _("Named in"), _("Aims that rest on it")),
    )
    return lists.table(
        "strategies",
        _("Linked strategies"),
        titles,
        (
            (
                each.reference,
                each.title,
                each.state,
                each.organisation_name or None,
                each.starts.isoformat() if each.starts else None,
                each.ends.isoformat() if each.ends else None,
                each.owner_name or None,
                each.link or None,
                each.section or None,
                "; ".join(aim.text for aim in each.aims) or None,
            )
            for each in found
        ),
    )


def remarks(viewer: Viewer, aims: Iterable[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What is said beside each of these aims: what it rests on, and whether that has ended."""
    found = cited_by(viewer, aims, today())
    return {aim: tuple(map(_remark, each)) for aim, each in found.items()}


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For whoever watches them: which have ended or end soon. What nobody watches is the CSP manager's."""
    wanting = [each for each in strategies_watched(viewer, today()) if each.state in rules.WANTING]
    if not wanting:
        return ()
    said = ngettext(
        "%(n)s linked strategy has ended or ends soon.",
        "%(n)s linked strategies have ended or end soon.",
        len(wanting),
    ) % {"n": len(wanting)}
    links = tuple(Link(f"{each.title}: {_until(each.ends)}", _href(each)) for each in wanting[:FIRST])
    return (Card(_("Linked strategies"), (said,), links=links, part=DUE),)


def watched_by(viewer: Viewer, member: UUID) -> tuple[tuple[str, str], ...]:
    """What one member watches, for whoever takes it over."""
    return tuple(
        (lists.LINK.format(_href(each), each.title), _sentence(each))
        for each in strategies_for(viewer, today())
        if each.owner == member and not each.withdrawn
    )


def _remark(found: StrategySeen) -> Remark:
    ended = found.state == rules.ENDED
    words = _("Rests on “%(title)s”, which ended on %(day)s.") if ended else _("Rests on “%(title)s”.")
    day = in_words(found.ends) if found.ends else ""
    return Remark(words % {"title": found.title, "day": day}, _href(found), warns=ended)


def _sentence(found: StrategySeen) -> str:
    told = {"n": len(found.aims), "until": _until(found.ends)}
    if found.state == rules.WITHDRAWN:
        return _("The plan no longer rests on it.")
    if found.state == rules.ENDED and found.aims:
        said = ngettext(
            "It %(until)s, and %(n)s aim rests on it.", "It %(until)s, and %(n)s aims rest on it.", len(found.aims)
        )
        return said % told
    if found.state == rules.NOT_KNOWN:
        return _("Nobody has written down until when it is in force.")
    return _("It %(until)s.") % told


def _until(ends: date | None) -> str:
    if ends is None:
        return _("has no end that is known")
    words = _("ended on %(day)s") if ends < today() else _("ends on %(day)s")
    return words % {"day": in_words(ends)}


def _deeds(found: StrategySeen) -> tuple[Link, ...]:
    of = {"reference": found.reference}
    if found.withdrawn:
        return (Link(_("Link it again"), reverse("unlink-strategy", kwargs=of)),)
    return (
        Link(_("Say which aims rest on it"), reverse("say-aims", kwargs=of)),
        Link(_("Change the strategy"), reverse("change-strategy", kwargs=of)),
        Link(_("It is no longer linked"), reverse("unlink-strategy", kwargs=of)),
    )


def _add(viewer: Viewer) -> Link | None:
    return Link(_("Link a strategy"), reverse("link-strategy")) if viewer.holds(*rules.WRITES) else None


def _row(each: StrategySeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.title),
        status(each.state),
        each.organisation_name or _("Nobody has said"),
        in_words(each.ends) if each.ends else _("Not known"),
        str(len(each.aims)),
    )


def _href(found: StrategySeen) -> str:
    return reverse("show-strategy", kwargs={"reference": found.reference})
