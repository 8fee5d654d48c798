"""What every section of the assessment is written from."""

from dataclasses import dataclass, field
from datetime import date

from wardmote.evidence import Extract, indicators
from wardmote.evidence.disclosure import Released
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators import Line, Measurement
from wardmote.evidence.periods import Month, Period
from wardmote.reports.carried_out import CarriedOut
from wardmote.reports.packs import EvidenceLink, Pack, Population
from wardmote.reports.strategic_assessment.asked import VIEWS, Asked
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.grouped_areas import GroupedAreas
from wardmote.reports.strategic_assessment.other_measures import OtherMeasure
from wardmote.reports.strategic_assessment.recounts import Recounted
from wardmote.reports.strategic_assessment.roads import ROADS, Roads
from wardmote.reports.strategic_assessment.small_areas import SmallAreas
from wardmote.reports.strategic_assessment.wording import day, name_of, published, slug


@dataclass(frozen=True)
class Beside:
    """An indicator of each area of a place that is several. `group` is that of the indicator's own figures; empty for
    the main indicator, whose kinds are a group each."""

    title: str
    areas: tuple[Released, ...]
    group: str = ""


@dataclass(frozen=True)
class Materials:
    """The pack, the released measurement of the place and period, and the figures registered from it.

    `beside` are the indicators of a place that is several areas, each area released by itself; `others` are the
    indicators beside the main one that the store holds evidence for; `held` is every extract of the store.
    """

    pack: Pack
    place: Place
    period: Period
    as_at: date
    measurement: Measurement
    beside: tuple[Beside, ...]
    caveats: tuple[str, ...]
    figures: Figures
    small_areas: SmallAreas | None
    held: tuple[Extract, ...]
    populations: tuple[Population, ...]
    carried_out: CarriedOut
    others: tuple[OtherMeasure, ...] = ()
    recounts: tuple[Recounted, ...] = ()
    roads: Roads | None = None
    surveys: tuple[Asked, ...] = ()
    grouped: GroupedAreas = field(default_factory=GroupedAreas)

    @property
    def extracts(self) -> tuple[Extract, ...]:
        """The extracts that the figures registered so far are counted from."""
        named = {each.extract for figure in self.figures for each in figure.provenance.inputs}
        return tuple(each for each in self.held if each.id in named)

    def held_of(self, indicator: str) -> str:
        """What the document has of an indicator, in words."""
        main = indicators.get(indicator) if indicator else None
        if main and self.measurement.indicator in (main.slug, main.within):
            return f"{main.title}, in parts (a) and (b)"
        return f"{main.title}, in part (a)" if main and main.slug in self.shown else "Nothing"

    @property
    def shown(self) -> frozenset[str]:
        """Slugs of the indicators beside the main one whose figures the document prints; and "carried_out" where
        anything is said of the plan's commitments."""
        roads = self.roads.here.released if self.roads else {}
        said = ("carried_out",) if self.carried_out.outcomes else ()
        views = (VIEWS,) if any(each.released for each in self.surveys) else ()
        return frozenset({*roads, *said, *views, *(each.indicator.slug for each in self.others if each.released)})

    @property
    def asked_in(self) -> frozenset[str]:
        """The places whose people's answers the document prints, by name."""
        lines = (line for each in self.surveys if each.released for line in each.released.figures.lines)
        return frozenset(str(line.provenance.parameters["place"]) for line in lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The kinds in the order of their names, the total last: an order no count can change."""
        return tuple(sorted(self.measurement.lines, key=lambda line: (line.is_total, line.kind)))

    def line(self, kind: str) -> Line | None:
        """The line of a kind, or None where nothing of it was recorded or loaded."""
        return next((line for line in self.measurement.lines if line.kind == kind and not line.is_total), None)

    @property
    def group_titles(self) -> dict[str, str]:
        """What each group of figures is about."""
        titles = {slug(line.kind): name_of(line.kind) for line in self.lines}
        titles |= {slug(each.indicator.slug): each.indicator.title for each in self.others}
        titles |= {slug(each): indicators.get(each).title for each in (*ROADS, VIEWS)}
        return titles | {
            "unlocated": "Rows without a place",
            "small-areas": "Small areas and the map",
            "wards": "Wards",
            "deprivation": "Deciles of deprivation",
            "changes": "All changes together",
            "not-known": "What weakens the figures",
            "differences": "All differences between areas together",
            "plan": "Figures the plan printed",
            "carried-out": "How far the plan was carried out",
            "population": "People",
        }

    @property
    def missing(self) -> tuple[Month, ...]:
        """Months of the period for which there is no extract."""
        return tuple(month for month in self.measurement.missing_months if month in self.period)

    def charted(self) -> tuple[str, ...]:
        """The kinds that bear on a priority or a programme, each once, in the plan's order."""
        links: list[EvidenceLink] = [link for each in self.pack.priorities for link in each.evidence]
        links += [link for each in self.pack.programmes for link in each.evidence]
        kinds = (kind for link in links if link.source == self.measurement.source for kind in link.kinds)
        return tuple(dict.fromkeys(kinds))

    @property
    def missing_before(self) -> tuple[Month, ...]:
        """Months of the year before for which there is no extract."""
        series = self.measurement.lines[0].series if self.measurement.lines else None
        known = dict(zip(series.months, series.counts, strict=True)) if series else {}
        return tuple(month for month in self.period.year_before().months() if known.get(month) is None)

    @property
    def source_line(self) -> str:
        """Who published what the figures are counted from."""
        return f"{published(self.measurement)}, as taken in by {day(self.as_at)}"
