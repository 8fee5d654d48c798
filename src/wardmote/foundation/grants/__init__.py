"""Access grants: one member or organisation may read these fields of one record, for one purpose, until a moment.

    grants.give(by=viewer, to_organisation=id, of=("desk", "Table", id), fields=("told",), purpose="mappa",
                agreement=AgreementVersion(id, 3), until=moment, at=at)
    grants.end(by=viewer, of_agreement=id, because="agreement withdrawn", at=at)

A share writes a grant; a withdrawal ends all that hang on the agreement, in the same transaction. See access/README.md.
"""

from typing import TYPE_CHECKING, Any

from wardmote.foundation.grants.rules import ENDS, AgreementVersion

if TYPE_CHECKING:
    from wardmote.foundation.grants.queries import GrantSeen, given_on, hanging_on
    from wardmote.foundation.grants.verbs import end, give

__all__ = ["ENDS", "AgreementVersion", "GrantSeen", "end", "give", "given_on", "hanging_on"]


def __getattr__(name: str) -> Any:
    # Tables can be imported only once Django has started, and this package is imported before.
    if name in ("end", "give"):
        from wardmote.foundation.grants import verbs

        return getattr(verbs, name)
    if name in ("GrantSeen", "given_on", "hanging_on"):
        from wardmote.foundation.grants import queries

        return getattr(queries, name)
    raise AttributeError(name)
