"""The strategic assessment: regulation 7 of SI 2007/1830, from the evidence store and a pack, with no database."""

from wardmote.reports.carried_out import CarriedOut, Outcome
from wardmote.reports.strategic_assessment.assessment import Assessment
from wardmote.reports.strategic_assessment.build import build
from wardmote.reports.strategic_assessment.figures import Figure
from wardmote.reports.strategic_assessment.for_members import for_members
from wardmote.reports.strategic_assessment.writing import Written, assess, last_added

__all__ = ["Assessment", "CarriedOut", "Figure", "Outcome", "Written", "assess", "build", "for_members", "last_added"]
