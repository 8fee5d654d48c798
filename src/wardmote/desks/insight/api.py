"""What other desks may ask of the explorer."""

from wardmote.desks.insight.presenters.making import Making, making_of, publisher_of, turned, value_in_words
from wardmote.desks.insight.presenters.ways import explore_href
from wardmote.desks.insight.queries import WardSeen, wards_for

__all__ = ["Making", "WardSeen", "explore_href", "making_of", "publisher_of", "turned", "value_in_words", "wards_for"]
