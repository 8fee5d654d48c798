"""What the pages of what is edited declare of themselves."""

from wardmote.foundation.concerns import Concern

CONCERN = Concern(
    slug="editing",
    landing="wardmote.foundation.editing.landing:landing",
    changed="wardmote.foundation.editing.week:changed",
    specimens="wardmote.foundation.editing.specimens:specimens",
)
