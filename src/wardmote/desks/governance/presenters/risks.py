"""The words of risks."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.risks import RiskEntrySeen, RiskSeen, risks_for
from wardmote.desks.governance.rules import risks as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import PROMISED, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status

#: How many the first page names.
FIRST = 5


def list_page(every: tuple[RiskSeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every risk, or those of one state, the highest first."""
    shown = [each for each in every if each.state == asked or not asked]
    add = Link(_("Add a risk"), reverse("add-risk")) if viewer.holds(*rules.WRITES) else None
    return shapes.Listed(
        title=_("Risks"),
        about=_("What may go wrong for the partnership, on its own scales, and what is done about it."),
        caption=_("Risks, the highest first"),
        columns=lists.plain(_("What may happen"), _("How high"), _("Score"), _("Owner"), _("To be looked at again")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("What may go wrong for the partnership will be listed here."),
            _("A CSP manager or a community safety officer writes each down, and its owner looks at it again."),
        ),
        filters=lists.filters_of("list-risks", rules.STATES, [each.state for each in every], asked),
        add=add,
        links=(Link(_("The scales and the bands, as they are here"), reverse("list-local-values")),),
        downloads=lists.downloads_of("download-risks") if every else (),
        all_href=reverse("list-risks") if every else "",
    )


def risk_page(
    found: RiskSeen, history: tuple[RiskEntrySeen, ...], scales: rules.Scales, viewer: Viewer
) -> shapes.Record:
    """One risk."""
    deeds = _deeds(found, viewer)
    return shapes.Record(
        register=Link(_("Risks"), reverse("list-risks")),
        title=found.event,
        reference=found.reference,
        state=found.state,
        sentence=_sentence(found, history),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=_facts(found, scales),
        sections=(shapes.actions_of(found.actions), _history(history)),
    )


def _facts(found: RiskSeen, scales: rules.Scales) -> tuple[tuple[str, lists.Cell], ...]:
    return (
        (_("Because"), found.cause),
        (_("What may happen"), found.event),
        (_("What would come of it"), found.effect),
        (_("How likely"), rules.step_words(found.likelihood, scales.likelihood)),
        (_("How grave"), rules.step_words(found.impact, scales.impact)),
        (_("Score"), _score(found)),
        (_("Kind"), rules.CATEGORIES[found.category]),
        (_("Done about it already"), found.controls or _("Nothing has been written down")),
        (_("Organisation"), found.organisation_name),
        (_("Owner"), found.owner_name or _("Nobody in particular")),
        (_("Area"), found.area or _("All areas")),
        (_("Last looked at"), in_words(found.reviewed_on)),
        (_("To be looked at again"), _review(found)),
        (_("Reference"), found.reference),
    )


def _history(history: tuple[RiskEntrySeen, ...]) -> shapes.Section:
    return shapes.Section(
        "history",
        _("What happened"),
        _("What happened, the newest first"),
        lists.plain(_("When"), _("What"), _("Score"), _("Why"), _("Who")),
        tuple(
            (
                moment(each.at),
                _title(said_of(each.what)),
                str(each.likelihood * each.impact),
                each.words or _("Nothing was said"),
                each.by,
            )
            for each in history
        ),
        _("Nothing has happened yet."),
    )


def table_of(found: Iterable[RiskSeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Cause"), _("Event"), _("Effect"), _("Kind"), _("Likelihood"), _("Impact"), _("Score")),
        *(_("How high"), _("Done about it already"), _("Organisation"), _("Owner"), _("Area"), _("Last looked at")),
        *(_("To be looked at again"), _("Actions")),
    )
    rows = (
        (
            each.reference,
            each.cause,
            each.event,
            each.effect,
            rules.CATEGORIES[each.category],
            str(each.likelihood),
            str(each.impact),
            str(each.score),
            each.state,
            each.controls or None,
            each.organisation_name,
            each.owner_name or None,
            each.area or None,
            each.reviewed_on.isoformat(),
            each.review_due.isoformat() if each.review_due else None,
            "; ".join(f"{action.text} ({action.shown.state})" for action in each.actions) or None,
        )
        for each in found
    )
    return lists.table("risks", _("Risks"), titles, rows)


def clocks(viewer: Viewer) -> Iterable[RunningClock]:
    """When each open risk is to be looked at again."""
    for each in risks_for(viewer, today()):
        if not each.closed:
            yield RunningClock(
                what=_("Risk looked at again: %(event)s") % {"event": each.event},
                neutral=_("Risk to be looked at again"),
                desk="governance",
                table="Risk",
                id=each.id,
                href=_href(each),
                rule=rules.REVIEW,
                start=each.reviewed_on,
                areas=(each.area,) if each.area else (),
                owner=each.organisation_name,
            )


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For whoever owns them: those whose day to be looked at has come."""
    day = today()
    mine = [each for each in risks_for(viewer, day) if each.owner and each.owner == viewer.member_id]
    due = [each for each in mine if each.wants_review(day)]
    if not due:
        return ()
    said = ngettext(
        "%(n)s risk of yours is to be looked at again.", "%(n)s risks of yours are to be looked at again.", len(due)
    )
    links = tuple(Link(f"{each.event}: {_due(each.review_due)}", _href(each)) for each in due[:FIRST])
    return (Card(_("Your risks"), (said % {"n": len(due)},), links=links, part=PROMISED),)


def watched_by(viewer: Viewer, member: UUID) -> tuple[tuple[str, str], ...]:
    """The open risks of one member, for whoever takes them over."""
    words = _("Risk, %(band)s. To be looked at again: %(day)s.")
    return tuple(
        (
            lists.LINK.format(_href(each), each.event),
            words % {"band": each.state, "day": in_words(each.review_due) if each.review_due else ""},
        )
        for each in risks_for(viewer, today())
        if each.owner == member and not each.closed
    )


def said_of(what: str) -> str:
    """What an entry of the history says, in words."""
    words = {
        "written": _("written down"),
        "changed": _("details changed"),
        "reviewed": _("looked at again"),
        "promised": _("an action was promised"),
        "closed": _("closed"),
        "opened again": _("opened again"),
    }
    return words[what]


def _sentence(found: RiskSeen, history: tuple[RiskEntrySeen, ...]) -> str:
    if found.closed:
        return _("It is no risk any more, or has come about. The reason is below.")
    said = [_moved(found, history)]
    if found.review_due and found.wants_review(today()):
        said.append(_("It was to be looked at again by %(day)s.") % {"day": in_words(found.review_due)})
    return " ".join(said)


def _moved(found: RiskSeen, history: tuple[RiskEntrySeen, ...]) -> str:
    """Whether it rose or fell when it was last held to be another."""
    before = next((score for each in history if (score := each.likelihood * each.impact) != found.score), None)
    if before is None:
        return _("It has been as high as this since it was written down.")
    told = {"before": before, "now": found.score}
    words = (
        _("It rose from %(before)s to %(now)s.") if found.score > before else _("It fell from %(before)s to %(now)s.")
    )
    return words % told


def _score(found: RiskSeen) -> str:
    told = {"a": found.likelihood, "b": found.impact, "score": found.score}
    return _("%(score)s: %(a)s for how likely, times %(b)s for how grave") % told


def _review(found: RiskSeen) -> lists.Cell:
    if found.review_due is None:
        return _("It is closed")
    rule = reverse("show-rule", kwargs={"rule": rules.REVIEW.lower().replace(".", "-")})
    return lists.LINK.format(rule, in_words(found.review_due))


def _due(day: date | None) -> str:
    if day is None:
        return ""
    words = _("was due on %(day)s") if day < today() else _("due on %(day)s")
    return words % {"day": in_words(day)}


def _deeds(found: RiskSeen, viewer: Viewer) -> tuple[Link, ...]:
    writes = viewer.holds(*rules.WRITES)
    owns = writes or (found.owner is not None and found.owner == viewer.member_id)
    may = (
        ("review-risk", _("Look at it again"), owns and not found.closed),
        ("promise-mitigation", _("Promise an action"), owns and not found.closed),
        ("change-risk", _("Change the risk"), writes and not found.closed),
        ("close-risk", _("Close the risk"), writes and not found.closed),
        ("open-risk-again", _("Open the risk again"), writes and found.closed),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _row(each: RiskSeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.event),
        status(each.state),
        str(each.score),
        each.owner_name or each.organisation_name,
        in_words(each.review_due) if each.review_due else _("Closed"),
    )


def _href(found: RiskSeen) -> str:
    return reverse("show-risk", kwargs={"reference": found.reference})


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]
