"""The page of the search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wardmote.desks.searching.forms import SearchForm
from wardmote.desks.searching.presenters import results_page
from wardmote.errors import Invalid
from wardmote.foundation.once import only_reading
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import errors, field
from wardmote.foundation.searching import Words, search


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search_everything(request: HttpRequest) -> HttpResponse:
    """The box, and below it what was found."""
    viewer, page = request.viewer, None
    form = SearchForm(request.POST or None)
    if form.is_bound and form.is_valid():
        words = Words(form.cleaned_data["words"])
        try:
            with only_reading():
                page = results_page(words, search(viewer, words))
        except Invalid as wrong:
            form.add_error("words", str(wrong))
    context = {"form": form, "field": field, "errors": errors(form), "page": page}
    return render(request, "searching/search.html", context, 422 if form.errors else 200)
