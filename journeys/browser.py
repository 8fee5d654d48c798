"""Debian's Chromium, driven one browser a run, and the checks made on every page that a journey reaches."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright
from promises.night import NIGHTLY

from journeys.site import NEUTRAL

# The first has no windows of its own to draw, and is the quickest.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# The address bar's list of suggestions is drawn by a process of its own for every window, which nobody here looks at.
# The last such switch counts, so what the driver switches off is named again.
UNSEEN = ("WebuiOmnibox", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
BY_THE_DRIVER = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    f"--disable-features={','.join((*UNSEEN, *BY_THE_DRIVER))}",
)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
    # What it would load of its own is sound that plays by itself, of which no page has any.
    "preload": False,
}
# Each window knows axe before its pages load, and reads it only where it looks: to send it for each look takes longer.
KNOWS_AXE = f"window.readAxe = () => {{ {AXE_SCRIPT} }};"
CONTRAST = "color-contrast"
NO_CONTRAST = {CONTRAST: {"enabled": False}}
# What differs each time a page is drawn and says nothing about how it can be read.
PASSING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|/static/\S+')
# The shapes of a page's parts: what is around its main part, which headings follow one another, and each block of the
# main part. A shape is elements with what styles, names and explains them, and where there are words, but not which. Of
# several alike in one element, the first. Values that are addresses, names of fields or places in a picture do not
# count.
SHAPES = """() => {
  const kept = /^(class|role|type|lang|dir|hidden|disabled|checked|open|scope|tabindex|autocomplete|aria-(?!.*by$).*)$/;
  const told = (element) => [...element.attributes].map((each) =>
    kept.test(each.name) ? `${each.name}=${each.value}` : each.value.trim() ? each.name : `${each.name}=`);
  const main = document.querySelector("main");
  const shape = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? "words" : "";
    if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE"].includes(node.tagName)) return "";
    const parts = node === main ? [] : [...new Set([...node.childNodes].map(shape).filter(Boolean))];
    return `${node.tagName} ${told(node).join(" ")}(${parts.join(",")})`;
  };
  const blocks = (node, around) => [...node.children].flatMap((each) =>
    each.tagName === "DIV" && each.children.length
      ? blocks(each, `${around}>${told(each)}`)
      : `${around}>${shape(each)}`);
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((each) => each.tagName);
  return [shape(document.documentElement), [...new Set(headings)].join(), ...(main ? blocks(main, "") : [])];
}"""
# Where there are words: the elements around them with their styles, by which alone colours are given; the window keeps
# which elements stand in each such place.
COLOURED = """() => {
  const style = (element) =>
    `${element.tagName}.${element.getAttribute("class")}.${element.matches(":disabled, [aria-current]")}`;
  const around = new Map([[document.documentElement, ""]]);
  const places = (window.placesOfWords = new Map());
  for (const element of document.querySelectorAll("body, body *")) {
    const place = `${around.get(element.parentElement)}>${style(element)}`;
    around.set(element, place);
    const told = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!told && !element.matches("input, select, textarea")) continue;
    if (!places.has(place)) places.set(place, []);
    places.get(place).push(element);
  }
  return [...places.keys()];
}"""
# What axe finds on the page by these options; of colours, where `places` are given, only in those places.
LOOK = """async ({ options, contrast, places }) => {
  const found = (await axe.run(options)).violations;
  const there = places.flatMap((place) => window.placesOfWords.get(place));
  if (there.length) {
    found.push(...(await axe.run({ include: there }, contrast)).violations);
  }
  return found;
}"""


class Checked:
    """Which pages axe has already looked at in a run: by day one with each part, by night each page in each width.

    What axe finds hangs on a page's elements and not on its words. A page in which it found something has failed a
    journey, so whoever comes to one made of the same parts need not look again. The processes of a run share what they
    looked at.
    Half of what a look takes is for the contrast of colours: by day it is looked at where words first stand in a place
    of such styles, and there alone.
    """

    def __init__(self) -> None:
        self.seen: set[str] = set()
        shared = os.environ.get("WARDMOTE_TEST_MADE")
        self.shared = Path(shared) / "looked-at" if shared else None
        if self.shared:
            self.shared.mkdir(exist_ok=True)

    def faults(self, page: Page) -> list[str]:
        """What axe finds on the page as it is now: one sentence a fault. Nothing where it has looked already."""
        if NIGHTLY:
            width = page.viewport_size["width"] if page.viewport_size else 0
            return look_at(page) if self._is_first(f"{width}{PASSING.sub('', page.content())}") else []
        if not [each for each in page.evaluate(SHAPES) if self._is_first(each)]:
            return []
        new = [each for each in page.evaluate(COLOURED) if self._is_first(f"colours {each}")]
        return look_at(page, NO_CONTRAST, colours_in=new)

    def _is_first(self, told: str) -> bool:
        key = hashlib.sha256(told.encode()).hexdigest()
        if key in self.seen:
            return False
        self.seen.add(key)
        if self.shared is None:
            return True
        try:
            (self.shared / key).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


class _Elsewhere(BaseHTTPRequestHandler):
    """The neutral page, whatever is asked for."""

    def do_GET(self) -> None:
        page = b"<!DOCTYPE html><html lang=en><title>Weather</title><link rel=icon href=data:,><h1>Weather</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_told: object) -> None:
        """Nobody reads it."""


@contextmanager
def launched() -> Iterator[Browser]:
    """The one browser of a run. It finds this machine and the neutral page, and no other name there is.

    It is told so as it starts: requests that a journey answered itself would leave it without a cache, and each page
    would load and read its styles and scripts again.
    """
    elsewhere = HTTPServer(("127.0.0.1", 0), _Elsewhere)
    Thread(target=elsewhere.serve_forever, daemon=True).start()
    names = (f"MAP {urlsplit(NEUTRAL).netloc} 127.0.0.1:{elsewhere.server_port}", "MAP * ~NOTFOUND")
    inside = ",".join((*names, "EXCLUDE 127.0.0.1", "EXCLUDE localhost"))
    try:
        with sync_playwright() as playwright:
            arguments = [*ARGUMENTS, f"--host-resolver-rules={inside}"]
            opened = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
            yield opened
            opened.close()
    finally:
        elsewhere.shutdown()
        elsewhere.server_close()


def find_chromium() -> str:
    """Where Chromium is: what `script/test` found, else what this machine has."""
    found = os.environ.get("WARDMOTE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), "")
    if not found:
        raise RuntimeError("The journeys need Chromium. Install it: apt-get install chromium-headless-shell")
    return found


def look_at(
    page: Page, rules: Mapping[str, object] = MappingProxyType({}), colours_in: Sequence[str] = ()
) -> list[str]:
    """Run axe's rules for WCAG 2.2 A and AA and its best practice; `rules` says of some whether they are used. The
    page's window was given `KNOWS_AXE`.

    `colours_in` are places of words, as COLOURED names them, in which alone the contrast of colours is looked at.
    """
    page.evaluate("() => window.axe || window.readAxe()")
    contrast = {**RULES, "runOnly": {"type": "rule", "values": [CONTRAST]}}
    told = {"options": {**RULES, "rules": dict(rules)}, "contrast": contrast, "places": list(colours_in)}
    return [
        f"{fault['id']}: {fault['help']} at {node['html'][:160]}"
        for fault in page.evaluate(LOOK, told)
        for node in fault["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window; nought is as it should be."""
    return page.evaluate("Math.max(0, document.scrollingElement.scrollWidth - window.innerWidth)")
