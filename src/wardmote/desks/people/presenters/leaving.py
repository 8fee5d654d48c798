"""People's guard: asked of everything that may leave, by whichever way."""

from wardmote.desks.people.queries.leaving import facts_for
from wardmote.desks.people.rules.leaving import PERSON, letter_opinion, page_opinion
from wardmote.foundation.correspondence import Leaving, Opinion
from wardmote.foundation.now import today


def guard(leaving: Leaving) -> Opinion | None:
    """What people knows of these words: nothing of what is about nobody, unless it is a page of people."""
    about = [each for desk, table, each in leaving.about if (desk, table) == ("people", "Person")]
    reader = leaving.reader.id if leaving.reader.kind == PERSON else None
    if leaving.way == "page" or leaving.by is None or not (about or reader):
        return page_opinion(leaving, today())
    return letter_opinion(leaving, facts_for(leaving.by, about, reader))
