"""The words of the pages of drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.assessment.presenters.exploring import with_ways_to_explore
from wardmote.desks.assessment.queries import DraftSeen
from wardmote.desks.assessment.rules import ISSUES
from wardmote.desks.insight.api import value_in_words
from wardmote.documents import from_dict, render_html
from wardmote.evidence.periods import Period
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import day, moment

_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


@dataclass(frozen=True)
class DraftsPage:
    """The drafts of a partnership."""

    rows: tuple[tuple[Markup | str, ...], ...]
    takes_in: bool


@dataclass(frozen=True)
class DraftPage:
    """A draft as a page."""

    draft: DraftSeen
    subtitle: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    body: Markup
    for_members: Markup
    changes_href: str
    issue_href: str


@dataclass(frozen=True)
class ChangesPage:
    """What a draft changes."""

    draft: DraftSeen
    sentence: str
    extracts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str, str], ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    draft_href: str


def drafts_page(drafts: Iterable[DraftSeen], viewer: Viewer) -> DraftsPage:
    """Each place's draft, with what it changes in a sentence."""
    return DraftsPage(
        rows=tuple(
            (
                _LINK.format(reverse("show-draft", kwargs={"reference": each.reference}), each.place_name),
                each.period,
                _LINK.format(
                    reverse("show-draft-changes", kwargs={"reference": each.reference}), changed_in_words(each)
                ),
                moment(each.built_at),
                _("Issued") if each.issued else _("Not issued"),
            )
            for each in drafts
        ),
        takes_in=viewer.holds("analyst"),
    )


def draft_page(draft: DraftSeen, stored: dict[str, Any], viewer: Viewer) -> DraftPage:
    """The draft inside the site's own layout. Its figures have no pages of their own before it is issued."""
    document = with_ways_to_explore(from_dict(stored), draft.place_slug, draft.months)
    can_issue = viewer.holds(*ISSUES) and not draft.issued
    return DraftPage(
        draft=draft,
        subtitle=document.subtitle,
        sentence=changed_in_words(draft),
        facts=(
            (_("Place"), draft.place_name),
            (_("Period"), draft.period),
            (_("Evidence as known on"), day(draft.as_at)),
            (_("Built"), moment(draft.built_at)),
            (_("SHA-256 of its record"), draft.digest),
        ),
        body=Markup(render_html(document, page=False)),
        for_members=_for_members(draft),
        changes_href=reverse("show-draft-changes", kwargs={"reference": draft.reference}),
        issue_href=reverse("issue-draft", kwargs={"reference": draft.reference}) if can_issue else "",
    )


def _for_members(draft: DraftSeen) -> Markup:
    if not draft.for_members:
        return Markup("")
    document = with_ways_to_explore(from_dict(draft.for_members), draft.place_slug, draft.months)
    return Markup(render_html(document, page=False, contents=False))


def changes_page(draft: DraftSeen) -> ChangesPage:
    """Extracts, then figures, then series that came or went."""
    changes = draft.changes
    outcomes = {"new": _("New"), "issued again": _("Issued again"), "no longer used": _("No longer used")}
    return ChangesPage(
        draft=draft,
        sentence=changed_in_words(draft),
        extracts=tuple((name, outcomes[what]) for name, what in changes["extracts"]),
        figures=tuple((label, _value(before), _value(after)) for _name, label, before, after in changes["figures"]),
        new=tuple(changes["new"]),
        gone=tuple(changes["gone"]),
        draft_href=reverse("show-draft", kwargs={"reference": draft.reference}),
    )


def _value(value: Any) -> str:
    return value_in_words({"value": value, "unit": ""})


def changed_in_words(draft: DraftSeen) -> str:
    """What the draft changes, in a sentence."""
    changes = draft.changes
    if not changes["period"]:
        return _("No assessment of this place has been issued yet.")
    told = {
        "extracts": len(changes["extracts"]),
        "figures": len(changes["figures"]),
        "new": len(changes["new"]),
        "gone": len(changes["gone"]),
    }
    if not any(told.values()):
        return _("Nothing has changed since the last assessment was issued.")
    before = Period.parse(changes["period"]).label
    return _(
        "Set against the one issued for %(before)s: %(extracts)s extracts differ, %(figures)s figures changed, "
        "%(new)s are new and %(gone)s no longer there."
    ) % {"before": before, **told}
