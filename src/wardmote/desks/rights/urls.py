"""Addresses of rights. Nothing of whoever asks is in one."""

from wardmote.desks.rights.views import parts, requests
from wardmote.foundation.access import MEMBERS, address

_ALL = "members/access/"
_ONE = f"{_ALL}<str:reference>/"
_PART = f"{_ALL}parts/<uuid:part>/"
_ITEM = f"{_PART}held/<uuid:item>/"


def _told(route: str, view, name: str):
    """A page that tells of somebody."""
    return address(route, view, name=name, access=MEMBERS, holds="C3")


urlpatterns = [
    address(_ALL, requests.list_access, name="list-access", access=MEMBERS),
    address(f"{_ALL}what-is-told/", requests.show_what_is_told, name="show-what-is-told", access=MEMBERS),
    address(f"{_ALL}receive/", requests.receive_access, name="receive-access", access=MEMBERS),
    address(f"{_ALL}looked-after/", parts.open_own_access, name="open-own-access", access=MEMBERS),
    _told(_PART, parts.show_part, "show-access-part"),
    address(f"{_PART}who-gathers/", parts.name_preparer, name="name-preparer", access=MEMBERS),
    address(f"{_PART}record/", parts.add_record_held, name="add-record-held", access=MEMBERS),
    _told(f"{_PART}elsewhere/", parts.add_words_held, "add-words-held"),
    _told(f"{_PART}as-it-stands/", parts.decide_all_held, "decide-all-held"),
    _told(_ITEM, parts.decide_held, "decide-held"),
    _told(f"{_ITEM}not-theirs/", parts.drop_held, "drop-held"),
    _told(f"{_PART}hand-on/", parts.finish_preparing, "finish-preparing"),
    _told(f"{_PART}review/", parts.review_access, "review-access"),
    _told(f"{_PART}send-back/", parts.send_back_access, "send-back-access"),
    _told(f"{_PART}answer/", parts.answer_access, "answer-access"),
    _told(f"{_PART}refuse/", parts.refuse_access, "refuse-access"),
    _told(f"{_PART}anew/", parts.open_part_again, "open-part-again"),
    _told(f"{_PART}answer-<int:number>.pdf", parts.download_access, "download-access"),
    _told(_ONE, requests.show_access, "show-access"),
    _told(f"{_ONE}put-right/", requests.correct_access, "correct-access"),
    address(f"{_ONE}stop/", requests.pause_access, name="pause-access", access=MEMBERS),
    address(f"{_ONE}runs-again/", requests.resume_access, name="resume-access", access=MEMBERS),
    address(f"{_ONE}extend/", requests.extend_access, name="extend-access", access=MEMBERS),
    address(f"{_ONE}taken-back/", requests.withdraw_access, name="withdraw-access", access=MEMBERS),
    address(f"{_ONE}open-again/", requests.open_access_again, name="open-access-again", access=MEMBERS),
]
