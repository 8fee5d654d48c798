"""Addresses of signing in and out, and of a member's first page."""

from wardmote.foundation.access import MEMBERS, PUBLIC, address
from wardmote.foundation.accounts import views

urlpatterns = [
    address("sign-in/", views.sign_in, name="sign-in", access=PUBLIC),
    address(
        "sign-in/demonstration/",
        views.sign_in_to_demonstration,
        name="sign-in-demonstration",
        access=PUBLIC,
        sends=True,
    ),
    address("sign-out/", views.sign_out, name="sign-out", access=PUBLIC, sends=True),
    address("members/", views.show_landing, name="members", access=MEMBERS),
]
