"""The words of the pages of domestic abuse policies for staff."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.presenters.workplace import (
    href_of,
    hung_link,
    managers_in_words,
    none_held,
    sentence_of,
)
from wardmote.desks.governance.queries.workplace import PolicySeen
from wardmote.desks.governance.rules import workplace as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status


def list_page(every: tuple[PolicySeen, ...], asked: str, viewer: Viewer, day: date) -> shapes.Listed:
    """Every policy, or those of one state, and of whom none is known."""
    shown = [each for each in every if each.state == asked or not asked]
    held = {each.organisation for each in every if each.state in rules.IN_FORCE}
    return shapes.Listed(
        title=_("Domestic abuse policies for staff"),
        about=_("Which organisations have a policy for their own staff who are abused, and whether managers know it."),
        caption=_("Policies, by organisation, the latest first"),
        columns=lists.plain(_("Organisation"), _("State"), _("Review due"), _("Managers trained"), _("Paid leave")),
        rows=tuple(
            (
                lists.LINK.format(href_of(each), each.organisation_name),
                status(each.state),
                in_words(each.review_due),
                managers_in_words(each.trained, each.managers),
                _(rules.LEAVE[each.paid_leave]),
            )
            for each in shown
        ),
        empty=(
            _("Policies for staff will be listed here."),
            _("A CSP manager or a community safety officer writes each down, with when it is to be reviewed."),
        ),
        filters=lists.filters_of("list-staff-policies", rules.POLICY_STATES, [each.state for each in every], asked),
        add=Link(_("Add a policy"), reverse("add-staff-policy")) if viewer.holds(*rules.WRITES) else None,
        links=hung_link(rules.POLICIES, viewer),
        downloads=lists.downloads_of("download-staff-policies") if every else (),
        all_href=reverse("list-staff-policies") if every else "",
        sections=(none_held(viewer, held, day),),
    )


def policy_page(found: PolicySeen, every: tuple[PolicySeen, ...], viewer: Viewer) -> shapes.Record:
    """One policy, with the others of its organisation."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    others = [each for each in every if each.organisation == found.organisation and each.id != found.id]
    return shapes.Record(
        register=Link(_("Domestic abuse policies for staff"), reverse("list-staff-policies")),
        title=_("Domestic abuse policy for the staff of %(body)s") % {"body": found.organisation_name},
        reference=found.reference,
        state=found.state,
        sentence=sentence_of(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Date"), in_words(found.dated)),
            (_("Review due"), in_words(found.review_due)),
            (_("Managers trained"), managers_in_words(found.trained, found.managers)),
            (_("Paid leave"), _(rules.LEAVE[found.paid_leave])),
            (_("Where it is"), lists.LINK.format(found.link, found.link) if found.link else _("Not known")),
            (_("Looked after by"), found.owner_name or _("Nobody in particular")),
            (_("Reference"), found.reference),
        ),
        sections=(
            shapes.Section(
                "others",
                _("Other policies"),
                _("Other policies of the same organisation, the latest first"),
                lists.plain(_("Date"), _("State"), _("Managers trained")),
                tuple(
                    (
                        lists.LINK.format(href_of(each), in_words(each.dated)),
                        status(each.state),
                        managers_in_words(each.trained, each.managers),
                    )
                    for each in others
                ),
                _("There is no other."),
            ),
        ),
    )


def table_of(found: Iterable[PolicySeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Organisation"), _("State"), _("Date"), _("Review due"), _("Managers"), _("Trained")),
        *(_("Trained (percent)"), _("Paid leave"), _("Where it is"), _("Looked after by")),
    )
    rows = (
        (
            each.reference,
            each.organisation_name,
            each.state,
            each.dated.isoformat(),
            each.review_due.isoformat(),
            None if each.managers is None else str(each.managers),
            None if each.trained is None else str(each.trained),
            str(rules.share(each.trained, each.managers)) if each.managers and each.trained is not None else None,
            each.paid_leave,
            each.link or None,
            each.owner_name or None,
        )
        for each in found
    )
    return lists.table("staff-policies", _("Domestic abuse policies for staff"), titles, rows)


def _deeds(found: PolicySeen) -> tuple[Link, ...]:
    of = {"reference": found.reference}
    if found.state == rules.WITHDRAWN:
        return (Link(_("Put it back"), reverse("take-back-staff-policy", kwargs=of)),)
    return (
        Link(_("Change the policy"), reverse("change-staff-policy", kwargs=of)),
        Link(_("Take it back"), reverse("take-back-staff-policy", kwargs=of)),
    )
