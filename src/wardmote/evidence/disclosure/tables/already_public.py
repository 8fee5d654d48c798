"""The fixed public tables of a series that its publisher puts out row by row: nothing is hidden, all is known."""

from datetime import date

from wardmote.errors import Invalid, Missing, Refused
from wardmote.evidence.disclosure.rules import Rule, rules
from wardmote.evidence.disclosure.tables.fixed import fixed_tables
from wardmote.evidence.disclosure.tables.series import YEAR, SeriesTables, places_of
from wardmote.evidence.disclosure.tables.shapes import Key
from wardmote.evidence.geography import Place
from wardmote.evidence.geography.placing import WardLookUp
from wardmote.evidence.indicators import Evidence
from wardmote.evidence.periods import Period
from wardmote.evidence.sources import source as declared

PUBLIC, FINEST = "public", "LSOA"


def rule_of(source: str) -> Rule:
    """The rule by which a source's rows are public already by small area. Refused where there is none."""
    for rule in rules():
        if rule.source == source and rule.known_to_attacker and rule.data_class == PUBLIC and rule.finest == FINEST:
            return rule
    raise Refused(
        f"Figures of {source} are not public already by small area, so they are not put out as they are.",
        instead="Make tables of a partner's series, which are protected, or ask whoever answers for disclosure.",
    )


def already_public_tables(
    store: Evidence, source: str, *, place: Place, year: Period, wards: WardLookUp, as_at: date | None = None
) -> SeriesTables:
    """Ward × month × kind of a public source's rows, with every total. Rows without a place are in none of them, and a
    caveat says how many those are.

    Raises Refused for a source that is not public by small area, Invalid for a period that is no year, and Missing
    where the store does not hold every month of it.
    """
    rule, about = rule_of(source), declared(source)
    if len(year) != YEAR:
        raise Invalid(f"{year.label} is {year.length}.", instead="Public tables are of a year: 2024-04..2025-03.")
    used = [each for each in store.extracts(source, as_at) if each.period.first in year]
    held = {str(month) for each in used for month in each.period.months()}
    if missing := [month for month in year.months() if str(month) not in held]:
        raise Missing(
            f"The store holds no {about.title.lower()} for {missing[0].label}.",
            instead="Add the files of that month, or make the tables of another year.",
        )
    names = {each.code: each.name for each in place.districts}
    counts: dict[Key, int] = {}
    codes: dict[str, str] = {}
    within: dict[str, set[str]] = {name: set() for name in names.values()}
    unlocated, lsoas = 0, set()
    for cell in store.counts(source, period=year, districts=place.codes, lsoa=True, as_at=as_at):
        if cell.district_code not in names:
            unlocated += cell.rows
            continue
        ward, home = wards.ward(cell.lsoa_code), names[cell.district_code]
        label = f"{home}: {ward.name}"
        key = (label, cell.month, cell.kind)
        counts[key] = counts.get(key, 0) + cell.rows
        codes[label] = ward.code
        within[home].add(label)
        lsoas.add(cell.lsoa_code)
    if not counts:
        raise Missing(f"The store holds no {about.title.lower()} of {place.name} in {year.label}.")
    places = places_of({name: tuple(sorted(found)) for name, found in within.items()}, place)
    kinds = sorted({kind for _, _, kind in counts})
    return SeriesTables(
        title=about.title,
        tables=fixed_tables(counts, places, [str(month) for month in year.months()], kinds, str(year)),
        data_classes=tuple(sorted({each.data_class for each in used})),
        made_up=any(each.made_up for each in used),
        caveats=(rule.caveat, *_without_a_place(unlocated), *wards.notes(lsoas)),
        wards=codes,
        units=(about.record.many,),
        definitions=(f"Rows of {about.publisher}, as published, exact repeats included.",),
        extracts=tuple(used),
    )


def _without_a_place(rows: int) -> tuple[str, ...]:
    if not rows:
        return ()
    said = f"{rows:,} rows of the whole police force have no place. They are in no ward and in no total here."
    return (said,)
