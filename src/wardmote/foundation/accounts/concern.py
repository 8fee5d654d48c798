"""What signing in declares of itself: an administrator's first words, examples of addresses, and what is done daily."""

from datetime import time

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round

CONCERN = Concern(
    slug="accounts",
    landing="wardmote.foundation.accounts.administering:landing",
    specimens="wardmote.foundation.accounts.administering:specimens",
    rounds=(Round("sessions", run="wardmote.foundation.accounts.administering:sweep", daily=time(3, 20)),),
)
