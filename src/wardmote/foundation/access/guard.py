"""The last door before a view: an address without a rule opens for nobody."""

from django.core.exceptions import PermissionDenied

from wardmote.foundation.access.addresses import rule_of


class GuardMiddleware:
    """Refuses any address that was not declared with `address`, which is where the declared rules are checked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if rule_of(view) is None:
            raise PermissionDenied("Nobody may open this page, because it has no rule that says who can.")
