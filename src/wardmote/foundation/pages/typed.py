"""What goes with a form so that nothing typed is lost: whose page it is, and what was there when it was opened.

`form_page` does all of this; a page that writes its own form puts `{{ hidden_fields(form) }}` in it and calls `restore`
before it renders. Who keeps what was typed is `foundation.drafts`, which sets `drafts` on the request.
"""

import hashlib
import json
from datetime import datetime
from typing import Any, Protocol

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from markupsafe import Markup

#: The field of a form that says which edition of the record it was made from.
EDITION = "edition"
#: Hidden beside it: a short hash of each answer as it was, so that one can tell who changed what.
WAS = "was"


class Kept(Protocol):
    """What a member typed on this page and has not sent."""

    data: QueryDict
    at: datetime


def restore(request: HttpRequest, *opened: forms.Form) -> Kept | None:
    """Fill a page's forms that are being opened with what was typed before, unchecked; what that was, or None."""
    drafts = getattr(request, "drafts", None)
    if drafts is None or request.method not in ("GET", "HEAD"):
        return None
    kept: Kept | None = drafts.kept()
    for form in opened if kept is not None else ():
        form.data, form.is_bound = kept.data, True
        # Nobody has sent it, so nothing in it is wrong yet.
        form._errors, form.cleaned_data = ErrorDict(), {}
    return kept


def hidden_fields(request: HttpRequest, form: forms.Form) -> Markup:
    """The hidden fields: the page's ticket for a member, and `was` where the form is of a record's edition."""
    drafts = getattr(request, "drafts", None)
    ticket = drafts.ticket() if drafts is not None and not _asks_for_a_secret(form) else None
    pairs = [("ticket", str(ticket))] if ticket else []
    if EDITION in form.fields:
        pairs.append((WAS, form.data.get(WAS, "") if form.is_bound else was(form)))
    return hidden(pairs)


def hidden(pairs: list[tuple[str, str]]) -> Markup:
    """Hidden fields of these names and texts."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return Markup("\n").join(field.format(name, text) for name, text in pairs)


def _asks_for_a_secret(form: forms.Form) -> bool:
    return any(isinstance(each.widget, forms.PasswordInput) for each in form.fields.values())


def was(form: forms.Form) -> str:
    """A short hash of each answer that a form shows when it is opened."""
    return json.dumps({bound.name: fingerprint(bound) for bound in form if bound.name != EDITION})


def read_was(text: str) -> dict[str, str]:
    """What `was` said; nothing where it does not read."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def fingerprint(bound: forms.BoundField) -> str:
    """A short hash of one answer as it stands in the form."""
    return hashlib.sha256(text_of(bound).encode()).hexdigest()[:12]


def text_of(bound: forms.BoundField) -> str:
    """An answer as text: the same whether it was typed or is what is saved."""
    value: Any = bound.value()
    if isinstance(value, list | tuple):
        return " ".join(str(each) for each in value)
    if isinstance(bound.field, forms.BooleanField):
        return "yes" if value else ""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
