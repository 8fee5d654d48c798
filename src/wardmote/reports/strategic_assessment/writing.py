"""Writes the assessments of every place of a pack, from the cache where nothing has changed since."""

import hashlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import wardmote
from wardmote.errors import Missing
from wardmote.evidence import Store
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Period, in_months
from wardmote.reports.carried_out import CarriedOut
from wardmote.reports.folders import Files, keep, kept, make_ready, prune, put_folder
from wardmote.reports.packs import Pack
from wardmote.reports.strategic_assessment.assessment import OURS
from wardmote.reports.strategic_assessment.build import build

SOURCE = "police_uk"
#: Code and data whose change makes another document.
MAKERS = ("documents", "evidence", "reports")
#: Documents the cache holds; the rest is cleared away, oldest first.
KEPT = 48


@dataclass(frozen=True)
class Written:
    """One folder that was written."""

    place: Place
    folder: Path
    files: int
    from_cache: bool

    @property
    def sentence(self) -> str:
        """What was written, for the person who asked."""
        how = ", unchanged since last time" if self.from_cache else ""
        return f"{self.place.name}: {self.files} files in {self.folder}{how}."


def assess(
    store: Store,
    pack: Pack,
    period: Period,
    *,
    as_at: date | None = None,
    out: Path,
    workers: int = 1,
    carried_out: CarriedOut | None = None,
) -> tuple[Written, ...]:
    """Write `out/<place>/` for every place of the pack: HTML, PDF, Word, JSON, tables and charts.

    Without `as_at` the document is as at the day evidence was last added, so that no clock is read. Each folder is put
    in place whole, and none before all are made. `carried_out` is an account of how far the plan was carried out, where
    there is another than the pack's own. `workers` is how many processes make them; the bytes are the same.
    Raises Missing for an empty store or a period it holds nothing of, and Refused where `out` cannot be written.
    """
    as_at = as_at or last_added(store)
    _check_store(store, period, as_at)
    for place in pack.places:
        make_ready(out / place.slug, ours=OURS)
    written = []
    for place, (files, from_cache) in zip(
        pack.places, _made(store, pack, period, as_at, workers, carried_out), strict=True
    ):
        folder = out / place.slug
        put_folder(folder, files, ours=OURS)
        written.append(Written(place, folder, len(files), from_cache))
    return tuple(written)


def _check_store(store: Store, period: Period, as_at: date) -> None:
    """Say in a sentence that there is nothing to assess, before anything is made."""
    months = store.months(SOURCE, as_at)
    if not months:
        raise Missing(
            f"The store {store.path} held no extract of {SOURCE} on {as_at}.",
            instead="Choose a later day with --as-at.",
        )
    if not months & {str(month) for month in period.months()}:
        raise Missing(
            f"The store {store.path} holds no extract of {SOURCE} for {period.label}: it holds "
            f"{in_months(len(months))} between {min(months)} and {max(months)}.",
            instead="Choose another --period, or add the files of those months.",
        )


def last_added(store: Store) -> date:
    """The day (UTC) on which the newest extract that counts, or file of geography, was added; Missing for an empty
    store."""
    added = [each.added_at for each in store.extracts()] + [each.added_at for each in store.references()]
    if not store.extracts(SOURCE):
        raise Missing(
            f"The store {store.path} holds no extract of {SOURCE}, so there is nothing to assess.",
            instead=f"Add the files first: wardmote evidence add FOLDER --store {store.path}",
        )
    return date.fromisoformat(max(added)[:10])


def _made(
    store: Store, pack: Pack, period: Period, as_at: date, workers: int, carried_out: CarriedOut | None
) -> list[tuple[Files, bool]]:
    """The files of every place in order, and whether they came from the cache."""
    keys = (_key(store, pack, place, period, as_at, carried_out) for place in pack.places)
    caches = [store.path / "cache" / "assess" / key for key in keys]
    found = [kept(cache) for cache in caches]
    # The last place is all the others together and takes longest, so it is begun first.
    wanted = [n for n in reversed(range(len(found))) if found[n] is None]
    jobs = [(store, pack, pack.places[n], period, as_at, carried_out, caches[n]) for n in wanted]
    if workers > 1 and len(jobs) > 1:
        # Fresh processes, because a fork would copy the engine's threads in the middle of their work.
        with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=get_context("spawn")) as pool:
            fresh = list(pool.map(_make, *zip(*jobs, strict=True)))
    else:
        fresh = [_make(*job) for job in jobs]
    prune(store.path / "cache" / "assess", KEPT)
    made: dict[int, Files] = dict(zip(wanted, fresh, strict=True))
    return [(made[n], False) if files is None else (files, True) for n, files in enumerate(found)]


def _make(
    store: Store, pack: Pack, place: Place, period: Period, as_at: date, carried_out: CarriedOut | None, cache: Path
) -> dict[str, bytes]:
    # What writes each format takes most of a second to import, and is not needed when the cache answers.
    from wardmote.reports.strategic_assessment.files import files_of

    files = files_of(build(store, pack, place, period, as_at, carried_out))
    keep(cache, files)
    return files


def _key(store: Store, pack: Pack, place: Place, period: Period, as_at: date, carried_out: CarriedOut | None) -> str:
    """Everything the files depend on, as one hash."""
    account = carried_out.digest if carried_out else ""
    whole = (store.fingerprint(as_at), pack.digest, account, place.slug, str(period), as_at.isoformat(), makers())
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:32]


def makers() -> str:
    """A mark that changes whenever the installed code or its data does: a hash of every file that takes part."""
    root, whole = Path(wardmote.__file__).parent, hashlib.sha256(wardmote.__version__.encode())
    found = sorted(path for each in MAKERS for path in (root / each).rglob("*.*"))
    for path in found:
        if path.suffix != ".pyc" and "tests" not in path.relative_to(root).parts and path.is_file():
            whole.update(f"{path.relative_to(root)} {path.stat().st_size}\n".encode() + path.read_bytes())
    return whole.hexdigest()
