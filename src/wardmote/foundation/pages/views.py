"""The gallery of components, and a partnership's own colours and mark."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wardmote.errors import Missing
from wardmote.foundation.correspondence import answer
from wardmote.foundation.pages import render
from wardmote.foundation.pages.brand import Brand, brand_of


@require_safe
def show_gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who build pages. Not on a live site."""
    if not settings.WARDMOTE_GALLERY:
        raise Missing(_("There is no such page on this site."))
    return render(request, "gallery/gallery.html", {})


@require_safe
def show_brand(request: HttpRequest) -> HttpResponse:
    """The partnership's colours, which were checked for contrast when its brand was read."""
    return answer(request, _brand(request).stylesheet(), kind="css")


@require_safe
def show_mark(request: HttpRequest) -> HttpResponse:
    """The partnership's own mark. The policy sent with it lets nothing inside it run."""
    mark = _brand(request).mark
    if mark is None:
        raise Missing(_("This partnership has no mark of its own."))
    return answer(request, mark.read_bytes(), kind="svg")


def _brand(request: HttpRequest) -> Brand:
    return brand_of(getattr(request.partnership, "pack", ""))  # type: ignore[attr-defined]
