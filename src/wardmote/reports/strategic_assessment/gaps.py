"""What we do not know, as blocks: each says whose it is to answer and what is asked of them."""

from collections.abc import Iterator

from wardmote.documents import Gap
from wardmote.reports.packs import DataGap, Pack
from wardmote.reports.strategic_assessment.asked import VIEWS
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import listed


def gaps_for(given: Materials, *, limb: str = "", priority: str = "") -> Iterator[DataGap]:
    """The pack's gaps that bear on the place and that nothing printed fills: of one limb of regulation 7 or one
    priority where given."""
    here = {area.slug for area in given.pack.areas if set(area.codes) <= set(given.place.codes)}
    for gap in given.pack.gaps:
        if gap.areas and not here & set(gap.areas):
            continue
        if _is_filled(given, gap, here):
            continue
        if limb and limb not in gap.limbs:
            continue
        if priority and priority not in gap.priorities:
            continue
        yield gap


def _is_filled(given: Materials, gap: DataGap, here: set[str]) -> bool:
    """Whether the document prints what was asked for. People of one area do not answer for those of another."""
    if VIEWS not in gap.filled_by:
        return bool(given.shown & set(gap.filled_by))
    wanted = {area.name for area in given.pack.areas if area.slug in here and area.slug in (gap.areas or (area.slug,))}
    return given.pack.pair.name in given.asked_in or wanted <= given.asked_in


def gap_block(pack: Pack, gap: DataGap) -> Gap:
    """A pack's gap as a block."""
    return Gap(
        title=gap.title, text=gap.text, owner=pack.organisation(gap.owner).name, data_asked_for=gap.data_asked_for
    )


def missing_months_gap(given: Materials) -> Iterator[Gap]:
    """Months of the period without an extract, as a gap; nothing where every month is there."""
    if given.missing:
        months = listed([month.label for month in given.missing])
        yield Gap(
            title="Months without an extract",
            text=f"The store holds no extract for {months}. The counts here are of the other months of the period, and "
            "no rate and no comparison is made.",
            owner=given.pack.force,
            data_asked_for=f"The street-level file of each: {months}.",
        )


def missing_before_gap(given: Materials) -> Iterator[Gap]:
    """Months of the year before without an extract, as a gap: without them the whole period cannot be compared."""
    if given.missing_before:
        months = listed([month.label for month in given.missing_before])
        yield Gap(
            title="Months to compare with",
            text=f"The store holds no extract for {months}, so part of the period cannot be compared with it.",
            owner=given.pack.force,
            data_asked_for=f"The street-level file of each: {months}.",
        )
