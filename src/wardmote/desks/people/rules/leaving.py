"""May words about people leave? A page to who reads of people; a letter to somebody only where that is safe."""

from dataclasses import dataclass
from datetime import date

from wardmote.desks.people.rules.contact import SAFE, WITH_CODE
from wardmote.desks.people.rules.looking import CLASSES
from wardmote.foundation.access.who_reads import rule_on
from wardmote.foundation.correspondence import Leaving, Opinion

#: The record class of a protected address, and of how somebody is reached safely.
CONTACT = "C6"
#: A reader who is somebody that cases are about.
PERSON = "person"


@dataclass(frozen=True)
class Facts:
    """What is known: the reader is on the other side of a case from one of them; one of them is protected, and not
    looked after by who sends; the words are about the reader alone; whether the reader is reached safely."""

    opposed: bool = False
    protected: bool = False
    alone: bool = False
    safety: str = ""


def page_opinion(leaving: Leaving, day: date) -> Opinion | None:
    """A page of people passes to a member whose role reads of them; what it shows, access cuts row by row."""
    if leaving.way != "page" or leaving.record_class not in (*CLASSES, CONTACT) or leaving.by is None:
        return None
    if any(desk != "people" for desk, _table, _id in leaving.about):
        return None
    reader, by = leaving.reader, leaving.by
    own = reader.kind == "member" and reader.id is not None and reader.id == by.member_id
    if not own or reader.partnership != by.tenant.id:
        return None
    rules = (rule_on(each, day) for each in ((CONTACT,) if leaving.record_class == CONTACT else CLASSES))
    if any(rule is not None and rule.shows_rows(reader.roles) for rule in rules):
        return Opinion(True, f"{reader.name} reads records of people, each as access cuts it.")
    return None


def letter_opinion(leaving: Leaving, facts: Facts) -> Opinion | None:
    """Words about people that leave in another way than as a page. They pass to their own person alone, where that is
    safe; of words to anybody else, people says only why not."""
    if leaving.record_class == CONTACT:
        return Opinion(
            False,
            f"How somebody is reached safely, or where they live, leaves by no {leaving.way}.",
            "Tell it by voice, to who must know, after they have said the code word.",
        )
    if facts.opposed:
        return Opinion(
            False,
            f"{leaving.reader.name} is on the other side of a case from somebody that these words are about.",
            "Write to each side alone, about nothing of the other's.",
        )
    if facts.protected:
        return Opinion(
            False,
            "These words are about somebody who is protected.",
            "Ask whoever looks after the record to write.",
        )
    if leaving.reader.kind != PERSON or not facts.alone:
        return None
    if facts.safety not in (SAFE, WITH_CODE):
        said = facts.safety or "nobody has said how"
        return Opinion(
            False,
            f"{leaving.reader.name} cannot be reached safely ({said}), and what is not known counts as not safe.",
            "Find out from who stands beside them, and have it written down.",
        )
    if facts.safety == WITH_CODE:
        return Opinion(True, "Safe with a code word: say it first, and who you are only then.")
    return Opinion(True, "They are reached safely as the record says.")
