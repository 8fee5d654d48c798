"""The questions of a plan that is being written."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wardmote.desks.plan.rules import drafting
from wardmote.foundation.pages.forms import Day, Form
from wardmote.reports.packs import HEADS

NO_RESIDENTS = _("Do not name residents here.")
IMPACTS = [(each, each[:1].upper() + each[1:]) for each in drafting.IMPACTS]


def _long(rows: int = 5) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DaysForm(Form):
    """What a plan is called and how long it lasts."""

    title = forms.CharField(label=_("What is the plan called?"), max_length=200)
    starts = Day(label=_("On which day does it start?"), help_text=_("A plan's year begins on 1 April."))
    ends = Day(label=_("On which day does it end?"))


class ChangeDaysForm(DaysForm):
    """The same of a plan that is there."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class ChoicesForm(Form):
    """What becomes of each line of one priority of the last plan: any may be left for later, or the rest decided at
    once."""

    rest = forms.ChoiceField(
        label=_("What becomes of all that are left open below?"),
        help_text=_("For lines that you say nothing of yourself. Leave this empty to decide on each by itself."),
        choices=[(each, each[:1].upper() + each[1:]) for each in (drafting.CARRIED, drafting.DROPPED)],
        widget=forms.RadioSelect,
        required=False,
    )
    rest_reason = forms.CharField(label=_("Why is that so of all of them?"), max_length=300, required=False)
    rest_organisation = forms.ChoiceField(
        label=_("Which organisation answers for commitments that are carried over and nobody's yet?"), required=False
    )
    rest_rhythm = forms.IntegerField(
        label=_("Every how many months is there to be evidence of commitments that are carried over?"),
        help_text=_("Each can be given another rhythm, or a day, on its own page."),
        min_value=1,
        max_value=drafting.MOST_MONTHS,
        required=False,
    )

    def __init__(
        self, *args: Any, lines: list[tuple[UUID, str, str, str, str]], bodies: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        """`lines` are the id, the words, the choice so far, its reason, and the words it was changed to. `bodies` are
        pairs of an id and a name."""
        super().__init__(*args, **kwargs)
        self.lines = [line for line, *_more in lines]
        self.fields["rest_organisation"].choices = [("", _("Say it later")), *bodies]
        options = [(each, each[:1].upper() + each[1:]) for each in drafting.CHOICES]
        for number, (line, text, choice, reason, made) in enumerate(lines, 1):
            told = {"n": number}
            self.fields[f"choice_{line.hex}"] = forms.ChoiceField(
                label=f"{number}. {text}", choices=options, widget=forms.RadioSelect, required=False, initial=choice
            )
            self.fields[f"reason_{line.hex}"] = forms.CharField(
                label=_t("%(n)s. Why?") % told, max_length=300, required=False, initial=reason
            )
            self.fields[f"text_{line.hex}"] = forms.CharField(
                label=_t("%(n)s. If it is changed, to what?") % told,
                widget=_long(2),
                required=False,
                initial=made if choice == drafting.CHANGED else "",
            )

    def clean(self) -> dict[str, Any]:
        """Each that is chosen has its reason, and its new words where it is changed."""
        given = super().clean()
        for line in self.lines:
            choice, reason = given.get(f"choice_{line.hex}"), given.get(f"reason_{line.hex}", "").strip()
            if choice and not reason:
                self.add_error(f"reason_{line.hex}", _t("Say in a sentence why it is %(choice)s.") % {"choice": choice})
            if choice == drafting.CHANGED and not given.get(f"text_{line.hex}", "").strip():
                self.add_error(f"text_{line.hex}", _t("Write the words it is changed to."))
        if (rest := given.get("rest")) and not given.get("rest_reason", "").strip():
            self.add_error("rest_reason", _t("Say in a sentence why they are %(choice)s.") % {"choice": rest})
        return given

    def chosen_of(self, line: UUID) -> tuple[str, str, str]:
        """What becomes of a line, why, and its new words; the choice is empty where it stays open."""
        given = self.cleaned_data
        if choice := given[f"choice_{line.hex}"]:
            return choice, given[f"reason_{line.hex}"], given[f"text_{line.hex}"]
        return given["rest"], given["rest_reason"], ""


class PriorityForm(Form):
    """A priority. `county` are pairs of a name and a title of the county's priorities."""

    title = forms.CharField(label=_("What comes first?"), max_length=200)
    heads = forms.MultipleChoiceField(
        label=_("Which heads of section 6 does it serve?"),
        choices=list(HEADS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    county_priority = forms.ChoiceField(label=_("Which county priority does it belong to?"), required=False)
    why = forms.CharField(
        label=_("What in the assessment makes it a priority?"), help_text=NO_RESIDENTS, widget=_long(), required=False
    )
    regard = forms.CharField(
        label=_("How was the police and crime plan regarded in it?"),
        help_text=_("Crime and Disorder Act 1998, section 6(1A)."),
        widget=_long(3),
        required=False,
    )
    about_harm = forms.BooleanField(label=_("Its page is about harm, and offers a way to leave fast"), required=False)

    def __init__(self, *args: Any, county: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["county_priority"].choices = [("", _("None")), *county]


class ChangePriorityForm(PriorityForm):
    """The same of a priority that is there."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class AimForm(Form):
    """What is to be achieved."""

    text = forms.CharField(
        label=_("What will be different, and for whom?"), help_text=NO_RESIDENTS, widget=_long(3), max_length=1000
    )


class ChangeAimForm(AimForm):
    """The same of an aim that is there."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class MeasureForm(Form):
    """How it is told whether an aim is reached. `figures` are pairs of a name and words."""

    words = forms.CharField(label=_("What is measured?"), max_length=300)
    figure = forms.ChoiceField(
        label=_("Which figure of the assessment measures it?"),
        help_text=_("Its value now is kept as the start, and its latest is shown beside it with its interval."),
        required=False,
    )
    direction = forms.ChoiceField(
        label=_("Which way is good?"), choices=list(drafting.DIRECTIONS.items()), widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("If either way may be good, why?"),
        help_text=_("For example: more reports can mean that people trust us more."),
        max_length=300,
        required=False,
    )
    target = forms.CharField(label=_("How far is it to go, and by when?"), max_length=200, required=False)
    baseline = forms.CharField(label=_("Without a figure: where does it stand now?"), max_length=200, required=False)
    baseline_period = forms.CharField(label=_("Without a figure: in which period?"), max_length=80, required=False)
    known_by = Day(label=_("If that is not known: by when will it be?"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, figures: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figure"].choices = [("", _("None of them: it is a partner's own")), *figures]


class CommitmentForm(Form):
    """What somebody commits to. `bodies` and `people` are pairs of an id and a name."""

    text = forms.CharField(
        label=_("What will be done?"),
        help_text=_("Begin with a verb, like “Fit two lights in the alley”."),
        widget=_long(2),
        max_length=1000,
    )
    organisation = forms.ChoiceField(label=_("Which organisation answers for it?"))
    owner = forms.ChoiceField(label=_("Who there?"), required=False)
    owner_name = forms.CharField(label=_("Or the name of somebody without an account"), max_length=200, required=False)
    due = Day(
        label=_("By when, if it ends?"),
        help_text=_("It becomes an action when the plan is approved. Leave this empty where it has no end."),
        required=False,
    )
    rhythm_months = forms.IntegerField(
        label=_("If it has no end: every how many months is there to be evidence?"),
        help_text=_("Without evidence for so long it is shown as stale."),
        min_value=1,
        max_value=drafting.MOST_MONTHS,
        required=False,
    )

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]


class ChangeCommitmentForm(CommitmentForm):
    """The same of a commitment that is there."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class EvidenceForm(Form):
    """What shows that a standing commitment was kept."""

    words = forms.CharField(label=_("What shows it?"), help_text=NO_RESIDENTS, max_length=300)
    link = forms.URLField(label=_("Where can it be read?"), required=False, max_length=500, assume_scheme="https")
    shown_on = Day(label=_("Of which day is it?"))


class TextForm(Form):
    """What a plan says of one part."""

    text = forms.CharField(label=_("What does the plan say?"), widget=_long(8), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: drafting.Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = part.question
        self.fields["text"].help_text = f"{part.help} {NO_RESIDENTS}".strip()


class EqualityForm(Form):
    """What a plan means for people who share a protected characteristic."""

    evidence = forms.CharField(label=_("What is known of who is affected, and from where?"), widget=_long())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, each in enumerate(drafting.CHARACTERISTICS):
            self.fields[f"impact_{number}"] = forms.ChoiceField(
                label=_t("For people by %(characteristic)s, does the plan make things better or worse?")
                % {"characteristic": each},
                choices=IMPACTS,
                widget=forms.RadioSelect,
            )
        self.fields["mitigation"] = forms.CharField(
            label=_("Where some are worse off, what is done about it?"), widget=_long(3), required=False
        )
        self.fields["monitoring"] = forms.CharField(label=_("How is it watched, and by whom?"), widget=_long(3))
        self.fields["edition"] = forms.IntegerField(widget=forms.HiddenInput)


class ProposeForm(Form):
    """Why a plan is put to a second person."""

    agreed = forms.CharField(
        label=_("Where did the strategy group agree it?"),
        help_text=_("The meeting, its day and the minute. It stays with the version."),
        max_length=300,
    )


class SendForm(Form):
    """To whom an approved plan is sent, and how. `bodies` are pairs of an id and a name."""

    organisation = forms.ChoiceField(label=_("Which body is the elected local policing body?"))
    way = forms.ChoiceField(
        label=_("How is it sent?"),
        choices=[
            ("link", _("By a link to its registered mailbox, where it says that it has it")),
            ("otherwise", _("It was sent in another way already")),
        ],
        widget=forms.RadioSelect,
    )
    how = forms.CharField(label=_("If in another way, how?"), max_length=20, required=False)
    sent_on = Day(label=_("If in another way, on which day?"), required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = bodies


class ReceivedForm(Form):
    """That the plan has come."""

    name = forms.CharField(label=_("Who confirms that it has come?"), max_length=200)


class ConfirmForm(Form):
    """Who checked a line of the checklist against the law."""

    reviewer = forms.CharField(label=_("Who checked it?"), max_length=200)
    position = forms.CharField(label=_("What is their position?"), max_length=200)
    day = Day(label=_("On which day?"))


def received_form(_viewer: Any, _target: UUID, data: Any) -> ReceivedForm:
    """The form of the link that carries an approved plan."""
    return ReceivedForm(data)
