"""Headers on every answer that Django does not set itself."""

#: Features of the browser that no page of ours asks for.
UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


class HeadersMiddleware:
    """Turns off what pages do not use, and keeps members' pages out of caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", ", ".join(f"{feature}=()" for feature in UNUSED))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(request, "reader", None) is not None:
            response.headers.setdefault("Cache-Control", "no-store")
        return response
