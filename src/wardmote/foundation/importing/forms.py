"""The questions asked about a spreadsheet that is taken over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.foundation.desks import ImportKind
from wardmote.foundation.importing.queries import ImportSeen
from wardmote.foundation.importing.spreadsheets import SheetRead
from wardmote.foundation.pages.forms import Form

FULL = {"classes": "govuk-!-width-full"}
#: How many values of a column are shown beside its name.
EXAMPLES = 2


class BeginForm(Form):
    """What is imported, and the file."""

    kind = forms.ChoiceField(label=gettext_lazy("What are its rows?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=gettext_lazy("Which file?"),
        help_text=gettext_lazy(
            "XLSX or CSV, as it is: titles above the table and merged cells do no harm. Nothing about residents."
        ),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, kinds: Iterable[ImportKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.slug, _(each.title)) for each in kinds]


class SheetForm(Form):
    """Which sheet of a workbook is taken."""

    sheet = forms.ChoiceField(label=gettext_lazy("Which sheet is it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, sheets: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(each, each) for each in sheets]


class ColumnsForm(Form):
    """Which column says what: a question for each thing that a row may say."""

    def __init__(self, *args: Any, found: ImportSeen, table: SheetRead, **kwargs: Any) -> None:
        first = {name: str(at) for name, at in found.columns.items()}
        super().__init__(*args, initial=first, **kwargs)
        choices = [("", _("No column")), *((str(at), _shown(table, at)) for at in range(len(table.labels)))]
        for each in found.kind.columns:
            self.fields[each.name] = forms.ChoiceField(
                label=_(each.title), required=each.required, choices=choices, widget=forms.Select(attrs=FULL)
            )
            self.fields[each.name].error_messages["required"] = _("Choose the column of: %(what)s") % {
                "what": _(each.title)
            }

    def columns(self) -> dict[str, int]:
        """The column of each thing that one says."""
        return {name: int(at) for name, at in self.cleaned_data.items() if at != ""}


class NamesForm(Form):
    """What names in the file mean. `unknown` are (column, name, offers) once each."""

    LEAVE = "leave"

    def __init__(self, *args: Any, unknown: Iterable[tuple[str, str, str, tuple]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [(column, name) for column, _title, name, _offers in unknown]
        for number, (_column, title, name, offers) in enumerate(unknown):
            choices = [(self.LEAVE, _("Leave its rows out")), *((text, words) for text, words in offers)]
            self.fields[f"name-{number}"] = forms.ChoiceField(
                label=_("%(title)s: what does “%(name)s” mean?") % {"title": title, "name": name},
                choices=choices,
                initial=self.LEAVE,
                required=False,
                widget=forms.Select(attrs=FULL),
            )

    def meant(self) -> dict[tuple[str, str], str]:
        """What each name means that one has said something of."""
        said = ((asked, self.cleaned_data[f"name-{number}"]) for number, asked in enumerate(self.asked))
        return {asked: text for asked, text in said if text != self.LEAVE}


def _shown(table: SheetRead, at: int) -> str:
    values = list(dict.fromkeys(cells[at] for _line, cells in table.rows if cells[at]))[:EXAMPLES]
    label = table.labels[at] or _("Without a name")
    return f"{label[:60]} ({'; '.join(value[:30] for value in values)})" if values else label[:60]
