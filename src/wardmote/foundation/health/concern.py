"""What the care for the installation declares: a daily round."""

from datetime import time

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round

CONCERN = Concern(
    slug="health",
    rounds=(Round("count", run="wardmote.foundation.health.statistics:count_rows", daily=time(3, 10), whole=True),),
)
