"""May a page that holds somebody's record be shown to this member at all? Plain Python. What it shows, access cuts."""

from datetime import date

from wardmote.desks.people.rules.looking import CLASSES
from wardmote.foundation.access.who_reads import OPENS, rule_on
from wardmote.foundation.correspondence import Leaving, Opinion
from wardmote.foundation.now import today


def guard(leaving: Leaving) -> Opinion | None:
    """What people knows of words that may leave: pages that show records. Of the rest nothing is known here."""
    return opinion(leaving, today())


def opinion(leaving: Leaving, day: date) -> Opinion | None:
    """A page of a class that records are of passes to a member whose role reaches into one of them; nothing else."""
    if leaving.way != "page" or leaving.record_class not in CLASSES or leaving.by is None:
        return None
    reader, by = leaving.reader, leaving.by
    own = reader.kind == "member" and reader.id is not None and reader.id == by.member_id
    if not own or reader.partnership != by.tenant.id:
        return None
    rules = (rule_on(each, day) for each in CLASSES)
    if any(rule is not None and set(rule.reaches(reader.roles)) & set(OPENS) for rule in rules):
        return Opinion(True, f"{reader.name} reads records of people, each as access cuts it.")
    return None
