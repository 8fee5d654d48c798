"""The publisher's page of archives: which there are, and the MD5 it prints for each."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from wardmote.errors import NotNow
from wardmote.evidence.fetch.body import BITE
from wardmote.evidence.fetch.patience import Pace
from wardmote.evidence.fetch.transfer import NOT_THERE
from wardmote.evidence.fetch.wire import TROUBLE, Wire
from wardmote.evidence.periods import Month

LONGEST = 4 << 20
_LINK = re.compile(r"/archive/(\d{4}-(?:0[1-9]|1[0-2]))\.zip$")
# Of an archive sent up in pieces the page prints S3's tag, which has a count after a dash and is no MD5.
_HASH = re.compile(r"(?<![0-9a-f-])([0-9a-f]{32})(-\d+)?(?![0-9a-f-])")


def listed(wire: Wire, address: str) -> dict[Month, str]:
    """Archive -> the MD5 printed for it, or "" where none is. Empty when the page cannot be had or read: the archives
    are then chosen by the dated layout and checked by what is inside them."""
    for attempt in range(1, wire.patience.tries + 1):
        try:
            with wire.get(address, {"Accept": "text/html"}) as answer:
                if answer.status == 200:
                    return read(_text(wire, answer))
                setback = wire.setback(answer)
                if answer.status in NOT_THERE or setback is None:
                    return {}
                wait = setback.wait or 0.0
        except TROUBLE:
            wait = 0.0
        if wait > wire.patience.longest_asked:
            raise NotNow(
                f"{address} asks us to wait {wait / 60:.0f} minutes.", instead="Run the same command again after that."
            )
        if attempt < wire.patience.tries:
            wire.watch.wait(max(wait, wire.patience.pause(attempt)))
    return {}


def read(page: str) -> dict[Month, str]:
    """The archives a whole page links to, each with its MD5 where links and hashes strictly alternate, and ""
    otherwise: a hash must never be taken for another archive's."""
    if "</html" not in page.lower():
        return {}
    reader = _Reader()
    reader.feed(page)
    months = list(dict.fromkeys(value for kind, value in reader.found if kind == "link"))
    found = list(dict.fromkeys(reader.found))
    kinds = [kind for kind, _ in found]
    paired = len(found) == 2 * len(months) and all(a != b for a, b in pairwise(kinds))
    hashes = [value for kind, value in found if kind == "hash"] if paired else [""] * len(months)
    return {Month.parse(month): "" if "-" in md5 else md5 for month, md5 in zip(months, hashes, strict=True)}


def _text(wire: Wire, answer: Any) -> str:
    pace, page = Pace(wire.patience, wire.watch), b""
    while (bite := answer.read1(BITE)) and len(page) < LONGEST:
        page += bite
        if pace.too_slow(len(bite)):
            raise TimeoutError
    return page.decode("utf-8", errors="replace")


class _Reader(HTMLParser):
    """Notes links to archives and hashes, in the order in which they stand on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if found := _LINK.search(dict(attrs).get("href") or ""):
            self.found.append(("link", found[1]))

    def handle_data(self, data: str) -> None:
        self.found += [("hash", whole[1] + (whole[2] or "")) for whole in _HASH.finditer(data)]
