"""Addresses of sharing."""

from wardmote.desks.sharing.rules import law as law_rules
from wardmote.desks.sharing.views import hub, law
from wardmote.foundation.access import MEMBERS, address, for_roles

_LAW = "members/sharing/law/"
_ENTRY = f"{_LAW}<slug:entry>/"
_CONFIRMS = for_roles(*law_rules.CONFIRMERS)

urlpatterns = [
    address("members/sharing/", hub.show_sharing, name="show-sharing", access=MEMBERS),
    address(_LAW, law.list_law, name="list-law", access=MEMBERS),
    address(f"{_LAW}law.<slug:kind>", law.download_law, name="download-law", access=MEMBERS),
    address(_ENTRY, law.show_entry, name="show-entry-of-law", access=MEMBERS),
    address(f"{_ENTRY}confirm/", law.confirm_entry, name="confirm-entry", access=_CONFIRMS),
    address(f"{_ENTRY}withdraw/", law.withdraw_confirmation, name="withdraw-confirmation", access=_CONFIRMS),
]
