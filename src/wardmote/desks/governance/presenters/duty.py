"""The words of the Serious Violence Duty."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.api import OrganisationSeen
from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.duty import StepSeen, steps_that_count
from wardmote.desks.governance.rules import duty as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status


def list_page(every: tuple[StepSeen, ...], bodies: Iterable[OrganisationSeen], viewer: Viewer) -> shapes.Listed:
    """Where the duty stands: each step's latest day, who has agreed, and everything that was done."""
    steps = [each.step for each in every if not each.withdrawn]
    add = Link(_("Write a step down"), reverse("take-duty-step")) if viewer.holds(*rules.WRITES) else None
    return shapes.Listed(
        title=_("Serious Violence Duty"),
        about=_(
            "What the specified authorities have to do together: agree what serious violence is here, assess need, "
            "publish a strategy, and review it every year."
        ),
        caption=_("What was done, the latest first"),
        columns=lists.plain(_("Step"), _("State"), _("Day"), _("Authority")),
        rows=tuple(map(_row, every)),
        empty=(
            _("The steps of the duty will be listed here."),
            _("Until the strategy's day is written down, nobody knows when its review is due."),
        ),
        add=add,
        links=(
            Link(_("The rule of time"), reverse("show-rule", kwargs={"rule": rules.REVIEW.lower().replace(".", "-")})),
        ),
        downloads=lists.downloads_of("download-duty") if every else (),
        sections=(_stands(steps), _agreed(steps, bodies)),
    )


def step_page(found: StepSeen, viewer: Viewer) -> shapes.Record:
    """One step."""
    back = Link(_("Take it back"), reverse("take-duty-step-back", kwargs={"reference": found.reference}))
    said = _("It was written down by mistake, and counts no more.") if found.withdrawn else _("It counts.")
    return shapes.Record(
        register=Link(_("Serious Violence Duty"), reverse("list-duty")),
        title=rules.STEPS[found.what],
        reference=found.reference,
        state=found.state,
        sentence=said,
        deeds=(back,) if viewer.holds(*rules.WRITES) and not found.withdrawn else (),
        facts=(
            (_("Day"), in_words(found.day)),
            (_("Authority"), found.organisation_name or _("All together")),
            (_("Where it can be read"), lists.LINK.format(found.link, found.link) if found.link else _("Not known")),
            (_("Note"), found.words or _("None")),
            (_("Written down by"), f"{found.made_by}, {moment(found.made_at)}"),
            (_("Reference"), found.reference),
        ),
    )


def table_of(found: Iterable[StepSeen]) -> Table:
    """The register as it is taken away."""
    titles = (_("Step"), _("Day"), _("Authority"), _("State"), _("Where it can be read"), _("Note"), _("Written by"))
    rows = (
        (
            rules.STEPS[each.what],
            each.day.isoformat(),
            each.organisation_name or None,
            each.state,
            each.link or None,
            each.words or None,
            each.made_by,
        )
        for each in found
    )
    return lists.table("duty", _("Serious Violence Duty"), titles, rows)


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """When the strategy is to be reviewed; not known until somebody writes down when it was published."""
    yield RunningClock(
        what=_("Serious violence strategy reviewed"),
        neutral=_("Strategy to be reviewed"),
        desk="places",
        table="Partnership",
        id=viewer.tenant.id,
        href=reverse("list-duty"),
        rule=rules.REVIEW,
        start=rules.reviewed_from(steps_that_count(viewer)),
        owner=title_of("csp_manager"),
    )


def _stands(steps: list[rules.Step]) -> shapes.Section:
    latest = {what: max((each.day for each in steps if each.what == what), default=None) for what in rules.STEPS}
    return shapes.Section(
        "stands",
        _("Where it stands"),
        _("The latest of each step"),
        lists.plain(_("Step"), _("Latest")),
        tuple((rules.STEPS[what], in_words(day) if day else _("Not written down")) for what, day in latest.items()),
        _("Nothing is written down."),
    )


def _agreed(steps: list[rules.Step], bodies: Iterable[OrganisationSeen]) -> shapes.Section:
    agreed = rules.agreed_by(steps)
    return shapes.Section(
        "agreed",
        _("Who has agreed the strategy"),
        _("Responsible authorities, and whether each has agreed the strategy in force"),
        lists.plain(_("Authority"), _("Agreed")),
        tuple(
            (each.name, _("Yes") if each.id in agreed else _("Not written down"))
            for each in bodies
            if each.kind == "responsible" and each.ends is None
        ),
        _("The partnership has no responsible authority."),
    )


def _row(each: StepSeen) -> tuple[lists.Cell, ...]:
    href = reverse("show-duty-step", kwargs={"reference": each.reference})
    return (
        lists.LINK.format(href, rules.STEPS[each.what]),
        status(each.state),
        in_words(each.day),
        each.organisation_name or _("All together"),
    )
