"""Recommendations, and what was promised of them, from a spreadsheet, by the verbs of this desk."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from wardmote.desks.actions.api import say_how_it_is
from wardmote.desks.agencies.api import Directory
from wardmote.desks.governance import states
from wardmote.desks.governance.queries.recommendations import RecommendationSeen, Wish, recommendations_for
from wardmote.desks.governance.rules.recommendations import KINDS, LEVELS, themes
from wardmote.desks.governance.verbs.recommendations import Promise, Recommended, add_recommendation, promise_action
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid, Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.importing import ADDED, HERE, Outcome, Row
from wardmote.foundation.now import day_of

#: Of what kind a review is, by how its code begins, and by other names.
KINDS_ALSO = {
    "dhr": "death", "dardr": "death", "domestic homicide review": "death", "sar": "adult", "scr": "child",
    "cspr": "child", "lcspr": "child", "ins": "inspection", "hmicfrs": "inspection",
}  # fmt: skip
_CODE = re.compile(r"([a-z]{1,6})[\s\-_/]*([a-z0-9]{1,4})", re.I)


def recommendation_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row of recommendations: one with the same code and number is left as it is."""
    directory, areas = Directory(by), {each.name: each.id for each in areas_for(by)}
    held = _held(by, at)

    def take(row: Row) -> Outcome:
        code, number = _code(row), row.number("number") or 0
        if same := held.get((code, number)):
            if same.text.casefold() != row.words("text").casefold():
                row.remarks.append("The file has other words for it. Nothing was changed: change it on its page.")
            return Outcome(HERE, ("governance", "Recommendation", same.id))
        body = directory.organisation(row)
        if body is None:
            raise Invalid("An organisation answers for a recommendation.", instead="Fill the cell in the file.")
        wanted = Recommended(
            kind=_kind(row, code),
            code=code,
            number=number,
            text=row.words("text", 500, title="Recommendation"),
            organisation=body,
            level=row.one_of("level", LEVELS) or "local",
            themes=tuple(row.choice("themes", each, themes()) for each in _themes(row)),
            area=areas.get(row.one_of("area", {name: name for name in areas})),
        )
        return Outcome(ADDED, ("governance", "Recommendation", add_recommendation(wanted=wanted, by=by, at=at)))

    return take


def promise_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row of what was promised: an action of a recommendation that is here and cleared."""
    directory, held = Directory(by), _held(by, at)
    said = {
        (row.id, action.text.casefold(), day): action.id
        for row in held.values()
        for action in row.actions
        for day in (action.due, action.first_due)
    }

    def take(row: Row) -> Outcome:
        code, number = _code(row), row.number("number") or 0
        recommendation = held.get((code, number))
        if recommendation is None:
            raise Missing(
                f"Recommendation {number} of {code} is not here.", instead="Import the recommendations first."
            )
        text, due = row.words("text", 300, title="Action"), row.day("due")
        if due is None:
            raise Invalid("What is promised is due on a day.", instead="Fill the cell in the file.")
        if same := said.get((recommendation.id, text.casefold(), due)):
            return Outcome(HERE, ("actions", "Action", same))
        owner = directory.person(row)
        promise = Promise(text, due, owner.member, owner.name)
        made: UUID = promise_action(recommendation=recommendation.id, promise=promise, by=by, at=at)
        say_how_it_is(row, made, by=by, at=at)
        said[recommendation.id, text.casefold(), due] = made
        return Outcome(ADDED, ("actions", "Action", made))

    return take


def _held(by: Viewer, at: datetime) -> Mapping[tuple[str, int], RecommendationSeen]:
    every = recommendations_for(by, Wish(), day_of(at))
    return {(each.code, each.number): each for each in every if each.kept != states.WITHDRAWN}


def _code(row: Row) -> str:
    """A review's code as it is written here: DHR-7 for “dhr 7”."""
    said = row.words("code")
    found = _CODE.fullmatch(said)
    return f"{found[1]}-{found[2]}".upper() if found else said


def _kind(row: Row, code: str) -> str:
    return row.one_of("kind", KINDS, KINDS_ALSO) or KINDS_ALSO.get(code.partition("-")[0].lower(), "case")


def _themes(row: Row) -> tuple[str, ...]:
    whole = row.words("themes")
    return tuple(each.strip() for each in whole.split(";") if each.strip())
