"""What every request carries: whose pages these are, who reads them, and where they may go from here."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse

from wardmote.foundation import desks
from wardmote.foundation.access.viewer import Tenant, Viewer, the_public
from wardmote.foundation.once import only_reading
from wardmote.foundation.second_wall.before import stand, stands

#: The name, in every route, of the part that says which partnership.
PARTNERSHIP = "partnership"


@dataclass(frozen=True)
class Place:
    """Somewhere a reader can go."""

    title: str
    href: str


class FrameMiddleware:
    """Sets `viewer`, `reader`, `partnership`, `made_up` and the navigation on the request.

    `viewer` is whom questions are asked for (a member, or the public of the partnership the address names); it is None
    on a page about no partnership that nobody has signed in to. `reader` is the member, and None for anybody else.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD"):
            return self._answer(request)
        with only_reading():
            return self._answer(request)

    def _answer(self, request):
        request.reader = _member(request)
        request.member_nav = member_nav(request.reader)
        request.footer_nav = footer_nav(request.reader)
        with stands(None):
            _stand(request, request.reader, request.reader.tenant if request.reader else None)
            return self.get_response(request)


def enter(request: HttpRequest, slug: str) -> None:
    """Stand in the public pages of the partnership an address names; raises Missing where there is none.

    Public pages show everybody the same, members too, so the viewer becomes the public.
    """
    tenant: Tenant = desks.the_one("tenant_of")(slug)
    _stand(request, the_public(tenant), tenant)


def enter_as(request: HttpRequest, viewer: Viewer) -> None:
    """Answer this one request for somebody without an account: no member, no navigation, whoever is signed in here."""
    request.reader = None
    _stand(request, viewer, viewer.tenant)
    request.public_nav = request.member_nav = ()
    request.footer_nav = footer_nav(None)


def _stand(request, viewer: Viewer | None, tenant: Tenant | None) -> None:
    """The one place that says who asks: of the page, and of the database's own wall."""
    request.viewer, request.partnership = viewer, tenant
    stand(viewer.before if viewer else None)
    request.made_up = bool(tenant and tenant.made_up)
    request.public_nav = public_nav(tenant)


def _member(request) -> Viewer | None:
    return desks.the_one("viewer_of")(request.user.pk) if request.user.is_authenticated else None


def public_nav(tenant: Tenant | None) -> tuple[Place, ...]:
    """The public site's places for one partnership."""
    return tuple(place for _, place in _places("public_nav", tenant.slug)) if tenant else ()


def member_nav(viewer: Viewer | None) -> tuple[Place, ...]:
    """The places this member may open."""
    if viewer is None:
        return ()
    return tuple(place for entry, place in _places("member_nav") if not entry.roles or viewer.holds(*entry.roles))


def footer_nav(reader: Viewer | None) -> tuple[Place, ...]:
    """The places at the foot of every page: to sign in for strangers, and the way back for members."""
    not_for = "strangers" if reader else "members"
    return tuple(place for entry, place in _places("footer_nav") if entry.only != not_for)


@lru_cache(maxsize=64)
def _places(which: str, partnership: str = "") -> tuple[tuple[desks.Entry, Place], ...]:
    """What desks declare for a bar, each with its place. It is the same for every request, and asked by each."""
    given = {PARTNERSHIP: partnership} if partnership else None
    entries = (entry for desk in desks.every() for entry in getattr(desk, which))
    return tuple(
        (entry, Place(entry.title, reverse(entry.address, kwargs=given)))
        for entry in sorted(entries, key=lambda entry: entry.order)
    )
