"""Every way of saying no is a page in words, and none of them tells a stranger what went wrong inside."""

import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory

from wardmote.errors import Broken, Invalid, Missing, NotNow, Refused
from wardmote.foundation.pages import refusals

SECRET = "Amina’s address is 4 Mill Lane"


@pytest.fixture
def request_():
    return RequestFactory().get(f"/cases/?q={SECRET}")


def answered(request, error) -> tuple[int, str]:
    middleware = refusals.RefusalMiddleware(lambda _request: None)
    response = middleware.process_exception(request, error)
    return response.status_code, response.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "heading"),
    [
        (Refused("Only the chair may.", instead="Ask the chair."), 403, "You cannot open this page"),
        (NotNow("It has been issued.", instead="Start another."), 409, "This cannot be done now"),
        (Invalid("The month is 2021-13.", instead="Write 2021-12."), 422, "Something needs changing"),
        (Missing("There is no such plan.", instead="Look at the list."), 404, "We cannot find this page"),
    ],
)
def test_our_own_errors_are_told_in_their_own_words(request_, error, status, heading):
    found, page = answered(request_, error)
    assert found == status
    for words in (heading, error.sentence, error.instead, "What you can do instead"):
        assert words in page


def test_something_broken_is_not_explained_to_a_stranger(request_, caplog):
    with caplog.at_level(logging.ERROR):
        status, page = answered(request_, Broken(SECRET))
    assert status == 500
    assert "Mill Lane" not in page
    assert "The fault is ours" in page
    assert [record.getMessage() for record in caplog.records] == ["a page met something broken"]


@pytest.mark.parametrize(
    ("error", "status"), [(Http404(SECRET), 404), (PermissionDenied(SECRET), 403)], ids=["not found", "forbidden"]
)
def test_the_frameworks_refusals_are_told_in_ours(request_, error, status):
    found, page = answered(request_, error)
    assert found == status
    assert "Mill Lane" not in page


def test_a_fault_nobody_foresaw_is_left_to_the_last_page(request_):
    middleware = refusals.RefusalMiddleware(lambda _request: None)
    assert middleware.process_exception(request_, ValueError(SECRET)) is None


@pytest.mark.parametrize(
    ("view", "status"),
    [(refusals.bad_request, 400), (refusals.csrf_failure, 403), (refusals.not_found, 404), (refusals.broken, 500)],
)
def test_the_last_pages_stand_on_a_bare_request_and_show_nothing_of_it(request_, view, status):
    response = view(request_)
    assert response.status_code == status
    assert "Mill Lane" not in response.content.decode()
    assert "Go to the first page" in response.content.decode()


def test_the_page_of_a_fault_does_not_need_what_failed(request_):
    class Gone:
        @property
        def name(self):
            raise RuntimeError(SECRET)

    request_.partnership = request_.reader = Gone()
    assert refusals.broken(request_).status_code == 500


def test_what_a_middleware_refuses_before_the_view_is_told_in_words(request_):
    class Guard:
        @refusals.in_words
        def process_view(self, request, view, args, kwargs):
            raise Refused("This page is for analysts.")

    response = Guard().process_view(request_, None, (), {})
    assert response.status_code == 403
    assert "This page is for analysts." in response.content.decode()


def test_a_form_s_own_address_typed_in_is_answered_in_words(request_):
    middleware = refusals.RefusalMiddleware(lambda _request: HttpResponseNotAllowed(["POST"]))
    response = middleware(request_)
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "use its button" in response.content.decode()


def test_any_other_answer_is_left_as_it_is(request_):
    answer = HttpResponse("fine")
    assert refusals.RefusalMiddleware(lambda _request: answer)(request_) is answer
