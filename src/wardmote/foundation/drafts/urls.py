"""Addresses of drafts."""

from wardmote.foundation.access import MEMBERS, address
from wardmote.foundation.drafts import views

urlpatterns = [
    address("members/typed/keep/", views.keep_typed, name="keep-typed", access=MEMBERS, sends=True),
    address("members/typed/forget/", views.forget_typed, name="forget-typed", access=MEMBERS, sends=True),
]
