"""Addresses of clocks, rules and calendars."""

from wardmote.foundation.access import MEMBERS, PUBLIC, address, for_roles
from wardmote.foundation.calendars import views
from wardmote.foundation.calendars.verbs import CONFIRMERS

urlpatterns = [
    address("members/clocks/", views.show_wall, name="show-clock-wall", access=MEMBERS),
    address("members/clocks/rules/", views.list_rules, name="list-rules", access=MEMBERS),
    address("members/clocks/rules/<slug:rule>/", views.show_rule, name="show-rule", access=MEMBERS),
    address(
        "members/clocks/rules/<slug:rule>/confirm/",
        views.confirm_rule,
        name="confirm-rule",
        access=for_roles(*CONFIRMERS),
    ),
    address(
        "members/clocks/rules/<slug:rule>/withdraw/",
        views.withdraw_reviews,
        name="withdraw-reviews",
        access=for_roles(*CONFIRMERS),
    ),
    address("members/clocks/<slug:clock>/", views.show_clock, name="show-clock", access=MEMBERS),
    address("members/year/", views.show_year, name="show-year", access=MEMBERS),
    address("members/calendar/", views.show_own_calendar, name="show-own-calendar", access=MEMBERS),
    address("calendar/", views.send_feed, name="calendar-feed", access=PUBLIC),
]
