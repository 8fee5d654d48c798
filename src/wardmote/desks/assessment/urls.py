"""Addresses of assessments and figures. A figure's address never changes: it names the issued assessment it is in."""

from wardmote.desks.assessment import rules, views
from wardmote.foundation.access import PUBLIC, address, for_roles

OF = "<slug:partnership>/assessments/<slug:reference>/"

urlpatterns = [
    address("<slug:partnership>/assessments/", views.list_assessments, name="list-assessments", access=PUBLIC),
    address(OF, views.show_assessment, name="show-assessment", access=PUBLIC),
    address(f"{OF}figures/", views.list_figures, name="list-figures", access=PUBLIC),
    address(f"{OF}figures/<str:figure>/", views.show_figure, name="show-figure", access=PUBLIC),
    address(f"{OF}figures/<str:figure>/record.json", views.send_figure, name="send-figure", access=PUBLIC),
    address(f"{OF}files/<path:name>", views.send_file, name="send-file", access=PUBLIC),
    address("members/assessment/", views.list_drafts, name="list-drafts", access=for_roles(*rules.READS)),
    address("members/assessment/build/", views.build_drafts, name="build-drafts", access=for_roles(*rules.READS)),
    address(
        "members/assessment/<slug:reference>/", views.show_draft, name="show-draft", access=for_roles(*rules.READS)
    ),
    address(
        "members/assessment/<slug:reference>/changes/",
        views.show_changes,
        name="show-draft-changes",
        access=for_roles(*rules.READS),
    ),
    address(
        "members/assessment/<slug:reference>/issue/",
        views.issue_draft,
        name="issue-draft",
        access=for_roles(*rules.ISSUES),
    ),
    address("members/evidence/", views.show_evidence, name="show-evidence", access=for_roles("analyst")),
    address(
        "members/evidence/sources/<slug:source>/",
        views.show_source,
        name="show-source",
        access=for_roles("analyst"),
    ),
    address(
        "members/evidence/check/", views.check_issued, name="check-issued", access=for_roles("analyst"), sends=True
    ),
]
