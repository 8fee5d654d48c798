"""The question asked of whoever takes evidence in."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.pages.forms import Form

if TYPE_CHECKING:
    from wardmote.evidence.store.trying import TriedColumn


#: How the questions about columns are told from the others.
COLUMN = "column-"


class SeveralFiles(forms.FileInput):
    """A box for files that takes more than one."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once: cleaned to a list."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given if each] or super().clean(None, initial)


class DropForm(Form):
    """Files to take in."""

    files = FilesField(
        label=_("Which files?"),
        help_text=_("CSV, XLSX, zip or gzip as the publisher or partner gave them. What each is will be recognised."),
        allow_empty_file=True,
    )


ROLES = (
    ("place", _("Places, by name")),
    ("place code", _("Codes of places")),
    ("period", _("Months, quarters or years")),
    ("measure", _("What is counted")),
    ("kind", _("The kind of what is counted")),
    ("count", _("Counts")),
    ("total", _("Totals")),
    ("responses", _("How many answered each question of a survey")),
    ("asked", _("How many were asked it")),
    ("ignored", _("Nothing we need")),
)


class TableForm(Form):
    """What a partner's table holds. The questions of columns come from the table itself."""

    sheet = forms.ChoiceField(label=_("Which sheet?"), required=False)
    title = forms.CharField(label=_("What is this series called?"), max_length=120)
    series = forms.SlugField(
        label=_("A short name for it"),
        help_text=_("Small letters, figures and hyphens, like da-crimes."),
        max_length=60,
    )
    provider = forms.CharField(label=_("Who counts?"), max_length=200)
    definition = forms.CharField(
        label=_("What exactly is counted?"),
        help_text=_("In the provider's own words. It stands beside every figure."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    caveat = forms.CharField(
        label=_("What must be said beside the figures?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=1000,
    )
    unit = forms.CharField(
        label=_("What is each count of?"), help_text=_("Like crimes, people or visits."), max_length=60
    )
    data_class = forms.ChoiceField(
        label=_("May the figures be published?"),
        choices=[
            ("restricted", _("No: they are for the partnership")),
            ("public", _("Yes: the provider publishes them")),
        ],
        widget=forms.RadioSelect,
    )
    place = forms.CharField(
        label=_("Which place is it of?"),
        help_text=_("Only where the table has no column of places."),
        required=False,
        max_length=120,
    )
    period = forms.CharField(
        label=_("Which months is it of?"),
        help_text=_("Only where the table does not say, like 2026-01..2026-03."),
        required=False,
        max_length=40,
    )
    how_asked = forms.CharField(
        label=_("How were people asked?"),
        help_text=_(
            "Only of a survey: by which way, and who could answer. Like “on paper at two markets, whoever came by”."
        ),
        required=False,
        max_length=300,
    )
    drawn = forms.BooleanField(
        label=_("Those asked were drawn by chance from everybody who lives or works there"),
        required=False,
    )

    def __init__(self, *args, trial, **kwargs):
        told = {name: getattr(trial.mapping, name) for name in self.base_fields if name != "sheet"}
        told |= dict.fromkeys(trial.unsaid, "")
        first = {**told, "sheet": trial.sheet, **{name_of(each): each.role for each in trial.columns}}
        super().__init__(*args, initial=first, **kwargs)
        shown = [name for name, hidden in trial.sheets if not hidden]
        self.fields["sheet"].choices = [(name, name) for name in shown]
        if len(shown) < 2:
            del self.fields["sheet"]
        for each in trial.columns:
            label = _("Column %(letter)s, “%(heading)s”") % {"letter": each.letter, "heading": each.heading or "–"}
            # Of a table that is refused nothing is shown: it may hold what nobody here should read.
            shows = "" if trial.refusal else "; ".join(text[:40] for text in each.examples)
            self.fields[name_of(each)] = forms.ChoiceField(label=label, help_text=shows, choices=ROLES)

    def clean(self):
        told = super().clean()
        if "responses" in self.roles().values() and not told.get("how_asked"):
            self.add_error("how_asked", _("Say how people were asked: answers are worth no more than that."))
        return told

    def said(self) -> dict[str, str]:
        """What is said of the series, as the library asks for it."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith(COLUMN) and value}

    def roles(self) -> dict[str, str]:
        """What each column holds, by its letter."""
        return {name.removeprefix(COLUMN): role for name, role in self.cleaned_data.items() if name.startswith(COLUMN)}


def name_of(column: "TriedColumn") -> str:
    """What the question about a column is called."""
    return f"{COLUMN}{column.letter}"
