"""Addresses of correspondence: one for people without an account, the others for members."""

from wardmote.foundation.access import PUBLIC, address, for_roles
from wardmote.foundation.post import views

#: Whoever runs the partnership's business, or answers requests for their own agency.
ASKERS = for_roles("csp_manager", "community_safety_officer", "liaison_officer", "agency_lead", "administrator")

urlpatterns = [
    address("answer/<str:secret>/", views.answer_by_link, name="answer-by-link", access=PUBLIC, holds="C1"),
    address("members/links/", views.list_links, name="list-links", access=ASKERS),
    address("members/links/<slug:reference>/", views.show_link, name="show-link", access=ASKERS),
    address(
        "members/links/<slug:reference>/by-telephone/",
        views.answer_by_telephone,
        name="answer-by-telephone",
        access=ASKERS,
    ),
    address("members/links/<slug:reference>/again/", views.ask_again, name="ask-again", access=ASKERS, sends=True),
    address("members/links/<slug:reference>/revoke/", views.revoke_link, name="revoke-link", access=ASKERS),
    address("members/mail/", views.list_mail, name="list-mail", access=ASKERS),
    address(
        "members/mail/<slug:reference>/again/", views.send_again, name="send-mail-again", access=ASKERS, sends=True
    ),
]
