"""What every form of this desk has in common: what can be chosen in it, and how its lists leave."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from wardmote.desks.agencies.api import bodies_to_choose, people_to_choose
from wardmote.desks.places.api import areas_for
from wardmote.documents import Table
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import export


def choices(viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The organisations and the people that may be chosen, as pairs of an id and a name."""
    return {
        "bodies": bodies_to_choose(viewer),
        "people": people_to_choose(viewer),
    }


def areas(viewer: Viewer) -> list[tuple[str, str]]:
    """The areas that may be chosen, as pairs of an id and a name."""
    return [(str(area.id), area.name) for area in areas_for(viewer)]


def id_of(given: str) -> UUID | None:
    """The id that was chosen, if one was."""
    return UUID(given) if given else None


def sent_as(
    request: HttpRequest, name: str, kind: str, content: Table, about: Sequence[tuple[str, str, UUID]]
) -> HttpResponse:
    """A list as a file; raises Missing for a kind there is not."""
    if kind not in ("csv", "xlsx"):
        raise Missing("The list is not made in that form.", instead="Take it as CSV or as a spreadsheet.")
    return export(request, name=f"{name}.{kind}", content=content, about=tuple(about))
