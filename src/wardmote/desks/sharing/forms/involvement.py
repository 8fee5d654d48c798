"""What is asked where a colleague of another agency is asked whether they may speak, and where they answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.sharing.rules.involvement import REFUSED, SPEAK
from wardmote.foundation.pages.forms import Form


class AskForm(Form):
    """Why somebody asks."""

    why = forms.CharField(
        label=_("What do you need to speak about, and by when?"),
        help_text=_("Write no name, address or number: they find the person by their own record."),
        max_length=1000,
        widget=forms.Textarea,
    )


class AnswerForm(Form):
    """Whether they may speak."""

    answer = forms.ChoiceField(
        label=_("May you speak with them?"),
        help_text=_("To say no needs no reason. What there is to say is said when you speak, and asked for as it is."),
        choices=[(SPEAK, _("Yes, they can ring me")), (REFUSED, _("No"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Is there anything to add?"),
        help_text=_("For example, when to ring. Write no name, address or number."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
