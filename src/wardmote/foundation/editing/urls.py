"""Addresses of what is edited in the site."""

from wardmote.foundation.access import MEMBERS, address, for_roles
from wardmote.foundation.editing import views
from wardmote.foundation.local_values.concern import CONCERN

(VALUE,) = CONCERN.changes
EDITORS = for_roles(*VALUE.editors)

urlpatterns = [
    address("members/local/", views.list_values, name="list-local-values", access=MEMBERS),
    address("members/local/<str:name>/", views.show_value, name="show-local-value", access=MEMBERS),
    address("members/local/<str:name>/change/", views.change_value, name="change-local-value", access=EDITORS),
    address("members/changes/", views.list_changes, name="list-changes", access=MEMBERS),
    address("members/changes/<slug:reference>/", views.show_change, name="show-change", access=MEMBERS),
    address("members/changes/<slug:reference>/decide/", views.decide, name="decide-on-change", access=MEMBERS),
    address(
        "members/changes/<slug:reference>/withdraw/", views.withdraw, name="withdraw-change", access=MEMBERS, sends=True
    ),
]
