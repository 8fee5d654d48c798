"""The gate itself. Whatever prints a figure asks for a `Released`, and only `release` can make one."""

from dataclasses import InitVar, dataclass, field
from typing import Literal

from wardmote.errors import Refused
from wardmote.evidence.disclosure.rules import Rule, members_rule, rules
from wardmote.evidence.indicators.shapes import Measurement

_PASSED = object()
# Catalogued as invented: it has no people in it, and shows that it is made up wherever it goes.
MADE_UP = "made_up"
Audience = Literal["public", "members"]
MEMBERS_MAY_SEE = frozenset({"public", "restricted", MADE_UP})


@dataclass(frozen=True)
class Released:
    """Figures that passed the gate, and the rule they passed by. Not made anywhere else: doing so is Refused.

    `audience` is who may see them: what has passed for members must never be published.
    """

    figures: Measurement
    rule: Rule
    audience: Audience = "public"
    token: InitVar[object] = field(default=None, kw_only=True)

    def __post_init__(self, token: object) -> None:
        if token is not _PASSED:
            raise Refused(
                "Figures cannot be printed before they pass the disclosure gate.",
                instead="Pass the measurement to wardmote.evidence.disclosure.release.",
            )

    @property
    def caveats(self) -> tuple[str, ...]:
        """What must stand beside the figures: the measurement's own caveats and the rule's."""
        return (*self.figures.caveats, self.rule.caveat)

    @property
    def known_to_attacker(self) -> bool:
        """Whether an attacker has these figures anyway, so that they count as known when others are protected."""
        return self.rule.known_to_attacker

    @property
    def made_up(self) -> bool:
        """Whether any extract is invented. Made-up figures may be shown as such and may not be published."""
        return self.figures.made_up


def release(measurement: Measurement, audience: Audience = "public") -> Released:
    """Let the figures out by the rule for their source and class, or refuse and say why.

    For members of the partnership those of restricted extracts pass too; the access of each member is another gate's.
    """
    try:
        return _to_the_public(measurement)
    except Refused:
        if audience == "members" and measurement.data_classes and set(measurement.data_classes) <= MEMBERS_MAY_SEE:
            return Released(measurement, members_rule(measurement.source), "members", token=_PASSED)
        raise


def _to_the_public(measurement: Measurement) -> Released:
    by_source = [each for each in rules() if each.source == measurement.source]
    if not by_source:
        raise Refused(
            f"No disclosure rule lets figures of {measurement.source} out, so they stay in.",
            instead="A rule is added to the source's disclosure.toml after review by whoever answers for disclosure.",
        )
    rule = by_source[0]
    foreign = sorted(set(measurement.data_classes) - {rule.data_class, MADE_UP})
    if foreign or not measurement.data_classes:
        raise Refused(
            f"Figures of {measurement.source} pass as {rule.data_class} extracts only, and these come from extracts "
            f"classed as {', '.join(foreign) or 'nothing'}.",
            instead="Use the publisher's open files, or ask whoever answers for disclosure for a rule.",
        )
    if not rule.covers(place := _grain(measurement)):
        raise Refused(
            f"Figures of {measurement.source} pass by {rule.finest} at the finest, and these are by {place}.",
            instead=f"Measure by {rule.finest}, or ask whoever answers for disclosure for a rule.",
        )
    return Released(measurement, rule, token=_PASSED)


def _grain(measurement: Measurement) -> str:
    """How fine the places are, read from the cells the figures are made of and not from what is said of them."""
    provenances = [line.provenance for line in measurement.lines]
    provenances += [each.provenance for each in measurement.statistics]
    fine = any(each.lsoa for provenance in provenances for each in provenance.inputs)
    return "LSOA" if fine else "district"
