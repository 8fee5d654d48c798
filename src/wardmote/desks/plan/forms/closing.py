"""The questions of an evaluation."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wardmote.desks.plan.queries.closing import request_for
from wardmote.desks.plan.rules import closing
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.forms import Form

STATES = [(each, each[:1].upper() + each[1:]) for each in closing.SAID]
WORDS_HELP = _("A sentence is enough. It is printed in the assessment: do not name residents or staff here.")


class BeginForm(Form):
    """Of which plan. `plans` are pairs of an id and a title."""

    plan = forms.ChoiceField(
        label=_("Which plan is evaluated?"),
        help_text=_("A plan is evaluated once it has begun, and again until its end has been evaluated."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, plans: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].choices = plans


class TellForm(Form):
    """What was done of one commitment. `figures` are pairs of an address and words."""

    state = forms.ChoiceField(label=_("How far was it carried out?"), choices=STATES, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What shows it, or why was it not done?"),
        help_text=WORDS_HELP,
        max_length=closing.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    action = forms.CharField(
        label=_("Is there an action that shows it?"),
        help_text=_("Its reference, like A-7K3F-9QXD."),
        max_length=12,
        required=False,
    )
    figure = forms.ChoiceField(label=_("Is there a figure that shows it?"), required=False)
    document = forms.CharField(
        label=_("Is there a document that shows it?"),
        help_text=_("Its title and date, as it would be quoted."),
        max_length=300,
        required=False,
    )
    link = forms.URLField(
        label=_("Where can it be read?"),
        help_text=_("An address beginning https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    told_by = forms.CharField(
        label=_("Who told you on the telephone?"),
        help_text=_("Leave this empty if you answer for yourself."),
        max_length=200,
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, figures: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figure"].choices = [("", _("No figure")), *figures]

    def clean(self) -> dict[str, Any]:
        """A document and a figure are two kinds of evidence, and one is kept with an answer."""
        given = super().clean()
        if given.get("figure") and given.get("document"):
            self.add_error("document", _t("Give a figure or a document, and name the other in your sentence."))
        return given


class AssignForm(Form):
    """Who answers for which commitments. `lines`, `bodies` and `people` are pairs of an id and a name."""

    outcomes = forms.MultipleChoiceField(label=_("Which commitments?"), widget=forms.CheckboxSelectMultiple)
    organisation = forms.ChoiceField(label=_("Which organisation answers for them?"))
    owner = forms.ChoiceField(label=_("Who there?"), required=False)
    owner_name = forms.CharField(label=_("Or the name of somebody without an account"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        lines: list[tuple[str, str]],
        bodies: list[tuple[str, str]],
        people: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].choices = lines
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]


class SignForm(Form):
    """What the strategy group says of the whole plan."""

    summary = forms.CharField(
        label=_("How far was the plan carried out, as a whole?"),
        help_text=_("A few sentences. They go into the assessment with every answer. Do not name residents here."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class BecauseForm(Form):
    """Why something is opened again."""

    because = forms.CharField(label=_("Why?"), help_text=_("The reason stays with it."), max_length=300)


class OutcomesForm(Form):
    """Everything one organisation is asked: a choice and words for each commitment, any of which may be left out."""

    def __init__(self, *args: Any, asked: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, (outcome, text) in enumerate(asked, 1):
            self.fields[f"state_{outcome.hex}"] = forms.ChoiceField(
                label=f"{number}. {text}", choices=STATES, widget=forms.RadioSelect, required=False
            )
            self.fields[f"words_{outcome.hex}"] = forms.CharField(
                label=_t("%(n)s. What shows it, or why was it not done?") % {"n": number},
                help_text=WORDS_HELP,
                max_length=closing.LONGEST,
                required=False,
            )
        self.asked = [outcome.hex for outcome, _text in asked]

    def clean(self) -> dict[str, Any]:
        """Words and a state go together; something must be answered."""
        given = super().clean()
        for key in self.asked:
            state, words = given.get(f"state_{key}"), given.get(f"words_{key}", "").strip()
            if state and not words:
                self.add_error(f"words_{key}", _t("Say in a sentence what shows it, or why it was not done."))
            if words and not state:
                self.add_error(f"state_{key}", _t("Choose how far it was carried out."))
        if not any(given.get(f"state_{key}") for key in self.asked) and not self.errors:
            self.add_error(None, _t("Nothing is answered yet. Answer at least one; we ask again for the others."))
        return given


def outcomes_form(viewer: Viewer, target: UUID, data: Any) -> OutcomesForm:
    """The form of a one-time link: what the organisation has not answered, and what it is answering now."""
    _evaluation, outcomes = request_for(viewer, target)
    asked = [(each.id, each.text) for each in outcomes if not each.answered or f"state_{each.id.hex}" in (data or {})]
    return OutcomesForm(data, asked=asked)
