"""What jobs declare of themselves."""

from datetime import time

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round

CONCERN = Concern(
    slug="jobs",
    landing="wardmote.foundation.jobs.presenters:landing",
    specimens="wardmote.foundation.jobs.queries:specimens",
    rounds=(Round("tidy", run="wardmote.foundation.jobs.verbs:tidy", daily=time(3), whole=True),),
)
