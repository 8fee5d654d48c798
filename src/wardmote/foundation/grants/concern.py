"""What grants declare of themselves: where somebody stands who was given one."""

from wardmote.foundation.about_people import Along, Walled
from wardmote.foundation.concerns import Concern
from wardmote.foundation.telling import Tells

CONCERN = Concern(
    slug="grants",
    standing="wardmote.foundation.grants.queries:standing",
    walled=(Walled("grants.AccessGrant", by_link=True),),
    goes_along=(Along("grants.AccessGrant", why="Who had leave to read a record goes with the record."),),
    tells=(
        Tells(
            "grants.AccessGrant",
            title="Leave to read a record",
            why="Who had leave to read which record would tell of a forum. Who was told something is told where it is.",
            never=("to_member", "to_organisation", "desk", "table", "record", "fields", "purpose", "because"),
            not_of_them=(
                *("id", "partnership", "agreement", "version", "given_at", "given_by", "until", "ended_at"),
                "ended_by",
            ),
        ),
    ),
)
