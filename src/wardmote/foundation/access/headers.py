"""Headers on every answer that Django does not set itself."""

from wardmote.foundation.access.addresses import rule_of
from wardmote.foundation.access.classes import PUBLIC_CLASS
from wardmote.foundation.access.rules import PUBLIC

#: Features of the browser that no page of ours asks for.
UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
#: What a page that makes or uses a passkey asks for, and no other.
PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")


class HeadersMiddleware:
    """Turns off what pages do not use, and keeps out of caches whatever is not for everybody: members' pages, the way
    in with its codes, what a one-time link opens."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", permissions(passkeys=False))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(request, "reader", None) is not None or not _for_everybody(request):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _for_everybody(request) -> bool:
    """Anybody may read what this address holds. A file of the site, and an address that is none, hold nothing else."""
    match = request.resolver_match
    return match is None or (rule_of(match.func) == PUBLIC and match.func.holds == PUBLIC_CLASS)


def permissions(*, passkeys: bool) -> str:
    """The Permissions-Policy of a page: nothing, but for the page's own use of passkeys where it has any."""
    asked = [f"{feature}=({'self' if passkeys else ''})" for feature in PASSKEYS]
    return ", ".join([*(f"{feature}=()" for feature in UNUSED), *asked])


def allow_passkeys(response):
    """Let the page of this answer make and use passkeys."""
    response.headers["Permissions-Policy"] = permissions(passkeys=True)
    return response
