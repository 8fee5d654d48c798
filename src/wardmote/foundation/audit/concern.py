"""What the audit declares: that the worker seals."""

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round

CONCERN = Concern(
    slug="audit", rounds=(Round("seal", run="wardmote.foundation.audit.sealing:seal", seconds=5, whole=True),)
)
