"""Addresses of the explorer. What is asked stands behind the question mark, so that an address is a saved view."""

from wardmote.desks.insight import views
from wardmote.foundation.access import MEMBERS, address

urlpatterns = [
    address("members/explore/", views.explore, name="explore", access=MEMBERS),
    address("members/explore/figures/<str:figure>/", views.show_making, name="show-making", access=MEMBERS),
    address("members/explore/files/<str:name>/", views.send_shown, name="send-shown", access=MEMBERS),
]
