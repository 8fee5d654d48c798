"""Addresses of the plan."""

from wardmote.desks.plan.rules import closing as closing_rules
from wardmote.desks.plan.views import closing, plans
from wardmote.foundation.access import MEMBERS, PUBLIC, address, for_roles

_EVALUATION = "members/plan/evaluations/<slug:reference>/"
_OUTCOME = "members/plan/outcomes/<uuid:outcome>/"
_RUNS = for_roles(*closing_rules.RUNS)
_ASKS = for_roles(*closing_rules.ASKS)
_SIGNS = for_roles(*closing_rules.SIGNS)

urlpatterns = [
    address("<slug:partnership>/plan/", plans.show_plan, name="show-plan", access=PUBLIC),
    address("<slug:partnership>/plan/<slug:priority>/", plans.show_priority, name="show-priority", access=PUBLIC),
    address(
        "<slug:partnership>/plan/beside/<slug:programme>/", plans.show_programme, name="show-programme", access=PUBLIC
    ),
    address("members/plan/checklist/", plans.show_checklist, name="show-checklist", access=for_roles("csp_manager")),
    address(
        "members/plan/antisocial-behaviour/",
        plans.show_antisocial_behaviour_work,
        name="show-antisocial-behaviour-work",
        access=for_roles("asb_officer"),
    ),
    address(
        "members/plan/domestic-abuse/",
        plans.show_domestic_abuse_work,
        name="show-domestic-abuse-work",
        access=for_roles("idva"),
    ),
    address("members/plan/evaluations/", closing.list_evaluations, name="list-evaluations", access=MEMBERS),
    address("members/plan/evaluations/new/", closing.open_evaluation, name="open-evaluation", access=_RUNS),
    address(_EVALUATION, closing.show_evaluation, name="show-evaluation", access=MEMBERS),
    address(f"{_EVALUATION}plan.csv", closing.download_csv, name="download-evaluation-csv", access=MEMBERS),
    address(f"{_EVALUATION}plan.xlsx", closing.download_xlsx, name="download-evaluation-xlsx", access=MEMBERS),
    address(f"{_EVALUATION}who/", closing.assign_outcomes, name="assign-outcomes", access=_RUNS),
    address(f"{_EVALUATION}ask/", closing.ask_outcomes, name="ask-outcomes", access=_ASKS),
    address(f"{_EVALUATION}sign/", closing.sign_evaluation, name="sign-evaluation", access=_SIGNS),
    address(f"{_EVALUATION}open-again/", closing.open_evaluation_again, name="open-evaluation-again", access=_SIGNS),
    address(_OUTCOME, closing.show_outcome, name="show-outcome", access=MEMBERS),
    address(f"{_OUTCOME}tell/", closing.tell_outcome, name="tell-outcome", access=MEMBERS),
]
