"""What calendars declare of themselves."""

from wardmote.foundation.concerns import Concern

CONCERN = Concern(
    slug="calendars",
    landing="wardmote.foundation.calendars.presenters:landing",
    held_by="wardmote.foundation.calendars.presenters:held_by",
    specimens="wardmote.foundation.calendars.specimens:specimens",
)
