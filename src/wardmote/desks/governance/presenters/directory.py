"""The words of the directory of services: its pages, and what it says beside a priority."""

from collections.abc import Collection, Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.directory import Said, ServiceSeen, services_for, services_kept, serving
from wardmote.desks.governance.rules import directory as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.records import Remark

#: How many the first page names.
FIRST = 5


def list_page(every: tuple[ServiceSeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every service, or those of one state."""
    shown = [each for each in every if each.state == asked or not asked]
    public = Link(_("What residents find"), reverse("find-help", kwargs={"partnership": viewer.tenant.slug}))
    return shapes.Listed(
        title=_("Services"),
        about=_(
            "What people can turn to here. Residents find a service once it has been checked with whoever runs it. "
            "Nothing here says where a service is: some are safe because nobody knows."
        ),
        caption=_("Services, by name"),
        columns=lists.plain(_("Service"), _("State"), _("For"), _("Areas"), _("Last checked"), _("Kept checked by")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("The services that people can turn to will be listed here."),
            _("An administrator, a CSP manager or a community safety officer adds each, and checks it."),
        ),
        filters=lists.filters_of("list-services", rules.STATES, [each.state for each in every], asked),
        add=Link(_("Add a service"), reverse("add-service")) if viewer.holds(*rules.WRITES) else None,
        links=(public,),
        downloads=lists.downloads_of("download-services") if every else (),
        all_href=reverse("list-services") if every else "",
    )


def service_page(found: ServiceSeen, viewer: Viewer) -> shapes.Record:
    """One service."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    said = found.said
    return shapes.Record(
        register=Link(_("Services"), reverse("list-services")),
        title=found.name,
        reference=found.reference,
        state=found.state,
        sentence=_sentence(found),
        lead=said.does,
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Whom it is for"), said.who_for or _("Anybody")),
            (_("Needs"), needs_of(said)),
            (_("Areas"), _areas(said)),
            (_("How to get its help"), said.refer or _("Ask the service")),
            (_("Open"), said.opening or _("Not said")),
            (_("Telephone"), said.telephone or _("None")),
            (_("E-mail"), said.email or _("None")),
            (_("Its own page"), lists.LINK.format(said.link, said.link) if said.link else _("None")),
            (_("Before you reach out"), said.caution or _("Nothing to know")),
            (_("Run by"), found.organisation_name or _("Nobody of the partnership")),
            (_("Kept checked by"), found.owner_name or _("Nobody in particular")),
            (_("Last checked"), _checked(found.checked)),
            (_("Reference"), found.reference),
        ),
        sections=(
            shapes.Section(
                "priorities",
                _("Priorities that it serves"),
                _("Priorities that it serves, by plan"),
                lists.plain(_("Priority"), _("Plan")),
                tuple((each.title, each.plan) for each in found.priorities),
                _("Nobody has said yet which priorities it serves."),
            ),
            shapes.Section(
                "versions",
                _("Versions"),
                _("What it has said, latest first"),
                lists.plain(_("Version"), _("Written"), _("Checked"), _("What it said")),
                tuple(
                    (
                        str(each.number),
                        _("%(at)s by %(who)s") % {"at": moment(each.made_at), "who": each.made_by},
                        _checked(each),
                        "; ".join(part for part in (each.name, each.does, each.telephone, each.email) if part),
                    )
                    for each in found.versions
                ),
                _("None."),
            ),
        ),
    )


def table_of(found: Iterable[ServiceSeen]) -> Table:
    """The directory as it is taken away."""
    titles = (
        *(_("Reference"), _("Service"), _("State"), _("What it does"), _("Whom it is for"), _("Needs"), _("Areas")),
        *(_("How to get its help"), _("Open"), _("Telephone"), _("E-mail"), _("Its own page")),
        *(_("Before you reach out"), _("Run by"), _("Kept checked by"), _("Last checked"), _("Priorities")),
    )
    rows = (
        (
            *(each.reference, each.name, each.state, each.said.does, each.said.who_for or None, needs_of(each.said)),
            *(_areas(each.said), each.said.refer or None, each.said.opening or None, each.said.telephone or None),
            *(each.said.email or None, each.said.link or None, each.said.caution or None),
            *(each.organisation_name or None, each.owner_name or None),
            each.checked.checked_on.isoformat() if each.checked and each.checked.checked_on else None,
            "; ".join(one.title for one in each.priorities) or None,
        )
        for each in found
    )
    return lists.table("services", _("Services"), titles, rows)


def remarks(viewer: Viewer, priorities: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What is said beside each of these priorities: the services that were checked, and since when one was not."""
    return {
        priority: tuple(_remark(viewer, each) for each in found)
        for priority, found in serving(viewer, priorities).items()
    }


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For whoever keeps them: which are to be checked. What nobody keeps is the CSP manager's."""
    wanting = [each for each in services_kept(viewer, today()) if each.state in rules.WANTING]
    if not wanting:
        return ()
    said = ngettext(
        "%(n)s service is to be checked with whoever runs it.",
        "%(n)s services are to be checked with whoever runs them.",
        len(wanting),
    ) % {"n": len(wanting)}
    links = tuple(Link(f"{each.name}: {_sentence(each)}", _href(each)) for each in wanting[:FIRST])
    return (Card(_("Services to check"), (said,), links=links, part=WAITING),)


def watched_by(viewer: Viewer, member: UUID) -> tuple[tuple[str, str], ...]:
    """What one member keeps checked, for whoever takes it over."""
    return tuple(
        (lists.LINK.format(_href(each), each.name), _sentence(each))
        for each in services_for(viewer, today())
        if each.owner == member and not each.retired
    )


def needs_of(said: Said) -> str:
    """The needs for which it is found, in words."""
    return "; ".join(rules.NEEDS[need] for need in said.needs)


def since_words(said: Said) -> str:
    """When it was last checked, as anybody reads it."""
    if said.checked_on is None:
        return _("Not checked yet")
    words = _("Not checked since %(day)s") if said.is_due(today()) else _("Checked on %(day)s")
    return words % {"day": in_words(said.checked_on)}


def _remark(viewer: Viewer, said: Said) -> Remark:
    asked = urlencode({"need": said.needs[0]})
    href = f"{reverse('find-help', kwargs={'partnership': viewer.tenant.slug})}?{asked}#{anchor_of(said)}"
    words = _("Who can help: %(name)s. %(since)s.") % {"name": said.name, "since": since_words(said)}
    return Remark(words, href, warns=said.is_due(today()))


def anchor_of(said: Said) -> str:
    """The place of a service on the public's page."""
    return f"service-{said.service}"


def _areas(said: Said) -> str:
    return "; ".join(said.area_names) or _("All areas")


def _checked(said: Said | None) -> str:
    if said is None or said.checked_on is None:
        return _("Never")
    return _("%(day)s by %(who)s") % {"day": in_words(said.checked_on), "who": said.checked_by}


def _sentence(found: ServiceSeen) -> str:
    checked = found.checked
    day = in_words(checked.checked_on) if checked and checked.checked_on else ""
    return {
        rules.RETIRED: _("It was taken out of the directory: %(why)s") % {"why": found.retired_because},
        rules.NOT_CHECKED: _("It has never been checked, so residents do not find it."),
        rules.CHANGED: _("Its words were changed since it was checked; residents read those of %(day)s.")
        % {"day": day},
        rules.DUE: _("It has not been checked since %(day)s, and residents are told so.") % {"day": day},
        rules.CHECKED: _("It was checked on %(day)s.") % {"day": day},
    }[found.state]


def _deeds(found: ServiceSeen) -> tuple[Link, ...]:
    of = {"reference": found.reference}
    if found.retired:
        return (Link(_("Take it up again"), reverse("take-service-up", kwargs=of)),)
    return (
        Link(_("Say that it has been checked"), reverse("check-service", kwargs=of)),
        Link(_("Change the service"), reverse("change-service", kwargs=of)),
        Link(_("Say which priorities it serves"), reverse("say-service-priorities", kwargs=of)),
        Link(_("Take it out of the directory"), reverse("retire-service", kwargs=of)),
    )


def _row(each: ServiceSeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.name),
        status(each.state),
        needs_of(each.said),
        _areas(each.said),
        in_words(each.checked.checked_on) if each.checked and each.checked.checked_on else _("Never"),
        each.owner_name or _("Nobody in particular"),
    )


def _href(found: ServiceSeen) -> str:
    return reverse("show-service", kwargs={"reference": found.reference})
