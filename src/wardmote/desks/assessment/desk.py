"""Assessment: the strategic assessment of each area as it was issued, and the provenance of every figure."""

from wardmote.desks.assessment.rules import READS
from wardmote.foundation.desks import Desk, Entry, Work

DESK = Desk(
    slug="assessment",
    title="Assessment",
    purpose="Issued strategic assessments, their files, and where every figure in them came from.",
    public_nav=(Entry("Figures", "list-assessments", order=30),),
    member_nav=(
        Entry("Evidence", "show-evidence", order=10, roles=("analyst",)),
        Entry("Draft assessment", "list-drafts", order=11, roles=READS),
    ),
    landing="wardmote.desks.assessment.presenters:landing",
    changed="wardmote.desks.assessment.week:changed",
    clocks="wardmote.desks.assessment.presenters.clocks:clocks",
    searches="wardmote.desks.assessment.presenters.searching:searches",
    specimens="wardmote.desks.assessment.queries:specimens",
    works=(
        Work(
            "check_issued",
            title="Checking that every issued file is as it was issued",
            run="wardmote.desks.assessment.jobs:check_issued",
            roles=("analyst",),
        ),
        Work(
            "build_drafts",
            title="Building the draft assessments",
            run="wardmote.desks.assessment.jobs:build_drafts",
            roles=READS,
        ),
    ),
    evidence_changed="wardmote.desks.assessment.verbs:evidence_changed",
)
