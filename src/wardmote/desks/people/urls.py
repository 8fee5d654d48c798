"""Addresses of people. Of a record nothing but its id and the purpose it is read for is in one."""

from wardmote.desks.people.rules.looking import LOOKS
from wardmote.desks.people.views import persons, protection, searches
from wardmote.foundation.access import MEMBERS, address, for_roles

_LOOKS = for_roles(*LOOKS)
_SEARCH = "members/register/searches/<uuid:search>/"
_PERSON = "members/register/<uuid:person>/<slug:purpose>/"


def _record(route: str, view, name: str):
    """A page that may show a record: of the least of the classes that one may be of; access cuts it by its own."""
    return address(route, view, name=name, access=MEMBERS, holds="C3")


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
    address("members/register/matches/", protection.list_matches, name="list-matches", access=_LOOKS),
    _record("members/register/matches/<uuid:match>/", protection.show_match, "show-match"),
    _record("members/register/matches/<uuid:match>/answer/", protection.answer_match, "answer-match"),
]
