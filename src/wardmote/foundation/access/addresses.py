"""An address and who may open it, declared in one line: desks use `address` where Django has `path`."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_POST

from wardmote.foundation.access.classes import BUSINESS, PUBLIC_CLASS, class_of
from wardmote.foundation.access.frame import PARTNERSHIP, enter
from wardmote.foundation.access.rules import ENTRANCE, PUBLIC, Rule, check_may_open

View = Callable[..., HttpResponseBase]


def address(
    route: str, view: View, *, name: str, access: Rule, holds: str = "", sends: bool = False, takes: int = 0
) -> URLPattern:
    """Like Django's `path`, with the rule that says who may open it and the record class of what it shows.

    The rule is checked on every call of the view. A route with <slug:partnership> is answered for that partnership: the
    view finds it in `request.viewer` and does not get the argument. `holds` is C0 for public pages and the way in,
    and C1 for others, unless said; it is what the correspondence gate is asked about before anything leaves. An
    address that `sends` takes only what a form sends, and is not for reading. `takes` are the bytes of files that may
    be sent to it; without them it takes words only. See foundation/pages/sizes.py.
    """
    view = require_POST(view) if sends else view
    holds = class_of(holds or (PUBLIC_CLASS if access in (PUBLIC, ENTRANCE) else BUSINESS)).slug

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if PARTNERSHIP in kwargs:
            enter(request, kwargs.pop(PARTNERSHIP))
        # The frame gives every request its viewer, which Django's own type of a request does not know.
        check_may_open(access, request.viewer)
        request.record_class = holds
        return view(request, *args, **kwargs)

    # Said on the view itself, for the tests that go through every address: a function's type has no such names.
    guarded.access, guarded.holds, guarded.sends, guarded.takes = access, holds, sends, takes
    return path(route, guarded, name=name)


def rule_of(view: View) -> Rule | None:
    """The rule a view was declared under, or None where somebody forgot: then nobody may open it."""
    return getattr(view, "access", None)


def every_address(patterns: list, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below these patterns with its whole route: what promises walk."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from every_address(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each
