"""What the week declares of itself."""

from wardmote.foundation.concerns import Concern

CONCERN = Concern(slug="week", landing="wardmote.foundation.week.landing:landing")
