"""Addresses of governance."""

from wardmote.desks.governance import views
from wardmote.desks.governance.rules import recommendations as rules
from wardmote.foundation.access import MEMBERS, address, for_roles

_WRITES, _CLEARS = for_roles(*rules.WRITES), for_roles(*rules.CLEARS)
_ALL = "members/recommendations/"
_ONE = f"{_ALL}<slug:reference>/"

urlpatterns = [
    address(_ALL, views.list_recommendations, name="list-recommendations", access=MEMBERS),
    address(f"{_ALL}recommendations.csv", views.download_csv, name="download-recommendations-csv", access=MEMBERS),
    address(f"{_ALL}recommendations.xlsx", views.download_xlsx, name="download-recommendations-xlsx", access=MEMBERS),
    address(f"{_ALL}new/", views.add_recommendation, name="add-recommendation", access=_WRITES),
    address(f"{_ALL}report/", views.show_report, name="show-scrutiny-report", access=MEMBERS),
    address(f"{_ALL}report/report.<slug:kind>", views.send_report, name="send-scrutiny-report", access=MEMBERS),
    address(_ONE, views.show_recommendation, name="show-recommendation", access=MEMBERS),
    address(f"{_ONE}change/", views.change_recommendation, name="change-recommendation", access=_WRITES),
    address(f"{_ONE}clear/", views.clear_recommendation, name="clear-recommendation", access=_CLEARS),
    address(f"{_ONE}send-back/", views.send_back, name="send-back-recommendation", access=_CLEARS),
    address(f"{_ONE}promise/", views.promise_action, name="promise-action", access=for_roles(*rules.PROMISES)),
    address(f"{_ONE}agree/", views.agree, name="agree-recommendation", access=for_roles(*rules.SIGNS)),
    address(f"{_ONE}open-again/", views.open_again, name="open-recommendation", access=_WRITES),
    address(f"{_ONE}withdraw/", views.withdraw, name="withdraw-recommendation", access=_WRITES),
]
