"""What requests for information tell of somebody who asks what is held about them, column by column. Plain Python."""

from wardmote.foundation.telling import Tells

HERE = "wardmote.desks.sharing.queries.subjects"
_KEYS = ("id", "partnership")
#: Purposes whose name would tell of a protected forum: what was asked and told for them is told to nobody who asks.
FORUMS = frozenset(
    {
        "marac", "mappa", "channel", "death_review", "modern_slavery_referral", "modern_slavery_notification",
        "offender_management",
    }
)  # fmt: skip

TELLS = (
    Tells(
        "sharing.DisclosureRequest",
        title="Who asked for information about you",
        why="Who asked whom, and when, is looked at first. What for and why would tell of a forum, or of who reported.",
        weighed=("recipient", "holder", "asked_at"),
        never=(
            "way", "routine", "told_in", "purpose", "facts", "case_desk", "case_table", "case_record", "about", "why",
            "recipient_kind", "holder_kind", "refusal", "finding", "review", "outcome",
        ),
        not_of_them=(
            *_KEYS, "reference", "asker", "made_at", "made_by", "asked_by", "withdrawn_at", "withdrawn_by",
            "answered_at", "answered_by", "record_by", "reviewed_at", "reviewed_by", "reviewer",
        ),
        rows=f"{HERE}:of_requests",
    ),
    Tells(
        "sharing.RequestedField",
        title="Fields that were asked for",
        why="What was asked and not told is not about them, and would tell what was suspected.",
        never=("name", "record_class", "sensitivity", "patient", "why"),
        not_of_them=(*_KEYS, "request"),
    ),
    Tells(
        "sharing.StoredDecision",
        title="What the protocol decided",
        why="It names the purpose and the law that it was asked for, which would tell of a forum.",
        never=("step", "version", "answer", "kept"),
        not_of_them=(*_KEYS, "reference", "request", "made_at", "made_by"),
    ),
    Tells(
        "sharing.Disclosure",
        title="What one agency told another about you",
        why="Somebody typed it, and it may tell of others, so each is looked at first.",
        given=("made_at",),
        weighed=("told", "fields"),
        never=("weighed", "conditions", "spoken", "spoken_with"),
        not_of_them=(
            *_KEYS, "request", "number", "decision", "digest", "destroy_by", "grants", "how", "teller", "made_by",
            "second", "released_at", "released_by", "received_at", "received_by", "ended_at", "ended_by",
            "destroyed_at", "destroyed_by",
        ),
        rows=f"{HERE}:of_told",
    ),
    Tells(
        "sharing.InvolvementQuestion",
        title="That two agencies asked each other whether they may speak",
        why="It would tell which agencies work with somebody, and what for.",
        never=("version", "purpose", "recipient", "holder", "person", "record", "why", "answer", "words"),
        not_of_them=(
            *_KEYS, "reference", "asker", "contact", "made_at", "made_by", "answered_at", "answered_by",
            "withdrawn_at", "withdrawn_by",
        ),
    ),
    Tells(
        "sharing.MeetingDisclosure",
        title="That you were talked of in a meeting",
        why="Which group met, and under which agreement, would tell of a forum. What was told is told as any is.",
        never=(
            "version", "desk", "table", "item", "case_desk", "case_table", "case_record", "purpose", "subject", "told",
        ),
        not_of_them=(*_KEYS, "reference", "recorder", "made_at", "made_by"),
    ),
    Tells(
        "sharing.Hearer",
        title="Who was there to hear it",
        why="Whoever came to a meeting tells which forum it was.",
        never=("organisation", "why_not"),
        not_of_them=(*_KEYS, "told_in", "member", "name", "grants"),
    ),
)  # fmt: skip
