"""Addresses of public tables. An address that was once given out says for ever what became of its tables."""

from wardmote.desks.tables import rules, views
from wardmote.foundation.access import PUBLIC, address, for_roles

_READS, _MAKES, _DECIDES = for_roles(*rules.READS), for_roles(*rules.MAKES), for_roles(*rules.DECIDES)
_OURS = "members/tables/<slug:reference>/"
_PUBLIC = "<slug:partnership>/tables/"

urlpatterns = [
    address("members/tables/", views.list_proposals, name="list-table-proposals", access=_READS),
    address("members/tables/new/", views.make_tables, name="make-tables", access=_MAKES),
    address(
        "members/tables/new/<slug:source>/<slug:series>/",
        views.make_tables_of,
        name="make-tables-of",
        access=_MAKES,
    ),
    address(_OURS, views.show_proposal, name="show-table-proposal", access=_READS),
    address(f"{_OURS}accept/", views.accept_figures, name="accept-figures", access=_MAKES),
    address(f"{_OURS}ask/", views.ask_for_tables, name="ask-for-tables", access=_MAKES),
    address(f"{_OURS}decide/", views.decide_on_tables, name="decide-on-tables", access=_DECIDES),
    address(f"{_OURS}take-back/", views.take_back, name="take-back-tables", access=_MAKES, sends=True),
    address(f"{_OURS}withdraw/", views.withdraw_tables, name="withdraw-tables", access=_READS),
    address(_PUBLIC, views.list_tables, name="list-public-tables", access=PUBLIC),
    address(f"{_PUBLIC}<slug:reference>/", views.show_tables, name="show-public-tables", access=PUBLIC),
    address(f"{_PUBLIC}<slug:reference>/<str:name>", views.send_file, name="send-tables-file", access=PUBLIC),
]
