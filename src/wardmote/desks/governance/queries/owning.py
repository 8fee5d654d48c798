"""Whose the entries of a register are to keep."""

from django.db.models import Q

from wardmote.foundation.access import Viewer


def of_owner(viewer: Viewer) -> Q:
    """The rows that this member keeps; what nobody keeps is the CSP manager's."""
    own = Q(owner=viewer.member_id, owner__isnull=False)
    return own | Q(owner__isnull=True) if viewer.holds("csp_manager") else own
