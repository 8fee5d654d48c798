"""Addresses of correspondence: one for people without an account, the others for members."""

from wardmote.foundation.access import MEMBERS, PUBLIC, address
from wardmote.foundation.post import views
from wardmote.foundation.post.roles import ASKERS

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
    address("members/notices/", views.list_notices, name="list-notices", access=MEMBERS),
    address("members/notices/read/", views.read_notices, name="read-notices", access=MEMBERS, sends=True),
    address("members/mail/", views.list_mail, name="list-mail", access=ASKERS),
    address(
        "members/mail/<slug:reference>/again/", views.send_again, name="send-mail-again", access=ASKERS, sends=True
    ),
]
