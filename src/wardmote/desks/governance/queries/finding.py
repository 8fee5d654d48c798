"""What a record of this desk is called and where its page is, for other desks that name it."""

from uuid import UUID

from wardmote.desks.governance.queries.breaches import found_breach
from wardmote.desks.governance.queries.complaints import found_complaint
from wardmote.desks.governance.queries.decisions import found_decision
from wardmote.desks.governance.queries.directory import found_service
from wardmote.desks.governance.queries.escalations import found_escalation
from wardmote.desks.governance.queries.recommendations import found_recommendation
from wardmote.desks.governance.queries.requests import found_request
from wardmote.desks.governance.queries.risks import found_risk
from wardmote.desks.governance.queries.scrutiny import found_recommended
from wardmote.desks.governance.queries.strategies import found_strategy
from wardmote.desks.governance.queries.workplace import found_accreditation, found_policy
from wardmote.foundation.access import Viewer
from wardmote.foundation.records import Found

_FINDS = {
    "Accreditation": found_accreditation,
    "Breach": found_breach,
    "DataComplaint": found_complaint,
    "Escalation": found_escalation,
    "InformationRequest": found_request,
    "Recommendation": found_recommendation,
    "RegardedDecision": found_decision,
    "Risk": found_risk,
    "ScrutinyRecommendation": found_recommended,
    "Service": found_service,
    "StaffPolicy": found_policy,
    "Strategy": found_strategy,
}


def finds(viewer: Viewer, table: str, record: UUID) -> Found | None:
    """A record of one of the registers, by its key."""
    return _FINDS[table](viewer, record) if table in _FINDS else None
