"""What tables of people tell of somebody who asks what is held about them, column by column. Plain Python."""

from wardmote.foundation.telling import Tells

HERE = "wardmote.desks.people.queries.telling"
_KEYS = ("id", "partnership")

TELLS = (
    Tells(
        "people.Person",
        title="That there is a record of you",
        why="Its class and what it was made for would tell of a forum, such as a risk conference.",
        given=("reference", "holder", "made_at"),
        never=("record_class", "purpose"),
        not_of_them=(*_KEYS, "keeper", "edition", "used_on", "made_by"),
        rows=f"{HERE}:of_record",
    ),
    Tells(
        "people.PersonDetail",
        title="Your names and your date of birth",
        why="They are told as they stand, with those that were put right since.",
        given=("kind", "words", "made_at", "ended_at", "because"),
        not_of_them=(*_KEYS, "person", "holder", "made_by", "ended_by"),
        rows=f"{HERE}:of_details",
    ),
    Tells(
        "people.SafetyMarker",
        title="What is known before a visit",
        why="Somebody typed it, and it may tell of others, so each is looked at first.",
        given=("until",),
        weighed=("words",),
        not_of_them=(*_KEYS, "person", "owner", "made_at", "made_by", "ended_at", "ended_by"),
        rows=f"{HERE}:of_markers",
    ),
    Tells(
        "people.PersonToken",
        title="Marks by which a record is found",
        why="They are the name once more, in a form that nobody reads.",
        never=("token",),
        not_of_them=(*_KEYS, "person"),
    ),
    Tells(
        "people.SafeContact",
        title="Whether you can be reached safely",
        why="Whoever makes somebody ask would learn by it who is protected. It is told by voice.",
        never=("safety",),
        not_of_them=(*_KEYS, "person", "made_at", "made_by", "ended_at", "ended_by"),
    ),
    Tells(
        "people.ContactDetail",
        title="How you can be reached safely",
        why="It leaves in no writing: it is told by voice, after the code word.",
        never=("kind", "words"),
        not_of_them=(*_KEYS, "person", "holder", "made_at", "made_by", "ended_at", "ended_by"),
    ),
    Tells(
        "people.AddressChange",
        title="Changes of a protected address",
        why="A protected address leaves in no writing: it is told by voice, after the code word.",
        never=("words", "because", "decision"),
        not_of_them=(
            *_KEYS, "person", "holder", "asker", "asked_at", "asked_by", "decider", "decided_at", "decided_by",
        ),
    ),
    Tells(
        "people.VisitedAddress",
        title="Where you are visited",
        why="Where somebody is leaves in no writing: whoever makes them ask would learn it. It is told by voice.",
        never=("words",),
        not_of_them=(*_KEYS, "person", "made_at", "made_by", "ended_at", "ended_by"),
    ),
    Tells(
        "people.AddressMarker",
        title="What is known before a visit to an address",
        why="It is of an address and nobody's record leads to it: who lives there may not be who asks.",
        never=("token", "address", "words", "until", "holder"),
        not_of_them=(*_KEYS, "owner", "made_at", "made_by", "ended_at", "ended_by"),
    ),
    Tells(
        "people.SamePerson",
        title="That two records are of one person",
        why="It would tell that there is another record, which may be protected. That one is told by itself.",
        never=("goes_by", "other", "because", "undone_because"),
        not_of_them=(*_KEYS, "made_at", "made_by", "undone_at", "undone_by"),
    ),
    Tells(
        "people.Protection",
        title="That a record is protected",
        why="Whoever makes somebody ask would learn by it that they are.",
        never=("custodian", "deputy", "because", "ended_because"),
        not_of_them=(*_KEYS, "person", "made_at", "made_by", "ended_at", "ended_by"),
    ),
    Tells(
        "people.ProtectedMatch",
        title="Searches that fitted a protected record",
        why="They would tell that a record is protected.",
        never=("protection", "search", "made", "because", "answer", "words"),
        not_of_them=(*_KEYS, "found_at", "found_by", "answered_at", "answered_by"),
    ),
    Tells(
        "people.PersonSearch",
        title="Searches",
        why="What for and why somebody was looked up would tell of a forum, and whom they looked for may be another.",
        never=("purpose", "said", "reason", "person", "member", "holder"),
        not_of_them=(*_KEYS, "until", "made_at", "made_by"),
    ),
    Tells(
        "people.PersonFound",
        title="Which searches found a record",
        why="They would tell of a forum for which somebody was looked up.",
        never=("search", "because"),
        not_of_them=(*_KEYS, "person"),
    ),
    Tells(
        "people.CaseSide",
        title="The sides of a case",
        why="Who is on the other side of a case is told to neither side.",
        never=("desk", "table", "record", "side"),
        not_of_them=(*_KEYS, "made_at", "made_by"),
    ),
    Tells(
        "people.CaseLink",
        title="Cases you are in",
        why="That there is a case would tell of a forum, and of who spoke there. What a case tells, its own desk says.",
        never=("side", "role"),
        not_of_them=(*_KEYS, "person", "made_at", "made_by", "ended_at", "ended_by"),
    ),
)  # fmt: skip
