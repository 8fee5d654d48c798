"""Every look of a member at a page that is not public leaves one row: which page, and the ids of what it showed.

A page's own arguments are taken from its address; a view that shows more records than that says which, with `shown`.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from wardmote.foundation.access.addresses import rule_of
from wardmote.foundation.audit.recording import Of, record_read

#: Whether the look is recorded elsewhere: a download records itself as exported.
RECORDED = "look_recorded"
_SHOWN, _BASIS = "records_shown", "basis_shown"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def shown(request: HttpRequest, of: Of, *, basis: str = "") -> None:
    """Say that this page shows these records, so that the row of this look names them; and on what basis it does.

    `basis` is made of names in the code and in the law's data: the purpose, and by what the record was open.
    """
    setattr(request, _SHOWN, (*getattr(request, _SHOWN, ()), of))
    if basis:
        setattr(request, _BASIS, basis)


class LookMiddleware:
    """Records each look and refusal after the answer is made and before it leaves. If it cannot, nothing leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        what = _what(response.status_code)
        if what and _is_a_members_page(request) and not getattr(request, RECORDED, False):
            found = request.resolver_match
            ids = [str(value) for value in found.kwargs.values() if _ID.fullmatch(str(value))]
            of = [("", "", ids), *getattr(request, _SHOWN, ())]
            basis = getattr(request, _BASIS, "")
            record_read(by=request.reader, address=found.view_name, of=of, basis=basis, what=what)
        return response


def _what(status: int) -> str:
    # A form that is shown again (422), or a page that asks which of two editions to keep (409), shows the record too.
    if status in (200, 206, 409, 422):
        return "read"
    return "refused" if status == 403 else ""


def _is_a_members_page(request: HttpRequest) -> bool:
    if getattr(request, "reader", None) is None or request.resolver_match is None:
        return False
    rule = rule_of(request.resolver_match.func)
    return rule is None or rule.kind != "public"
