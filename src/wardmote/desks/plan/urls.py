"""Addresses of the plan."""

from wardmote.desks.plan import views
from wardmote.foundation.access import PUBLIC, address, for_roles

urlpatterns = [
    address("<slug:partnership>/plan/", views.show_plan, name="show-plan", access=PUBLIC),
    address("<slug:partnership>/plan/<slug:priority>/", views.show_priority, name="show-priority", access=PUBLIC),
    address(
        "<slug:partnership>/plan/beside/<slug:programme>/", views.show_programme, name="show-programme", access=PUBLIC
    ),
    address("members/plan/checklist/", views.show_checklist, name="show-checklist", access=for_roles("csp_manager")),
    address(
        "members/plan/antisocial-behaviour/",
        views.show_antisocial_behaviour_work,
        name="show-antisocial-behaviour-work",
        access=for_roles("asb_officer"),
    ),
    address(
        "members/plan/domestic-abuse/",
        views.show_domestic_abuse_work,
        name="show-domestic-abuse-work",
        access=for_roles("idva"),
    ),
]
