"""Forms: Django's checking and the design system's looks.

A desk's form is a `Form` with Django's fields, `Day` for a date, `MonthField` for a month, `Pounds` for
money, and labels that are whole
questions. `form_page` shows it whole on a page of its own; a page with more to say writes `{{ field(form["due"]) }}`
for each field and `{{ errors(form) }}` above its heading.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from wardmote.foundation.pages import typed
from wardmote.foundation.pages.components import COMPONENTS
from wardmote.foundation.pages.rendering import render

#: What the three boxes of a day are called after the field's own name, as the design system has them.
PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Form(forms.Form):
    """A form as people here meet it: questions without colons, and errors that say what to do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "%s", **kwargs})
        self.use_required_attribute = False
        for name, each in self.fields.items():
            label = str(each.label or name).rstrip("?")
            asked = label[:1].lower() + label[1:]
            choosing = isinstance(each, (forms.ChoiceField, forms.MultipleChoiceField))
            told = _("Choose: %(what)s") if choosing else _("Give an answer: %(what)s")
            if each.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                each.error_messages["required"] = told % {"what": asked}
            if choosing:
                each.error_messages["invalid_choice"] = _("Choose one of the answers there are: %(what)s") % {
                    "what": asked
                }


class MonthField(forms.CharField):
    """A month, as 2026-03 or in words; cleaned to 2026-03, and to nothing where it may be left out."""

    default_error_messages = {"odd": gettext_lazy("Give the month like 2026-03 or March 2026")}

    def to_python(self, value: Any) -> str:
        given = str(super().to_python(value)).strip()
        if not given:
            return ""
        numbers, words = _MONTH_IN_NUMBERS.fullmatch(given), _MONTH_IN_WORDS.fullmatch(given)
        if words is not None and words[1][:3].lower() in MONTHS:
            return f"{words[2]}-{_month(words[1]):02}"
        if numbers is None:
            raise forms.ValidationError(self.error_messages["odd"], code="odd")
        return f"{numbers[1]}-{int(numbers[2]):02}"


class Pounds(forms.CharField):
    """A sum of money above nothing, typed as £1,250 or 1250.50; cleaned to whole pence."""

    default_error_messages = {"odd": gettext_lazy("Give the money in pounds, like £1,250 or 1250.50")}

    def to_python(self, value: Any) -> int | None:
        given = str(super().to_python(value)).replace(",", "").replace(" ", "").removeprefix("£")
        if not given:
            return None
        if not _POUNDS.fullmatch(given) or not (pence := int(Decimal(given) * 100)):
            raise forms.ValidationError(self.error_messages["odd"], code="odd")
        return pence

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02}" if isinstance(value, int) else value


class DayBoxes(forms.Widget):
    """Three boxes for a day, as typed: a tuple of three texts, or None where all are empty."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> tuple[str, ...] | None:
        typed = tuple(str(data.get(f"{name}-{part}", "")).strip() for part in PARTS)
        return typed if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)


class Day(forms.Field):
    """A date, asked as day, month and year. A month may be a number or a word; the year is in full."""

    widget = DayBoxes
    default_error_messages = {
        "part": gettext_lazy("A date needs a day, a month and a year"),
        "odd": gettext_lazy("There is no such date. Give it like 27 3 2027"),
        "year": gettext_lazy("Give the year in full, like 2027"),
    }

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        if not all(value):
            raise forms.ValidationError(self.error_messages["part"], code="part")
        day, month, year = value
        if len(year) != 4:
            raise forms.ValidationError(self.error_messages["year"], code="year")
        try:
            return date(int(year), _month(month), int(day))
        except ValueError as odd:
            raise forms.ValidationError(self.error_messages["odd"], code="odd") from odd

    def prepare_value(self, value: Any) -> tuple[str, ...]:
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return value or ("", "", "")


_POUNDS = re.compile(r"[0-9]{1,9}(\.[0-9]{2})?")
_MONTH_IN_NUMBERS = re.compile(r"((?:19|20)[0-9]{2})-(0?[1-9]|1[0-2])")
_MONTH_IN_WORDS = re.compile(r"([A-Za-z]{3,9})\.? +((?:19|20)[0-9]{2})")


def _month(text: str) -> int:
    word = text[:3].lower()
    return MONTHS.index(word) + 1 if word in MONTHS else int(text)


def field(bound: forms.BoundField) -> Markup:
    """One field with its label, hint, error and what was typed."""
    widget = bound.field.widget
    if widget.is_hidden:
        return Markup('<input type="hidden" name="{}" value="{}">').format(bound.html_name, _value(bound))
    for kind, show in _SHOWN:
        if isinstance(widget, kind):
            return show(bound)
    raise TypeError(f"No page shows a {type(widget).__name__}.")


def errors(form: forms.Form) -> Markup:
    """What is wrong, each a link to its field; nothing where nothing is."""
    listed = error_list(form)
    if not listed:
        return Markup("")
    return COMPONENTS["error_summary"](titleText=_("There is a problem"), errorList=listed)


def error_list(form: forms.Form) -> list[dict[str, str]]:
    """The sentences of what is wrong, each with the # of its field."""
    found = [{"text": str(each)} for each in form.non_field_errors()]
    return found + [
        {"text": str(each), "href": f"#{_first_id(bound)}"} for bound in form if bound.errors for each in bound.errors
    ]


@dataclass(frozen=True)
class FormWords:
    """The words round a form: its heading, what its button says, the way back, and (optional) why we ask."""

    heading: str
    go: str
    back: str
    why: str = ""
    warning: str = ""


def form_page(request: HttpRequest, form: forms.Form, words: FormWords, *, status: int = 200) -> HttpResponse:
    """The form on a page of its own, sent to the page's own address; 422 where something needs changing.

    What a member typed here before and did not send is in it, as they left it.
    """
    kept, hidden = typed.restore(request, form), typed.hidden_fields(request, form)
    wrong = form.is_bound and bool(form.errors)
    context = {
        "form": form,
        "words": words,
        "field": field,
        "errors": error_list(form) if wrong else [],
        "kept": kept,
        "hidden": hidden,
    }
    return render(request, "layouts/form.html", context, status=422 if wrong else status)


def _value(bound: forms.BoundField) -> Any:
    value = bound.value()
    return "" if value is None else value


def _first_id(bound: forms.BoundField) -> str:
    return f"{bound.html_name}-day" if isinstance(bound.field, Day) else bound.html_name


def _told(bound: forms.BoundField) -> dict[str, Any]:
    """What every component is given: the hint, and the error where there is one."""
    told: dict[str, Any] = {}
    if bound.help_text:
        told["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        told["errorMessage"] = {"text": str(bound.errors[0]), "visuallyHiddenText": _("Error")}
    return told


def _label(bound: forms.BoundField) -> dict[str, str]:
    optional = "" if bound.field.required else _(" (optional)")
    return {"text": f"{bound.label}{optional}", "classes": "govuk-label--s"}


def _legend(bound: forms.BoundField) -> dict[str, dict[str, str]]:
    return {"legend": {"text": _label(bound)["text"], "classes": "govuk-fieldset__legend--s"}}


def _attributes(bound: forms.BoundField) -> dict[str, Any]:
    """What the widget was given: `classes` and `rows` for the component, the rest for the element."""
    given = dict(bound.field.widget.attrs)
    told = {name: given.pop(name) for name in ("classes", "rows", "autocomplete", "inputmode") if name in given}
    given.pop("required", None)
    given.pop("maxlength", None)
    return {**told, **({"attributes": given} if given else {})}


def _input(bound: forms.BoundField) -> Markup:
    kind = getattr(bound.field.widget, "input_type", "text")
    value = "" if kind == "password" else str(_value(bound))
    return COMPONENTS["text_input"](
        id=bound.html_name,
        name=bound.html_name,
        label=_label(bound),
        value=value,
        type="text" if kind == "number" else kind,
        **({"inputmode": "numeric"} if kind == "number" else {}),
        **_attributes(bound),
        **_told(bound),
    )


def _textarea(bound: forms.BoundField) -> Markup:
    return COMPONENTS["textarea"](
        id=bound.html_name,
        name=bound.html_name,
        label=_label(bound),
        value=str(_value(bound)),
        **{**_attributes(bound), "rows": bound.field.widget.attrs.get("rows", 4)},
        **_told(bound),
    )


def _file(bound: forms.BoundField) -> Markup:
    several = {"multiple": True} if getattr(bound.field.widget, "allow_multiple_selected", False) else {}
    return COMPONENTS["file_upload"](
        id=bound.html_name, name=bound.html_name, label=_label(bound), **several, **_told(bound)
    )


def _select(bound: forms.BoundField) -> Markup:
    items = [{"value": value, "text": text} for value, text in _choices(bound)]
    return COMPONENTS["select"](
        id=bound.html_name,
        name=bound.html_name,
        label=_label(bound),
        items=items,
        value=str(_value(bound)),
        **_attributes(bound),
        **_told(bound),
    )


def _radios(bound: forms.BoundField) -> Markup:
    items = [{"value": value, "text": text} for value, text in _choices(bound) if value != ""]
    return COMPONENTS["radios"](
        idPrefix=bound.html_name,
        name=bound.html_name,
        fieldset=_legend(bound),
        items=items,
        value=str(_value(bound)),
        **_told(bound),
    )


def _checkboxes(bound: forms.BoundField) -> Markup:
    chosen = [str(each) for each in (bound.value() or [])]
    return COMPONENTS["checkboxes"](
        idPrefix=bound.html_name,
        name=bound.html_name,
        fieldset=_legend(bound),
        items=[{"value": value, "text": text} for value, text in _choices(bound)],
        values=chosen,
        **_told(bound),
    )


def _tick(bound: forms.BoundField) -> Markup:
    ticked = [{"value": "on", "text": str(bound.label), "checked": bool(bound.value())}]
    return COMPONENTS["checkboxes"](idPrefix=bound.html_name, name=bound.html_name, items=ticked, **_told(bound))


def _day(bound: forms.BoundField) -> Markup:
    texts = bound.value() or ("", "", "")
    wrong = " govuk-input--error" if bound.errors else ""
    labels = (_("Day"), _("Month"), _("Year"))
    items = [
        {
            "name": part,
            "label": label,
            "value": text,
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
        }
        for part, label, text in zip(PARTS, labels, texts, strict=True)
    ]
    return COMPONENTS["date_input"](
        id=bound.html_name, namePrefix=bound.html_name, fieldset=_legend(bound), items=items, **_told(bound)
    )


def _choices(bound: forms.BoundField) -> Iterator[tuple[str, str]]:
    for value, text in bound.field.choices:
        yield str(value), str(text)


#: How each widget is shown. The first that fits is used, so the narrower come before the wider.
_SHOWN = (
    (DayBoxes, _day),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.CheckboxInput, _tick),
    (forms.FileInput, _file),
    (forms.Textarea, _textarea),
    (forms.widgets.Input, _input),
)
