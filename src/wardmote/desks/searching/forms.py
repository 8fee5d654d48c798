"""What is asked before a search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.pages.forms import Form


class SearchForm(Form):
    """The words that are looked for."""

    words = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("Words that stand in it, or its reference. Write no name of anybody that a case is about."),
        max_length=100,
    )
