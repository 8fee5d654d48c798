"""What break-glass declares of itself."""

from wardmote.foundation.break_glass.rules import REVIEWS
from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Walled

HERE = "wardmote.foundation.break_glass"

CONCERN = Concern(
    slug="break_glass",
    landing=f"{HERE}.presenters:landing",
    specimens=f"{HERE}.queries:specimens",
    standing=f"{HERE}.queries:standing",
    walled=(Walled("break_glass.BrokenGlass", members=("member",), roles=REVIEWS),),
)
