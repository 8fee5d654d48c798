"""What break-glass declares of itself."""

from wardmote.foundation.concerns import Concern

HERE = "wardmote.foundation.break_glass"

CONCERN = Concern(
    slug="break_glass",
    landing=f"{HERE}.presenters:landing",
    specimens=f"{HERE}.queries:specimens",
    standing=f"{HERE}.queries:standing",
)
