"""Pages of the made-up kind: what somebody may read of all its records, the same to take away, and one record."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from promises.river_patrol.models import RiverRecord
from wardmote.foundation import audit
from wardmote.foundation.access import people
from wardmote.foundation.access.people import People
from wardmote.foundation.correspondence import answer, export
from wardmote.foundation.now import now


@require_safe
def list_records(request: HttpRequest, purpose: str) -> HttpResponse:
    """How many there are, and each."""
    return answer(request, _words(request, _seen(request, purpose)), kind="txt", way="list")


@require_safe
def download_records(request: HttpRequest, purpose: str) -> HttpResponse:
    """The same to take away."""
    return export(request, name="records.csv", content=_words(request, _seen(request, purpose)))


@require_safe
def show_record(request: HttpRequest, purpose: str, case: UUID, record: UUID) -> HttpResponse:
    """One record."""
    found = _seen(request, purpose).one(record, case=case)
    return answer(request, str(found.said["words"]), kind="txt")


def _seen(request: HttpRequest, purpose: str) -> People:
    return people(request.viewer, RiverRecord, purpose=purpose, at=now())


def _words(request: HttpRequest, found: People) -> str:
    rows = list(found.in_order("words"))
    audit.shown(request, ("river_patrol", "RiverRecord", [each.id for each in rows]))
    return "\n".join((str(found.count()), *(str(each.said["words"]) for each in rows)))
