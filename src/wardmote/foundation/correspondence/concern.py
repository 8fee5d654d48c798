"""What correspondence declares of itself."""

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round

CONCERN = Concern(
    slug="correspondence",
    rounds=(Round("mail", run="wardmote.foundation.correspondence.sending:send_due", seconds=5),),
)
