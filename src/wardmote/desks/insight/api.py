"""What other desks may ask of the explorer."""

from wardmote.desks.insight.presenters.making import Making, making_of, publisher_of, value_in_words
from wardmote.desks.insight.presenters.ways import explore_href

__all__ = ["Making", "explore_href", "making_of", "publisher_of", "value_in_words"]
