"""The questions asked about what is done for an aim, and what it came to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.delivery.rules.activities import MEASURES, MOST
from wardmote.foundation.pages.forms import Day, Form

NOBODY = _("Anybody can read it once it has begun: no name, no address, no telephone number.")


class ActivityForm(Form):
    """What is done. `aims`, `bodies`, `people` and `areas` are pairs of an id and a name, `occasions` of campaigns."""

    name = forms.CharField(label=_("What is it called?"), help_text=NOBODY, max_length=120)
    about = forms.CharField(
        label=_("What is done?"), help_text=NOBODY, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    aim = forms.ChoiceField(label=_("Which aim of a plan does it serve?"))
    occasion = forms.ChoiceField(label=_("Which national day or week does it go with?"), required=False)
    starts = Day(label=_("On which day does it begin?"), help_text=_("For example, 27 3 2027."))
    ends = Day(label=_("On which day does it end?"), required=False)
    areas = forms.MultipleChoiceField(label=_("In which areas is it?"), widget=forms.CheckboxSelectMultiple)
    bodies = forms.MultipleChoiceField(label=_("Which organisations take part?"), widget=forms.CheckboxSelectMultiple)
    lead = forms.ChoiceField(label=_("Who leads it?"), required=False)

    def __init__(
        self,
        *args: Any,
        aims: list,
        bodies: list,
        people: list,
        areas: list,
        occasions: list,
        goes_on: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aim"].choices = [("", _("Choose an aim")), *aims]
        self.fields["bodies"].choices = bodies
        self.fields["areas"].choices = areas
        self.fields["lead"].choices = [("", _("Nobody in particular")), *people]
        self.fields["ends"].help_text = (
            _("Leave it empty where it goes on.") if goes_on else _("Leave it empty where it is one day.")
        )
        if occasions:
            self.fields["occasion"].choices = [("", _("None")), *occasions]
        else:
            del self.fields["occasion"]


class ChangeActivityForm(ActivityForm):
    """The same of what is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class PlaceForm(Form):
    """Where something was counted. `places` are pairs of a code and a name."""

    place = forms.ChoiceField(label=_("In which ward or district?"))

    def __init__(self, *args: Any, places: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("Choose a place")), *places]


class CountsForm(Form):
    """How many of each kind, in one place. `kinds` are what is counted; what is left empty was not counted."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        for at, kind in enumerate(kinds):
            self.fields[f"n{at}"] = forms.IntegerField(label=kind, required=False, min_value=0, max_value=MOST)

    @property
    def numbers(self) -> dict[str, int | None]:
        """What was given, by kind."""
        return {kind: self.cleaned_data[f"n{at}"] for at, kind in enumerate(self.kinds)}


_ASKED = {
    "reach": (_("How many people saw or heard of it?"), _("Of how many who could have?")),
    "attendance": (_("How many came?"), _("Of how many who were asked to?")),
    "completion": (_("How many stayed to the end?"), _("Of how many who began?")),
    "change": (_("For how many was something different afterwards?"), _("Of how many who were asked about it?")),
}


class MeasuresForm(Form):
    """The four numbers, each with how many it is of and how it was counted. What is left empty was not collected."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in MEASURES:
            asked, of = _ASKED[name]
            whole = {"required": False, "min_value": 0, "max_value": MOST}
            self.fields[name] = forms.IntegerField(
                label=asked, help_text=_("Leave it empty where nobody collected it."), **whole
            )
            self.fields[f"{name}_of"] = forms.IntegerField(label=of, **whole)
            self.fields[f"{name}_words"] = forms.CharField(
                label=_("What was counted, and how? (%(what)s)") % {"what": name}, max_length=300, required=False
            )
