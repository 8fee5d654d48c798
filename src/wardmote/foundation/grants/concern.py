"""What grants declare of themselves: where somebody stands who was given one."""

from wardmote.foundation.concerns import Concern

CONCERN = Concern(slug="grants", standing="wardmote.foundation.grants.queries:standing")
