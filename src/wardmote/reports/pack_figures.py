"""What a pack holds of the figures its plan prints: each as printed, how it is counted again, and what it claims."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Recount:
    """From which line of which indicator a figure the plan prints can be counted again, and of which place: the slug
    of a statutory area, or of a footprint such as lancashire_12."""

    indicator: str
    line: str
    place: str


@dataclass(frozen=True)
class Nearest:
    """The line of an indicator, in an area, that comes nearest to a figure by another definition; `says` how they
    differ, and what else must be known. Whether a change the plan prints could be chance is judged by how much this
    series varies."""

    indicator: str
    line: str
    area: str
    says: str


@dataclass(frozen=True)
class Quoted:
    """A figure the plan prints.

    Where it prints a change, `before` is given and the percentage is computed, never typed; `said` keeps what the plan
    printed so that a difference can be shown. `period` is as the plan has it, `months` and `before_months` the same as
    "2022-04..2023-03". `needs` is the data by which the figure could be counted again; `areas` are the slugs of the
    statutory areas it is of, all when none.
    """

    id: str
    label: str
    unit: str
    place: str
    period: str
    value: int
    section: str
    source: str
    needs: str
    before: int | None = None
    before_period: str = ""
    said: str = ""
    caution: str = ""
    months: str = ""
    before_months: str = ""
    recount: Recount | None = None
    nearest: Nearest | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """What the plan says of figures without printing one. `needs` is the data by which it could be checked, and
    `indicator` the slug of the one that would show it, where there is one."""

    id: str
    text: str
    section: str
    needs: str
    indicator: str = ""


@dataclass(frozen=True)
class EvidenceLink:
    """The kinds of a source that bear on a priority, in the publisher's words, and what they do and do not show."""

    source: str
    kinds: tuple[str, ...]
    says: str
