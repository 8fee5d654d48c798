"""What other desks may ask of the explorer."""

from wardmote.desks.insight.presenters.exploring import explore_href
from wardmote.desks.insight.presenters.making import Making, making_of, publisher_of, value_in_words

__all__ = ["Making", "explore_href", "making_of", "publisher_of", "value_in_words"]
