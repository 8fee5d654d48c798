"""Whether what was chosen in a form may be chosen by this viewer."""

from uuid import UUID

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer


def check_body(viewer: Viewer, organisation: UUID | None) -> None:
    """Raise Invalid for an organisation that is not in the partnership; none is well."""
    if organisation and organisation not in {each.id for each in organisations_for(viewer)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")


def check_member(viewer: Viewer, member: UUID | None) -> None:
    """Raise Invalid for somebody who is no member of the partnership; nobody is well."""
    if member and member not in {each.id for each in members_for(viewer)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")


def check_area(viewer: Viewer, area: UUID | None) -> None:
    """Raise Invalid for an area that is not the partnership's; none is well."""
    if area and area not in {each.id for each in areas_for(viewer)}:
        raise Invalid("That area is not in this partnership.", instead="Choose one that is.")
