"""What must hold between the parts of a pack: ids are unique and every reference leads somewhere."""

from collections.abc import Iterable, Iterator

from wardmote.errors import Invalid, WardmoteError
from wardmote.evidence.geography import footprints
from wardmote.evidence.periods import Period
from wardmote.reports.pack_shapes import HEADS, Item, Pack

CAPACITIES = ("responsible", "co-operating", "participating", "other")
#: Limbs of section 5(1) of the Crime and Disorder Act 1998; (a) names the district and, in two tiers, the county.
LIMBS = ("a-district", "a-county", "aa", "b", "d", "e")
#: Limbs of regulation 7 of SI 2007/1830.
REGULATION_7 = ("a", "b", "c", "d", "e", "f", "g")


def check(pack: Pack) -> None:
    """Raise Invalid, naming file, key and remedy, at the first thing that does not hold."""
    _slugs(pack)
    _items(pack)
    _areas(pack)
    _organisations(pack)
    _priorities(pack)
    _quoted(pack)
    _outcomes(pack)
    _gaps(pack)
    _registers(pack)
    _files(pack)


def _refuse(pack: Pack, file: str, what: str, instead: str) -> None:
    raise Invalid(f"{pack.folder / file}: {what}.", instead=instead)


def _once(pack: Pack, file: str, what: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            _refuse(pack, file, f"the {what} “{value}” stands twice", f"Give each a {what} of its own.")
        seen.add(value)


def _known(pack: Pack, file: str, key: str, value: str, known: Iterable[str]) -> None:
    among = list(known)
    if value not in among:
        _refuse(
            pack, file, f"{key} “{value}” leads nowhere", f"Use one of {', '.join(among) or 'none: there are none'}."
        )


def _slugs(pack: Pack) -> None:
    _once(pack, "pack.toml", "slug", (place.slug for place in pack.places))
    _once(pack, "organisations.toml", "slug", (each.slug for each in pack.organisations))
    _once(pack, "priorities", "slug", (each.slug for each in pack.priorities))
    _once(pack, "priorities", "order", (str(each.order) for each in pack.priorities))
    _once(pack, "programmes", "slug", (each.slug for each in pack.programmes))
    _once(pack, "meetings.toml", "slug", (each.slug for each in pack.meetings))
    _once(pack, "strategies.toml", "slug", (each.slug for each in pack.strategies))
    _once(pack, "grants.toml", "slug", (each.slug for each in pack.grants))
    _once(pack, "local.toml", "name", (each.name for each in pack.local))
    _once(pack, "gaps.toml", "slug", (each.slug for each in pack.gaps))
    _once(pack, "geography/geography.toml", "slug", (each.slug for each in pack.layers))
    _once(pack, "populations.toml", "district and year", (f"{row.district} {row.year}" for row in pack.populations))
    if pack.county:
        _once(pack, "county.toml", "slug", (each.slug for each in pack.county.priorities))


def items_by_file(pack: Pack) -> Iterator[tuple[str, Item]]:
    """Every item of the pack with the file it stands in."""
    for item in pack.plan.statements:
        yield "plan.toml", item
    for priority in pack.priorities:
        for item in (*priority.summary, *priority.aims, *priority.now, *priority.will):
            yield f"priorities/{priority.slug}.toml", item
    for programme in pack.programmes:
        for item in (*programme.summary, *(item for group in programme.groups for item in group.items)):
            yield f"programmes/{programme.slug}.toml", item
    for grant in pack.grants:
        for item in grant.used_for:
            yield "grants.toml", item


def _items(pack: Pack) -> None:
    everywhere = list(items_by_file(pack))
    _once(pack, "priorities, programmes, plan.toml, grants.toml", "id", (item.id for _, item in everywhere))
    ids = [item.id for _, item in everywhere]
    for file, item in everywhere:
        if item.under:
            _known(pack, file, f"“under” of {item.id}", item.under, ids)
        if item.meeting:
            _known(pack, file, f"“meeting” of {item.id}", item.meeting, (each.slug for each in pack.meetings))
        for slug in item.organisations:
            _known(pack, file, f"“organisations” of {item.id}", slug, (each.slug for each in pack.organisations))


def _areas(pack: Pack) -> None:
    if not pack.areas:
        _refuse(pack, "pack.toml", "there is no [[areas]]", "Name at least one statutory area with its districts.")
    for place in pack.places:
        if not place.districts:
            _refuse(pack, "pack.toml", f"{place.slug} has no district", "Give its districts, each with code and name.")
    inside = {district.code for area in pack.areas for district in area.districts}
    outside = sorted({district.code for district in pack.pair.districts} - inside)
    if outside:
        _refuse(pack, "pack.toml", f"[pair] has {outside[0]}, which is in no area", "Add the area, or take it out.")


def _organisations(pack: Pack) -> None:
    file = "organisations.toml"
    for each in pack.organisations:
        _known(pack, file, f"“capacity” of {each.slug}", each.capacity, CAPACITIES)
        for area in each.areas:
            _known(pack, file, f"“areas” of {each.slug}", area, (place.slug for place in pack.areas))
        if each.capacity == "responsible" or each.limb:
            _known(pack, file, f"“limb” of {each.slug}", each.limb, LIMBS)
        if each.successor:
            _known(pack, file, f"“successor” of {each.slug}", each.successor, (one.slug for one in pack.organisations))


def _priorities(pack: Pack) -> None:
    parents = [each.slug for each in pack.county.priorities] if pack.county else []
    for kind, stands in (("priorities", pack.priorities), ("programmes", pack.programmes)):
        for each in stands:
            if not each.heads:
                _refuse(
                    pack, f"{kind}/{each.slug}.toml", "“heads” is empty", f"Name one or more of {', '.join(HEADS)}."
                )
            for head in each.heads:
                _known(pack, f"{kind}/{each.slug}.toml", "“heads”", head, HEADS)
    for priority in pack.priorities:
        if priority.county_priority:
            file = f"priorities/{priority.slug}.toml"
            _known(pack, file, "“county_priority”", priority.county_priority, parents)


def _quoted(pack: Pack) -> None:
    """Figures the plan prints: each once, of known places and of months that can be read."""
    figures = [(f"priorities/{priority.slug}.toml", each) for priority in pack.priorities for each in priority.quoted]
    claims = [each.id for priority in pack.priorities for each in priority.claims]
    _once(pack, "priorities", "id of a figure", [*(each.id for _, each in figures), *claims])
    areas = [place.slug for place in pack.areas]
    for file, each in figures:
        for area in each.areas:
            _known(pack, file, f"“areas” of {each.id}", area, areas)
        if each.nearest:
            _known(pack, file, f"“area” of what is nearest to {each.id}", each.nearest.area, areas)
        if each.recount:
            known = [*areas, pack.pair.slug, *(place.slug for place in footprints())]
            _known(pack, file, f"“place” of the recount of {each.id}", each.recount.place, known)
        for name, months in (("months", each.months), ("before_months", each.before_months)):
            _readable(pack, file, f"“{name}” of {each.id}", months)
        if (each.recount or each.before is not None) and not each.months:
            _refuse(pack, file, f"{each.id} has no “months”", "Say which it is of, as 2022-04..2023-03.")


def _outcomes(pack: Pack) -> None:
    commitments = [item.id for priority in pack.priorities for item in priority.commitments]
    _once(pack, "outcomes.toml", "commitment", (each.commitment for each in pack.outcomes))
    for each in pack.outcomes:
        _known(pack, "outcomes.toml", "“commitment”", each.commitment, commitments)


def _readable(pack: Pack, file: str, what: str, months: str) -> None:
    try:
        if months:
            Period.parse(months)
    except WardmoteError:
        _refuse(pack, file, f"{what} is “{months}”", "Write it as 2022-04..2023-03.")


def _gaps(pack: Pack) -> None:
    for gap in pack.gaps:
        _known(pack, "gaps.toml", f"“owner” of {gap.slug}", gap.owner, (each.slug for each in pack.organisations))
        for limb in gap.limbs:
            _known(pack, "gaps.toml", f"“limbs” of {gap.slug}", limb, REGULATION_7)
        for head in gap.heads:
            _known(pack, "gaps.toml", f"“heads” of {gap.slug}", head, HEADS)
        for area in gap.areas:
            _known(pack, "gaps.toml", f"“areas” of {gap.slug}", area, (place.slug for place in pack.areas))
        for slug in gap.priorities:
            _known(pack, "gaps.toml", f"“priorities” of {gap.slug}", slug, (each.slug for each in pack.priorities))


def _registers(pack: Pack) -> None:
    organisations = [each.slug for each in pack.organisations]
    owned = [("meetings.toml", each.slug, each.organisation) for each in pack.meetings]
    owned += [("strategies.toml", each.slug, each.owner) for each in pack.strategies]
    owned += [("grants.toml", each.slug, each.funder) for each in pack.grants]
    owned += [(f"programmes/{each.slug}.toml", each.slug, each.owner) for each in pack.programmes]
    for file, slug, organisation in owned:
        if organisation:
            _known(pack, file, f"the organisation of {slug}", organisation, organisations)
    for grant in pack.grants:
        for area in grant.areas:
            _known(pack, "grants.toml", f"“areas” of {grant.slug}", area, (place.slug for place in pack.areas))


def _files(pack: Pack) -> None:
    for layer in pack.layers:
        if not (pack.folder / "geography" / layer.file).is_file():
            _refuse(
                pack, "geography/geography.toml", f"the file {layer.file} is not there", "Add it beside geography.toml."
            )
    if pack.plan.ends < pack.plan.starts:
        _refuse(pack, "plan.toml", "the plan ends before it starts", "Swap “starts” and “ends”, or mend the year.")
