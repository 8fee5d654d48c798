"""Running a fetch against a server of ours, with time that passes only when somebody waits."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from wardmote.evidence.fetch import police_uk, stats19
from wardmote.evidence.fetch.account import FetchAccount
from wardmote.evidence.fetch.patience import Patience, Watch
from wardmote.evidence.fetch.publishers import publisher
from wardmote.evidence.periods import Period

NOW = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
HASTY = Patience(read=0.15, connect=2.0)


@dataclass
class Time:
    """A timer that stands still but for waits, which it writes down."""

    at: float = 0.0
    waits: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.at += seconds

    def watch(self) -> Watch:
        return Watch(timer=lambda: self.at, wait=self.wait, began=NOW)


def police(place, into: Path, period: str, *, time: Time | None = None, hosts=(), **asked) -> FetchAccount:
    return police_uk.fetch(
        publisher("police_uk").at(place.base, hosts=hosts),
        force=asked.pop("force", "lancashire"),
        period=Period.parse(period),
        into=into,
        watch=(time or Time()).watch(),
        patience=asked.pop("patience", HASTY),
        **asked,
    )


def roads(place, into: Path, year: int, *, time: Time | None = None, **asked) -> FetchAccount:
    return stats19.fetch(
        publisher("stats19").at(place.base),
        year=year,
        into=into,
        watch=(time or Time()).watch(),
        patience=asked.pop("patience", HASTY),
        **asked,
    )


def final_names(folder: Path) -> dict[str, bytes]:
    """Every file under a final name, apart from the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".part" not in path.name and path.suffix in {".csv", ".zip"}
    }
