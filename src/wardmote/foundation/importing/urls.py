"""Addresses of imports."""

from wardmote.foundation.access import address, for_roles
from wardmote.foundation.importing import kinds, views
from wardmote.foundation.importing.limits import most_bytes

_ABLE = for_roles(*kinds.roles())
_ONE = "members/imports/<slug:reference>/"

urlpatterns = [
    address("members/imports/", views.list_imports, name="list-imports", access=_ABLE),
    address("members/imports/new/", views.begin_import, name="begin-import", access=_ABLE, takes=most_bytes()),
    address(_ONE, views.show_import, name="show-import", access=_ABLE),
    address(f"{_ONE}rows.<slug:ending>", views.download_account, name="download-account", access=_ABLE),
    address(f"{_ONE}sheet/", views.choose_sheet, name="choose-sheet", access=_ABLE),
    address(f"{_ONE}columns/", views.choose_columns, name="choose-columns", access=_ABLE),
    address(f"{_ONE}names/", views.explain_names, name="explain-names", access=_ABLE),
    address(f"{_ONE}import/", views.make_import, name="make-import", access=_ABLE, sends=True),
    address(f"{_ONE}give-up/", views.give_up_import, name="give-up-import", access=_ABLE, sends=True),
]
