"""Addresses of agencies."""

from wardmote.desks.agencies import views
from wardmote.foundation.access import MEMBERS, address
from wardmote.foundation.post.urls import ASKERS

urlpatterns = [
    address("members/agencies/", views.list_agencies, name="list-agencies", access=MEMBERS),
    address(
        "members/agencies/mailboxes/<slug:reference>/ask/",
        views.ask_to_confirm,
        name="ask-to-confirm",
        access=ASKERS,
        sends=True,
    ),
]
