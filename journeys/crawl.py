"""Every page that can be reached by following links, for somebody. Nothing is listed here: a new page is found."""

import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from journeys.person import Person

NIGHTLY = os.environ.get("WARDMOTE_NIGHTLY") == "1"
# Of pages made by one view (a page for each figure, say) this many are asked for, for their links, by whoever comes:
# the rest differ in numbers only.
OF_A_KIND = 4
# Once so many were read by others, each person asks for this many, since links hang on who reads; by night for all.
OF_A_KIND_AGAIN = OF_A_KIND if NIGHTLY else 1
# And this many are opened in the browser and looked at.
LOOKED_AT = 2 if NIGHTLY else 1
HREF = re.compile(r"<a [^>]*?href=\"([^\"]*)\"")
LINKS = "elements => elements.map(element => element.href)"


@dataclass
class Before:
    """How often a page of each address was read for its links, and opened in the browser, by whoever came so far."""

    read: Counter[str] = field(default_factory=Counter)
    looked_at: Counter[str] = field(default_factory=Counter)

    def enough(self, name: str) -> int:
        """How many pages at this address the next reader asks for."""
        return OF_A_KIND if self.read[name] < OF_A_KIND else OF_A_KIND_AGAIN


class Crawl:
    """Walks the site as one person, no further than addresses that begin with `within`.

    `reached` counts the pages and files found, by the name of their address. What others did counts in `before`: a page
    that they have looked at often enough is only read for its links, and few of those that they have read.
    """

    def __init__(self, person: Person, within: str, before: Before) -> None:
        self.person = person
        self.within = within
        self.before = before
        self.words = ""
        self.reached: Counter[str] = Counter()
        self.files: list[str] = []
        self.dead: dict[str, int] = {}
        self.wrong: list[str] = []

    def pages(self, start: str) -> Iterator[str]:
        """Open each page in turn, from `start` on; yields its path once it is open."""
        waiting, known = deque([start]), {start}
        while waiting:
            path = waiting.popleft()
            name = name_of(path)
            if self.reached[name] >= self.before.enough(name):
                continue
            self.reached[name] += 1
            self.before.read[name] += 1
            if not self._is_page(path):
                self.files.append(path)
                continue
            if self.before.looked_at[name] < LOOKED_AT:
                self.before.looked_at[name] += 1
                self._notes(partial(self.person.goes_to, path))
                yield path
                links = self._links()
            else:
                links = self._links_in(path)
            for found in links:
                if found not in known and found.startswith(self.within):
                    known.add(found)
                    waiting.append(found)

    def checks_the_page_again(self) -> None:
        """Note what is wrong with the page in another window, and go on: one walk tells of every page."""
        self._notes(self.person.checks_the_page if NIGHTLY else self.person.checks_the_width)

    def _notes(self, look: Callable[[], None]) -> None:
        try:
            look()
        except AssertionError as found:
            self.wrong.append(str(found))
            self.person.faults.clear()

    def _is_page(self, path: str) -> bool:
        answer = self.person.page.request.get(f"{self.person.site.address}{path}")
        if not answer.ok:
            self.dead[path] = answer.status
        page = answer.headers.get("content-type", "").startswith("text/html")
        self.words = answer.text() if page else ""
        return answer.ok and page and "attachment" not in answer.headers.get("content-disposition", "")

    def _links(self) -> list[str]:
        return self._here(self.person.page.url, self.person.page.locator("a[href]").evaluate_all(LINKS))

    def _links_in(self, path: str) -> list[str]:
        """The links of the page as it was sent, without opening it."""
        return self._here(f"{self.person.site.address}{path}", map(unescape, HREF.findall(self.words)))

    def _here(self, page: str, hrefs: Iterable[str]) -> list[str]:
        whole = (urldefrag(urljoin(page, href)).url for href in hrefs)
        return [urlsplit(url).path for url in whole if url.startswith(f"{self.person.site.address}/")]


def name_of(path: str) -> str:
    """The name of the address that answers at this path; the path itself where none does."""
    try:
        return resolve(path).view_name or path
    except Resolver404:
        return path


def every_name() -> set[str]:
    """The name of every address the site declares for reading: not those that take only what a form sends."""
    patterns = _patterns(get_resolver().url_patterns)
    return {each.name for each in patterns if each.name and not getattr(each.callback, "sends", False)}


def _patterns(found: list) -> Iterator[URLPattern]:
    for each in found:
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns)
        else:
            yield each
