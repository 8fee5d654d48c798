"""The way to one's own account stands on every page of a member."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_stands_on_every_page_whatever_the_page_is_about(new_member, with_app, sign_in):
    member = new_member(roles=("administrator",))
    client = sign_in(member, with_app(member))
    for path in ("/members/", "/members/account/", "/members/accounts/", f"/members/accounts/{member.reference}/"):
        assert '<a class="govuk-link" href="/members/account/">Your account</a>' in client.get(path).content.decode()
