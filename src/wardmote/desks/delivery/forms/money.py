"""The questions asked about funds and projects."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.delivery.rules.projects import ANSWERS
from wardmote.foundation.pages.forms import Day, Form, Pounds

PUBLIC = _("Anybody can read it once the project is approved: name no resident and no child here.")


class OpenFundForm(Form):
    """A year of a grant. `grants` are pairs of a key and a name, `years` of a first day and a name."""

    grant = forms.ChoiceField(label=_("Which grant is it, and for which area?"))
    year = forms.ChoiceField(label=_("For which financial year?"), help_text=_("It runs from 1 April to 31 March."))
    pence = Pounds(label=_("How much does the funder give?"), help_text=_("In pounds, like £10,000."))
    source = forms.CharField(
        label=_("Where is the amount said?"),
        help_text=_("For example: the funder's offer letter, and its date. Leave it as it is where the plan says so."),
        max_length=300,
    )

    def __init__(self, *args: Any, grants: list, years: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant"].choices = grants
        self.fields["year"].choices = years


class CorrectFundForm(Form):
    """The right amount of a fund."""

    pence = Pounds(label=_("How much does the funder give?"), help_text=_("In pounds, like £10,000."))
    source = forms.CharField(
        label=_("Where is the right amount said?"), help_text=_("Both amounts stay in the ledger."), max_length=300
    )


class BecauseForm(Form):
    """Why something is done."""

    because = forms.CharField(label=_("Why?"), help_text=_("The words stay here. Name nobody."), max_length=200)


class CarryForm(Form):
    """Who agreed that money is carried forward."""

    because = forms.CharField(
        label=_("Who agreed that it is carried forward?"),
        help_text=_("For example: the funder's letter, and its date."),
        max_length=200,
    )


class ProjectForm(Form):
    """What is asked for. `aims` are of the fund's area; `bodies` and `people` are pairs of an id and a name."""

    title = forms.CharField(label=_("What is the project called?"), help_text=PUBLIC, max_length=120)
    aim = forms.ChoiceField(label=_("Which aim of the plan does it serve?"))
    purpose = forms.CharField(
        label=_("What does the money pay for?"),
        help_text=PUBLIC,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    need = forms.CharField(
        label=_("What shows that it is needed?"),
        help_text=_("For example: a figure of the assessment, or what people said. Only members read this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.ChoiceField(label=_("Which organisation would be paid?"))
    registration = forms.CharField(
        label=_("Its charity or company number"), max_length=40, required=False, help_text=_("Anybody can read it.")
    )
    pence = Pounds(label=_("How much money is asked for?"), help_text=_("In pounds, like £1,250."))
    lead = forms.ChoiceField(label=_("Who will tell the result?"), required=False)
    due = Day(label=_("By when will the result be told?"), help_text=_("For example, 27 3 2027."))

    def __init__(self, *args: Any, aims: list, bodies: list, people: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aim"].choices = [("", _("Choose an aim")), *aims]
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["lead"].choices = [("", _("Whoever asks for it")), *people]


class ChangeProjectForm(ProjectForm):
    """The same of a project that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class DecideForm(Form):
    """What somebody decides on a project, and whether they have an interest in it."""

    interest = forms.ChoiceField(
        label=_("Have you an interest in this project?"),
        help_text=_("For example: you, your family or your agency gain by it, or you are on the board of who is paid."),
        choices=[("no", _("No, I have none")), ("yes", _("Yes, or it might look so"))],
        widget=forms.RadioSelect,
    )
    which = forms.CharField(label=_("If you have, which?"), max_length=300, required=False)
    answer = forms.ChoiceField(label=_("What do you decide?"), choices=list(ANSWERS.items()), widget=forms.RadioSelect)
    words = forms.CharField(label=_("Why?"), max_length=300, required=False, help_text=_("Needed to decline."))
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("interest") == "yes" and not given.get("which", "").strip():
            self.add_error("which", _("Say which interest you have"))
        return given


class SignForm(Form):
    """When the offer was signed."""

    day = Day(label=_("On which day was the offer signed?"), help_text=_("For example, 27 3 2027."))


class PayForm(Form):
    """A payment."""

    pence = Pounds(label=_("How much was paid?"), help_text=_("In pounds, like £1,250."))
    day = Day(label=_("On which day was it paid?"), help_text=_("For example, 27 3 2027."))
    words = forms.CharField(
        label=_("What was it paid for?"), help_text=_("Anybody can read it: name nobody."), max_length=200
    )


class ResultForm(Form):
    """What a project did. Each number is a different thing, and is left out where nobody knows it."""

    did = forms.CharField(
        label=_("What did the project do, and what came of it?"),
        help_text=_("Anybody can read it: name no resident and no child."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reached = forms.IntegerField(
        label=_("How many people saw or heard of it?"), help_text=_("Reach."), min_value=0, required=False
    )
    attended = forms.IntegerField(label=_("How many came?"), help_text=_("Attendance."), min_value=0, required=False)
    completed = forms.IntegerField(
        label=_("How many stayed to the end?"), help_text=_("Completion."), min_value=0, required=False
    )
    asked = forms.IntegerField(label=_("How many were asked what had changed for them?"), min_value=0, required=False)
    changed = forms.IntegerField(
        label=_("For how many of those had something changed?"), help_text=_("Change."), min_value=0, required=False
    )
    method = forms.CharField(
        label=_("How were the numbers counted?"),
        help_text=_("For example: a register taken at each session. Say so where a number is an estimate."),
        max_length=300,
        required=False,
    )
