"""What several parts of a page ask is asked once, and only while nothing changes."""

from django.http import HttpResponse
from django.test import RequestFactory

from wardmote.foundation.access.frame import FrameMiddleware
from wardmote.foundation.once import once, only_reading


class Nobody:
    is_authenticated = False


def counted():
    asked = []

    @once
    def ask(word: str, *, loud: bool = False) -> str:
        asked.append(word)
        return word.upper() if loud else word

    return ask, asked


def test_one_page_asks_once_and_each_question_apart():
    ask, asked = counted()
    with only_reading():
        assert [ask("a"), ask("a"), ask("a", loud=True), ask("b")] == ["a", "a", "A", "b"]
    assert asked == ["a", "a", "b"]


def test_the_next_page_asks_anew():
    ask, asked = counted()
    for _ in range(2):
        with only_reading():
            ask("a")
    assert asked == ["a", "a"]


def test_only_a_request_that_changes_nothing_keeps_answers():
    ask, asked = counted()

    def view(request):
        ask("a")
        ask("a")
        return HttpResponse()

    for make in (RequestFactory().get, RequestFactory().head, RequestFactory().post):
        request = make("/")
        request.user = Nobody()
        FrameMiddleware(view)(request)
    assert asked == ["a"] * (1 + 1 + 2)
