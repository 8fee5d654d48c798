"""The words of the pages of White Ribbon accreditations."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.presenters.workplace import href_of, hung_link, none_held, sentence_of
from wardmote.desks.governance.queries.workplace import AccreditationSeen, ItemSeen
from wardmote.desks.governance.rules import workplace as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status


def list_page(every: tuple[AccreditationSeen, ...], asked: str, viewer: Viewer, day: date) -> shapes.Listed:
    """Every accreditation, or those of one state, and of whom none is known."""
    shown = [each for each in every if each.state == asked or not asked]
    may = viewer.holds(*rules.WRITES)
    held = {each.organisation for each in every if each.state in rules.HELD}
    return shapes.Listed(
        title=_("White Ribbon accreditations"),
        about=_("Which organisations are accredited, until when, and what their action plans promise."),
        caption=_("Accreditations, by organisation, the latest first"),
        columns=lists.plain(_("Organisation"), _("State"), _("Level"), _("Until"), _("Action plan done")),
        rows=tuple(
            (
                lists.LINK.format(href_of(each), each.organisation_name),
                status(each.state),
                each.level,
                in_words(each.ends),
                _done(each),
            )
            for each in shown
        ),
        empty=(
            _("Accreditations will be listed here."),
            _("A CSP manager or a community safety officer writes each down, with who leads it."),
        ),
        filters=lists.filters_of(
            "list-accreditations", rules.ACCREDITATION_STATES, [each.state for each in every], asked
        ),
        add=Link(_("Add an accreditation"), reverse("add-accreditation")) if may else None,
        links=hung_link(rules.ACCREDITATIONS, viewer),
        downloads=lists.downloads_of("download-accreditations") if every else (),
        all_href=reverse("list-accreditations") if every else "",
        sections=(none_held(viewer, held, day),),
    )


def accreditation_page(found: AccreditationSeen, every: tuple[AccreditationSeen, ...], viewer: Viewer) -> shapes.Record:
    """One accreditation, with its action plan and the other cycles of its organisation."""
    may = viewer.holds(*rules.WRITES)
    deeds = _deeds(found) if may else ()
    others = [each for each in every if each.organisation == found.organisation and each.id != found.id]
    return shapes.Record(
        register=Link(_("White Ribbon accreditations"), reverse("list-accreditations")),
        title=_("White Ribbon accreditation of %(body)s") % {"body": found.organisation_name},
        reference=found.reference,
        state=found.state,
        sentence=sentence_of(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Level"), found.level),
            (_("From"), in_words(found.starts)),
            (_("Until"), in_words(found.ends)),
            (_("Led by"), found.owner_name or _("Nobody in particular")),
            (_("Ambassadors"), _("Not known") if found.ambassadors is None else str(found.ambassadors)),
            (_("Action plan done"), _done(found)),
            (_("Reference"), found.reference),
        ),
        sections=(
            *(_strand(found, strand, words, may=may) for strand, words in rules.STRANDS.items()),
            shapes.Section(
                "others",
                _("Other cycles"),
                _("Other cycles of the same organisation, the latest first"),
                lists.plain(_("Cycle"), _("State"), _("Level")),
                tuple(
                    (
                        lists.LINK.format(href_of(each), f"{in_words(each.starts)} – {in_words(each.ends)}"),
                        status(each.state),
                        each.level,
                    )
                    for each in others
                ),
                _("There is no other."),
            ),
        ),
    )


def table_of(found: Iterable[AccreditationSeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Organisation"), _("State"), _("Level"), _("From"), _("Until"), _("Led by")),
        *(_("Ambassadors"), _("Action plan: done"), _("Action plan: in all")),
    )
    rows = (
        (
            each.reference,
            each.organisation_name,
            each.state,
            each.level,
            each.starts.isoformat(),
            each.ends.isoformat(),
            each.owner_name or None,
            None if each.ambassadors is None else str(each.ambassadors),
            str(each.done),
            str(len(each.promised)),
        )
        for each in found
    )
    return lists.table("accreditations", _("White Ribbon accreditations"), titles, rows)


def _strand(found: AccreditationSeen, strand: str, words: str, *, may: bool) -> shapes.Section:
    return shapes.Section(
        f"strand-{strand}",
        _(words),
        # Each is a region of its own, which a screen reader tells apart by its name.
        _("%(strand)s: what the action plan promises, and what shows that it was done") % {"strand": _(words)},
        lists.plain(_("What"), _("Done"), _("What shows it"), _("Correction")),
        tuple(_item(each, may=may) for each in found.items if each.strand == strand),
        _("The action plan promises nothing of this strand."),
    )


def _item(each: ItemSeen, *, may: bool) -> tuple[lists.Cell, ...]:
    of = {"item": str(each.id)}
    change, back = reverse("change-accreditation-item", kwargs=of), reverse("take-back-accreditation-item", kwargs=of)
    words = lists.LINK.format(change, each.text) if may and not each.withdrawn else each.text
    deed = Markup('{}<span class="govuk-visually-hidden">: {}</span>').format(
        _("Put it back") if each.withdrawn else _("Take it back"), each.text
    )
    done = _("Taken back") if each.withdrawn else in_words(each.done_on) if each.done_on else _("Not yet")
    return words, done, each.evidence, lists.LINK.format(back, deed) if may else ""


def _done(found: AccreditationSeen) -> str:
    if not found.promised:
        return _("No action plan written down")
    return _("%(n)s of %(of)s") % {"n": found.done, "of": len(found.promised)}


def _deeds(found: AccreditationSeen) -> tuple[Link, ...]:
    of = {"reference": found.reference}
    if found.state == rules.WITHDRAWN:
        return (Link(_("Put it back"), reverse("take-back-accreditation", kwargs=of)),)
    return (
        Link(_("Add to its action plan"), reverse("add-accreditation-item", kwargs=of)),
        Link(_("Change the accreditation"), reverse("change-accreditation", kwargs=of)),
        Link(_("Take it back"), reverse("take-back-accreditation", kwargs=of)),
    )
