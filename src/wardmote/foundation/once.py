"""What several parts of one page ask is asked of the database once: answers are kept while a page is only read.

A page is put together by many desks, and each asks for itself: for the local values, for who is a member. While a
request is answered that changes nothing (GET, HEAD), a reader that wears `@once` gives all of them its first answer.
Anywhere else, in a verb, a job or a command, it asks each time, so that nobody is told what was true before a change.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, object] | None] = ContextVar("answers", default=None)


def once(ask: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Decorate a reader whose arguments can be hashed and whose answer nobody changes: a tuple of frozen rows."""

    @wraps(ask)
    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        answers = _answers.get()
        if answers is None:
            return ask(*args, **kwargs)
        key = (ask, args, frozenset(kwargs.items()))
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        return cast(Answer, answers[key])

    return asked


@contextmanager
def only_reading() -> Iterator[None]:
    """For as long as this lasts nothing is changed that a reader who wears `@once` tells of."""
    before = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(before)
