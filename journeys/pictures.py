"""Pictures of the real product for the README, and how they are known to be stale.

Beside the pictures, `pictures.toml` holds for each a hash of what its page said and wore when it was taken: the words
and shape of the page, and the styles of `assets.lock`. When a page changes, its hash does, and the journey asks for the
picture to be taken again with `script/pictures`.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from journeys.browser import PASSING
from journeys.person import Person
from journeys.site import ROOT

HOME = ROOT / "docs" / "pictures"
RECORD = HOME / "pictures.toml"
# What a demonstration makes anew each time: references, hashes, sizes of files, and the days it was made on.
FRESH = re.compile(
    r"\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}\b|\b[0-9a-f]{64}\b|[\d.]+ [KM]B"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
STYLES = re.compile(r'path = "css/wardmote\.css"\nsha256 = "([0-9a-f]{64})"')


@dataclass(frozen=True)
class Picture:
    """One picture: the file's name, and what it shows."""

    name: str
    shows: str

    @property
    def file(self) -> Path:
        return HOME / f"{self.name}.png"


def fingerprint(person: Person) -> str:
    """A hash of the page as it is: its words and shape without what differs at every drawing, and its styles."""
    page = re.sub(r"\s+", " ", FRESH.sub("", PASSING.sub("", person.page.locator("body").inner_html())))
    styles = STYLES.search((ROOT / "assets.lock").read_text(encoding="utf-8"))
    return hashlib.sha256(f"{styles[1] if styles else ''}\n{page}".encode()).hexdigest()


def recorded() -> dict[str, str]:
    """Name -> the fingerprint its page had when the picture was taken."""
    return tomllib.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}


def take(person: Person, picture: Picture) -> None:
    """Take the picture and write down what the page was."""
    HOME.mkdir(parents=True, exist_ok=True)
    person.page.screenshot(path=picture.file, animations="disabled", caret="hide")
    found = {**recorded(), picture.name: fingerprint(person)}
    lines = [f'{name} = "{mark}"\n' for name, mark in sorted(found.items())]
    RECORD.write_text("# Written by script/pictures: what each page was when its picture was taken.\n" + "".join(lines))
