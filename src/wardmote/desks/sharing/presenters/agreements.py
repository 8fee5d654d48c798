"""The words of the pages of agreements."""

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing import states
from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.presenters.entries import SENSITIVITY
from wardmote.desks.sharing.queries.agreements import AgreementSeen, PartySeen, VersionSeen, agreements_for
from wardmote.desks.sharing.rules import agreements as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, WAITING, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status
from wardmote.protocol import Protocol


def agreements_page(every: Sequence[AgreementSeen], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every agreement, or those of one state, by tier."""
    shown = [each for each in every if each.shown == asked or not asked]
    return shapes.Listed(
        title=_("Agreements"),
        sentence=_("%(n)s of %(all)s agreements are in force.")
        % {"n": sum(each.tells for each in every), "all": len(every)}
        if every
        else "",
        about=_(
            "What agencies signed on what they tell one another: the protocol (tier 1), agreements for a purpose (tier "
            "2), and procedures under one (tier 3). Nothing is shared without a person by one that is not in force."
        ),
        sections=tuple(
            _section(tier, [each for each in shown if each.tier == tier])
            for tier in rules.TIERS
            if any(each.tier == tier for each in shown)
        ),
        empty=(_("No agreement is like that."), _("Choose another state, or see all of them."))
        if every
        else (
            _("Agreements will be listed here."),
            _("A designated liaison officer, the CSP manager or the chair writes one, and its parties sign it."),
        ),
        filters=lists.filters_of("list-agreements", states.EVERY, [each.shown for each in every], asked),
        add=Link(_("Write an agreement"), reverse("start-agreement")) if viewer.holds(*rules.WRITES) else None,
        downloads=lists.downloads_of("download-agreements") if every else (),
        all_href=reverse("list-agreements") if every else "",
    )


def lines_of(version: VersionSeen | None, protocol: Protocol) -> dict[str, str]:
    """What is set beside another version where two people weigh it: each line by its name."""
    if version is None:
        return {}
    fields = (
        f"{each.name} ({each.record_class}, {SENSITIVITY[each.sensitivity]}{_patient(patient=each.patient)})"
        for each in version.fields
    )
    parties = (
        f"{each.organisation_name}, {protocol.named('bodies', each.kind, 'kind').title} ({part_of(each)})"
        for each in version.parties
    )
    return {
        _("Title"): version.title,
        _("About"): version.about,
        _("Purposes"): purposes_of(version, protocol),
        _("Fields"): "; ".join(fields) or _("None"),
        _("Parties"): "; ".join(parties) or _("None"),
        _("Conditions"): version.conditions or _("None"),
        _("Whom to ask"): whom_to_ask(version),
    }


def whom_to_ask(version: VersionSeen) -> str:
    """Whether its parties are told whom to ask, in words."""
    if not version.tells_involvement:
        return _("No party is told whom to ask at another.")
    return _("A party is told whom to ask at another that works with the same person: a name and an agency, no more.")


def purposes_of(version: VersionSeen, protocol: Protocol) -> str:
    """What it is for, in words."""
    known = {each.id: each.title for each in protocol.purposes}
    return "; ".join(known.get(each, each) for each in version.purposes) or _("Principles only")


def table_of(every: Iterable[AgreementSeen], protocol: Protocol) -> Table:
    """The register as it is taken away."""
    titles = (
        _("Reference"), _("Tier"), _("Title"), _("State"), _("Version"), _("Purposes"), _("Fields"), _("Parties"),
        _("Signed by"), _("Review due"),
    )  # fmt: skip
    rows = (
        (
            each.reference,
            str(each.tier),
            each.title,
            each.shown,
            str(each.counts.number),
            purposes_of(each.counts, protocol),
            "; ".join(one.name for one in each.counts.fields) or None,
            "; ".join(one.organisation_name for one in each.counts.parties) or None,
            "; ".join(one.organisation_name for one in each.counts.parties if one.signature) or None,
            each.review_due.isoformat() if each.review_due else None,
        )
        for each in every
    )
    return lists.table("agreements", _("Agreements"), titles, rows)


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """When each agreement that is open is to be looked at again. The public is told of none."""
    if viewer.kind == "public":
        return
    for each in agreements_for(viewer, today()):
        if each.open:
            yield RunningClock(
                what=_("Agreement reviewed: %(title)s") % {"title": each.title},
                neutral=_("Agreement to be reviewed"),
                desk="sharing",
                table="Agreement",
                id=each.id,
                href=href_of(each),
                rule=rules.REVIEW,
                start=each.open.reviewed_on,
            )


def cards_of(viewer: Viewer) -> tuple[Card, ...]:
    """What waits for a member's own organisation to sign, and for who writes agreements what is to be reviewed."""
    every = agreements_for(viewer, today())
    cards = []
    unsigned = [
        each
        for each in every
        if each.open
        and any(not one.signature and rules.may_sign(viewer, one.organisation) for one in each.open.parties)
    ]
    if unsigned:
        links = tuple(Link(each.title, href_of(each)) for each in unsigned)
        cards.append(Card(_("Agreements for your organisation to sign"), links=links, part=WAITING))
    late = [each for each in every if each.shown in (states.REVIEW_DUE, states.LAPSED)]
    if late and viewer.holds(*rules.WRITES):
        links = tuple(Link(f"{each.title}: {each.shown}", href_of(each)) for each in late)
        cards.append(Card(_("Agreements to review"), links=links, part=DUE))
    return tuple(cards)


def href_of(found: AgreementSeen) -> str:
    """Where an agreement is read."""
    return reverse("show-agreement", kwargs={"reference": found.reference})


def _section(tier: int, found: list[AgreementSeen]) -> shapes.Section:
    return shapes.Section(
        f"tier-{tier}",
        _("Tier %(n)s") % {"n": tier},
        _(rules.TIERS[tier]),
        lists.plain(_("Agreement"), _("State"), _("Version"), _("Parties"), _("Signed"), _("Review due")),
        tuple(
            (
                lists.LINK.format(href_of(each), each.title),
                status(each.shown),
                str(each.counts.number),
                str(len(each.counts.parties)),
                str(sum(one.signature is not None for one in each.counts.parties)),
                in_words(each.review_due) if each.review_due else _("Not yet"),
            )
            for each in found
        ),
        "",
    )


def part_of(party: PartySeen) -> str:
    """What a party does by an agreement."""
    if party.tells and party.told:
        return _("Tells and is told")
    return _("Tells") if party.tells else _("Is told")


def _patient(*, patient: bool) -> str:
    return _(", patient information") if patient else ""
