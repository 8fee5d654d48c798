"""The one step between a right password (or another site's word) and being let in: the second factor."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import LoginStage
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.foundation.accounts.adapters import SECOND_FACTOR
from wardmote.foundation.accounts.factors import has_second_factor


class SecondFactorStage(LoginStage):
    """Asks for the member's second factor, or has them set one up; nothing opens before."""

    key = "second-factor"
    urlname = "sign-in-second-factor"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Whom to send where; (None, True) goes on, once a second factor has been shown."""
        member = self.login.user
        if member is None or not member.is_active:
            return HttpResponseRedirect(reverse("sign-in")), False
        if any(step["method"] == SECOND_FACTOR for step in get_authentication_records(self.request, member)):
            return None, True
        name = self.urlname if has_second_factor(member.pk) else "set-up-factor"
        return HttpResponseRedirect(reverse(name)), True
