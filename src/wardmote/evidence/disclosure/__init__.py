"""The one gate for figures: nothing is printed that has not passed it, and what has passed says by which rule."""

from wardmote.evidence.disclosure.gate import Audience, Released, release
from wardmote.evidence.disclosure.rules import Rule, rules

__all__ = ["Audience", "Released", "Rule", "release", "rules"]
