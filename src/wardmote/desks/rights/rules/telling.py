"""What requests for access tell of somebody who asks again, and which of their pages are watched. Plain Python."""

from wardmote.foundation.telling import Tells

_KEYS = ("id", "partnership")
_WHY = "They were given it: a copy of an answer is asked for by its reference, and nothing is gathered from it again."

TELLS = (
    Tells(
        "rights.AccessRequest",
        title="That you asked before",
        why=_WHY,
        never=("about", "asked", "extended_words"),
        not_of_them=(
            *_KEYS, "reference", "organisation", "received_on", "identity", "extended_at", "extended_by",
            "withdrawn_at", "withdrawn_by", "edition", "made_at", "made_by",
        ),
    ),
    Tells(
        "rights.AccessPause",
        title="When the clock of your request stood still",
        why=_WHY,
        not_of_them=(*_KEYS, "request", "why", "since", "until", "started_at", "started_by", "ended_at", "ended_by"),
    ),
    Tells(
        "rights.AccessPart",
        title="Which agencies you asked",
        why="Who alone may know of a part would tell that a record is protected, and what harm was feared, whose.",
        never=("only", "harm", "asked_of", "harm_words", "back_words"),
        not_of_them=(
            *_KEYS, "request", "organisation", "preparer", "prepared_at", "prepared_by", "reviewer", "reviewed_at",
            "reviewed_by", "made_at", "made_by",
        ),
    ),
    Tells(
        "rights.AccessItem",
        title="What was gathered for you before",
        why="It is a copy of what is gathered where it is held, and it tells what was kept back.",
        never=("source", "record", "person", "heading", "title", "words", "decision", "given", "ground", "reason"),
        not_of_them=(*_KEYS, "part", "holder", "weighed", "since", "decided_at", "decided_by", "made_at", "made_by"),
    ),
    Tells(
        "rights.AccessAnswer",
        title="What you were answered before",
        why=_WHY,
        never=("made", "words", "ended_words", "outcome", "ground"),
        not_of_them=(
            *_KEYS, "part", "number", "way", "digest", "made_at", "made_by", "ended_at", "ended_by",
        ),
    ),
)  # fmt: skip

NOT_HERE = "a request that is not here"
#: Each page that tells of somebody, what is looked at there, and what stands for one that is not told.
PAGES = (
    ("show-access", "who asks, in", NOT_HERE),
    ("correct-access", "who asks, to put it right, in", NOT_HERE),
    ("show-access-part", "what is held for", NOT_HERE),
    ("add-words-held", "what is held elsewhere for", NOT_HERE),
    ("decide-held", "one thing that is held for", NOT_HERE),
    ("decide-all-held", "what tells of nobody else for", NOT_HERE),
    ("drop-held", "one thing that is not theirs for", NOT_HERE),
    ("finish-preparing", "what is handed on for", NOT_HERE),
    ("review-access", "the review of", NOT_HERE),
    ("send-back-access", "what is sent back for", NOT_HERE),
    ("answer-access", "the answer to", NOT_HERE),
    ("refuse-access", "the refusal of", NOT_HERE),
    ("open-part-again", "an answer to give anew to", NOT_HERE),
    ("download-access", "an answer as it was given to", NOT_HERE),
)
