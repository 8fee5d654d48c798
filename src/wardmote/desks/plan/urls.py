"""Addresses of the plan."""

from wardmote.desks.plan.rules import closing as closing_rules
from wardmote.desks.plan.rules import drafting as drafting_rules
from wardmote.desks.plan.views import approving, closing, drafting, lines, plans
from wardmote.foundation.access import MEMBERS, PUBLIC, address, for_roles

_EVALUATION = "members/plan/evaluations/<slug:reference>/"
_OUTCOME = "members/plan/outcomes/<uuid:outcome>/"
_RUNS = for_roles(*closing_rules.RUNS)
_ASKS = for_roles(*closing_rules.ASKS)
_SIGNS = for_roles(*closing_rules.SIGNS)
_NEXT = "members/plan/next/<slug:reference>/"
_PRIORITY = f"{_NEXT}priorities/<slug:priority>/"
_LINE = "members/plan/lines/<uuid:line>/"
_VERSION = "<slug:partnership>/plans/<slug:reference>/<int:number>/"
_WRITES = for_roles(*drafting_rules.WRITES)
_PROPOSES = for_roles(*drafting_rules.PROPOSES)
_CONFIRMS = for_roles(*drafting_rules.CONFIRMS)

urlpatterns = [
    address("<slug:partnership>/plan/", plans.show_plan, name="show-plan", access=PUBLIC),
    address("<slug:partnership>/plan/<slug:priority>/", plans.show_priority, name="show-priority", access=PUBLIC),
    address(
        "<slug:partnership>/plan/beside/<slug:programme>/", plans.show_programme, name="show-programme", access=PUBLIC
    ),
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
    address("members/plan/checklist/", approving.show_checklist, name="show-checklist", access=_CONFIRMS),
    address(
        "members/plan/checklist/<slug:line>/confirm/", approving.confirm_check, name="confirm-check", access=_CONFIRMS
    ),
    address("members/plan/", drafting.list_next_plans, name="list-next-plans", access=MEMBERS),
    address("members/plan/next/begin/<slug:area>/", drafting.begin_plan, name="begin-plan", access=_WRITES),
    address(_NEXT, drafting.show_next_plan, name="show-next-plan", access=MEMBERS),
    address(f"{_NEXT}days/", drafting.change_plan, name="change-plan", access=_WRITES),
    address(f"{_NEXT}choices/<slug:priority>/", drafting.choose_lines, name="choose-lines", access=_WRITES),
    address(f"{_NEXT}say/<slug:part>/", drafting.say_part, name="say-part", access=_WRITES),
    address(f"{_NEXT}equality/", drafting.assess_equality, name="assess-equality", access=_WRITES),
    address(f"{_NEXT}propose/", approving.propose_plan, name="propose-plan", access=_PROPOSES),
    address(f"{_NEXT}send/", approving.send_plan, name="send-plan", access=_PROPOSES),
    address(f"{_NEXT}add-priority/", lines.add_priority, name="add-priority", access=_WRITES),
    address(_PRIORITY, lines.show_next_priority, name="show-next-priority", access=MEMBERS),
    address(f"{_PRIORITY}change/", lines.change_priority, name="change-priority", access=_WRITES),
    address(f"{_PRIORITY}out/", lines.leave_priority_out, name="leave-priority-out", access=_WRITES),
    address(f"{_PRIORITY}add-aim/", lines.add_aim, name="add-aim", access=_WRITES),
    address(f"{_PRIORITY}add-commitment/", lines.add_commitment, name="add-commitment", access=_WRITES),
    address(f"{_LINE}aim/", lines.change_aim, name="change-aim", access=_WRITES),
    address(f"{_LINE}measure/", lines.measure_aim, name="measure-aim", access=_WRITES),
    address(f"{_LINE}commitment/", lines.change_commitment, name="change-commitment", access=_WRITES),
    address(f"{_LINE}evidence/", lines.add_standing_evidence, name="add-standing-evidence", access=MEMBERS),
    address(f"{_LINE}out/", lines.leave_line_out, name="leave-line-out", access=_WRITES),
    address(_VERSION, approving.show_version, name="show-plan-version", access=PUBLIC),
    address(f"{_VERSION}changes/", approving.show_version_changes, name="show-plan-changes", access=PUBLIC),
    address(f"{_VERSION}plan.<slug:kind>", approving.send_version, name="send-plan-version", access=PUBLIC),
]
