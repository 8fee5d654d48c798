"""A page loads our own files and nothing else, and may not be put inside another site's page."""

from django.test import Client

from wardmote.foundation.pages.policy import CONTENT_SECURITY_POLICY

DIRECTIVES = CONTENT_SECURITY_POLICY["DIRECTIVES"]


def test_nothing_is_allowed_but_what_is_named_and_that_is_only_our_own():
    assert DIRECTIVES["default-src"] == ["'none'"]
    allowed = {word for words in DIRECTIVES.values() for word in words}
    print(f"{len(DIRECTIVES)} directives")
    assert allowed == {"'none'", "'self'"}


def test_a_page_cannot_be_framed_or_have_its_addresses_moved():
    assert DIRECTIVES["frame-ancestors"] == DIRECTIVES["base-uri"] == ["'none'"]


def test_the_policy_goes_with_every_answer_even_of_what_is_not_there(db):
    answer = Client().get("/no/such/page/")
    assert answer.status_code == 404
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
