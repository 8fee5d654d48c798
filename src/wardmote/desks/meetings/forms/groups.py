"""The questions asked about groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.meetings.queries.groups import CAPACITIES
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.pages.forms import Day, Form

Pairs = list[tuple[str, str]]


class GroupForm(Form):
    """What a group is. `bodies` and `people` are pairs of an id and a name."""

    title = forms.CharField(label=_("What is the group called?"), max_length=200)
    about = forms.CharField(label=_("What is it for?"), max_length=500, required=False)
    rhythm = forms.CharField(
        label=_("How often does it meet?"), help_text=_("For example, quarterly."), max_length=80, required=False
    )
    organisation = forms.ChoiceField(label=_("Whose group is it?"), required=False)
    chair = forms.ChoiceField(label=_("Who chairs it?"), required=False)
    clocks = forms.BooleanField(label=_("Put what is due by law on its agendas"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Pairs, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Nobody's in particular")), *bodies]
        self.fields["chair"].choices = [("", _("Nobody yet")), *people]


class NewGroupForm(GroupForm):
    """The same of a group that is not there yet."""

    ours = forms.ChoiceField(
        label=_("Is it ours, or another body's?"),
        help_text=_("Of another body's meetings only the date, who went and our own actions are kept."),
        choices=[("ours", _("Ours")), ("theirs", _("Another body's"))],
        widget=forms.RadioSelect,
    )
    edition = None


class TermsForm(Form):
    """What the terms of reference say of the quorum."""

    starts = Day(label=_("From which day?"), help_text=_("For example, 4 4 2026."))
    people = forms.IntegerField(label=_("How many people who count must be there?"), min_value=1, max_value=60)
    bodies = forms.IntegerField(label=_("Of how many organisations, at least?"), min_value=1, max_value=40)
    responsible = forms.IntegerField(
        label=_("How many of those must be responsible authorities?"), min_value=0, max_value=20
    )
    chair_needed = forms.BooleanField(
        label=_("The chair, or who stands in for the chair, must be there"), required=False
    )
    source = forms.CharField(
        label=_("Where is this written?"),
        help_text=_("For example: terms of reference, agreed 4 April 2026, paragraph 6."),
        max_length=200,
    )


class SeatForm(Form):
    """Who is expected: one of four ways."""

    member = forms.ChoiceField(label=_("A member"), required=False)
    organisation = forms.ChoiceField(label=_("Or somebody of an organisation"), required=False)
    capacity = forms.ChoiceField(
        label=_("Or somebody of each organisation of a kind"),
        choices=[("", _("No")), *((slug, f"{words[:1].upper()}{words[1:]}") for slug, words in CAPACITIES.items())],
        required=False,
    )
    role = forms.ChoiceField(
        label=_("Or whoever has a role"),
        choices=[("", _("No")), *((each.slug, each.title) for each in ROLES)],
        required=False,
    )
    counts = forms.BooleanField(label=_("They count towards the quorum"), required=False, initial=True)

    def __init__(self, *args: Any, bodies: Pairs, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("No")), *people]
        self.fields["organisation"].choices = [("", _("No")), *bodies]


class AgreementForm(Form):
    """Which agreement a group works under. `agreements` are pairs of an id and a title."""

    agreement = forms.ChoiceField(label=_("Which agreement?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, agreements: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreement"].choices = agreements
        if not agreements:
            self.fields["agreement"].help_text = _("There is no other open agreement for a purpose. Open one first.")


class StandingForm(Form):
    """What is on every agenda."""

    title = forms.CharField(label=_("What is on every agenda?"), max_length=200)
    restricted = forms.BooleanField(
        label=_("It is restricted: only those who attend read what is said of it"), required=False
    )
