"""What calendars declare of themselves."""

from wardmote.foundation.concerns import Concern

CONCERN = Concern(
    slug="calendars",
    landing="wardmote.foundation.calendars.presenters:landing",
    specimens="wardmote.foundation.calendars.specimens:specimens",
)
