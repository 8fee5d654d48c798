"""The gate's door for tables: whatever prints a public table asks for a `ReleasedTables`, and only this makes one."""

import json
from collections.abc import Collection, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Any

from wardmote.errors import Broken, Refused
from wardmote.evidence.disclosure.tables.policy import Policy, policy
from wardmote.evidence.disclosure.tables.protection import Known, Safety, protect
from wardmote.evidence.disclosure.tables.shapes import Earlier, Key, Sum, Tables

_PASSED = object()
# What stands in a table where a figure is hidden.
HIDDEN = "[c]"
FORMAT = 1


@dataclass(frozen=True)
class ReleasedTables:
    """Tables that passed the gate: a count for each published key, and for each hidden one why it is hidden.

    `known_anyway` are small figures that other published series pin closely whatever is done here. Not made anywhere
    but in `release_tables`: doing so is Refused.
    """

    title: str
    figures: Mapping[Key, int]
    hidden: Mapping[Key, Safety]
    known_anyway: frozenset[Key]
    policy: Policy
    caveats: tuple[str, ...]
    made_up: bool
    token: InitVar[object] = field(default=None, kw_only=True)

    def __post_init__(self, token: object) -> None:
        if token is not _PASSED:
            raise Refused(
                "Public tables cannot be printed before they pass the disclosure gate.",
                instead="Pass them to wardmote.evidence.disclosure.release_tables.",
            )

    def shown(self, key: Key) -> str:
        """The figure as a table shows it: the count, or the mark of a hidden one."""
        return f"{self.figures[key]:,}" if key in self.figures else HIDDEN

    @property
    def sentence(self) -> str:
        """How much is hidden, and why, for the foot of the tables."""
        primary = sum(each.primary for each in self.hidden.values())
        every = len(self.figures) + len(self.hidden)
        if not self.hidden:
            return f"All {every:,} figures of these tables are published."
        return (
            f"{HIDDEN} stands for a figure that is not published, to protect people: {primary:,} counts of 1 to "
            f"{self.policy.few}, and {len(self.hidden) - primary:,} others from which those could be worked out. "
            f"{len(self.figures):,} of {every:,} figures are published. Totals are true."
        )


def release_tables(
    tables: Tables,
    *,
    title: str,
    data_classes: Collection[str],
    made_up: bool = False,
    caveats: tuple[str, ...] = (),
    known: Known | None = None,
    earlier: tuple[Earlier, ...] = (),
    accepted: Collection[Key] = (),
) -> ReleasedTables:
    """Let the tables out with what must stay hidden hidden, or refuse and say why.

    `known` is what other published series say of the same figures (at least, at most); `earlier` is every release of
    the series before, so that no two can be set against each other. `accepted` are figures that a reviewer knows to be
    pinned by other publications already. Raises Refused when others are, or a class has no policy.
    """
    if len(set(data_classes)) != 1:
        raise Refused(
            f"“{title}” mixes classes ({', '.join(sorted(set(data_classes))) or 'none'}), which no policy covers.",
            instead="Make tables of extracts of one class.",
        )
    rule = policy(next(iter(data_classes)))
    protection = protect(tables, rule, known, earlier)
    if bare := sorted(protection.known_anyway - frozenset(accepted)):
        raise Refused(
            f"{', '.join(bare[0])}{f' and {len(bare) - 1:,} other figures' if bare[1:] else ''} of “{title}” can be "
            "worked out more closely than the policy allows from what others have published, whatever is hidden here.",
            instead="Publish coarser tables, or have a reviewer accept these figures by name.",
        )
    figures = {key: count for key, count in tables.cells.items() if key in protection.published}
    return ReleasedTables(
        title, figures, protection.hidden, protection.known_anyway, rule, caveats, made_up, token=_PASSED
    )


def as_earlier(tables: Tables, released: ReleasedTables) -> Earlier:
    """What the next release must remember of this one. It holds true counts: keep it as the series itself is kept."""
    return Earlier(tables, frozenset(released.figures))


def written(earlier: Earlier) -> bytes:
    """An earlier release as bytes to keep; equal releases give equal bytes."""
    data = {
        "format": FORMAT,
        "cells": [[*key, count, key in earlier.published] for key, count in sorted(earlier.tables.cells.items())],
        "sums": [[each.total, each.parts] for each in earlier.tables.sums],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def read(kept: bytes) -> Earlier:
    """The earlier release that was written so. Raises Broken for other bytes: without it nothing more may leave."""
    try:
        data: dict[str, Any] = json.loads(kept)
        if data["format"] != FORMAT:
            raise ValueError(f"format {data['format']}")
        cells = {(place, time, kind): count for place, time, kind, count, _ in data["cells"]}
        published = frozenset((place, time, kind) for place, time, kind, _, out in data["cells"] if out)
        sums = tuple(Sum(_key(total), tuple(map(_key, parts))) for total, parts in data["sums"])
    except (ValueError, KeyError, TypeError) as error:
        raise Broken(
            f"What was kept of an earlier release cannot be read ({error}). Restore it from a backup before the series "
            "is released again."
        ) from error
    return Earlier(Tables(cells, sums), published)


def _key(parts: list[str]) -> Key:
    place, time, kind = parts
    return place, time, kind
