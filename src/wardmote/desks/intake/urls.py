"""Addresses of intake."""

from wardmote.desks.intake import rules, views
from wardmote.foundation.access import address, for_roles

_TAKES_IN = for_roles(*rules.TAKES_IN)

urlpatterns = [
    address("members/evidence/drops/", views.list_drops, name="list-drops", access=_TAKES_IN),
    address(
        "members/evidence/drops/new/", views.drop_files, name="drop-files", access=_TAKES_IN, takes=rules.MOST_BYTES
    ),
    address("members/evidence/drops/<slug:reference>/", views.show_drop, name="show-drop", access=_TAKES_IN),
    address(
        "members/evidence/drops/<slug:reference>/tables/<int:number>/",
        views.explain_table,
        name="explain-table",
        access=_TAKES_IN,
    ),
    address(
        "members/evidence/drops/<slug:reference>/give-up/",
        views.give_up_drop,
        name="give-up-drop",
        access=_TAKES_IN,
        sends=True,
    ),
]
