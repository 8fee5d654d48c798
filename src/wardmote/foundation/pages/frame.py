"""What every page's frame shows: whose site it is, who is reading, where one can go, and whether it is made up.

Read from the request, where the platform's middleware puts it: `partnership` (name, href), `reader` (name, agency,
role), `public_nav`, `member_nav` and `footer_nav` (each entry has title and href, already cut to what exists and what
this reader may open) and `made_up`. Each may be missing: an error page must stand even when what sets them has failed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import NoReverseMatch, reverse
from markupsafe import Markup

from wardmote.foundation import desks
from wardmote.foundation.pages.brand import WARDMOTE, brand_of


class Entry(Protocol):
    """What the platform hands over for a bar."""

    title: str
    href: str


@dataclass(frozen=True)
class Place:
    """One entry of a navigation bar. `here` is "page" on that very page, "true" below it, else empty."""

    title: str
    href: str
    here: str = ""


def frame_of(request: HttpRequest) -> dict[str, object]:
    """The frame's words for this request. Reads no database and sets no cookie."""
    partnership = getattr(request, "partnership", None)
    reader = getattr(request, "reader", None)
    brand = brand_of(getattr(partnership, "pack", ""))
    own = {"partnership": partnership.slug} if partnership and brand != WARDMOTE else None
    return {
        "partnership": partnership,
        "site_name": brand.name or getattr(partnership, "name", "Wardmote"),
        "brand": brand,
        "brand_stylesheet": reverse("brand-stylesheet", kwargs=own) if own else "",
        "brand_mark": reverse("brand-mark", kwargs=own) if own and brand.mark else "",
        "made_up": bool(getattr(request, "made_up", False)),
        "reader": reader,
        "public_nav": places(getattr(request, "public_nav", ()), request.path),
        "member_nav": places(getattr(request, "member_nav", ()), request.path),
        "layout": "layouts/member.html" if reader else "layouts/public.html",
        "home": getattr(partnership, "href", "") or "/",
        "members": _address("members"),
        "own_account": _address("account"),
        "sign_out": _address("sign-out"),
        "on_public_page": False,
        "footer_nav": places(getattr(request, "footer_nav", ()), request.path),
        "quick_exit": False,
        "leave_to": settings.WARDMOTE_LEAVE_TO,
        "csrf_field": partial(csrf_field, request),
        "banners": partial(banners, request),
    }


def places(entries: Iterable[Entry], path: str) -> tuple[Place, ...]:
    """The entries of a bar, the one that holds `path` marked. The longest address that fits wins."""
    entries = tuple(entries)
    fits = [
        entry.href for entry in entries if path == entry.href or (entry.href != "/" and path.startswith(entry.href))
    ]
    nearest = max(fits, key=len, default=None)
    return tuple(Place(entry.title, entry.href, _here(entry.href, nearest, path)) for entry in entries)


def _here(href: str, nearest: str | None, path: str) -> str:
    if href != nearest:
        return ""
    return "page" if path == href else "true"


def csrf_field(request: HttpRequest) -> Markup:
    """The hidden field that proves a form came from our own page. Only a page with a form calls it."""
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(get_token(request))


def banners(request: HttpRequest) -> tuple[str, ...]:
    """What desks have to say at the top of every page of this member. Only the member's layout asks."""
    reader = getattr(request, "reader", None)
    return tuple(each for say in desks.declared("banner") for each in say(reader)) if reader else ()


def _address(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""
