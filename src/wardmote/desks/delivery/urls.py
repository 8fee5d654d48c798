"""Addresses of delivery."""

from wardmote.desks.delivery.rules import activities as activity_rules
from wardmote.desks.delivery.rules import bids as bid_rules
from wardmote.desks.delivery.rules import projects as rules
from wardmote.desks.delivery.views import activities, bids, done, money, projects, schools
from wardmote.foundation.access import MEMBERS, PUBLIC, address, for_roles

_KEEPS, _ASKS = for_roles(*rules.KEEPS), for_roles(*rules.ASKS)
_DECIDES, _PAYS = for_roles(*rules.DECIDES), for_roles(*rules.PAYS)
_BIDS_KEPT = for_roles(*bid_rules.KEEPS)
_MONEY = "members/money/"
_BIDS = f"{_MONEY}bids/"
_BID = f"{_BIDS}<slug:reference>/"
_FUND = f"{_MONEY}<slug:reference>/"
_PROJECT = f"{_MONEY}projects/<slug:reference>/"
_WRITTEN = for_roles(*activity_rules.WRITES)
_DONE = "members/done/"
_ACTIVITY = f"{_DONE}<slug:reference>/"
_SCHOOLS = f"{_DONE}schools/"
_SCHOOL = f"{_SCHOOLS}<slug:reference>/"
_TALK = f"{_SCHOOLS}talks/<slug:reference>/"
_TOLD = f"{_ACTIVITY}<slug:when>/"
_PUBLIC = "<slug:partnership>/money/"

urlpatterns = [
    address(_MONEY, money.list_funds, name="list-funds", access=MEMBERS),
    address(f"{_MONEY}projects.csv", money.download_projects_csv, name="download-projects-csv", access=MEMBERS),
    address(f"{_MONEY}projects.xlsx", money.download_projects_xlsx, name="download-projects-xlsx", access=MEMBERS),
    address(f"{_MONEY}open/", money.open_fund, name="open-fund", access=_KEEPS),
    address(_BIDS, bids.list_bids, name="list-bids", access=MEMBERS),
    address(f"{_BIDS}bids.csv", bids.download_csv, name="download-bids-csv", access=MEMBERS),
    address(f"{_BIDS}bids.xlsx", bids.download_xlsx, name="download-bids-xlsx", access=MEMBERS),
    address(f"{_BIDS}new/", bids.add_bid, name="add-bid", access=_BIDS_KEPT),
    address(_BID, bids.show_bid, name="show-bid", access=MEMBERS),
    address(f"{_BID}change/", bids.change_bid, name="change-bid", access=_BIDS_KEPT),
    address(f"{_BID}sent/", bids.send_bid, name="send-bid", access=_BIDS_KEPT),
    address(f"{_BID}answer/", bids.answer_bid, name="answer-bid", access=_BIDS_KEPT),
    address(f"{_BID}withdraw/", bids.withdraw_bid, name="withdraw-bid", access=_BIDS_KEPT),
    address(f"{_BID}reopen/", bids.reopen_bid, name="reopen-bid", access=_BIDS_KEPT),
    address(_FUND, money.show_fund, name="show-fund", access=MEMBERS),
    address(f"{_FUND}ledger.csv", money.download_ledger_csv, name="download-ledger-csv", access=MEMBERS),
    address(f"{_FUND}ledger.xlsx", money.download_ledger_xlsx, name="download-ledger-xlsx", access=MEMBERS),
    address(f"{_FUND}correct/", money.correct_fund, name="correct-fund", access=_KEEPS),
    address(f"{_FUND}carry-forward/", money.carry_forward, name="carry-fund-forward", access=_KEEPS),
    address(f"{_FUND}undo-carrying/", money.undo_carrying, name="undo-carrying", access=_KEEPS),
    address(f"{_FUND}ask/", projects.ask_for_money, name="ask-for-money", access=_ASKS),
    address(_PROJECT, projects.show_project, name="show-project", access=MEMBERS),
    address(f"{_PROJECT}change/", projects.change_project, name="change-project", access=_ASKS),
    address(f"{_PROJECT}decide/", projects.decide, name="decide-on-project", access=_DECIDES),
    address(f"{_PROJECT}withdraw/", projects.withdraw, name="withdraw-project", access=_ASKS),
    address(f"{_PROJECT}reopen/", projects.reopen, name="reopen-project", access=_ASKS),
    address(f"{_PROJECT}take-back/", projects.take_back, name="take-project-back", access=_KEEPS),
    address(f"{_PROJECT}put-back/", projects.put_back, name="put-project-back", access=_KEEPS),
    address(f"{_PROJECT}offer/", projects.sign_offer, name="sign-offer-of-project", access=_ASKS),
    address(f"{_PROJECT}pay/", projects.pay, name="pay-project", access=_PAYS),
    address(f"{_PROJECT}release/", projects.release, name="release-project", access=_PAYS),
    address(f"{_PROJECT}result/", projects.tell_result, name="tell-result-of-project", access=_ASKS),
    address(f"{_MONEY}payments/<uuid:entry>/reverse/", projects.reverse_payment, name="reverse-payment", access=_PAYS),
    address(_SCHOOLS, schools.list_schools, name="list-schools", access=MEMBERS),
    address(f"{_SCHOOLS}schools.<slug:kind>", schools.download_schools, name="download-schools", access=MEMBERS),
    address(f"{_SCHOOLS}talks.<slug:kind>", schools.download_talks, name="download-talks", access=MEMBERS),
    address(f"{_SCHOOLS}new/", schools.add_school, name="add-school", access=_WRITTEN),
    address(f"{_TALK}change/", schools.change_talk, name="change-talk", access=_WRITTEN),
    address(f"{_TALK}withdraw/", schools.withdraw_talk, name="withdraw-talk", access=_WRITTEN),
    address(f"{_TALK}reopen/", schools.reopen_talk, name="reopen-talk", access=_WRITTEN),
    address(_SCHOOL, schools.show_school, name="show-school", access=MEMBERS),
    address(f"{_SCHOOL}change/", schools.change_school, name="change-school", access=_WRITTEN),
    address(f"{_SCHOOL}off/", schools.take_school_off, name="take-school-off", access=_WRITTEN),
    address(f"{_SCHOOL}back/", schools.put_school_back, name="put-school-back", access=_WRITTEN),
    address(f"{_SCHOOL}talk/", schools.add_talk, name="add-talk", access=_WRITTEN),
    address(_DONE, activities.list_activities, name="list-activities", access=MEMBERS),
    address(f"{_DONE}all.<slug:kind>", activities.download_activities, name="download-activities", access=MEMBERS),
    address(f"{_DONE}new/<slug:kind>/", activities.add_activity, name="add-activity", access=_WRITTEN),
    address(_ACTIVITY, activities.show_activity, name="show-activity", access=MEMBERS),
    address(f"{_ACTIVITY}counts.<slug:kind>", activities.download_counts, name="download-counts", access=MEMBERS),
    address(f"{_ACTIVITY}change/", activities.change_activity, name="change-activity", access=_WRITTEN),
    address(f"{_ACTIVITY}withdraw/", activities.withdraw_activity, name="withdraw-activity", access=_WRITTEN),
    address(f"{_ACTIVITY}reopen/", activities.reopen_activity, name="reopen-activity", access=_WRITTEN),
    address(f"{_TOLD}measures/", activities.tell_measures, name="tell-measures", access=_WRITTEN),
    address(f"{_TOLD}counts/", activities.choose_count, name="choose-count", access=_WRITTEN),
    address(f"{_TOLD}counts/<slug:place>/", activities.tell_counts, name="tell-counts", access=_WRITTEN),
    address("<slug:partnership>/done/", done.show_done, name="show-done", access=PUBLIC),
    address("<slug:partnership>/done/done.<slug:kind>", done.send_file, name="send-done-file", access=PUBLIC),
    address(_PUBLIC, money.show_money, name="show-money", access=PUBLIC),
    address(f"{_PUBLIC}<slug:what>.<slug:kind>", money.send_file, name="send-money-file", access=PUBLIC),
]
