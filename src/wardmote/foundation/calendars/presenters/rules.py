"""The words of the pages of rules of time."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.clocks import Due, Rule
from wardmote.foundation.calendars.presenters.sides import binding, in_address, why_binding
from wardmote.foundation.calendars.queries import ReviewSeen
from wardmote.foundation.pages.words import day, moment

#: The groups rules stand in, by the first part of their ids.
TITLES = {
    "GOV": "The partnership",
    "INF": "Information",
    "ASB": "Antisocial behaviour",
    "VUL": "Vulnerability and exploitation",
    "DA": "Domestic abuse and reviews of deaths",
    "SVD": "Serious violence",
    "RD": "Roads",
    "PUB": "Publication",
}


@dataclass(frozen=True)
class RulesPage:
    """Every rule, by group: (title, rows of rule, how long, how binding, written in)."""

    sentence: str
    groups: tuple[tuple[str, tuple[tuple[Markup | str, ...], ...]], ...]


@dataclass(frozen=True)
class RulePage:
    """One rule. `reviews` are sentences, latest first; `can_confirm` and `can_withdraw` are what the reader may do."""

    id: str
    title: str
    sentence: str
    facts: tuple[tuple[str, Markup | str], ...]
    reviews: tuple[str, ...]
    in_hours: bool
    confirm_href: str
    withdraw_href: str


@dataclass(frozen=True)
class Answer:
    """What a rule gives for a start that the reader asked about."""

    sentence: str
    steps: tuple[str, ...]
    sources: tuple[str, ...]


def rules_page(rules: Iterable[Rule]) -> RulesPage:
    """Every rule of time there is, as this partnership has it."""
    known = list(rules)
    together: dict[str, list[Rule]] = {}
    for each in known:
        together.setdefault(each.id.partition(".")[0], []).append(each)
    checked = sum(each.strength != "unconfirmed" for each in known)
    said = _("%(n)s of %(all)s have been checked by somebody named. The rest are unconfirmed, and none is a duty here.")
    return RulesPage(
        sentence=said % {"n": checked, "all": len(known)},
        groups=tuple((_(TITLES.get(slug, slug)), tuple(map(_row, found))) for slug, found in together.items()),
    )


def rule_page(rule: Rule, reviews: Iterable[ReviewSeen], *, may_confirm: bool) -> RulePage:
    """A rule, what it rests on and who has checked it."""
    of = {"rule": in_address(rule.id)}
    told = [each for each in reviews if each.rule == rule.id]
    return RulePage(
        id=rule.id,
        title=rule.title,
        sentence=rule.said,
        facts=tuple(_facts(rule)),
        reviews=tuple(map(_review, reversed(told))),
        in_hours=rule.limit.in_hours,
        confirm_href=reverse("confirm-rule", kwargs=of) if may_confirm else "",
        withdraw_href=reverse("withdraw-reviews", kwargs=of)
        if may_confirm and any(each.withdrawn_at is None for each in told)
        else "",
    )


def answer(due: Due) -> Answer:
    """When it would be due, with the arithmetic."""
    if due.last is None:
        said = _("The rule sets no day.")
    elif due.rule.limit.in_hours:
        said = _("The last moment is %(moment)s.") % {"moment": moment(due.last)}
    else:
        said = _("The day is %(day)s.") % {"day": day(due.last)}
    return Answer(said, due.reckoning.steps, due.reckoning.sources)


def _row(rule: Rule) -> tuple[Markup | str, ...]:
    href = reverse("show-rule", kwargs={"rule": in_address(rule.id)})
    return (
        Markup('<a class="govuk-link" href="{}">{}</a>').format(href, rule.title),
        rule.limit.said,
        binding(rule.strength),
        rule.citation,
    )


def _facts(rule: Rule):
    yield _("How binding"), why_binding(rule)
    yield (
        _("Rests on"),
        {"law": _("Law"), "guidance": _("Guidance"), "court": _("Court"), "local": _("Local practice")}[rule.basis],
    )
    yield _("Written in"), rule.citation
    yield _("In force"), _in_force(rule)
    yield _("Its clock may stop for"), ", ".join(rule.pauses) or _("nothing")
    yield _("Reference"), rule.id
    if rule.note:
        yield _("Look at"), rule.note


def _in_force(rule: Rule) -> str:
    if rule.commencement == "not commenced":
        return _("Not known to have commenced")
    if rule.commencement == "pilot":
        return _("Only where it is tried")
    if rule.starts and rule.ends:
        return _("%(first)s to %(last)s") % {"first": day(rule.starts), "last": day(rule.ends)}
    return _("From %(day)s") % {"day": day(rule.starts)} if rule.starts else _("Yes")


def _review(review: ReviewSeen) -> str:
    said = {
        "who": review.reviewer,
        "position": review.position,
        "day": day(review.day),
        "by": review.made_by,
        "made": day(review.made_at),
    }
    told = _("Checked by %(who)s (%(position)s) on %(day)s; recorded by %(by)s on %(made)s.") % said
    if review.withdrawn_at:
        gone = {"by": review.withdrawn_by, "day": day(review.withdrawn_at)}
        return told + " " + _("Withdrawn by %(by)s on %(day)s.") % gone
    return told if review.holds else told + " " + _("The rule has changed since, so it must be checked again.")
