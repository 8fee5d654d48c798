"""An administrator's pages of the accounts of their partnership."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wardmote.foundation import now
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts import directory, inviting
from wardmote.foundation.accounts.confirming import confirmed_recently
from wardmote.foundation.pages import render


@never_cache
@require_GET
def list_accounts(request: HttpRequest) -> HttpResponse:
    """Every account of the partnership and how it is."""
    accounts = directory.accounts_for(_viewer(request), at=now.now())
    return render(request, "accounts/list.html", {"accounts": accounts})


@never_cache
@require_GET
def show_account_of(request: HttpRequest, reference: str) -> HttpResponse:
    """One member's account, and what can be done for it."""
    account = directory.account_for(_viewer(request), reference, at=now.now())
    return render(request, "accounts/of.html", {"account": account})


@never_cache
@require_POST
@confirmed_recently(page="show-account-of")
def invite(request: HttpRequest, reference: str) -> HttpResponse:
    """Invite the member, and show the link this once."""
    viewer, at = _viewer(request), now.now()
    account = directory.account_for(viewer, reference, at=at)
    path = inviting.invite(by=viewer, member_id=account.id, at=at)
    told = {"account": directory.account_for(viewer, reference, at=at), "link": request.build_absolute_uri(path)}
    return render(request, "accounts/invited.html", told)


@require_POST
@confirmed_recently(page="show-account-of")
def sign_out_member(request: HttpRequest, reference: str) -> HttpResponse:
    """End every session of the member and withdraw their links."""
    viewer, at = _viewer(request), now.now()
    inviting.shut_out(by=viewer, member_id=directory.account_for(viewer, reference, at=at).id, at=at)
    return HttpResponseRedirect(reverse("show-account-of", kwargs={"reference": reference}))


@require_POST
@confirmed_recently(page="show-account-of")
def forget_factors(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the member's second factors away, so that they set up new ones."""
    viewer, at = _viewer(request), now.now()
    inviting.forget_factors(by=viewer, member_id=directory.account_for(viewer, reference, at=at).id, at=at)
    return HttpResponseRedirect(reverse("show-account-of", kwargs={"reference": reference}))


def _viewer(request: HttpRequest) -> Viewer:
    return request.viewer
