"""Addresses of actions."""

from wardmote.desks.actions import rules, views
from wardmote.foundation.access import MEMBERS, address, for_roles

_RUNS = for_roles(*rules.RUNS)
_ONE = "members/actions/<slug:reference>/"

urlpatterns = [
    address("members/actions/", views.list_actions, name="list-actions", access=MEMBERS),
    address("members/actions/actions.csv", views.download_csv, name="download-actions-csv", access=MEMBERS),
    address("members/actions/actions.xlsx", views.download_xlsx, name="download-actions-xlsx", access=MEMBERS),
    address("members/actions/chase/", views.chase, name="chase-actions", access=for_roles(*rules.CHASES)),
    address("members/actions/new/", views.make_action, name="make-action", access=_RUNS),
    address("members/actions/steps/<uuid:step>/", views.finish_step, name="finish-step", access=MEMBERS, sends=True),
    address("members/actions/reports/<uuid:report>/", views.correct_report, name="correct-report", access=MEMBERS),
    address(_ONE, views.show_action, name="show-action", access=MEMBERS),
    address(f"{_ONE}change/", views.change_action, name="change-action", access=_RUNS),
    address(f"{_ONE}report/", views.report_on_action, name="report-on-action", access=MEMBERS),
    address(f"{_ONE}let-go/", views.let_action_go, name="let-action-go", access=_RUNS),
    address(f"{_ONE}open-again/", views.open_action_again, name="open-action-again", access=_RUNS),
    address(f"{_ONE}steps/", views.add_step, name="add-step", access=MEMBERS),
    address(f"{_ONE}evidence/", views.add_evidence, name="add-evidence", access=MEMBERS),
]
