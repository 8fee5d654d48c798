"""The tables of sharing: one module for each thing."""

from wardmote.desks.sharing.models.law import EntryReview

__all__ = ["EntryReview"]
