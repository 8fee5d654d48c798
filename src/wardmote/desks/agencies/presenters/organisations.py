"""The words of the list of agencies and of one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.agencies.presenters.changing import citation_of, in_words
from wardmote.desks.agencies.queries import (
    ContactSeen,
    MailboxSeen,
    MemberSeen,
    OrganisationSeen,
    WholeOrganisation,
    lacking_for,
)
from wardmote.desks.agencies.rules import KINDS, Limb, limb_in_words
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.queries import ChangeSeen
from wardmote.foundation.editing.presenters import LINK, Filter, change_rows
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day
from wardmote.foundation.post.roles import ASKERS

#: Who edits organisations, members and contacts.
EDITORS = ("administrator", "csp_manager")


@dataclass(frozen=True)
class AgenciesPage:
    """The list of agencies."""

    lacking: tuple[str, ...]
    filters: tuple[Filter, ...]
    rows: tuple[tuple[str | Markup, ...], ...]
    total: int
    may_edit: bool


@dataclass(frozen=True)
class Box:
    """A registered mailbox, with the address that asks it to confirm itself where it can be asked."""

    said: str
    ask_href: str


@dataclass(frozen=True)
class AgencyPage:
    """One organisation."""

    reference: str
    name: str
    sentence: str
    facts: tuple[tuple[str, str | Markup], ...]
    capacities: tuple[tuple[str, ...], ...]
    contacts: tuple[tuple[str | Markup, ...], ...]
    boxes: tuple[Box, ...]
    members: tuple[tuple[str | Markup, ...], ...]
    changes: tuple[tuple[str | Markup, ...], ...]
    may_edit: bool
    over: bool


def agencies_page(
    viewer: Viewer,
    organisations: Iterable[OrganisationSeen],
    mailboxes: Iterable[MailboxSeen],
    lacking: Iterable[tuple[str, Limb]],
    asked: Mapping[str, str],
) -> AgenciesPage:
    """Every organisation, cut to what it is and whether its part has ended."""
    boxes = {each.organisation: each for each in mailboxes if each.current}
    organisations = tuple(organisations)
    over = [each for each in organisations if each.ends and each.ends < today()]
    here = [each for each in organisations if each not in over]
    chosen = asked.get("kind", "")
    shown = over if chosen == "ended" else [each for each in here if chosen in ("", each.kind)]
    return AgenciesPage(
        lacking=lacking_in_words(lacking),
        filters=_filters(here, over, chosen),
        rows=tuple(
            (
                LINK.format(reverse("show-agency", kwargs={"reference": each.reference}), each.name),
                in_words(each.kind, each.limb),
                ", ".join(each.areas),
                _("Ended %(day)s") % {"day": day(each.ends)} if each in over else mailbox_in_words(boxes.get(each.id)),
            )
            for each in shown
        ),
        total=len(organisations),
        may_edit=viewer.holds(*EDITORS),
    )


def _filters(here: list[OrganisationSeen], over: list[OrganisationSeen], chosen: str) -> tuple[Filter, ...]:
    home = reverse("list-agencies")
    held = [each.kind for each in here]
    kinds = [Filter(f"{in_words(kind, '')} ({held.count(kind)})", f"{home}?{urlencode({'kind': kind})}", chosen == kind)
             for kind in KINDS if kind in held]  # fmt: skip
    return (
        Filter(f"{_('All')} ({len(here)})", home, chosen == ""),
        *kinds,
        Filter(f"{_('Ended')} ({len(over)})", f"{home}?kind=ended", chosen == "ended"),
    )


def banner(viewer: Viewer) -> tuple[str, ...]:
    """What every member's page says while an area lacks a responsible authority that section 5 wants."""
    return lacking_in_words(lacking_for(viewer, today()))


def lacking_in_words(lacking: Iterable[tuple[str, Limb]]) -> tuple[str, ...]:
    """A sentence for each limb of section 5(1) that nobody stands on."""
    return tuple(
        _("%(area)s has no responsible authority on limb (%(limb)s), %(title)s: %(law)s%(sure)s.")
        % {
            "area": area,
            "limb": limb_in_words(limb.slug),
            "title": limb.title,
            "law": limb.citation,
            "sure": "" if limb.reviewed else _(" (unconfirmed)"),
        }
        for area, limb in lacking
    )


def agency_page(
    viewer: Viewer,
    body: WholeOrganisation,
    mailboxes: Iterable[MailboxSeen],
    contacts: Iterable[ContactSeen],
    members: Iterable[MemberSeen],
    changes: Iterable[ChangeSeen],
) -> AgencyPage:
    """One organisation with its history and its people."""
    on = today()
    over = body.ends is not None and body.ends < on
    may_ask = viewer.holds(*ASKERS.roles)
    return AgencyPage(
        reference=body.reference,
        name=body.name,
        sentence=_sentence(body, over),
        facts=_facts(body),
        capacities=tuple(
            (each.area, in_words(each.kind, each.limb), _dates(each.starts, each.ends), citation_of(each.limb))
            for each in sorted(body.capacities, key=lambda each: (not each.on(on), each.area))
        ),
        contacts=tuple(contact_rows(contacts)),
        boxes=tuple(
            Box(
                mailbox_in_words(each),
                reverse("ask-to-confirm", kwargs={"reference": each.reference}) if may_ask and not each.denied else "",
            )
            for each in mailboxes
            if each.current
        ),
        members=tuple(
            (LINK.format(reverse("show-member", kwargs={"reference": each.reference}), each.name), each.job, each.email)
            for each in members
            if each.active
        ),
        changes=change_rows(changes),
        may_edit=viewer.holds(*EDITORS),
        over=over,
    )


def contact_rows(contacts: Iterable[ContactSeen]) -> Iterable[tuple[str | Markup, ...]]:
    """Who acts for an organisation, as rows."""
    for each in contacts:
        yield (each.name, each.part.capitalize(), each.job, each.telephone, _dates(each.starts, each.ends))


def initial_capacity(body: WholeOrganisation) -> dict[str, Any]:
    """What the form to change an organisation's part says at first: what it is now."""
    held = [each for each in body.capacities if each.on(today())]
    return {
        "areas": [each.area_slug for each in held],
        "kind": held[0].kind if held else "",
        "limb": held[0].limb if held else "",
        "starts": today(),
    }


def _sentence(body: WholeOrganisation, over: bool) -> str:
    if over and body.ends:
        return _("It ended %(day)s.") % {"day": day(body.ends)}
    held = [each for each in body.capacities if each.on(today())]
    if not held:
        return _("It has no part in the partnership now.")
    return _("%(what)s in %(areas)s.") % {
        "what": in_words(held[0].kind, held[0].limb),
        "areas": ", ".join(dict.fromkeys(each.area for each in held)),
    }


def _facts(body: WholeOrganisation) -> tuple[tuple[str, str | Markup], ...]:
    facts: list[tuple[str, str | Markup]] = [(_("Reference"), body.reference), (_("Kind of body"), body.sector)]
    if body.now != body.name:
        facts.append((_("Will be called"), body.now))
    facts += [
        (_("Called until %(day)s") % {"day": day(until)}, name) for name, until in body.former if name != body.name
    ]
    if body.ends:
        facts.append((_("Last day"), day(body.ends)))
    for title, others in ((_("Took over from"), body.predecessors), (_("Taken over by"), body.successors)):
        facts += [(title, f"{each.name}, {day(each.on)}" if each.on else each.name) for each in others]
    return tuple(facts)


def _dates(starts: Any, ends: Any) -> str:
    if starts and ends:
        return _("%(starts)s to %(ends)s") % {"starts": day(starts), "ends": day(ends)}
    if ends:
        return _("Until %(ends)s") % {"ends": day(ends)}
    return _("Since %(starts)s") % {"starts": day(starts)} if starts else _("Now; since when is not recorded")


def mailbox_in_words(mailbox: MailboxSeen | None) -> str:
    """The registered mailbox and whether it was confirmed."""
    if mailbox is None:
        return _("None registered")
    if mailbox.denied:
        return _("%(address)s, said to be wrong") % {"address": mailbox.address}
    if mailbox.confirmed_at:
        return _("%(address)s, confirmed %(day)s") % {"address": mailbox.address, "day": day(mailbox.confirmed_at)}
    return _("%(address)s, not confirmed yet") % {"address": mailbox.address}
