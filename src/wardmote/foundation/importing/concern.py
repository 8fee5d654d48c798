"""What importing declares of itself."""

from datetime import time

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round

CONCERN = Concern(
    slug="importing",
    specimens="wardmote.foundation.importing.queries:specimens",
    rounds=(Round("forget", run="wardmote.foundation.importing.verbs:forget_old", daily=time(3, 40)),),
)
