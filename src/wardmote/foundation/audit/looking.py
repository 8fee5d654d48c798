"""Every look of a member at a page that is not public leaves one row: which page, and the ids of what it showed.

A page's own arguments are taken from its address; a view that shows more records than that says which, with `shown`.
"""

import re
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponseBase

from wardmote.foundation.access.addresses import rule_of
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.audit.recording import Of, record_read

#: Whether the look is recorded elsewhere: a download records itself as exported.
RECORDED = "look_recorded"
_SHOWN, _BASIS, _FIELDS = "records_shown", "basis_shown", "fields_shown"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def shown(request: HttpRequest, of: Of, *, basis: str = "", fields: Iterable[str] = ()) -> None:
    """Say that this page shows these records, so that the row of this look names them; on what basis, and which fields.

    `basis` is made of names in the code and in the law's data: the purpose, and by what the record was open. `fields`
    are names of columns, or of kinds of detail.
    """
    setattr(request, _SHOWN, (*getattr(request, _SHOWN, ()), of))
    if basis:
        setattr(request, _BASIS, basis)
    setattr(request, _FIELDS, (*getattr(request, _FIELDS, ()), *fields))


def record_look(request: HttpRequest, by: Viewer, what: str, *, of: Iterable[Of] = ()) -> None:
    """Add the row of this look: the page, its arguments, what it said that it shows, and `of` besides."""
    found = request.resolver_match
    given = (("", "", str(value)) for value in found.kwargs.values() if _ID.fullmatch(str(value)))
    record_read(
        by=by,
        address=found.view_name,
        of=(*given, *of, *getattr(request, _SHOWN, ())),
        basis=getattr(request, _BASIS, ""),
        fields=dict.fromkeys(getattr(request, _FIELDS, ())),
        what=what,
    )


class LookMiddleware:
    """Records each look and refusal after the answer is made and before it leaves. If it cannot, nothing leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        what = _what(response.status_code)
        if what and _is_a_members_page(request) and not getattr(request, RECORDED, False):
            record_look(request, request.reader, what)
        return response


def _what(status: int) -> str:
    # A form that is shown again (422), or a page that asks which of two editions to keep (409), shows the record too.
    if status in (200, 206, 409, 422):
        return "read"
    # What is hidden is answered as what never was (404): whoever asked for it was refused it, or for nothing.
    return "refused" if status in (403, 404) else ""


def _is_a_members_page(request: HttpRequest) -> bool:
    if getattr(request, "reader", None) is None or request.resolver_match is None:
        return False
    rule = rule_of(request.resolver_match.func)
    return rule is None or rule.kind != "public"
