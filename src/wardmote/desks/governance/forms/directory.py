"""The questions asked about a service. There is none about where it is, or who works there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.directory import NEEDS
from wardmote.desks.plan.api import PriorityNamed
from wardmote.foundation.pages.forms import Day, Form

NO_PLACE = _("Do not say where it is, or name anybody.")


class ServiceForm(Form):
    """A service. `bodies`, `people` are pairs of an id and a name, `areas` of a slug and a name."""

    name = forms.CharField(label=_("What is the service called?"), max_length=120)
    does = forms.CharField(
        label=_("What does it do?"), help_text=NO_PLACE, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    who_for = forms.CharField(label=_("Whom is it for?"), max_length=200, required=False)
    needs = forms.MultipleChoiceField(
        label=_("For which needs should it be found?"),
        choices=list(NEEDS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    areas = forms.MultipleChoiceField(
        label=_("Which areas does it serve?"),
        help_text=_("None chosen means all of them."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    refer = forms.CharField(
        label=_("How does somebody get its help?"),
        help_text=_("For example: call it yourself, or ask your doctor."),
        max_length=300,
        required=False,
    )
    opening = forms.CharField(label=_("When is it open?"), max_length=200, required=False)
    telephone = forms.CharField(
        label=_("The service's telephone number"),
        help_text=_("Of the service, never of somebody who works there."),
        max_length=20,
        required=False,
    )
    email = forms.EmailField(
        label=_("The service's e-mail address"),
        error_messages={"invalid": _("Give an e-mail address, like help@service.example")},
        required=False,
    )
    link = forms.URLField(label=_("The service's own page"), max_length=500, required=False, assume_scheme="https")
    caution = forms.CharField(
        label=_("What should somebody know before they reach out?"),
        help_text=_("For example: whether the call shows on a bill, or whether it calls back."),
        max_length=300,
        required=False,
    )
    organisation = forms.ChoiceField(label=_("Which organisation runs it?"), required=False)
    owner = forms.ChoiceField(label=_("Who keeps it checked?"), required=False)

    def __init__(self, *args: Any, bodies: list, people: list, areas: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = areas
        self.fields["organisation"].choices = [("", _("None of the partnership")), *bodies]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]


class ChangeServiceForm(ServiceForm):
    """The same of a service that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class CheckForm(Form):
    """That what is written was checked. `number` is the version that was read."""

    checked_on = Day(label=_("On which day did you ask the service?"))
    number = forms.IntegerField(widget=forms.HiddenInput)


class PrioritiesForm(Form):
    """Which priorities it serves."""

    priorities = forms.MultipleChoiceField(
        label=_("Which priorities does it serve?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, there: tuple[PriorityNamed, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priorities"].choices = [(str(each.id), f"{each.title} ({each.plan})") for each in there]


class RetireForm(Form):
    """Why it is taken out."""

    because = forms.CharField(label=_("Why?"), max_length=300)
