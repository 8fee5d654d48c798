"""Debian's Chromium, driven one browser a run, and the checks made on every page that a journey reaches."""

import hashlib
import os
import re
import shutil
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

NIGHTLY = os.environ.get("WARDMOTE_NIGHTLY") == "1"
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
}
# What differs each time a page is drawn and says nothing about how it can be read.
PASSING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|/static/\S+')
# The shape of a page: its elements with what styles, names and explains them, and where there are words, but not which.
# Of several alike in a row, one. Values that are addresses, names of fields or places in a picture do not count.
SHAPE = """() => {
  const kept = /^(class|role|type|lang|dir|hidden|disabled|checked|open|scope|tabindex|autocomplete|aria-(?!.*by$).*)$/;
  const told = (element) => [...element.attributes].map((each) =>
    kept.test(each.name) ? `${each.name}=${each.value}` : each.value.trim() ? each.name : `${each.name}=`);
  const shape = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? "words" : "";
    if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE"].includes(node.tagName)) return "";
    const parts = [];
    for (const child of node.childNodes) {
      const part = shape(child);
      if (part && part !== parts.at(-1)) parts.push(part);
    }
    return `${node.tagName} ${told(node).join(" ")}(${parts.join(",")})`;
  };
  return shape(document.documentElement);
}"""


class Checked:
    """Which pages axe has already looked at in a run: by day one of each shape and width, by night each page.

    What axe finds hangs on a page's elements and not on its words. A page in which it found something has failed a
    journey, so whoever comes to one like it need not look again. The processes of a run share what they looked at.
    """

    def __init__(self) -> None:
        self.seen: set[str] = set()
        shared = os.environ.get("WARDMOTE_TEST_MADE")
        self.shared = Path(shared) / "looked-at" if shared else None
        if self.shared:
            self.shared.mkdir(exist_ok=True)

    def faults(self, page: Page) -> list[str]:
        """What axe finds on the page as it is now: one sentence a fault. Nothing where it has looked already."""
        width = page.viewport_size["width"] if page.viewport_size else 0
        told = PASSING.sub("", page.content()) if NIGHTLY else page.evaluate(SHAPE)
        if not self._is_first(hashlib.sha256(f"{width}{told}".encode()).hexdigest()):
            return []
        return look_at(page)

    def _is_first(self, key: str) -> bool:
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


def launch(playwright: Playwright) -> Browser:
    """The one browser of a run."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))


def find_chromium() -> str:
    """Where Chromium is: what `script/test` found, else what this machine has."""
    found = os.environ.get("WARDMOTE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), "")
    if not found:
        raise RuntimeError("The journeys need Chromium. Install it: apt-get install chromium-headless-shell")
    return found


def look_at(page: Page) -> list[str]:
    """Run axe's rules for WCAG 2.2 A and AA and its best practice."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{fault['id']}: {fault['help']} at {node['html'][:160]}" for fault in violations for node in fault["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window; nought is as it should be."""
    return page.evaluate("Math.max(0, document.scrollingElement.scrollWidth - window.innerWidth)")
