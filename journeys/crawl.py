"""Every page that can be reached by following links, for somebody. Nothing is listed here: a new page is found."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Error
from promises.night import NIGHTLY

from journeys.person import Person

# Of pages made by one view (a page for each figure, say) this many are asked for, for their links, by whoever comes:
# the rest differ in numbers only.
OF_A_KIND = 4
# Of those that others have read each person asks for this many, since links hang on who reads; by night for all.
OF_A_KIND_AGAIN = OF_A_KIND if NIGHTLY else 1
# And this many are opened in the browser and looked at.
LOOKED_AT = 2 if NIGHTLY else 1
HREF = re.compile(r"<a [^>]*?href=\"([^\"]*)\"")
# What the browser says where a file is sent that it saves and does not show.
SAVED = "Download is starting"
LINKS = "elements => elements.map(element => element.href)"


@dataclass
class Before:
    """Of each address, what came of whoever came so far: how often its pages were read for their links and opened in
    the browser, and whether what is there is a file.
    """

    read: Counter[str] = field(default_factory=Counter)
    looked_at: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)


class Crawl:
    """Walks the site as one person, no further than addresses that begin with `within`.

    `reached` counts the pages and files found, by the name of their address. What others did counts in `before`: a page
    that they have looked at often enough is only read for its links, and few of those that they have read. By day one
    file of a kind is asked for: no link leads on from there.
    """

    def __init__(self, person: Person, within: str, before: Before) -> None:
        self.person = person
        self.within = within
        self.before = before
        self.by_others = set(before.read)
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
            if self.reached[name] >= self._enough(name):
                continue
            self.reached[name] += 1
            self.before.read[name] += 1
            looks = self.before.looked_at[name] < LOOKED_AT and name not in self.before.files
            if not (self._opens(path) if looks else self._reads(path)):
                continue
            if looks:
                self.before.looked_at[name] += 1
                self._notes(self.person.checks_the_page)
                yield path
                links = self._links()
            else:
                links = self._links_in(path)
            for found in links:
                if found not in known and found.startswith(self.within):
                    known.add(found)
                    waiting.append(found)

    def _enough(self, name: str) -> int:
        """How many at this address are asked for."""
        if name in self.before.files and not NIGHTLY:
            return 1 if name not in self.by_others else 0
        return OF_A_KIND_AGAIN if name in self.by_others else OF_A_KIND

    def checks_the_page_again(self) -> None:
        """Note what is wrong with the page in another window, and go on: one walk tells of every page."""
        self._notes(self.person.checks_the_page)

    def _notes(self, look: Callable[[], None]) -> None:
        try:
            look()
        except AssertionError as found:
            self.wrong.append(str(found))
            self.person.faults.clear()

    def _opens(self, path: str) -> bool:
        """Whether a page is there, which the browser then shows."""
        try:
            answer = self.person.page.goto(f"{self.person.site.address}{path}")
        except Error as told:
            if SAVED not in str(told):
                raise
            self._notes_file(path)
            return False
        return self._is_page(path, answer.ok, answer.status, answer.headers)

    def _reads(self, path: str) -> bool:
        """Whether a page is there, whose words are then kept."""
        answer = self.person.page.request.get(f"{self.person.site.address}{path}")
        page = self._is_page(path, answer.ok, answer.status, answer.headers)
        self.words = answer.text() if page else ""
        return page

    def _is_page(self, path: str, ok: bool, status: int, headers: Mapping[str, str]) -> bool:
        if not ok:
            self.dead[path] = status
            return False
        words = headers.get("content-type", "").startswith("text/html")
        page = words and "attachment" not in headers.get("content-disposition", "")
        if not page:
            self._notes_file(path)
        return page

    def _notes_file(self, path: str) -> None:
        self.files.append(path)
        self.before.files.add(name_of(path))

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
