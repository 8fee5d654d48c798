"""The words of what is approved in advance: as two people weigh it, and on the agreement's page."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.presenters.agreements import href_of
from wardmote.desks.sharing.presenters.entries import REGIME, SUBJECT
from wardmote.desks.sharing.queries.agreements import agreement_for
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.routine import RoutineSeen
from wardmote.desks.sharing.rules.agreements import WRITES
from wardmote.desks.sharing.rules.requests import check_routine
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes import Weighed
from wardmote.foundation.now import today
from wardmote.protocol import Protocol


def weigh_routine(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """What would be approved in advance; raises Invalid where the agreement does not cover it, or it is sensitive."""
    found = agreement_for(viewer, subject, today())
    version = found.open
    if version is None or found.tier != 2:
        raise NotNow(_("No version of it is open any more."), instead=_("Look at the agreement."))
    chosen = [each for each in version.fields if each.name in said["fields"]]
    if len(chosen) != len(said["fields"]) or said["purpose"] not in version.purposes:
        raise Invalid(_("The agreement covers no such field or purpose."), instead=_("Choose from what it covers."))
    kinds = [(each.record_class, each.sensitivity) for each in chosen]
    check_routine(title=said["title"], because=said["because"], fields=kinds, keep_days=said["keep_days"])
    purposes = {each.id: each.title for each in protocol_for(viewer, today()).purposes}
    lines = (
        (_("What is asked for"), said["title"]),
        (_("Fields"), "; ".join(said["fields"])),
        (_("What for"), purposes[said["purpose"]]),
        (_("About whom"), str(SUBJECT[said["subject"]])),
        (_("Under"), str(REGIME[said["regime"]])),
        (_("Why it is necessary, and in proportion"), said["because"]),
        (_("Destroyed after"), _("%(n)s days") % {"n": said["keep_days"]}),
    )
    return Weighed(
        title=_("Approve in advance under “%(agreement)s”: %(title)s")
        % {"agreement": version.title, "title": said["title"]},
        lines=tuple((name, _("Nothing"), words) for name, words in lines),
        legal=True,
        href=href_of(found),
    )


def routine_section(sets: Sequence[RoutineSeen], protocol: Protocol, viewer: Viewer) -> shapes.Section:
    """What was approved in advance under an agreement."""
    writes = viewer.holds(*WRITES)
    return shapes.Section(
        "in-advance",
        _("Approved in advance"),
        _("Fields that those who signed can ask one another for by one press"),
        lists.plain(_("What"), _("Fields"), _("What for"), _("Why"), _("Destroyed after"), _("State")),
        tuple(
            (
                each.title,
                "; ".join(one.name for one in each.fields),
                protocol.named("purposes", each.purpose, "purpose").title,
                each.because,
                _("%(n)s days") % {"n": each.keep_days},
                _state(each, writes=writes),
            )
            for each in sets
        ),
        _("Nothing was approved in advance under it."),
    )


def _state(each: RoutineSeen, *, writes: bool) -> lists.Cell:
    if each.ended_at is not None or each.agreement.open != each.version:
        return _("Ended")
    if not writes:
        return _("Can be asked for") if each.counts else _("Not while the agreement is not in force")
    href = reverse("end-routine", kwargs={"routine": each.id})
    return lists.LINK.format(href, shapes.HIDDEN.format(_("End"), each.title))
