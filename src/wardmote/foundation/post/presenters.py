"""The words of the pages of correspondence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.foundation.correspondence.links.reading import STATES, LinkSeen
from wardmote.foundation.correspondence.mails import MailSeen
from wardmote.foundation.pages.words import day, moment

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


@dataclass(frozen=True)
class Filter:
    """A choice above a list: its words with how many there are, where it leads, and whether it is chosen."""

    text: str
    href: str
    here: bool


@dataclass(frozen=True)
class ListPage:
    """A work list: choices, rows, and how many rows there are in all."""

    filters: tuple[Filter, ...]
    rows: tuple[tuple[str | Markup, ...], ...]
    total: int


@dataclass(frozen=True)
class MailPage(ListPage):
    """A work list of mail, with the references of what could not be delivered."""

    failed: tuple[str, ...] = ()


@dataclass(frozen=True)
class LinkPage:
    """One thing asked by link. `wants` says that an answer is still wanted, by a new mail or by telephone."""

    reference: str
    title: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    recorded: tuple[str, ...]
    wants: bool


def state_in_words(state: str) -> str:
    """What became of a link."""
    words = {
        "waiting": _("Waiting for an answer"),
        "run out": _("Ran out unanswered"),
        "answered": _("Answered"),
        "revoked": _("Withdrawn"),
    }
    return words[state]


def mail_in_words(state: str, problem: str) -> str:
    """What became of a mail."""
    words = {
        "waiting": _("Waiting to be sent"),
        "sending": _("Being sent"),
        "sent": _("Sent"),
        "failed": _("Not delivered"),
        "": _("Not sent"),
    }
    return f"{words[state]}: {problem}" if problem else words[state]


def links_page(links: Iterable[LinkSeen], chosen: str) -> ListPage:
    """What was asked by link, cut to the chosen state ("" is all)."""
    links = tuple(links)
    shown = [link for link in links if chosen in ("", link.state)]
    return ListPage(
        filters=_filters(
            "list-links", chosen, [(state, state_in_words(state)) for state in STATES], [x.state for x in links]
        ),
        rows=tuple(
            (
                LINK.format(reverse("show-link", kwargs={"reference": link.reference}), link.reference),
                link.title,
                link.agency,
                state_in_words(link.state),
                _("%(day)s by %(who)s") % {"day": day(link.made_at), "who": link.made_by},
                day(link.until),
                mail_in_words(link.mail, link.mail_problem),
            )
            for link in shown
        ),
        total=len(links),
    )


def link_page(link: LinkSeen, recorded: tuple[str, ...]) -> LinkPage:
    """One link with what became of it."""
    facts = [
        (_("Reference"), link.reference),
        (_("Asked of"), link.agency),
        (_("Asked"), _("%(at)s by %(who)s") % {"at": moment(link.made_at), "who": link.made_by}),
        (_("Works until"), moment(link.until)),
        (_("The mail"), mail_in_words(link.mail, link.mail_problem)),
    ]
    if link.revoked_at:
        facts.append((_("Withdrawn"), _("%(at)s by %(who)s") % {"at": moment(link.revoked_at), "who": link.revoked_by}))
    return LinkPage(
        reference=link.reference,
        title=link.title,
        sentence=_sentence(link),
        facts=tuple(facts),
        recorded=recorded if link.state == "answered" else (),
        wants=link.state in ("waiting", "run out"),
    )


def _sentence(link: LinkSeen) -> str:
    if link.state == "answered" and link.answered_at:
        return _answered(link, link.answered_at)
    if link.state == "waiting":
        return _("%(agency)s has not answered yet.") % {"agency": link.agency}
    if link.state == "run out":
        return _("%(agency)s did not answer in time. The link opens nothing now.") % {"agency": link.agency}
    return _("This was withdrawn and opens nothing.")


def _answered(link: LinkSeen, at: datetime) -> str:
    if link.spoken:
        return _(
            "%(with)s of %(agency)s answered by telephone, %(spoken)s. %(who)s read it back to them and wrote it down."
        ) % {
            "with": link.spoken_with,
            "agency": link.agency,
            "spoken": moment(link.spoken),
            "who": link.answered_by,
        }
    return _("%(agency)s answered by the link, %(at)s.") % {"agency": link.agency, "at": moment(at)}


def mail_page(mails: Iterable[MailSeen], chosen: str) -> MailPage:
    """What mail left or waits, cut to the chosen state."""
    mails = tuple(mails)
    states = ("failed", "waiting", "sending", "sent")
    return MailPage(
        filters=_filters(
            "list-mail", chosen, [(each, mail_in_words(each, "")) for each in states], [m.state for m in mails]
        ),
        rows=tuple(
            (
                mail.reference,
                mail.subject,
                mail.to,
                mail_in_words(mail.state, mail.problem),
                _("%(at)s by %(who)s") % {"at": moment(mail.made_at), "who": mail.made_by},
                moment(mail.sent_at) if mail.sent_at else _("Not yet"),
            )
            for mail in mails
            if chosen in ("", mail.state)
        ),
        total=len(mails),
        failed=tuple(mail.reference for mail in mails if mail.state == "failed"),
    )


def _filters(address: str, chosen: str, choices: list[tuple[str, str]], held: list[str]) -> tuple[Filter, ...]:
    home = reverse(address)
    every = Filter(f"{_('All')} ({len(held)})", home, chosen == "")
    return (
        every,
        *(
            Filter(f"{words} ({held.count(state)})", f"{home}?state={state.replace(' ', '+')}", chosen == state)
            for state, words in choices
        ),
    )
