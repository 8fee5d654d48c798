"""The gallery of components, and a partnership's own colours and mark."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from wardmote.errors import Missing
from wardmote.foundation.correspondence import answer
from wardmote.foundation.pages import render
from wardmote.foundation.pages.brand import Brand, brand_of
from wardmote.foundation.pages.comparing import Row, marked

#: When the gallery's example of something not sent was typed.
_TYPED_AT = datetime(2026, 4, 4, 15, 40, tzinfo=UTC)


@require_safe
def show_gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who build pages. Not on a live site."""
    if not settings.WARDMOTE_GALLERY:
        raise Missing(_("There is no such page on this site."))
    return render(request, "gallery/gallery.html", {"versions": _versions(), "typed_at": _TYPED_AT})


def _versions() -> list[Row]:
    """The rows of a comparison: one question they changed, one you changed, one you both changed, one the same."""
    lights, same = ("Fit two lights in the alley", "Fit four lights in the alley and the yard"), Markup("Mere")
    saved, mine = marked(*lights)
    return [
        Row("What will be done?", saved, mine, "You both changed this"),
        Row("When is it due?", *marked("27 3 2027", "30 4 2027"), "You changed this"),
        Row("Who owns it?", *marked("Dev Patel", "Marian Ashdown"), "They changed this"),
        Row("Which area is it for?", same, same, ""),
    ]


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
    # The frame gives the request its partnership, which Django's type of it does not know.
    return brand_of(getattr(request.partnership, "pack", ""))
