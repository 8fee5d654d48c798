"""Addresses of sharing."""

from wardmote.desks.sharing.rules import agreements as agreement_rules
from wardmote.desks.sharing.rules import law as law_rules
from wardmote.desks.sharing.rules import requests as request_rules
from wardmote.desks.sharing.views import (
    agreements,
    asking,
    documents,
    emergencies,
    hub,
    involvement,
    law,
    meetings,
    requests,
    routine,
    signing,
    telling,
)
from wardmote.foundation.access import MEMBERS, address, for_roles

_LAW = "members/sharing/law/"
_ENTRY = f"{_LAW}<slug:entry>/"
_CONFIRMS = for_roles(*law_rules.CONFIRMERS)
_ALL = "members/sharing/agreements/"
_ONE = f"{_ALL}<slug:reference>/"
_PARTY = "members/sharing/parties/<uuid:party>/"
_WRITES = for_roles(*agreement_rules.WRITES)
_SET = "members/sharing/documents/"
_DOCUMENT = f"{_SET}<slug:document>/"
_REQUESTS = "members/sharing/requests/"
_REQUEST = f"{_REQUESTS}<slug:reference>/"
_QUESTIONS = "members/sharing/whom-to-ask/"
_QUESTION = f"{_QUESTIONS}<slug:reference>/"
_TOLD_IN = "members/sharing/meetings/<slug:reference>/"
_ASKS = for_roles(*request_rules.ASKS)

urlpatterns = [
    address("members/sharing/", hub.show_sharing, name="show-sharing", access=MEMBERS),
    address(_LAW, law.list_law, name="list-law", access=MEMBERS),
    address(f"{_LAW}law.<slug:kind>", law.download_law, name="download-law", access=MEMBERS),
    address(_ENTRY, law.show_entry, name="show-entry-of-law", access=MEMBERS),
    address(f"{_ENTRY}confirm/", law.confirm_entry, name="confirm-entry", access=_CONFIRMS),
    address(f"{_ENTRY}withdraw/", law.withdraw_confirmation, name="withdraw-confirmation", access=_CONFIRMS),
    address(_ALL, agreements.list_agreements, name="list-agreements", access=MEMBERS),
    address(
        f"{_ALL}agreements.<slug:kind>", agreements.download_agreements, name="download-agreements", access=MEMBERS
    ),
    address(f"{_ALL}new/", agreements.start_agreement, name="start-agreement", access=_WRITES),
    address(_ONE, agreements.show_agreement, name="show-agreement", access=MEMBERS),
    address(f"{_ONE}versions/<int:number>/", agreements.show_version, name="show-agreement-version", access=MEMBERS),
    address(f"{_ONE}change/", agreements.change_draft, name="change-agreement", access=_WRITES),
    address(f"{_ONE}fields/", agreements.add_field, name="add-agreement-field", access=_WRITES),
    address(f"{_ONE}parties/", agreements.add_party, name="add-agreement-party", access=_WRITES),
    address(f"{_ONE}another/", agreements.begin_version, name="begin-agreement-version", access=_WRITES),
    address(f"{_ONE}let-go/", agreements.drop_draft, name="drop-agreement-draft", access=_WRITES),
    address(f"{_ONE}open/", agreements.open_version, name="open-agreement", access=_WRITES),
    address(f"{_ONE}review/", signing.review_agreement, name="review-agreement", access=_WRITES),
    address(f"{_ONE}end/", signing.end_agreement, name="end-agreement", access=_WRITES),
    address(
        "members/sharing/fields/<uuid:field>/out/", agreements.take_field_out, name="take-field-out", access=_WRITES
    ),
    address(f"{_PARTY}out/", agreements.take_party_out, name="take-party-out", access=_WRITES),
    address(f"{_PARTY}sign/", signing.sign_agreement, name="sign-agreement", access=MEMBERS),
    address(f"{_PARTY}withdraw/", signing.withdraw_signature, name="withdraw-signature", access=MEMBERS),
    address(f"{_PARTY}ask-withdraw/", signing.ask_to_withdraw, name="ask-to-withdraw", access=_WRITES),
    address(f"{_PARTY}ask/", signing.ask_to_sign, name="ask-to-sign", access=_WRITES),
    address(_SET, documents.list_documents, name="list-documents", access=MEMBERS),
    address(_DOCUMENT, documents.show_document, name="show-document", access=MEMBERS),
    address(f"{_DOCUMENT}draft.<slug:kind>", documents.download_document, name="download-document", access=MEMBERS),
    address(f"{_DOCUMENT}adopt/", documents.adopt_document, name="adopt-document", access=_WRITES),
    address(f"{_DOCUMENT}take-back/", documents.take_document_back, name="take-document-back", access=_WRITES),
    address(f"{_ONE}in-advance/", routine.approve_in_advance, name="approve-in-advance", access=_WRITES),
    address("members/sharing/in-advance/<uuid:routine>/end/", routine.end_routine, name="end-routine", access=_WRITES),
    address(_REQUESTS, requests.list_requests, name="list-sharing-requests", access=MEMBERS),
    address(f"{_REQUESTS}ask/", requests.ask_for_information, name="ask-for-information", access=_ASKS),
    address(f"{_REQUESTS}ask/<uuid:routine>/<uuid:holder>/", requests.ask_routine, name="ask-routine", access=MEMBERS),
    address(f"{_REQUESTS}new/", asking.ask_unusual, name="ask-unusual", access=MEMBERS),
    address(
        f"{_REQUESTS}measures/",
        requests.show_measures,
        name="show-request-measures",
        access=for_roles(*request_rules.OVERSEES),
    ),
    address(f"{_REQUESTS}emergency/", emergencies.begin_emergency, name="begin-emergency", access=MEMBERS),
    address(f"{_REQUEST}record/", emergencies.complete_record, name="complete-record", access=MEMBERS, holds="C3"),
    address(f"{_REQUEST}review/", emergencies.review_emergency, name="review-emergency", access=MEMBERS),
    address(f"{_REQUEST}check/", asking.check_request, name="check-sharing-request", access=MEMBERS, holds="C3"),
    address(f"{_REQUEST}questions/<slug:question>/", asking.answer_question, name="answer-question", access=MEMBERS),
    address(
        f"{_REQUEST}fields/<uuid:field>/out/",
        asking.take_field_out,
        name="take-requested-field-out",
        access=MEMBERS,
    ),
    address(_REQUEST, requests.show_request, name="show-sharing-request", access=MEMBERS),
    address(f"{_REQUEST}receipts/<int:number>/", requests.show_receipt, name="show-receipt", access=MEMBERS),
    address(f"{_REQUEST}take-back/", requests.withdraw_request, name="withdraw-sharing-request", access=MEMBERS),
    address(f"{_REQUEST}refuse/", requests.refuse_request, name="refuse-sharing-request", access=MEMBERS),
    address(f"{_REQUEST}answer/", telling.answer_request, name="answer-sharing-request", access=MEMBERS, holds="C3"),
    address(f"{_REQUEST}approve/", telling.approve_telling, name="approve-telling", access=MEMBERS, holds="C3"),
    address(f"{_REQUEST}put-right/", telling.correct_told, name="correct-told", access=MEMBERS, holds="C3"),
    address(f"{_REQUEST}told/<int:number>/", telling.read_told, name="read-told", access=MEMBERS, holds="C3"),
    address(f"{_REQUEST}received/", requests.receive_told, name="receive-told", access=MEMBERS, sends=True),
    address(f"{_REQUEST}destroyed/", requests.destroy_told, name="destroy-told", access=MEMBERS),
    address(_QUESTIONS, involvement.list_questions, name="list-involvement", access=MEMBERS),
    address(
        f"{_QUESTIONS}<uuid:person>/<uuid:holder>/",
        involvement.ask_involvement,
        name="ask-involvement",
        access=MEMBERS,
        holds="C3",
    ),
    address(_QUESTION, involvement.show_question, name="show-involvement", access=MEMBERS),
    address(f"{_QUESTION}answer/", involvement.answer_question, name="answer-involvement", access=MEMBERS),
    address(f"{_QUESTION}take-back/", involvement.withdraw_question, name="withdraw-involvement", access=MEMBERS),
    address(_TOLD_IN, meetings.show_told_in_meeting, name="show-told-in-meeting", access=MEMBERS),
    address(
        f"{_TOLD_IN}put-right/",
        meetings.correct_told_in_meeting,
        name="correct-told-in-meeting",
        access=MEMBERS,
        holds="C3",
    ),
    address(
        f"{_TOLD_IN}take-back/", meetings.withdraw_told_in_meeting, name="withdraw-told-in-meeting", access=MEMBERS
    ),
    address(
        "members/sharing/decisions/<slug:reference>/", requests.show_decision, name="show-decision", access=MEMBERS
    ),
]
