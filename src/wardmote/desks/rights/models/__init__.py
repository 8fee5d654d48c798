"""The tables of rights."""

from wardmote.desks.rights.models.parts import AccessAnswer, AccessItem, AccessPart
from wardmote.desks.rights.models.requests import AccessPause, AccessRequest, access_reference

__all__ = ["AccessAnswer", "AccessItem", "AccessPart", "AccessPause", "AccessRequest", "access_reference"]
