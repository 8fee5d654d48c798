"""The question asked of whoever takes evidence in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.pages.forms import Form


class SeveralFiles(forms.FileInput):
    """A box for files that takes more than one."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once: cleaned to a list."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given if each] or super().clean(None, initial)


class DropForm(Form):
    """Files to take in."""

    files = FilesField(
        label=_("Which files?"),
        help_text=_("CSV, XLSX, zip or gzip as the publisher or partner gave them. What each is will be recognised."),
        allow_empty_file=True,
    )
