"""Forms of what is edited in the site."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.errors import Invalid
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.local_values import Declared, roles_in
from wardmote.foundation.pages.forms import Day, Form

YES_OR_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


class ReasonForm(Form):
    """From when, and why."""

    starts = Day(label=gettext_lazy("From which day does it hold?"))
    because = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Others will read this later. Name no resident."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class ValueForm(ReasonForm):
    """A new value for what varies locally; `value_form` gives it the field that the value needs."""

    declared: Declared
    field_order = ("value", "starts", "because")

    def clean_value(self) -> Any:
        """The value that was typed, checked against its bounds."""
        typed = self.cleaned_data["value"]
        try:
            return self.declared.read("; ".join(typed) if self.declared.kind == "roles" else typed)
        except Invalid as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


def value_form(declared: Declared, data: Any, *, initial: dict[str, Any]) -> ValueForm:
    """The form that changes this value."""
    made = type("OneValueForm", (ValueForm,), {"declared": declared, "value": _field(declared)})
    return made(data, initial=initial)


class DecideForm(Form):
    """Approve or decline."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=[("approve", gettext_lazy("Approve it")), ("decline", gettext_lazy("Decline it"))],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Needed when you decline."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Nobody is told no without a reason."""
        told = super().clean()
        if told.get("answer") == "decline" and not told.get("because", "").strip():
            self.add_error("because", _("Say why you decline it"))
        return told


def _field(declared: Declared) -> forms.Field:
    label, told = declared.title, f"{declared.about} {_('Give')} {declared.bounds}."
    if declared.kind == "number":
        unit = f" ({declared.unit})" if declared.unit else ""
        widget = forms.TextInput(attrs={"inputmode": "numeric", "classes": "govuk-input--width-5"})
        return forms.CharField(label=f"{label}{unit}", help_text=told, widget=widget, max_length=10)
    if declared.kind == "text":
        return forms.CharField(label=label, help_text=told, widget=forms.Textarea(attrs={"rows": 4}))
    if declared.kind == "roles":
        roles = [(role.slug, role.title) for role in ROLES]
        box = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            label=label, help_text=declared.about, choices=roles, widget=box, required=False
        )
    choices = YES_OR_NO if declared.kind == "yes or no" else [(each, each) for each in declared.choices]
    return forms.ChoiceField(label=label, help_text=declared.about, choices=choices, widget=forms.RadioSelect)


def as_typed(declared: Declared, value: Any) -> str | list[str]:
    """The value as the form shows it."""
    if declared.kind == "roles":
        return list(roles_in(value))
    return declared.said(value) if declared.kind == "yes or no" else str(value)


def starts_today(today: date, value: Any) -> dict[str, Any]:
    """What a form to change a value says at first."""
    return {"starts": today, "value": value}
