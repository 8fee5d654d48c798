"""The gallery of components, and a partnership's colours as a stylesheet."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wardmote.errors import Missing
from wardmote.foundation.pages import render
from wardmote.foundation.pages.brand import WARDMOTE


@require_safe
def show_gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who build pages. Not on a live site."""
    if not settings.WARDMOTE_GALLERY:
        raise Missing(_("There is no such page on this site."))
    return render(request, "gallery/gallery.html", {})


@require_safe
def show_brand(request: HttpRequest) -> HttpResponse:
    """The partnership's colours, which were checked for contrast when its brand was made."""
    brand = getattr(getattr(request, "partnership", None), "brand", None) or WARDMOTE
    return HttpResponse(brand.stylesheet(), content_type="text/css; charset=utf-8")
