"""The only reader of evidence for the explorer: always for a viewer, of their partnership, and as their roles allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from wardmote.desks.insight.rules import SEE_RESTRICTED
from wardmote.errors import Refused
from wardmote.evidence import Extract, Store, indicators
from wardmote.evidence.indicators import Indicator
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.reports.exploration import Exploration, Gazetteer, Held, Inquiry, explore, gazetteer, held_of
from wardmote.reports.packs import load_pack

RESTRICTED, PARTNERS_SOURCE = "restricted", "partner_table"


@dataclass(frozen=True, eq=False)
class EvidenceSeen:
    """What a viewer can ask of: the indicators there are, what is held of each, and the places.

    `as_at` is the day evidence was last taken in; None where none ever was. `withheld` are the slugs of the series that
    are restricted and not for this viewer: none of them is a choice, and whoever asks for one is refused.
    """

    offered: tuple[Indicator, ...]
    held: Mapping[str, Held]
    sources: frozenset[str]
    withheld: frozenset[str]
    places: Gazetteer
    as_at: date | None
    store: Path

    @property
    def choices(self) -> tuple[Indicator, ...]:
        """The indicators that are offered and not withheld."""
        return tuple(each for each in self.offered if each.slug not in self.withheld)

    def indicator(self, slug: str) -> Indicator | None:
        """The indicator of that slug that is offered."""
        return next((each for each in self.offered if each.slug == slug), None)


def evidence_for(viewer: Viewer) -> EvidenceSeen:
    """What there is to explore."""
    store, pack = _store(), load_pack(viewer.tenant.pack)
    return _evidence(store.path, store.log().head, pack.slug, pack.digest, pack.force, viewer.holds(*SEE_RESTRICTED))


@dataclass(frozen=True)
class WardSeen:
    """A ward by the latest look-up that was taken in, and the codes of the districts it lies in."""

    code: str
    name: str
    districts: tuple[str, ...]


def wards_for(viewer: Viewer) -> tuple[WardSeen, ...]:
    """The wards of the partnership's districts, by name; none until a look-up to wards has been taken in."""
    store, pack = _store(), viewer.tenant.pack
    small = _places(store.path, store.log().head, pack, load_pack(pack).digest).small
    found = [small.place(code) for code in small.codes("ward")] if "ward" in small.levels else []
    return tuple(WardSeen(each.slug, each.name, each.codes) for each in sorted(found, key=lambda each: each.name))


def exploration_for(viewer: Viewer, evidence: EvidenceSeen, inquiry: Inquiry) -> Exploration:
    """The answer to what is asked. Raises Missing where nothing is held of it, and Refused where the series is
    restricted and the viewer's roles are not those that see it."""
    if inquiry.indicator.slug in evidence.withheld:
        able = " or ".join(title_of(role) for role in SEE_RESTRICTED)
        raise Refused(
            f"{inquiry.indicator.title} is restricted: its provider gave it for the partnership's own work, and it is "
            f"shown to these roles only: {able}.",
            instead="Ask a colleague with one of them, or choose another series in the explorer.",
        )
    return _explored(evidence, inquiry, viewer.holds(*SEE_RESTRICTED))


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    return {"show-making": {"figure": "pair-all-crime-count"}, "send-shown": {"name": "lines-table.csv"}}


def _store() -> Store:
    return Store.open(settings.WARDMOTE_STORE)


def _is_of(indicator: Indicator, covers: frozenset[str]) -> bool:
    """Whether an indicator is one partner's series, with one of these names: the shape of a slug is
    `indicators.held_by`'s."""
    return indicator.source == PARTNERS_SOURCE and indicator.slug.partition(".")[2] in covers


def _restricted(extracts: tuple[Extract, ...]) -> frozenset[str]:
    """The names of the partners' series that are restricted."""
    return frozenset(each.cover for each in extracts if each.data_class == RESTRICTED)


def _of_others(extracts: tuple[Extract, ...], districts: frozenset[str]) -> frozenset[str]:
    """The names of the partners' series that are of other partnerships' districts only: not even those are told."""
    partners = [each for each in extracts if each.source == PARTNERS_SOURCE]
    ours = {each.cover for each in partners if not each.districts or districts & set(each.districts)}
    return frozenset(each.cover for each in partners if each.cover not in ours)


# What follows is worked out again when something was taken in (`head` is the hash of the store's last commit) or the
# pack has changed. Until then members who ask the same get the same answer.
@lru_cache(maxsize=16)
def _evidence(path: Path, head: str, slug: str, digest: str, force: str, sees_restricted: bool) -> EvidenceSeen:
    store = Store.open(path)
    extracts = store.extracts()
    places = _places(path, head, slug, digest)
    others = _of_others(extracts, frozenset(places.pack.pair.codes))
    offered = tuple(each for each in indicators.held_by(store) if not _is_of(each, others))
    restricted = frozenset() if sees_restricted else _restricted(extracts)
    return EvidenceSeen(
        offered=offered,
        held={each.slug: held_of(store, each, force) for each in offered},
        sources=frozenset(each.source for each in extracts),
        withheld=frozenset(each.slug for each in offered if _is_of(each, restricted)),
        places=places,
        as_at=max((date.fromisoformat(each.added_at[:10]) for each in extracts), default=None),
        store=path,
    )


@lru_cache(maxsize=32)
def _explored(evidence: EvidenceSeen, inquiry: Inquiry, sees_restricted: bool) -> Exploration:
    return explore(
        Store.open(evidence.store),
        evidence.places,
        inquiry,
        as_at=evidence.as_at or date.min,
        may_see_restricted=sees_restricted,
    )


@lru_cache(maxsize=8)
def _places(store: Path, head: str, pack: str, digest: str) -> Gazetteer:
    """The places by name and code."""
    return gazetteer(Store.open(store), load_pack(pack))
