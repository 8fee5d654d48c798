"""Addresses of the public's first pages."""

from wardmote.desks.publication import views
from wardmote.foundation.access import PUBLIC, address, for_roles

urlpatterns = [
    address("", views.choose_partnership, name="choose-partnership", access=PUBLIC),
    address("accessibility/", views.show_accessibility, name="accessibility-statement", access=PUBLIC),
    address("privacy/", views.show_privacy, name="privacy-notice", access=PUBLIC),
    address("members/scrutiny/", views.show_scrutiny, name="show-scrutiny", access=for_roles("councillor")),
    address("<slug:partnership>/", views.show_home, name="show-home", access=PUBLIC),
    address("<slug:partnership>/get-help/services/", views.find_help, name="find-help", access=PUBLIC),
    address("<slug:partnership>/get-help/", views.get_help, name="get-help", access=PUBLIC),
]
