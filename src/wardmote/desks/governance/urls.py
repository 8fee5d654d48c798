"""Addresses of governance."""

from wardmote.desks.governance.rules import breaches as breach_rules
from wardmote.desks.governance.rules import decisions as decision_rules
from wardmote.desks.governance.rules import directory as service_rules
from wardmote.desks.governance.rules import duty as duty_rules
from wardmote.desks.governance.rules import escalations as escalation_rules
from wardmote.desks.governance.rules import recommendations as rules
from wardmote.desks.governance.rules import requests as request_rules
from wardmote.desks.governance.rules import returns as return_rules
from wardmote.desks.governance.rules import risks as risk_rules
from wardmote.desks.governance.rules import scrutiny as scrutiny_rules
from wardmote.desks.governance.rules import strategies as strategy_rules
from wardmote.desks.governance.rules import workplace as workplace_rules
from wardmote.desks.governance.views import (
    breaches,
    complaints,
    decisions,
    directory,
    duty,
    escalations,
    registers,
    requests,
    returns,
    risks,
    scrutiny,
    strategies,
    workplace,
)
from wardmote.desks.governance.views import recommendations as views
from wardmote.foundation.access import MEMBERS, address, for_roles

_WRITES, _CLEARS = for_roles(*rules.WRITES), for_roles(*rules.CLEARS)
_ALL = "members/recommendations/"
_ONE = f"{_ALL}<slug:reference>/"
_STRATEGIES = "members/registers/strategies/"
_STRATEGY = f"{_STRATEGIES}<slug:reference>/"
_RISKS = "members/registers/risks/"
_RISK = f"{_RISKS}<slug:reference>/"
_KEEPS_RISKS = for_roles(*risk_rules.WRITES)
_RETURNS = "members/registers/returns/"
_RETURN = f"{_RETURNS}<uuid:given>/"
_RECORDS = for_roles(*return_rules.WRITES)
_REQUESTS = "members/registers/requests/"
_REQUEST = f"{_REQUESTS}<slug:reference>/"
_ANSWERS = for_roles(*request_rules.WRITES)
_SCRUTINY = "members/registers/scrutiny/"
_MEETING = f"{_SCRUTINY}<slug:reference>/"
_RECOMMENDED = f"{_SCRUTINY}recommended/<slug:reference>/"
_NOTES = for_roles(*scrutiny_rules.WRITES)
_DUTY = "members/registers/serious-violence/"
_STEP = f"{_DUTY}<slug:reference>/"
_STEPS = for_roles(*duty_rules.WRITES)
_BREACHES = "members/registers/breaches/"
_BREACH = f"{_BREACHES}<slug:reference>/"
_COMPLAINTS = "members/registers/data-complaints/"
_COMPLAINT = f"{_COMPLAINTS}<slug:reference>/"
_CARRIES = for_roles(*breach_rules.KEEPS)
_COUNTY = "members/registers/county/"
_ISSUE = f"{_COUNTY}<slug:reference>/"
_RAISES = for_roles(*escalation_rules.WRITES)
_LINKS = for_roles(*strategy_rules.WRITES)
_SERVICES = "members/registers/services/"
_SERVICE = f"{_SERVICES}<slug:reference>/"
_SERVES = for_roles(*service_rules.WRITES)
_DECISIONS = "members/registers/section-17/"
_DECISION = f"{_DECISIONS}<slug:reference>/"
_REGARDS = for_roles(*decision_rules.WRITES)
_RIBBONS = "members/registers/white-ribbon/"
_RIBBON = f"{_RIBBONS}<slug:reference>/"
_ITEM = f"{_RIBBONS}items/<uuid:item>/"
_STAFF = "members/registers/policies-for-staff/"
_POLICY = f"{_STAFF}<slug:reference>/"
_AT_WORK = for_roles(*workplace_rules.WRITES)

urlpatterns = [
    address(_ALL, views.list_recommendations, name="list-recommendations", access=MEMBERS),
    address(f"{_ALL}recommendations.csv", views.download_csv, name="download-recommendations-csv", access=MEMBERS),
    address(f"{_ALL}recommendations.xlsx", views.download_xlsx, name="download-recommendations-xlsx", access=MEMBERS),
    address(f"{_ALL}new/", views.add_recommendation, name="add-recommendation", access=_WRITES),
    address(f"{_ALL}report/", views.show_report, name="show-scrutiny-report", access=MEMBERS),
    address(f"{_ALL}report/report.<slug:kind>", views.send_report, name="send-scrutiny-report", access=MEMBERS),
    address(_ONE, views.show_recommendation, name="show-recommendation", access=MEMBERS),
    address(f"{_ONE}change/", views.change_recommendation, name="change-recommendation", access=_WRITES),
    address(f"{_ONE}clear/", views.clear_recommendation, name="clear-recommendation", access=_CLEARS),
    address(f"{_ONE}send-back/", views.send_back, name="send-back-recommendation", access=_CLEARS),
    address(f"{_ONE}promise/", views.promise_action, name="promise-action", access=for_roles(*rules.PROMISES)),
    address(f"{_ONE}agree/", views.agree, name="agree-recommendation", access=for_roles(*rules.SIGNS)),
    address(f"{_ONE}open-again/", views.open_again, name="open-recommendation", access=_WRITES),
    address(f"{_ONE}withdraw/", views.withdraw, name="withdraw-recommendation", access=_WRITES),
    address("members/registers/", registers.list_registers, name="list-registers", access=MEMBERS),
    address(_STRATEGIES, strategies.list_strategies, name="list-strategies", access=MEMBERS),
    address(
        f"{_STRATEGIES}strategies.<slug:kind>",
        strategies.download_strategies,
        name="download-strategies",
        access=MEMBERS,
    ),
    address(f"{_STRATEGIES}new/", strategies.link_strategy, name="link-strategy", access=_LINKS),
    address(_STRATEGY, strategies.show_strategy, name="show-strategy", access=MEMBERS),
    address(f"{_STRATEGY}change/", strategies.change_strategy, name="change-strategy", access=_LINKS),
    address(f"{_STRATEGY}aims/", strategies.say_aims, name="say-aims", access=_LINKS),
    address(f"{_STRATEGY}linked/", strategies.unlink_strategy, name="unlink-strategy", access=_LINKS),
    address(_RISKS, risks.list_risks, name="list-risks", access=MEMBERS),
    address(f"{_RISKS}risks.<slug:kind>", risks.download_risks, name="download-risks", access=MEMBERS),
    address(f"{_RISKS}new/", risks.add_risk, name="add-risk", access=_KEEPS_RISKS),
    address(_RISK, risks.show_risk, name="show-risk", access=MEMBERS),
    address(f"{_RISK}change/", risks.change_risk, name="change-risk", access=_KEEPS_RISKS),
    address(f"{_RISK}review/", risks.review_risk, name="review-risk", access=MEMBERS),
    address(f"{_RISK}promise/", risks.promise_mitigation, name="promise-mitigation", access=MEMBERS),
    address(f"{_RISK}close/", risks.close_risk, name="close-risk", access=_KEEPS_RISKS),
    address(f"{_RISK}open-again/", risks.open_risk_again, name="open-risk-again", access=_KEEPS_RISKS),
    address(_RETURNS, returns.list_returns, name="list-returns", access=MEMBERS),
    address(f"{_RETURNS}returns.<slug:kind>", returns.download_returns, name="download-returns", access=MEMBERS),
    address(
        f"{_RETURNS}ask/<slug:quarter>/", returns.ask_returns, name="ask-returns", access=for_roles(*return_rules.ASKS)
    ),
    address(_RETURN, returns.show_return, name="show-return", access=MEMBERS),
    address(f"{_RETURN}came/", returns.record_return, name="record-return", access=_RECORDS),
    address(f"{_RETURN}take-back/", returns.take_back_return, name="take-back-return", access=_RECORDS),
    address(_REQUESTS, requests.list_requests, name="list-requests", access=MEMBERS),
    address(f"{_REQUESTS}requests.<slug:kind>", requests.download_requests, name="download-requests", access=MEMBERS),
    address(f"{_REQUESTS}new/", requests.add_request, name="add-request", access=_ANSWERS),
    address(_REQUEST, requests.show_request, name="show-request", access=MEMBERS),
    address(f"{_REQUEST}change/", requests.change_request, name="change-request", access=_ANSWERS),
    address(f"{_REQUEST}stop/", requests.stop_clock, name="stop-clock", access=_ANSWERS),
    address(f"{_REQUEST}run/", requests.run_clock, name="run-clock", access=_ANSWERS),
    address(f"{_REQUEST}undo-stop/", requests.undo_pause, name="undo-pause", access=_ANSWERS),
    address(f"{_REQUEST}extend/", requests.extend_request, name="extend-request", access=_ANSWERS),
    address(f"{_REQUEST}answer/", requests.answer_request, name="answer-request", access=_ANSWERS),
    address(f"{_REQUEST}open-again/", requests.open_request_again, name="open-request-again", access=_ANSWERS),
    address(_SCRUTINY, scrutiny.list_scrutiny, name="list-scrutiny", access=MEMBERS),
    address(f"{_SCRUTINY}scrutiny.<slug:kind>", scrutiny.download_scrutiny, name="download-scrutiny", access=MEMBERS),
    address(f"{_SCRUTINY}new/", scrutiny.record_scrutiny, name="record-scrutiny", access=_NOTES),
    address(_MEETING, scrutiny.show_scrutiny, name="show-scrutiny-meeting", access=MEMBERS),
    address(f"{_MEETING}change/", scrutiny.change_scrutiny, name="change-scrutiny", access=_NOTES),
    address(f"{_MEETING}take-back/", scrutiny.take_back_scrutiny, name="take-back-scrutiny", access=_NOTES),
    address(f"{_MEETING}recommended/", scrutiny.add_recommended, name="add-recommended", access=_NOTES),
    address(_RECOMMENDED, scrutiny.show_recommended, name="show-recommended", access=MEMBERS),
    address(f"{_RECOMMENDED}change/", scrutiny.change_recommended, name="change-recommended", access=_NOTES),
    address(f"{_RECOMMENDED}answer/", scrutiny.answer_recommended, name="answer-recommended", access=_NOTES),
    address(f"{_RECOMMENDED}answer-back/", scrutiny.take_answer_back, name="take-answer-back", access=_NOTES),
    address(f"{_RECOMMENDED}take-back/", scrutiny.take_back_recommended, name="take-back-recommended", access=_NOTES),
    address(f"{_RECOMMENDED}promise/", scrutiny.promise_to_scrutiny, name="promise-to-scrutiny", access=_NOTES),
    address(_DUTY, duty.list_duty, name="list-duty", access=MEMBERS),
    address(f"{_DUTY}duty.<slug:kind>", duty.download_duty, name="download-duty", access=MEMBERS),
    address(f"{_DUTY}new/", duty.take_step, name="take-duty-step", access=_STEPS),
    address(_STEP, duty.show_step, name="show-duty-step", access=MEMBERS),
    address(f"{_STEP}take-back/", duty.take_step_back, name="take-duty-step-back", access=_STEPS),
    address(_BREACHES, breaches.list_breaches, name="list-breaches", access=MEMBERS),
    address(f"{_BREACHES}breaches.<slug:kind>", breaches.download_breaches, name="download-breaches", access=MEMBERS),
    address(f"{_BREACHES}new/", breaches.report_breach, name="report-breach", access=MEMBERS),
    address(_BREACH, breaches.show_breach, name="show-breach", access=MEMBERS),
    address(f"{_BREACH}change/", breaches.change_breach, name="change-breach", access=_CARRIES),
    address(f"{_BREACH}safe/", breaches.make_safe, name="make-breach-safe", access=_CARRIES),
    address(f"{_BREACH}assess/", breaches.assess_breach, name="assess-breach", access=_CARRIES),
    address(f"{_BREACH}commissioner/", breaches.settle_breach, name="settle-breach", access=_CARRIES),
    address(f"{_BREACH}people/", breaches.tell_people, name="tell-people-of-breach", access=_CARRIES),
    address(f"{_BREACH}close/", breaches.close_breach, name="close-breach", access=_CARRIES),
    address(f"{_BREACH}take-back/", breaches.take_back_breach, name="take-back-breach", access=_CARRIES),
    address(f"{_BREACH}open-again/", breaches.open_breach_again, name="open-breach-again", access=_CARRIES),
    address(_COMPLAINTS, complaints.list_complaints, name="list-data-complaints", access=MEMBERS),
    address(
        f"{_COMPLAINTS}complaints.<slug:kind>",
        complaints.download_complaints,
        name="download-data-complaints",
        access=MEMBERS,
    ),
    address(f"{_COMPLAINTS}new/", complaints.receive_complaint, name="receive-data-complaint", access=_CARRIES),
    address(_COMPLAINT, complaints.show_complaint, name="show-data-complaint", access=MEMBERS),
    address(f"{_COMPLAINT}change/", complaints.change_complaint, name="change-data-complaint", access=_CARRIES),
    address(
        f"{_COMPLAINT}acknowledge/",
        complaints.acknowledge_complaint,
        name="acknowledge-data-complaint",
        access=_CARRIES,
    ),
    address(f"{_COMPLAINT}progress/", complaints.note_progress, name="note-data-complaint", access=_CARRIES),
    address(f"{_COMPLAINT}answer/", complaints.answer_complaint, name="answer-data-complaint", access=_CARRIES),
    address(f"{_COMPLAINT}take-back/", complaints.withdraw_complaint, name="withdraw-data-complaint", access=_CARRIES),
    address(
        f"{_COMPLAINT}open-again/", complaints.open_complaint_again, name="open-data-complaint-again", access=_CARRIES
    ),
    address(_COUNTY, escalations.list_escalations, name="list-escalations", access=MEMBERS),
    address(
        f"{_COUNTY}county.<slug:kind>", escalations.download_escalations, name="download-escalations", access=MEMBERS
    ),
    address(f"{_COUNTY}new/", escalations.escalate, name="escalate", access=_RAISES),
    address(_ISSUE, escalations.show_escalation, name="show-escalation", access=MEMBERS),
    address(f"{_ISSUE}change/", escalations.change_escalation, name="change-escalation", access=_RAISES),
    address(f"{_ISSUE}decide/", escalations.decide_escalation, name="decide-escalation", access=_RAISES),
    address(f"{_ISSUE}open-again/", escalations.open_escalation_again, name="open-escalation-again", access=_RAISES),
    address(f"{_ISSUE}take-back/", escalations.take_back_escalation, name="take-back-escalation", access=_RAISES),
    address(_SERVICES, directory.list_services, name="list-services", access=MEMBERS),
    address(f"{_SERVICES}services.<slug:kind>", directory.download_services, name="download-services", access=MEMBERS),
    address(f"{_SERVICES}new/", directory.add_service, name="add-service", access=_SERVES),
    address(_SERVICE, directory.show_service, name="show-service", access=MEMBERS),
    address(f"{_SERVICE}change/", directory.change_service, name="change-service", access=_SERVES),
    address(f"{_SERVICE}checked/", directory.check_service, name="check-service", access=_SERVES),
    address(f"{_SERVICE}priorities/", directory.say_service_priorities, name="say-service-priorities", access=_SERVES),
    address(f"{_SERVICE}take-out/", directory.retire_service, name="retire-service", access=_SERVES),
    address(f"{_SERVICE}take-up/", directory.take_service_up, name="take-service-up", access=_SERVES),
    address(_DECISIONS, decisions.list_decisions, name="list-regarded-decisions", access=MEMBERS),
    address(
        f"{_DECISIONS}decisions.<slug:kind>",
        decisions.download_decisions,
        name="download-regarded-decisions",
        access=MEMBERS,
    ),
    address(f"{_DECISIONS}new/", decisions.add_decision, name="add-regarded-decision", access=_REGARDS),
    address(_DECISION, decisions.show_decision, name="show-regarded-decision", access=MEMBERS),
    address(f"{_DECISION}change/", decisions.change_decision, name="change-regarded-decision", access=_REGARDS),
    address(
        f"{_DECISION}take-back/", decisions.take_back_decision, name="take-back-regarded-decision", access=_REGARDS
    ),
    address(f"{_DECISION}take-up/", decisions.take_decision_up, name="take-regarded-decision-up", access=_REGARDS),
    address(_RIBBONS, workplace.list_accreditations, name="list-accreditations", access=MEMBERS),
    address(
        f"{_RIBBONS}accreditations.<slug:kind>",
        workplace.download_accreditations,
        name="download-accreditations",
        access=MEMBERS,
    ),
    address(f"{_RIBBONS}new/", workplace.add_accreditation, name="add-accreditation", access=_AT_WORK),
    address(_RIBBON, workplace.show_accreditation, name="show-accreditation", access=MEMBERS),
    address(f"{_RIBBON}change/", workplace.change_accreditation, name="change-accreditation", access=_AT_WORK),
    address(f"{_RIBBON}take-back/", workplace.take_back_accreditation, name="take-back-accreditation", access=_AT_WORK),
    address(f"{_RIBBON}add/", workplace.add_item, name="add-accreditation-item", access=_AT_WORK),
    address(f"{_ITEM}change/", workplace.change_item, name="change-accreditation-item", access=_AT_WORK),
    address(f"{_ITEM}take-back/", workplace.take_back_item, name="take-back-accreditation-item", access=_AT_WORK),
    address(_STAFF, workplace.list_policies, name="list-staff-policies", access=MEMBERS),
    address(
        f"{_STAFF}policies.<slug:kind>", workplace.download_policies, name="download-staff-policies", access=MEMBERS
    ),
    address(f"{_STAFF}new/", workplace.add_policy, name="add-staff-policy", access=_AT_WORK),
    address(_POLICY, workplace.show_policy, name="show-staff-policy", access=MEMBERS),
    address(f"{_POLICY}change/", workplace.change_policy, name="change-staff-policy", access=_AT_WORK),
    address(f"{_POLICY}take-back/", workplace.take_back_policy, name="take-back-staff-policy", access=_AT_WORK),
    address(
        "members/registers/hang/<slug:register>/", workplace.hang_commitments, name="hang-commitments", access=_AT_WORK
    ),
]
