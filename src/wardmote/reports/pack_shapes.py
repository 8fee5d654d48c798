"""What a pack holds, as frozen dataclasses. `packs.py` tells which file each comes from."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardmote.errors import Missing
from wardmote.evidence.geography import Place
from wardmote.reports.carried_out import Outcome
from wardmote.reports.pack_figures import Claim, EvidenceLink, Quoted

#: The four heads a strategy must cover: Crime and Disorder Act 1998, section 6(1)(a)-(d).
HEADS = {
    "crime_and_disorder": "Reducing crime and disorder",
    "substance_misuse": "Combating the misuse of drugs, alcohol and other substances",
    "reoffending": "Reducing re-offending",
    "serious_violence": "Preventing and reducing serious violence",
}


@dataclass(frozen=True)
class DistrictEntry:
    """A district of an area: its code and the name it had on `named_at` in the publisher's list."""

    code: str
    name: str


@dataclass(frozen=True)
class AreaEntry:
    """A statutory area, or (under [pair]) several worked as one."""

    slug: str
    name: str
    districts: tuple[DistrictEntry, ...]


@dataclass(frozen=True)
class PackEntry:
    """pack.toml. `force` is how the publisher names the police force; `publisher` is who issues the documents."""

    slug: str
    title: str
    publisher: str
    summary: str
    force: str
    areas: tuple[AreaEntry, ...]
    pair: AreaEntry
    made_up: bool = False
    note: str = ""


@dataclass(frozen=True)
class FormerName:
    """A name the organisation had until (and including) a day."""

    name: str
    until: date


@dataclass(frozen=True)
class Organisation:
    """A body in the partnership.

    `capacity` is responsible, co-operating, participating or other. `limb` is the limb of section 5(1) of the Crime and
    Disorder Act 1998 a responsible authority stands on: a-district, a-county, aa, b, d or e.
    `starts` and `ends` bound the capacity, where known; `successor` is the slug of the body that follows it.
    `county_wide` marks a body that works for the whole county or beyond, and answers one for all its districts.
    """

    slug: str
    name: str
    sector: str
    capacity: str
    areas: tuple[str, ...]
    limb: str = ""
    starts: date | None = None
    ends: date | None = None
    former_names: tuple[FormerName, ...] = ()
    successor: str = ""
    section: str = ""
    note: str = ""
    caution: str = ""
    county_wide: bool = False


@dataclass(frozen=True)
class CountyPriority:
    """A priority of the county strategy group, to which a district priority may belong."""

    slug: str
    title: str


@dataclass(frozen=True)
class County:
    """The county strategy group of a two-tier area (SI 2007/1830, regulations 8 and 9)."""

    name: str
    owner: str
    agreement: str
    starts: date
    ends: date
    priorities: tuple[CountyPriority, ...]
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Item:
    """One thing a plan says, in our words, traceable to its place in the plan.

    `section` is the path of headings in the source with the bullet's number last, for example
    "Priority: antisocial behaviour / What we will do / 3". `under` is the id of the item it is nested beneath, and
    `short` is how an item is called in front of those beneath it.
    `meeting` and `organisations` are slugs; `standing` marks a commitment that has no end ("continue to ...").
    `caution` says what the plan has wrong or out of date.
    """

    id: str
    text: str
    section: str
    under: str = ""
    short: str = ""
    meeting: str = ""
    organisations: tuple[str, ...] = ()
    standing: bool = False
    caution: str = ""


@dataclass(frozen=True)
class Priority:
    """A priority of the plan. `about_harm` pages offer a way to leave fast."""

    slug: str
    order: int
    title: str
    heads: tuple[str, ...]
    section: str
    summary: tuple[Item, ...]
    aims: tuple[Item, ...]
    now: tuple[Item, ...]
    will: tuple[Item, ...]
    evidence: tuple[EvidenceLink, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    claims: tuple[Claim, ...] = ()
    county_priority: str = ""
    about_harm: bool = False
    caution: str = ""

    @property
    def commitments(self) -> tuple[Item, ...]:
        """What was being done and what was promised, in the plan's order."""
        return self.now + self.will


@dataclass(frozen=True)
class Group:
    """A titled list inside a programme."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Programme:
    """Work the plan sets out beside its priorities."""

    slug: str
    order: int
    title: str
    heads: tuple[str, ...]
    summary: tuple[Item, ...]
    groups: tuple[Group, ...] = ()
    evidence: tuple[EvidenceLink, ...] = ()
    owner: str = ""
    caution: str = ""


@dataclass(frozen=True)
class Meeting:
    """A meeting: `run_here` ones are the partnership's own; others' are attended, and only attendance is kept.

    `standing` is on every agenda; `clocks` says that what is due by law belongs on it too.
    """

    slug: str
    title: str
    run_here: bool
    about: str
    organisation: str = ""
    rhythm: str = ""
    note: str = ""
    standing: tuple[str, ...] = ()
    clocks: bool = False


@dataclass(frozen=True)
class Strategy:
    """A linked strategy of another body, or of the county; both days are in it, where they are known."""

    slug: str
    title: str
    section: str
    owner: str = ""
    note: str = ""
    starts: date | None = None
    ends: date | None = None
    link: str = ""


@dataclass(frozen=True)
class Grant:
    """Money each year, in whole pounds for each area."""

    slug: str
    title: str
    funder: str
    pounds_a_year: int
    areas: tuple[str, ...]
    used_for: tuple[Item, ...]
    section: str
    note: str = ""


@dataclass(frozen=True)
class DataGap:
    """Something the assessment or the plan needs and nobody has given.

    `limbs` are letters of regulation 7 of SI 2007/1830; `owner` is the slug of the organisation that could say. `areas`
    are slugs of statutory areas; none means all. A document that prints one of the indicators of `filled_by` (slugs),
    or "carried_out" where anything is said of commitments, has what was asked for and does not print the gap.
    """

    slug: str
    title: str
    text: str
    owner: str
    data_asked_for: str
    limbs: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    filled_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class LocalEntry:
    """What a local value is here at first, as somebody would type it: `name` is as the site lists it."""

    name: str
    value: str
    source: str


@dataclass(frozen=True)
class Population:
    """How many people, where, when and who says so: a denominator. One row for each district and year."""

    district: str
    year: int
    value: int
    what: str
    source: str
    url: str
    licence: str
    note: str = ""


@dataclass(frozen=True)
class Layer:
    """An extract of outlines beside geography.toml. `level` is lsoa_2011 or district."""

    slug: str
    level: str
    title: str
    file: str
    dated: str
    made_from: str
    licence: str
    attribution: str


@dataclass(frozen=True)
class Plan:
    """The partnership plan as a document: in force from `starts` to `ends`, both included."""

    title: str
    starts: date
    ends: date
    status: str
    source: str
    summary: str
    statements: tuple[Item, ...]
    note: str = ""

    def status_at(self, day: date) -> str:
        """ "not started", "in force" or "ended" on that day."""
        if day < self.starts:
            return "not started"
        return "in force" if day <= self.ends else "ended"


@dataclass(frozen=True)
class Pack:
    """Everything local that documents and desks need. `digest` is a SHA-256 over all files of the folder."""

    slug: str
    title: str
    publisher: str
    summary: str
    force: str
    made_up: bool
    note: str
    areas: tuple[Place, ...]
    pair: Place
    organisations: tuple[Organisation, ...]
    county: County | None
    plan: Plan
    priorities: tuple[Priority, ...]
    programmes: tuple[Programme, ...]
    meetings: tuple[Meeting, ...]
    strategies: tuple[Strategy, ...]
    grants: tuple[Grant, ...]
    gaps: tuple[DataGap, ...]
    outcomes: tuple[Outcome, ...]
    local: tuple[LocalEntry, ...]
    populations: tuple[Population, ...]
    layers: tuple[Layer, ...]
    folder: Path
    digest: str

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place a report is made for: each statutory area, then the pair."""
        return (*self.areas, self.pair)

    def organisation(self, slug: str) -> Organisation:
        """The organisation of that slug; raises Missing."""
        for organisation in self.organisations:
            if organisation.slug == slug:
                return organisation
        raise Missing(f"The pack {self.slug} has no organisation called {slug}.")

    def layer(self, level: str) -> tuple[Layer, Path] | None:
        """The outlines of a level and where they are, or None where the pack ships none."""
        for layer in self.layers:
            if layer.level == level:
                return layer, self.folder / "geography" / layer.file
        return None
