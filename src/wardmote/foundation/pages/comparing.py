"""The *compare* page: somebody else saved the record meanwhile, and the member chooses. Nothing they typed is lost.

A view that changes a record needs one more line: `except Superseded as late: return compare_page(…)`.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.foundation.pages import typed
from wardmote.foundation.pages.forms import PARTS, Day, FormWords
from wardmote.foundation.pages.rendering import render


@dataclass(frozen=True)
class Row:
    """One question, both answers with what differs marked, and in words who changed it (empty: they are the same)."""

    label: str
    saved: Markup
    mine: Markup
    mark: str


def compare_page(
    request: HttpRequest, mine: forms.Form, saved: forms.Form, words: FormWords, *, edition: int, who: str = ""
) -> HttpResponse:
    """What is saved beside what was typed, and three ways on: keep mine, keep theirs, edit again.

    - `mine`: the form as it was sent; `saved`: one of the same kind, not bound, whose `initial` is what is saved now.
    - `edition`: the one that is saved now; `who`: who saved it and when, in words.

    Keeping mine sends to this same address what was typed, with theirs in the questions that were not touched. It needs
    the form's hidden `edition` field, and the hidden `was` that `form_page` puts beside it.
    """
    before = typed.read_was(mine.data.get(typed.WAS, ""))
    names = [bound.name for bound in saved if not bound.is_hidden]
    keeps = {name: _touched(mine[name], before) for name in names}
    pairs = [pair for name in names for pair in (_sent(mine, name) if keeps[name] else _unsent(saved[name]))]
    pairs += [(typed.EDITION, str(edition)), (typed.WAS, typed.was(saved))]
    context = {
        "words": words,
        "who": who,
        "rows": [_row(mine[name], saved[name], before) for name in names],
        "ticket": typed.hidden_fields(request, forms.Form()),
        "again": typed.hidden(pairs),
        "left_out": any(isinstance(each.widget, forms.FileInput) for each in mine.fields.values()),
    }
    return render(request, "layouts/compare.html", context, status=409)


def _touched(bound: forms.BoundField, before: dict[str, str]) -> bool:
    """Did the member change this answer? Where nobody can tell, they did: what was typed is not given up."""
    return typed.fingerprint(bound) != before.get(bound.name)


def _row(mine: forms.BoundField, saved: forms.BoundField, before: dict[str, str]) -> Row:
    if typed.text_of(mine) == typed.text_of(saved):
        both = Markup("{}").format(shown(saved))
        return Row(str(mine.label), both, both, "")
    theirs, yours = marked(shown(saved), shown(mine))
    if not _touched(mine, before):
        said = _("They changed this")
    else:
        said = _("You both changed this") if _touched(saved, before) and before else _("You changed this")
    return Row(str(mine.label), theirs, yours, said)


def shown(bound: forms.BoundField) -> str:
    """An answer in words: a choice by its title, a day with spaces, a tick as Yes or No, nothing as “nothing”."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if hasattr(bound.field, "choices"):
        titles = {str(key): str(title) for key, title in bound.field.choices}
        chosen = value if isinstance(value, list | tuple) else [value]
        said = ", ".join(titles.get(str(each), str(each)) for each in chosen if each not in (None, ""))
        return said or _("nothing")
    return typed.text_of(bound) or _("nothing")


def marked(one: str, other: str) -> tuple[Markup, Markup]:
    """Both texts with the words that only one of them has marked. Each mark is also told to who cannot see it."""
    ours, theirs = one.split(" "), other.split(" ")
    left: list[Markup] = []
    right: list[Markup] = []
    for act, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        left.append(_marked(ours[a:b], act != "equal"))
        right.append(_marked(theirs[c:d], act != "equal"))
    return _joined(left), _joined(right)


def _joined(side: list[Markup]) -> Markup:
    return Markup(" ").join(each for each in side if each)


def _marked(words: list[str], differ: bool) -> Markup:
    if not words:
        return Markup("")
    form = Markup('<mark class="wm-differs">{}</mark>') if differ else Markup("{}")
    return form.format(" ".join(words))


def _sent(form: forms.Form, name: str) -> list[tuple[str, str]]:
    """An answer as the browser sent it."""
    names = [f"{name}-{part}" for part in PARTS] if isinstance(form.fields[name], Day) else [name]
    return [(each, text) for each in names for text in form.data.getlist(each)]


def _unsent(bound: forms.BoundField) -> list[tuple[str, str]]:
    """A saved answer as a browser would send it."""
    value = bound.value()
    if isinstance(bound.field, Day):
        return [(f"{bound.name}-{part}", text) for part, text in zip(PARTS, value or ("", "", ""), strict=True)]
    if isinstance(bound.field, forms.BooleanField):
        return [(bound.name, "on")] if value else []
    if isinstance(value, list | tuple):
        return [(bound.name, str(each)) for each in value]
    return [(bound.name, "" if value is None else str(value))]
