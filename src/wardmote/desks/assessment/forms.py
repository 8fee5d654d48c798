"""The questions asked about assessments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.pages.forms import Form, MonthField


class PeriodForm(Form):
    """Which months to assess."""

    first = MonthField(label=_("First month"), help_text=_("Like 2025-04."), required=False)
    last = MonthField(label=_("Last month"), help_text=_("Like 2026-03."), required=False)

    def clean(self):
        given = super().clean()
        first, last = given.get("first", ""), given.get("last", "")
        if bool(first) != bool(last) and not self.errors:
            self.add_error("last" if first else "first", _("Give both months, or neither"))
        elif first > last and not self.errors:
            self.add_error("last", _("The last month is before the first"))
        return given

    @property
    def period(self) -> str:
        """The period as the library reads it; empty for the usual one."""
        given = self.cleaned_data
        return f"{given['first']}..{given['last']}" if given["first"] else ""


class IssueForm(Form):
    """That whoever issues an assessment has read it. `digest` is that of the draft that was on the page."""

    read = forms.BooleanField(
        label=_("I have read this draft, and it says what the partnership knows"),
        error_messages={"required": _("Read the draft, and say that you have")},
    )
    digest = forms.CharField(widget=forms.HiddenInput)
