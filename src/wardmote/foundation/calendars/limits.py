"""Rules of time as one partnership has them: with its own numbers, and with what its people have confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wardmote import clocks
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.calendars import queries
from wardmote.foundation.once import once


@dataclass(frozen=True)
class LocalRules:
    """The partnership's own numbers and reviews, read once and used for many clocks."""

    overrides: Mapping[str, clocks.Override]
    reviews: Mapping[str, clocks.Review]

    def due(
        self,
        rule_id: str,
        *,
        start: date | datetime,
        pauses: Iterable[clocks.Pause] = (),
        as_at: date | datetime | None = None,
    ) -> clocks.Due:
        """When it is due here; raises what `clocks.due` raises."""
        return clocks.due(
            rule_id, start=start, pauses=pauses, as_at=as_at, overrides=self.overrides, reviews=self.reviews
        )

    def rule(self, rule_id: str) -> clocks.Rule:
        """The latest entry of a rule as it is here; raises Missing."""
        found = clocks.rule(rule_id)
        override, review = self.overrides.get(found.id), self.reviews.get(found.id)
        return clocks.localised(found, override, review)


@once
def local_rules(viewer: Viewer) -> LocalRules:
    """What this viewer's partnership has of its own. Desks declare numbers; people confirm rules on their pages."""
    overrides = {name: value for told in desks.declared("local_limits") for name, value in told(viewer).items()}
    return LocalRules(overrides, {each.rule: each.review for each in queries.reviews_for(viewer) if each.holds})


def deadline(
    viewer: Viewer,
    rule_id: str,
    *,
    start: date | datetime,
    pauses: Iterable[clocks.Pause] = (),
    as_at: date | datetime | None = None,
) -> clocks.Due:
    """When something of the viewer's partnership is due, with its arithmetic; raises what `clocks.due` raises."""
    return local_rules(viewer).due(rule_id, start=start, pauses=pauses, as_at=as_at)
