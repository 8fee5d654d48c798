"""The questions asked about public tables."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.desks.tables.queries import Choice
from wardmote.desks.tables.rules import LONGEST_REASON, Wanted
from wardmote.evidence.periods import Month
from wardmote.foundation.pages.forms import Form, MonthField

YEAR = 12


class ChooseForm(Form):
    """Of which series."""

    what = forms.ChoiceField(label=gettext_lazy("Of which series?"), widget=forms.RadioSelect)

    def __init__(self, *args, choices: Sequence[Choice], **kwargs):
        super().__init__(*args, **kwargs)
        self.of = {each.name: each for each in choices}
        self.fields["what"].choices = [(each.name, _said(each)) for each in choices]

    @property
    def chosen(self) -> Choice:
        """The series."""
        return self.of[self.cleaned_data["what"]]


class MakeForm(Form):
    """Of which year, and what else is published of what the series counts."""

    first = MonthField(
        label=gettext_lazy("With which month does the year begin?"),
        help_text=gettext_lazy("Like 2025-04. The tables are of twelve months."),
    )
    within = forms.MultipleChoiceField(
        label=gettext_lazy("Which public figures hold everything that this series counts?"),
        help_text=gettext_lazy(
            "Anybody can set the two against each other, so they count as known. Choose none where nothing public does."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, choice: Choice, within: Sequence[tuple[str, str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.choice = choice
        self.fields["first"].initial = str(choice.held.last - (YEAR - 1))
        if choice.public:
            # What is public already needs nothing set against it.
            del self.fields["within"]
            return
        several = len({name for name, _kind, _title in within}) > 1
        self.fields["within"].choices = [
            (f"{name}:{kind}", f"{kind} ({title})" if several else kind) for name, kind, title in within
        ]
        self.fields["within"].initial = [f"{name}:{kind}" for name, kind in choice.beside]

    @property
    def wanted(self) -> Wanted:
        """The tables that were asked for."""
        first = Month.parse(self.cleaned_data["first"])
        return Wanted(
            source=self.choice.source,
            series=self.choice.series,
            first=str(first),
            last=str(first + (YEAR - 1)),
            within=tuple(
                (name, kind)
                for name, _sign, kind in (each.partition(":") for each in self.cleaned_data.get("within", ()))
            ),
        )


class AskForm(Form):
    """Why the public should have these tables."""

    because = forms.CharField(
        label=gettext_lazy("Why should the public have these tables?"),
        help_text=gettext_lazy("Whoever decides reads it. Do not name residents here."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
    )


class AcceptForm(Form):
    """That somebody has looked at every figure that others have pinned, and accepts it by name."""

    read = forms.BooleanField(
        label=gettext_lazy("I have read every figure above, and nobody can be told from any of them"),
        error_messages={"required": gettext_lazy("Read the figures, and say that you have")},
    )
    because = forms.CharField(
        label=gettext_lazy("Why may they be told so closely?"),
        help_text=gettext_lazy("Whoever decides reads it. Do not name residents here."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
    )


class DecideForm(Form):
    """Whether the tables leave, and why."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Should the public have these tables?"),
        choices=[("publish", gettext_lazy("Yes: publish them")), ("decline", gettext_lazy("No: do not publish them"))],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("It is kept with the decision. Do not name residents here."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
    )


class WithdrawForm(Form):
    """What readers are told about tables that are taken down."""

    because = forms.CharField(
        label=gettext_lazy("What should readers be told?"),
        help_text=gettext_lazy("It stands on the tables' page, for anybody. Do not name residents here."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
    )


def _said(choice: Choice) -> str:
    how = _("public already") if choice.public else _("small counts will be hidden")
    told = {"title": choice.title, "how": how, "held": choice.held.label}
    return _("%(title)s: held %(held)s; %(how)s") % told
