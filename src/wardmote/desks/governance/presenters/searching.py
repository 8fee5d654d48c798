"""What a search may find in the registers: what each register shows its reader."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.governance.queries.breaches import breaches_for
from wardmote.desks.governance.queries.complaints import complaints_for
from wardmote.desks.governance.queries.decisions import decisions_for
from wardmote.desks.governance.queries.directory import services_for
from wardmote.desks.governance.queries.escalations import escalations_for
from wardmote.desks.governance.queries.recommendations import Wish, recommendations_for
from wardmote.desks.governance.queries.requests import requests_for
from wardmote.desks.governance.queries.risks import risks_for
from wardmote.desks.governance.queries.scrutiny import scrutiny_for
from wardmote.desks.governance.queries.strategies import strategies_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """Recommendations first, then register by register."""
    day = today()
    for each in recommendations_for(viewer, Wish(), day):
        yield _hit(_("Recommendation"), "show-recommendation", each, each.text, each.code, each.organisation_name)
    for each in breaches_for(viewer):
        yield _hit(_("Breach of personal data"), "show-breach", each, each.what, each.organisation_name)
    for each in complaints_for(viewer):
        yield _hit(_("Data protection complaint"), "show-data-complaint", each, each.what, each.organisation_name)
    for each in risks_for(viewer, day):
        yield _hit(_("Risk"), "show-risk", each, each.event, each.cause, each.effect, each.controls)
    for each in scrutiny_for(viewer, day):
        yield _hit(_("Scrutiny"), "show-scrutiny-meeting", each, each.about, each.area)
        for one in each.recommended:
            yield _hit(_("Recommended by scrutiny"), "show-recommended", one, one.text, one.because)
    for each in requests_for(viewer, day):
        yield _hit(_("Freedom of information request"), "show-request", each, each.subject, each.theirs, each.words)
    for each in strategies_for(viewer, day):
        yield _hit(_("Linked strategy"), "show-strategy", each, each.title, each.organisation_name, each.note)
    for each in escalations_for(viewer):
        yield _hit(_("Raised with the county"), "show-escalation", each, each.issue, each.case, each.words)
    for each in decisions_for(viewer):
        yield _hit(_("Section 17 decision"), "show-regarded-decision", each, each.title, each.effect, each.remedy)
    for each in services_for(viewer, day):
        yield _hit(_("Service"), "show-service", each, each.name, each.said.does, each.organisation_name)


def _hit(kind: str, address: str, each: Any, title: str, *also: str) -> Hit:
    return Hit(kind, title, reverse(address, kwargs={"reference": each.reference}), (each.reference, *also))
