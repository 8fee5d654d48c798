"""The questions asked about actions."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.actions import states
from wardmote.desks.actions.queries import action_of_id
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Day, Form

_SAID = [(each, each[:1].upper() + each[1:]) for each in states.SAID]
NOBODY = ("", _("Nobody in particular"))


class ActionForm(Form):
    """What an action says. `bodies`, `people` and `areas` are pairs of an id and a name."""

    text = forms.CharField(
        label=_("What will be done?"),
        help_text=_("Begin with a verb, like “Fit two lights in the alley”."),
        max_length=300,
    )
    organisation = forms.ChoiceField(label=_("Which organisation answers for it?"))
    owner = forms.ChoiceField(label=_("Who owns it?"), required=False)
    owner_name = forms.CharField(label=_("Or the name of somebody without an account"), max_length=200, required=False)
    area = forms.ChoiceField(label=_("Which area is it for?"), required=False)
    starts = Day(label=_("When does it start?"), required=False)
    due = Day(label=_("When is it due?"), help_text=_("For example, 27 3 2027."))
    supporting = forms.MultipleChoiceField(
        label=_("Which organisations help?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, bodies, people, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["owner"].choices = [NOBODY, *people]
        self.fields["area"].choices = [("", _("All areas")), *areas]
        self.fields["supporting"].choices = bodies


class ChangeForm(ActionForm):
    """The same of an action that is there. `edition` is the one that was read."""

    reason = forms.CharField(
        label=_("If the day moves, why?"),
        help_text=_("The reason stays with the action."),
        max_length=300,
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class ReportForm(Form):
    """How an action is."""

    state = forms.ChoiceField(label=_("How is it?"), choices=_SAID, widget=forms.RadioSelect)
    line = forms.CharField(label=_("What has been done?"), help_text=_("One line is enough."), max_length=300)
    next_step = forms.CharField(label=_("What happens next?"), max_length=300, required=False)
    due = Day(label=_("Should the day move? To when?"), required=False)
    reason = forms.CharField(label=_("If the day moves, why?"), max_length=300, required=False)


def report_form(viewer: Viewer, target: UUID, data: Any) -> ReportForm:
    """The form of a one-time link, with what the facts suggest as its first answer."""
    suggested = action_of_id(viewer, target, today()).proposed.state
    return ReportForm(data, initial={"state": suggested if suggested in states.SAID else ""})


class MemberReportForm(ReportForm):
    """The same, written down by a member, perhaps for somebody on the telephone."""

    told_by = forms.CharField(
        label=_("Who told you on the telephone?"),
        help_text=_("Leave this empty if you report on it yourself. Read back what you wrote before you hang up."),
        max_length=200,
        required=False,
    )


class BecauseForm(Form):
    """Why an action ends, or begins again."""

    because = forms.CharField(label=_("Why?"), help_text=_("The reason stays with the action."), max_length=300)


class StepForm(Form):
    """A milestone."""

    text = forms.CharField(label=_("What will have happened?"), max_length=300)
    due = Day(label=_("By when?"))


class EvidenceForm(Form):
    """What shows that something was done."""

    words = forms.CharField(
        label=_("What is it?"), help_text=_("A few words, like “Photographs of both lights”."), max_length=300
    )
    link = forms.URLField(
        label=_("Where can it be read?"),
        help_text=_("An address beginning https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
