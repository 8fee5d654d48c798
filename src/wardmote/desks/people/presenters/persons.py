"""The words of one person's record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.people.presenters.addresses import row_of, warnings_of
from wardmote.desks.people.presenters.words import born_of, href_of, purposes_on, work_of
from wardmote.desks.people.queries.basis import BY_CASE, BY_CUSTODY, BY_GLASS, BY_KEEPING, BY_SEARCH
from wardmote.desks.people.queries.cases import LinkSeen
from wardmote.desks.people.queries.markers import MarkerSeen
from wardmote.desks.people.queries.persons import DetailSeen, PersonSeen, SameSeen
from wardmote.desks.people.queries.protection import ProtectionSeen
from wardmote.desks.people.rules.addresses import ABUSE
from wardmote.desks.people.rules.contact import may_hold_contact
from wardmote.desks.people.rules.records import BORN
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.audit.telling import Happened
from wardmote.foundation.lists import LINK, Cell
from wardmote.foundation.pages.words import day as day_in_words
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class PersonPage:
    """A record. `aliases`, `same` and `earlier` are rows of tables, `deeds` what the reader may do.

    `protection` is a sentence, empty where the record is not protected; `markers` are what to know before a visit.
    """

    title: str
    name: str
    facts: tuple[tuple[str, str], ...]
    deeds: tuple[Link, ...]
    aliases: tuple[tuple[Cell, ...], ...]
    same: tuple[tuple[Cell, ...], ...]
    earlier: tuple[tuple[Cell, ...], ...]
    history: tuple[str, ...]
    protection: str
    markers: tuple[str, ...]
    marker_rows: tuple[tuple[Cell, ...], ...]
    visited: str
    visited_deeds: tuple[Link, ...]
    visited_rows: tuple[tuple[Cell, ...], ...]
    cases: tuple[tuple[Cell, ...], ...]


def person_page(
    viewer: Viewer,
    found: PersonSeen,
    purpose: str,
    history: Iterable[Happened],
    day: date,
    protection: ProtectionSeen | None,
    links: Iterable[LinkSeen],
) -> PersonPage:
    """One record as its page says it."""
    own = found.holder == viewer.agency
    return PersonPage(
        title=found.reference,
        name=found.name,
        facts=(
            (_("Born"), born_of(found)),
            (_("Work it is for"), work_of(found.record_class)),
            (_("Held by"), found.holder),
            (_("Open to you for"), purposes_on(day).get(purpose, purpose)),
            (_("Because"), basis_in_words(found.basis)),
            (_("Made"), f"{moment(found.made_at)}, {found.made_by}"),
        ),
        deeds=_deeds(viewer, found.id, purpose, protection, day) if own else (),
        aliases=tuple(_alias(each, found.id, purpose, own=own) for each in found.aliases),
        same=tuple(_same(each, found.id, purpose) for each in found.same),
        earlier=tuple(_earlier(each) for each in found.details if each.ended_at),
        history=tuple(f"{moment(each.at)}: {each.by}, {each.what}" for each in history),
        protection=_protected(protection) if protection else "",
        markers=(*(each.words for each in found.markers), *warnings_of(found.visited)),
        marker_rows=tuple(_marker(each, found.id, purpose, own=own) for each in found.markers),
        visited=found.visited.address if found.visited else "",
        visited_deeds=_visited(found, purpose) if own and not protection else (),
        visited_rows=tuple(map(row_of, found.visited.markers)) if found.visited else (),
        cases=tuple(_case(each, purpose, own=own) for each in links),
    )


def basis_in_words(basis: str) -> str:
    """Why a record is open to its reader."""
    return {
        BY_CUSTODY: _("You look after it."),
        BY_KEEPING: _("You keep it."),
        BY_CASE: _("You are on a case of theirs."),
        BY_GLASS: _("You opened a case of theirs by break-glass."),
        BY_SEARCH: _("A search of yours found it."),
    }[basis]


def _visited(found: PersonSeen, purpose: str) -> tuple[Link, ...]:
    of = {"person": found.id, "purpose": purpose}
    say = Link(_("Write down where they are visited"), reverse("say-visited", kwargs=of))
    if found.visited is None:
        return () if found.record_class == ABUSE else (say,)
    return say, Link(_("They are no longer visited there"), reverse("stop-visiting", kwargs=of))


def _protected(protection: ProtectionSeen) -> str:
    told = {"who": protection.custodian, "when": moment(protection.made_at), "why": protection.because}
    if protection.deputy:
        return _("Protected: nobody finds it but %(who)s and %(deputy)s. Since %(when)s: %(why)s") % {
            **told,
            "deputy": protection.deputy,
        }
    return _("Protected: nobody finds it but %(who)s. Since %(when)s: %(why)s") % told


def _marker(each: MarkerSeen, person: UUID, purpose: str, *, own: bool) -> tuple[Cell, ...]:
    of = {"person": person, "purpose": purpose, "marker": each.id}
    link = LINK.format(reverse("end-marker", kwargs=of), _("End it")) if own else ""
    return each.words, each.owner, day_in_words(each.until), f"{moment(each.made_at)}, {each.made_by}", link


def _case(each: LinkSeen, purpose: str, *, own: bool) -> tuple[Cell, ...]:
    side = reverse("show-side", kwargs={"case": each.reference, "side": each.side, "purpose": purpose})
    of = {"person": each.person, "purpose": purpose, "link": each.id}
    link = LINK.format(reverse("end-link", kwargs=of), _("Not any longer")) if own else ""
    return LINK.format(side, each.reference), each.role.capitalize(), each.side.capitalize(), link


def _deeds(
    viewer: Viewer, person: UUID, purpose: str, protection: ProtectionSeen | None, day: date
) -> tuple[Link, ...]:
    of = {"person": person, "purpose": purpose}
    reached = (
        ((_("How they are reached safely"), "show-contact"),) if may_hold_contact(viewer.roles, purpose, day) else ()
    )
    told = (
        *reached,
        (_("Mark what to know before a visit"), "add-marker"),
        (_("Ask whether a letter about them may go"), "ask-letter"),
        (_("Link them to a case"), "link-to-case"),
        (_("Put the name right"), "correct-name"),
        (_("Put the date of birth right"), "correct-born"),
        (_("Write down another name"), "add-alias"),
        (_("Say that it is the same person as another record"), "say-same"),
        (_("End the protection"), "end-protection") if protection else (_("Protect this record"), "protect-person"),
    )
    return tuple(Link(text, reverse(name, kwargs=of)) for text, name in told)


def _alias(each: DetailSeen, person: UUID, purpose: str, *, own: bool) -> tuple[Cell, ...]:
    of = {"person": person, "purpose": purpose, "alias": each.id}
    link = LINK.format(reverse("end-alias", kwargs=of), _("Not theirs")) if own else ""
    return each.said, f"{moment(each.made_at)}, {each.made_by}", link


def _same(each: SameSeen, person: UUID, purpose: str) -> tuple[Cell, ...]:
    of = {"person": person, "purpose": purpose, "same": each.id}
    said = LINK.format(href_of(each.person, purpose), each.reference)
    which = _("The record to go by") if each.goes_by_other else _("Goes by this record")
    if each.undone_at:
        state: Cell = f"{_('Undone')}: {moment(each.undone_at)}, {each.undone_by}. {each.undone_because}"
    else:
        state = LINK.format(reverse("undo-same", kwargs=of), _("They are two people"))
    return said, which, f"{moment(each.made_at)}, {each.made_by}. {each.because}", state


def _earlier(each: DetailSeen) -> tuple[Cell, ...]:
    said = each.said
    if each.kind == BORN:
        said = day_in_words(date.fromisoformat(said))
    kinds = {"name": _("Name"), "alias": _("Another name"), "born": _("Born")}
    return said, kinds[each.kind], each.because.capitalize(), f"{moment(each.ended_at)}, {each.ended_by}"
