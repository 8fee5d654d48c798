"""The words of the page of a project, and of the forms round it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.delivery import states
from wardmote.desks.delivery.presenters.money import FROM_A_SPREADSHEET, KIND_WORDS, LINK, numbers_of
from wardmote.desks.delivery.queries.money import EntrySeen
from wardmote.desks.delivery.queries.projects import HistorySeen, ProjectSeen
from wardmote.desks.delivery.rules import projects as rules
from wardmote.desks.delivery.rules.money import PAID
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.forms import FormWords
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, money, number, status

Rows = tuple[tuple[Markup | str, ...], ...]


@dataclass(frozen=True)
class ProjectPage:
    """One project: what it asks, who decided, what was paid, what it did."""

    seen: ProjectSeen
    sentence: str
    first: Link | None
    deeds: tuple[Link, ...]
    facts: tuple[tuple[str, str | Markup], ...]
    undecided: str
    approvals: Rows
    entries: Rows
    result: str
    numbers: tuple[tuple[str, str], ...]
    earlier: tuple[str, ...]
    history: tuple[tuple[str, str], ...]


def project_page(
    found: ProjectSeen,
    entries: Sequence[EntrySeen],
    history: Sequence[HistorySeen],
    decider: rules.Decider,
    needed: int,
    viewer: Viewer,
) -> ProjectPage:
    """One project for somebody who would decide as `decider`."""
    first, *deeds = (*_deeds(found, decider, viewer), None)
    pays = viewer.holds(*rules.PAYS)
    return ProjectPage(
        seen=found,
        sentence=_sentence(found, needed),
        first=first,
        deeds=tuple(each for each in deeds if each),
        facts=tuple(_facts(found)),
        undecided=str(FROM_A_SPREADSHEET) if found.from_spreadsheet else _("Nobody has decided on it yet."),
        approvals=tuple(
            (
                each.by,
                each.organisation_name,
                _answer(each.answer),
                each.interest or _("None"),
                each.words,
                moment(each.at),
            )
            for each in found.approvals
        ),
        entries=tuple(_entry(each, pays=pays and found.kept == states.APPROVED) for each in entries),
        result=found.result.outcome.did if found.result else "",
        numbers=numbers_in_words(found),
        earlier=tuple(
            _("%(when)s, %(who)s: %(did)s") % {"when": moment(each.at), "who": each.by, "did": each.outcome.did}
            for each in found.results[1:]
        ),
        history=tuple(
            (
                _("%(when)s, %(who)s: %(what)s")
                % {"when": moment(each.at), "who": each.by, "what": said_of(each.what)},
                each.words,
            )
            for each in history
        ),
    )


def numbers_in_words(found: ProjectSeen) -> tuple[tuple[str, str], ...]:
    """The four different numbers, each with what it counts, and how they were counted; nothing before the result."""
    if found.result is None:
        return ()
    reached, attended, completed, asked, changed = numbers_of(found)
    change = (
        _("%(n)s of the %(of)s who were asked") % {"n": number(changed), "of": number(asked)}
        if changed is not None and asked is not None
        else _("Not known")
    )
    told = [
        (_("Reach: saw or heard of it"), _count(reached)),
        (_("Attendance: came"), _count(attended)),
        (_("Completion: stayed to the end"), _count(completed)),
        (_("Change: something changed for them"), change),
    ]
    if found.result.outcome.method:
        told.append((_("How they were counted"), found.result.outcome.method))
    return tuple(told)


def _count(value: int | None) -> str:
    return _("Not known") if value is None else number(value)


def said_of(what: str) -> str:
    """What an entry of the history says, in words."""
    words = {
        "asked for": _("asked for it"),
        "changed": _("changed what is asked, to be decided anew"),
        rules.APPROVE: _("approved it"),
        rules.DECLINE: _("declined it"),
        rules.ASIDE: _("stood aside"),
        "withdrawn": _("withdrew it"),
        "opened again": _("put it to be decided again"),
        "offer signed": _("recorded the signed offer"),
        "paid": _("recorded a payment"),
        "payment reversed": _("reversed a payment"),
        "released": _("released what is not needed"),
        "result told": _("told its result"),
        "taken over": _("took it over from a spreadsheet"),
        "taken back": _("took it back, as taken over wrongly"),
        "put back": _("put it back, as taken back wrongly"),
    }
    return words[what]


def decide_words(found: ProjectSeen, *, anew: bool = False) -> FormWords:
    """Round the form that decides; `anew` where the project changed while it was read."""
    why = [_("The project changed while you had it open, so nothing was decided. Read it again.")] if anew else []
    told = {
        "body": found.organisation_name,
        "sum": money(found.pence),
        "fund": f"{found.fund_title} {found.year}",
        "purpose": found.purpose,
        "aim": found.aim.text if found.aim else "",
    }
    why.append(_("%(body)s asks for %(sum)s of the %(fund)s, for: %(purpose)s") % told)
    why.append(_("It serves the aim “%(aim)s”.") % told)
    return FormWords(
        _("Decide on “%(title)s”") % {"title": found.title},
        _("Decide"),
        page_of(found),
        why=" ".join(why),
        warning=_(
            "Once it is approved, anybody can read its title, what the money pays for, who is paid and how much."
        ),
    )


def page_of(found: ProjectSeen) -> str:
    """Where a project is read."""
    return reverse("show-project", kwargs={"reference": found.reference})


def may_decide(found: ProjectSeen, decider: rules.Decider, viewer: Viewer) -> bool:
    """Does this project wait for this member?"""
    decided = {each.decider.member for each in found.approvals}
    return (
        found.kept == states.PROPOSED
        and viewer.holds(*rules.DECIDES)
        and decider.member not in decided
        and decider.member not in found.asking
    )


def _deeds(found: ProjectSeen, decider: rules.Decider, viewer: Viewer) -> tuple[Link, ...]:
    """What the reader may do, the most pressing first."""
    asks, pays, keeps = (viewer.holds(*each) for each in (rules.ASKS, rules.PAYS, rules.KEEPS))
    approved, open_ = found.kept == states.APPROVED, found.kept in (states.PROPOSED, states.DECLINED)
    may = (
        ("decide-on-project", _("Decide on it"), may_decide(found, decider, viewer)),
        ("sign-offer-of-project", _("Record the signed offer"), asks and found.state == states.UNSIGNED),
        ("tell-result-of-project", _("Tell its result"), asks and found.state == states.OVERDUE),
        ("pay-project", _("Record a payment"), pays and found.signed_on is not None and found.books.to_pay > 0),
        (
            "tell-result-of-project",
            _("Put its result right") if found.result else _("Tell its result"),
            asks and found.state in (states.IN_HAND, states.DONE, states.TAKEN_OVER),
        ),
        ("release-project", _("Release what it does not need"), pays and approved and found.books.to_pay > 0),
        ("change-project", _("Change what is asked"), asks and open_),
        ("withdraw-project", _("Withdraw it"), asks and (open_ or approved) and not found.books.paid),
        ("reopen-project", _("Put it to be decided again"), asks and found.kept in (states.DECLINED, states.WITHDRAWN)),
        ("take-project-back", _("Take it back: it was taken over wrongly"), keeps and found.kept == states.TAKEN_OVER),
        ("put-project-back", _("Put it back"), keeps and found.kept == states.TAKEN_BACK),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _sentence(found: ProjectSeen, needed: int) -> str:
    told = {
        "n": max(needed - len(found.approved_by), 0),
        "to_pay": money(found.books.to_pay),
        "due": in_words(found.due),
    }
    sentences = {
        states.PROPOSED: _("%(n)s more members have to approve it before any money is promised."),
        states.UNSIGNED: _("It is approved. Nothing is paid until its offer has been signed."),
        states.IN_HAND: _("%(to_pay)s is promised and still to be paid. Its result is due on %(due)s."),
        states.OVERDUE: _("Its result was due on %(due)s, and nobody has told it."),
        states.DONE: _("Its result has been told. %(to_pay)s is promised and still to be paid."),
        states.DECLINED: _("It was declined, and no money was promised. The reason is below."),
        states.WITHDRAWN: _("It was withdrawn, and no money was paid. The reason is below."),
        states.TAKEN_OVER: str(FROM_A_SPREADSHEET),
        states.TAKEN_BACK: _("It came from a spreadsheet and was taken back. The reason is below."),
    }
    if found.state == states.PROPOSED and told["n"] == 1:
        return _("One more member has to approve it before any money is promised.")
    return sentences[found.state] % told


def _facts(found: ProjectSeen) -> list[tuple[str, str | Markup]]:
    fund = LINK.format(
        reverse("show-fund", kwargs={"reference": found.fund_reference}),
        f"{found.fund_title} {found.year}, {found.area_name}",
    )
    aim: list[tuple[str, str | Markup]] = [(_("Aim"), _("The spreadsheet names none"))]
    if found.aim:
        aim = [(_("Aim"), LINK.format(found.aim.href, found.aim.text)), (_("Priority"), found.aim.priority)]
    if found.from_spreadsheet:
        return [
            (_("State"), status(found.state)),
            (_("Fund"), fund),
            *aim,
            (_("What the money pays for"), found.purpose or _("The spreadsheet does not say")),
            (_("Organisation"), found.organisation_name),
            (_("Charity or company number"), found.registration or _("None given")),
            (_("Given on"), in_words(found.awarded) if found.awarded else _("The spreadsheet does not say")),
            (_("Promised"), money(found.books.committed)),
            (_("Paid"), money(found.books.paid)),
            (_("Taken over by"), f"{found.asked_by}, {in_words(found.asked_at)}"),
            (_("Reference"), found.reference),
        ]
    return [
        (_("State"), status(found.state)),
        (_("Fund"), fund),
        *aim,
        (_("What the money pays for"), found.purpose),
        (_("What shows that it is needed"), found.need),
        (_("Organisation"), found.organisation_name),
        (_("Charity or company number"), found.registration or _("None given")),
        (_("Asked for"), money(found.pence)),
        (_("Promised"), money(found.books.committed)),
        (_("Paid"), money(found.books.paid)),
        (_("Offer signed"), in_words(found.signed_on) if found.signed_on else _("Not yet")),
        (_("Result due"), in_words(found.due)),
        (_("Who tells the result"), found.lead_name or found.asked_by),
        (_("Asked by"), f"{found.asked_by}, {in_words(found.asked_at)}"),
        (_("Reference"), found.reference),
    ]


def _entry(each: EntrySeen, *, pays: bool) -> tuple[Markup | str, ...]:
    deed: Markup | str = ""
    if each.counter:
        deed = _("Counter entry")
    elif each.countered:
        deed = _("Reversed")
    elif pays and each.kind == PAID:
        words = Markup('{}<span class="govuk-visually-hidden">: {}</span>').format(_("Reverse it"), each.words)
        deed = LINK.format(reverse("reverse-payment", kwargs={"entry": str(each.id)}), words)
    return (in_words(each.day), str(KIND_WORDS[each.kind]), each.words, money(each.pence), deed)


def _answer(answer: str) -> str:
    return {
        rules.APPROVE: _("Approved"),
        rules.DECLINE: _("Declined"),
        rules.ASIDE: _("Stood aside"),
    }[answer]
