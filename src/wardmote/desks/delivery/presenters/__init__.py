"""The words of the pages of delivery."""

from wardmote.desks.delivery.presenters.cards import held_by, landing

__all__ = ["held_by", "landing"]
