"""Writes the assessments of every place of a pack, from the cache where nothing has changed since."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import wardmote
from wardmote.errors import Missing
from wardmote.evidence import Store
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Period
from wardmote.reports.folders import keep, kept, prune, put_folder
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


def assess(store: Store, pack: Pack, period: Period, *, as_at: date | None = None, out: Path) -> tuple[Written, ...]:
    """Write `out/<place>/` for every place of the pack: HTML, PDF, Word, JSON, tables and charts.

    Without `as_at` the document is as at the day evidence was last added, so that no clock is read. Each folder is put
    in place whole, and none before all are made. Raises Missing for an empty store or a period it holds nothing of, and
    Refused where `out` cannot be written.
    """
    as_at = as_at or last_added(store)
    if not store.extracts(SOURCE, as_at):
        raise Missing(
            f"The store {store.path} held no extract of {SOURCE} on {as_at}.",
            instead="Choose a later day with --as-at.",
        )
    months = store.months(SOURCE, as_at)
    if not months & {str(month) for month in period.months()}:
        raise Missing(
            f"The store {store.path} holds no extract of {SOURCE} for {period.label}: it holds {len(months)} months "
            f"between {min(months)} and {max(months)}.",
            instead="Choose another --period, or add the files of those months.",
        )
    made = [_made(store, pack, place, period, as_at) for place in pack.places]
    written = []
    for place, (files, from_cache) in zip(pack.places, made, strict=True):
        folder = out / place.slug
        put_folder(folder, files, ours=OURS)
        written.append(Written(place, folder, len(files), from_cache))
    return tuple(written)


def last_added(store: Store) -> date:
    """The day (UTC) on which the newest extract that counts was added; Missing for an empty store."""
    added = [each.added_at for each in store.extracts(SOURCE)]
    if not added:
        raise Missing(
            f"The store {store.path} holds no extract of {SOURCE}, so there is nothing to assess.",
            instead=f"Add the files first: wardmote evidence add FOLDER --store {store.path}",
        )
    return date.fromisoformat(max(added)[:10])


def _made(store: Store, pack: Pack, place: Place, period: Period, as_at: date) -> tuple[dict[str, bytes], bool]:
    cache = store.path / "cache" / "assess" / _key(store, pack, place, period, as_at)
    files = kept(cache)
    if files is not None:
        return files, True
    # What writes each format takes most of a second to import, and is not needed when the cache answers.
    from wardmote.reports.strategic_assessment.files import files_of

    files = files_of(build(store, pack, place, period, as_at))
    keep(cache, files)
    prune(cache.parent, KEPT)
    return files, False


def _key(store: Store, pack: Pack, place: Place, period: Period, as_at: date) -> str:
    """Everything the files depend on, as one hash."""
    whole = (store.fingerprint(as_at), pack.digest, place.slug, str(period), as_at.isoformat(), makers())
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:32]


def makers() -> str:
    """A mark that changes whenever the installed code does: its version, and every file's size and time."""
    root = Path(wardmote.__file__).parent
    found = sorted(path for each in MAKERS for path in (root / each).rglob("*.*"))
    files = [path for path in found if path.suffix != ".pyc" and "tests" not in path.parts and path.is_file()]
    stats = [(path, path.stat()) for path in files]
    marks = "\n".join(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats)
    return f"{wardmote.__version__} {hashlib.sha256(marks.encode()).hexdigest()}"
