"""Addresses of looking. What is listed tells of people (class C3), though it names nobody but those who looked."""

from wardmote.desks.looking import views
from wardmote.desks.looking.rules import OVERSEES
from wardmote.foundation.access import MEMBERS, address, for_roles

_OVERSEES = for_roles(*OVERSEES)

urlpatterns = [
    address("members/looks/", views.list_looks, name="list-looks", access=_OVERSEES, holds="C3"),
    address(
        "members/looks/looks.<slug:kind>", views.download_looks, name="download-looks", access=_OVERSEES, holds="C3"
    ),
    address(
        "members/looks/audit.txt", views.export_audit, name="export-audit", access=_OVERSEES, holds="C3", sends=True
    ),
    address("members/looks/at/<uuid:person>/", views.show_looks_at, name="show-looks-at", access=MEMBERS, holds="C3"),
]
