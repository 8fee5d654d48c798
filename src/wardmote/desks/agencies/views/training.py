"""The training matrix and taking back what was recorded wrongly: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies import presenters, queries, verbs
from wardmote.desks.agencies.forms.members import TakeBackForm
from wardmote.desks.agencies.presenters.training import matrix_page, matrix_table
from wardmote.desks.agencies.queries.training import needed_courses, needs_for, recorded_for
from wardmote.desks.agencies.rules import course_named
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords
from wardmote.foundation.pages.words import day


@require_safe
def show_training_matrix(request: HttpRequest) -> HttpResponse:
    """Organisations by the courses that their members' roles need; a cell opens to its people."""
    viewer = request.viewer
    page = matrix_page(viewer, needed_courses(viewer), needs_for(viewer), request.GET)
    return render(request, "agencies/matrix.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_safe
def download_training_matrix(request: HttpRequest, ending: str) -> HttpResponse:
    """The same counted, as a table to take away."""
    return export(request, name=f"training-matrix.{ending}", content=matrix_table(needs_for(request.viewer)))


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_training(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back a course that was recorded wrongly."""
    viewer = request.viewer
    name = queries.member_for(viewer, reference).seen.name
    held = [
        (str(key), f"{course_named(course).title}, {day(completed)}")
        for key, course, completed in recorded_for(viewer, reference)
    ]
    form = TakeBackForm(request.POST or None, recorded=held)
    back = reverse("show-member", kwargs={"reference": reference})
    words = FormWords(
        _("Take back training of %(name)s") % {"name": name},
        _("Take it back"),
        back,
        why="" if held else _("No course is recorded, so there is nothing to take back."),
    )

    def done() -> str:
        verbs.take_back_training(by=viewer, reference=reference, training=UUID(form.cleaned_data["training"]))
        return back

    return answered(request, form, words, done)
