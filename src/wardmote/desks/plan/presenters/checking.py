"""The words of the statutory checklist."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.plan.queries.checking import AreaChecked, Confirmed
from wardmote.desks.plan.rules.completeness import Check, Finding, checks, of_area, of_plan
from wardmote.foundation.calendars.limits import LocalRules
from wardmote.foundation.calendars.presenters.sides import in_address
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
NAMED = Markup('<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>')


@dataclass(frozen=True)
class AreaSection:
    """One area: how many lines are met, and each line."""

    name: str
    slug: str
    sentence: str
    plan_href: str
    rows: tuple[tuple[str | Markup, ...], ...]


@dataclass(frozen=True)
class ChecklistPage:
    """The statutory checklist of every area."""

    areas: tuple[AreaSection, ...]
    unconfirmed: int


def checklist_page(
    areas: tuple[AreaChecked, ...], confirmed: Mapping[str, Confirmed], rules: LocalRules
) -> ChecklistPage:
    """Each area's lines: what is wanted, whether it is here, and whether its rule is confirmed and by whom."""
    return ChecklistPage(
        areas=tuple(_area(each, confirmed, rules) for each in areas),
        unconfirmed=sum(not _who(each, confirmed, rules) for each in checks()),
    )


def _area(checked: AreaChecked, confirmed: Mapping[str, Confirmed], rules: LocalRules) -> AreaSection:
    found = {**of_plan(checked.plan_facts), **of_area(checked.facts)}
    met = sum(each.met for each in found.values())
    href = reverse("show-next-plan", kwargs={"reference": checked.plan.reference}) if checked.plan else ""
    return AreaSection(
        name=checked.area.name,
        slug=checked.area.slug.replace("_", "-"),
        sentence=_("%(n)s of %(of)s lines are met.") % {"n": met, "of": len(checks())},
        plan_href=href,
        rows=tuple(_row(each, found[each.slug], checked.area.name, confirmed, rules) for each in checks()),
    )


def _row(
    check: Check, found: Finding, area: str, confirmed: Mapping[str, Confirmed], rules: LocalRules
) -> tuple[str | Markup, ...]:
    return (
        Markup("{}<br>{}").format(check.title, check.citation),
        status(found.state),
        found.sentence,
        _confirming(check, area, confirmed, rules),
    )


def _confirming(check: Check, area: str, confirmed: Mapping[str, Confirmed], rules: LocalRules) -> str | Markup:
    who = _who(check, confirmed, rules)
    if check.clock:
        href = reverse("show-rule", kwargs={"rule": in_address(check.clock)})
        return NAMED.format(href, who or _("Unconfirmed: see the rule"), f"{check.title}, {area}")
    if who:
        return who
    href = reverse("confirm-check", kwargs={"line": check.slug})
    return NAMED.format(href, _("Unconfirmed: confirm it"), f"{check.title}, {area}")


def _who(check: Check, confirmed: Mapping[str, Confirmed], rules: LocalRules) -> str:
    """Who confirmed a line's rule, empty where nobody has."""
    if check.clock:
        review = rules.reviews.get(check.clock)
        return f"{review.reviewed_by}, {in_words(review.reviewed_on)}" if review else ""
    held = confirmed.get(check.slug)
    if held:
        return f"{held.reviewer}, {held.position}, {in_words(held.day)}"
    return check.reviewed
