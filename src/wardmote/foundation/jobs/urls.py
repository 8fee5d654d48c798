"""Addresses of jobs: what a member asked for, and how far it is."""

from wardmote.foundation.access import MEMBERS, address
from wardmote.foundation.jobs import views

urlpatterns = [
    address("members/work/", views.list_jobs, name="list-jobs", access=MEMBERS),
    address("members/work/<slug:reference>/", views.show_job, name="show-job", access=MEMBERS),
    address("members/work/<slug:reference>/state.json", views.tell_job, name="tell-job", access=MEMBERS),
    address("members/work/<slug:reference>/again/", views.do_again, name="do-again", access=MEMBERS, sends=True),
]
