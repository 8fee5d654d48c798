"""Pages of intake: fetch, present, render."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.intake import forms, presenters, queries, verbs
from wardmote.errors import WardmoteError
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords, form_page


@require_safe
def list_drops(request: HttpRequest) -> HttpResponse:
    """What was dropped lately, and what became of it."""
    return render(request, "intake/list.html", {"page": presenters.list_page(queries.drops_for(request.viewer))})


@require_http_methods(["GET", "HEAD", "POST"])
def drop_files(request: HttpRequest) -> HttpResponse:
    """Give files; they are taken in by a job, whose progress is shown next."""
    sent = request.method == "POST"
    form = forms.DropForm(request.POST, request.FILES) if sent else forms.DropForm()
    if sent and form.is_valid():
        try:
            reference = verbs.drop_files(uploads=form.cleaned_data["files"], by=request.viewer, at=now())
            job = queries.drop_for(request.viewer, reference).job
            return HttpResponseRedirect(reverse("show-job", kwargs={"reference": job}))
        except WardmoteError as error:
            form.add_error("files", str(error))
    words = FormWords(
        _("Take evidence in"),
        _("Take these in"),
        reverse("list-drops"),
        why=_("All of them are taken in together, or none. Nothing here may name or describe a person."),
    )
    return form_page(request, form, words)


@require_safe
def show_drop(request: HttpRequest, reference: str) -> HttpResponse:
    """The account of every row of a drop."""
    page = presenters.drop_page(queries.drop_for(request.viewer, reference))
    return render(request, "intake/drop.html", {"page": page})
