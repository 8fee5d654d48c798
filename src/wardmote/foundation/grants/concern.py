"""What grants declare of themselves: where somebody stands who was given one."""

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Along, Walled

CONCERN = Concern(
    slug="grants",
    standing="wardmote.foundation.grants.queries:standing",
    walled=(Walled("grants.AccessGrant", by_link=True),),
    goes_along=(Along("grants.AccessGrant", why="Who had leave to read a record goes with the record."),),
)
