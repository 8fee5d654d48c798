"""Addresses of people. Of a record nothing but its id and the purpose it is read for is in one."""

from wardmote.desks.people.rules.looking import LOOKS
from wardmote.desks.people.views import addresses, cases, contact, persons, protection, searches
from wardmote.foundation.access import MEMBERS, address, for_roles

_LOOKS = for_roles(*LOOKS)
_SEARCH = "members/register/searches/<uuid:search>/"
_ADDRESSES = "members/register/addresses/"
_PERSON = "members/register/<uuid:person>/<slug:purpose>/"


def _record(route: str, view, name: str):
    """A page that may show a record: of the least of the classes that one may be of; access cuts it by its own."""
    return address(route, view, name=name, access=MEMBERS, holds="C3")


def _contact(route: str, view, name: str):
    """A page that may show how somebody is reached safely."""
    return address(route, view, name=name, access=MEMBERS, holds="C6")


urlpatterns = [
    address("members/register/", searches.list_searches, name="list-searches", access=_LOOKS),
    address("members/register/look-up/", searches.look_somebody_up, name="look-up", access=_LOOKS, holds="C3"),
    _record(_SEARCH, searches.show_search, "show-search"),
    _record(f"{_SEARCH}add/", searches.add_somebody, "add-person"),
    _record(_PERSON, persons.show_person, "show-person"),
    _record(f"{_PERSON}name/", persons.correct_name, "correct-name"),
    _record(f"{_PERSON}born/", persons.correct_born, "correct-born"),
    _record(f"{_PERSON}names/", persons.add_alias, "add-alias"),
    _record(f"{_PERSON}names/<uuid:alias>/", persons.end_alias, "end-alias"),
    _record(f"{_PERSON}same/", persons.say_same, "say-same"),
    _record(f"{_PERSON}same/<uuid:same>/", persons.undo_same, "undo-same"),
    _record(f"{_PERSON}protect/", protection.protect_person, "protect-person"),
    _record(f"{_PERSON}unprotect/", protection.end_protection, "end-protection"),
    _record(f"{_PERSON}markers/", contact.add_marker, "add-marker"),
    _record(f"{_PERSON}markers/<uuid:marker>/", contact.end_marker, "end-marker"),
    _record(f"{_PERSON}visited/", addresses.say_visited, "say-visited"),
    _record(f"{_PERSON}visited/end/", addresses.stop_visiting, "stop-visiting"),
    address(_ADDRESSES, addresses.list_markers, name="list-address-markers", access=_LOOKS, holds="C3"),
    address(f"{_ADDRESSES}look-up/", addresses.look_up_address, name="look-up-address", access=_LOOKS, holds="C3"),
    address(f"{_ADDRESSES}mark/", addresses.mark_address, name="mark-address", access=_LOOKS, holds="C3"),
    _record(f"{_ADDRESSES}<uuid:marker>/end/", addresses.end_marker, "end-address-marker"),
    _record(f"{_PERSON}letter/", contact.ask_letter, "ask-letter"),
    _record(f"{_PERSON}cases/", cases.link_to_case, "link-to-case"),
    _record(f"{_PERSON}cases/<uuid:link>/", cases.end_link, "end-link"),
    _record("members/register/cases/<str:case>/<slug:side>/<slug:purpose>/", cases.show_side, "show-side"),
    _contact(f"{_PERSON}contact/", contact.show_contact, "show-contact"),
    _contact(f"{_PERSON}contact/change/", contact.say_contact, "say-contact"),
    _contact(f"{_PERSON}address/", contact.ask_for_address, "ask-for-address"),
    _contact(f"{_PERSON}address/decide/", contact.decide_address, "decide-address"),
    address("members/register/matches/", protection.list_matches, name="list-matches", access=_LOOKS),
    _record("members/register/matches/<uuid:match>/", protection.show_match, "show-match"),
    _record("members/register/matches/<uuid:match>/answer/", protection.answer_match, "answer-match"),
]
