"""The words of the pages of public tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.tables.queries import ProposalSeen, TablesSeen
from wardmote.desks.tables.rules import DECIDES, MAKES, PARTNERS, named
from wardmote.documents import from_dict, render_html
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.pages.words import day, moment, number
from wardmote.reports.public_tables import FIGURES

_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
#: The files that stand on a page as links of their own; the others are a table's metadata and what the page is made of.
ENDINGS = (("csv", "CSV"), ("xlsx", "XLSX"))
Rows = tuple[tuple[Markup | str, ...], ...]
Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PublicListPage:
    """The tables a partnership publishes."""

    partnership: str
    rows: Rows
    earlier: Rows


@dataclass(frozen=True)
class PublicPage:
    """Tables as anybody reads them, or what became of them. `files` are (name, CSV, XLSX)."""

    title: str
    period: str
    sentence: str
    notice: str
    notice_href: str
    facts: Facts
    body: Markup
    files: tuple[tuple[str, str, str], ...]
    data_href: str
    list_href: str


@dataclass(frozen=True)
class ProposalsPage:
    """For members: what was made, and what is out."""

    rows: Rows
    out: Rows
    may_make: bool


@dataclass(frozen=True)
class ProposalPage:
    """For members: tables as they would be, what was hidden and why, and what can be done."""

    reference: str
    title: str
    period: str
    sentence: str
    refusal: str
    pinned: tuple[str, ...]
    facts: Facts
    known: tuple[str, ...]
    accepted: tuple[str, ...]
    accepted_because: str
    because: str
    decision: str
    job_href: str
    may_accept: bool
    may_ask: bool
    may_decide: bool
    may_take_back: bool
    body: Markup


def public_list_page(tables: Iterable[TablesSeen], tenant: Tenant) -> PublicListPage:
    """What is out first, then what was."""
    every = list(tables)
    return PublicListPage(
        partnership=tenant.name,
        rows=tuple(_in_list(each, tenant) for each in every if each.out),
        earlier=tuple(
            (_LINK.format(_href(each, tenant), _named(each)), each.period.label, _became(each))
            for each in every
            if not each.out
        ),
    )


def _in_list(each: TablesSeen, tenant: Tenant) -> tuple[Markup | str, ...]:
    return (
        _LINK.format(_href(each, tenant), each.title),
        _("Wards of %(place)s, by month") % {"place": each.place_name},
        each.period.label,
        _("Version %(n)s, %(day)s") % {"n": each.version, "day": day(each.published_at)},
        _from(each),
    )


def public_page(tables: TablesSeen, stored: dict[str, Any] | None, tenant: Tenant) -> PublicPage:
    """Tables that are out, with their downloads; of others, only what became of them."""
    of = {"partnership": tenant.slug}
    document = from_dict(stored) if stored is not None else None
    return PublicPage(
        title=f"{tables.title}: {tables.place_name}",
        period=tables.period.label,
        sentence=_share(tables.shown, tables.figures) if tables.out else "",
        notice=_became(tables) if not tables.out else "",
        notice_href=reverse("show-public-tables", kwargs={**of, "reference": tables.replaced_by})
        if tables.replaced_by
        else "",
        facts=(
            (_("Counted by"), _from(tables)),
            (_("Places"), _("Wards of %(place)s, with their totals") % {"place": tables.place_name}),
            (_("Version"), number(tables.version)),
            (_("Published on"), day(tables.published_at)),
            (_("Reference"), tables.reference),
            (_("SHA-256 of the document"), tables.digest),
        ),
        body=Markup(render_html(document, page=False)) if document else Markup(""),
        files=_files(tables, document, tenant) if document else (),
        data_href=_file_href(tables, FIGURES, tenant),
        list_href=reverse("list-public-tables", kwargs=of),
    )


def _files(tables: TablesSeen, document: Any, tenant: Tenant) -> tuple[tuple[str, str, str], ...]:
    captions = {each.id: each.caption for each in document.blocks if hasattr(each, "caption")}
    return tuple(
        (caption, *(_file_href(tables, f"{name}.{ending}", tenant) for ending, _title in ENDINGS))
        for name, caption in captions.items()
    )


def _file_href(tables: TablesSeen, name: str, tenant: Tenant) -> str:
    of = {"partnership": tenant.slug, "reference": tables.reference, "name": name}
    return reverse("send-tables-file", kwargs=of)


def file_name(tables: TablesSeen, name: str) -> str:
    """What a file is called once it is taken away: with the reference, so that it can be traced back."""
    return f"{tables.reference}-{quote(name)}"


def proposals_page(proposals: Iterable[ProposalSeen], tables: Iterable[TablesSeen], viewer: Viewer) -> ProposalsPage:
    """The latest first."""
    return ProposalsPage(
        rows=tuple(
            (
                _LINK.format(reverse("show-table-proposal", kwargs={"reference": each.reference}), each.reference),
                each.title,
                each.period.label,
                f"{each.made_by}, {moment(each.made_at)}",
                each.state[:1].upper() + each.state[1:],
            )
            for each in proposals
        ),
        out=tuple(
            (
                _LINK.format(_href(each, viewer.tenant), _named(each)),
                each.period.label,
                _share(each.shown, each.figures),
                _LINK.format(reverse("withdraw-tables", kwargs={"reference": each.reference}), _take_down(each)),
            )
            for each in tables
            if each.out
        ),
        may_make=viewer.holds(*MAKES),
    )


def proposal_page(proposal: ProposalSeen, stored: dict[str, Any] | None, viewer: Viewer) -> ProposalPage:
    """Tables as they would be."""
    told = proposal.account
    decides = viewer.holds(*DECIDES) and viewer.member_id not in (proposal.member, proposal.asker)
    return ProposalPage(
        reference=proposal.reference,
        title=proposal.title,
        period=proposal.period.label,
        sentence=_sentence(proposal),
        refusal=proposal.refusal,
        pinned=named(proposal.pinned),
        facts=_account(told) if told else (),
        known=_known(proposal) if told else (),
        accepted=named(proposal.wanted.accepted),
        accepted_because=proposal.wanted.because,
        because=proposal.because,
        decision=proposal.decision,
        job_href=reverse("show-job", kwargs={"reference": proposal.job}) if proposal.state == "being made" else "",
        may_accept=proposal.state == "refused" and bool(proposal.pinned) and viewer.holds(*MAKES),
        may_ask=proposal.state == "ready" and viewer.holds(*MAKES),
        may_decide=proposal.state == "to be decided" and decides,
        may_take_back=proposal.may_be_taken_back and viewer.holds(*MAKES),
        body=Markup(render_html(from_dict(stored), page=False)) if stored else Markup(""),
    )


def _account(told: dict[str, Any]) -> Facts:
    policy = (
        told["citation"]
        if told["confirmed"]
        else _("%(policy)s (not yet confirmed by a named person)") % {"policy": told["citation"]}
    )
    rows = [
        (_("Figures in all"), number(told["figures"])),
        (_("Would be published"), _share(told["shown"], told["figures"])),
    ]
    if told["few"]:
        rows += [
            (
                _("Hidden because small"),
                _("%(n)s counts of 1 to %(few)s") % {"n": number(told["small"]), "few": told["few"]},
            ),
            (_("Hidden beside them"), _("%(n)s, from which those could be worked out") % {"n": number(told["beside"])}),
        ]
    return (*rows, (_("Policy"), policy))


def _known(proposal: ProposalSeen) -> tuple[str, ...]:
    """What was counted as known to whoever reads the tables."""
    if proposal.wanted.source != PARTNERS:
        return (
            _("All of it: its publisher puts every row out already, so nothing is hidden and its caveat goes along."),
        )
    told = [
        _("%(what)s: no ward's month can hold more than that.") % {"what": each} for each in proposal.account["known"]
    ]
    many = proposal.account["earlier"]
    if many:
        told.append(_("Every table of this series that left before: %(n)s, withdrawn ones as well.") % {"n": many})
    return tuple(told) or (_("Nothing: no public figures were chosen, and nothing of this series has left before."),)


def _sentence(proposal: ProposalSeen) -> str:
    said = {
        "being made": _("These tables are being made."),
        "refused": _("These tables cannot be made."),
        "ready": _("Nothing has been published. Read these tables, then ask for them to be published."),
        "to be decided": _("Nothing has been published. A second person decides."),
        "let out": _("%(who)s let these tables out on %(when)s."),
        "declined": _("%(who)s decided on %(when)s that these tables are not published."),
        "taken back": _("These tables were taken back. Nothing of them has been published."),
    }[proposal.state]
    when = moment(proposal.decided_at) if proposal.decided_at else ""
    return said % {"who": proposal.decided_by, "when": when} if "%(" in said else said


def _share(shown: int, every: int) -> str:
    told = {"shown": number(shown), "every": number(every), "share": f"{shown / every:.0%}" if every else "–"}
    return _("%(shown)s of %(every)s figures (%(share)s)") % told


def _became(tables: TablesSeen) -> str:
    if tables.withdrawn_at:
        told = {"day": day(tables.withdrawn_at), "why": tables.withdrawn_because}
        return _("These tables were withdrawn on %(day)s. %(why)s") % told
    return _("A later version has taken the place of these tables.")


def _named(tables: TablesSeen) -> str:
    return _("%(title)s, version %(n)s") % {"title": tables.title, "n": tables.version}


def _take_down(tables: TablesSeen) -> str:
    return _("Withdraw %(reference)s") % {"reference": tables.reference}


def _from(tables: TablesSeen) -> str:
    return _("Invented, in the shape of: %(who)s") % {"who": tables.counted_by} if tables.made_up else tables.counted_by


def _href(tables: TablesSeen, tenant: Tenant) -> str:
    return reverse("show-public-tables", kwargs={"partnership": tenant.slug, "reference": tables.reference})
