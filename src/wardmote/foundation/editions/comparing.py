"""What a view answers when somebody else saved the record first: both versions, and who saved the other."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.pages.comparing import compare_page
from wardmote.foundation.pages.forms import FormWords
from wardmote.foundation.pages.words import moment


def compare(
    request: HttpRequest,
    mine: forms.Form,
    saved: forms.Form,
    words: FormWords,
    *,
    late: Superseded,
    of: tuple[str, str, UUID],
) -> HttpResponse:
    """The compare page of a form that came too late.

    `saved` is a form of the same kind, not bound, whose `initial` has been read again; `of` names the record.
    """
    return compare_page(request, mine, saved, words, edition=late.edition, who=who_saved(of, request.viewer))


def who_saved(of: tuple[str, str, UUID], viewer: Viewer) -> str:
    """Who changed the record last, and when, in a sentence; empty where the audit does not say."""
    last = audit.history(of=of, viewer=viewer, most=1)
    if not last:
        return ""
    return _("%(who)s saved it on %(when)s.") % {"who": last[0].by, "when": moment(last[0].at)}
