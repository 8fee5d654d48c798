"""The page of all registers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.governance.presenters.registers import registers_page
from wardmote.foundation.pages import render


@require_safe
def list_registers(request: HttpRequest) -> HttpResponse:
    """Every register."""
    return render(request, "governance/registers.html", {"page": registers_page()})
