"""What other desks may ask of sharing."""

from wardmote.desks.sharing.queries.law import CONFIRMATION, law_for, protocol_for, reviews_in_force

__all__ = ["CONFIRMATION", "law_for", "protocol_for", "reviews_in_force"]
