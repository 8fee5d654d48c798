"""Addresses of break-glass: opening a case, seeing what was opened, closing, reviewing and being a second person."""

from wardmote.foundation.access import MEMBERS, address
from wardmote.foundation.break_glass import views

urlpatterns = [
    address("members/break-glass/", views.list_glass, name="list-broken-glass", access=MEMBERS),
    address("members/break-glass/open/", views.break_glass, name="break-glass", access=MEMBERS),
    address("members/break-glass/<uuid:glass>/", views.show_glass, name="show-broken-glass", access=MEMBERS),
    address(
        "members/break-glass/<uuid:glass>/close/",
        views.close_glass,
        name="close-broken-glass",
        access=MEMBERS,
        sends=True,
    ),
    address("members/break-glass/<uuid:glass>/review/", views.review_glass, name="review-broken-glass", access=MEMBERS),
    address("members/break-glass/<uuid:glass>/second-person/", views.answer, name="answer-release", access=MEMBERS),
    address(
        "members/break-glass/<uuid:glass>/second-person/take-back/",
        views.take_back,
        name="take-release-back",
        access=MEMBERS,
        sends=True,
    ),
]
