"""Addresses for whatever watches the site."""

from wardmote.foundation.access import PUBLIC, address
from wardmote.foundation.health import views

urlpatterns = [
    address("health/live", views.live, name="health-live", access=PUBLIC),
    address("health/ready", views.ready, name="health-ready", access=PUBLIC),
    address("health/metrics", views.metrics, name="health-metrics", access=PUBLIC),
]
