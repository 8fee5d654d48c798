"""Debian's Chromium, driven one browser a run, and the checks made on every page that a journey reaches."""

import hashlib
import os
import re
import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

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


class Checked:
    """Which pages axe has already looked at, so that the same page in the same width is looked at once a run."""

    def __init__(self) -> None:
        self.seen: dict[str, list[str]] = {}

    def faults(self, page: Page) -> list[str]:
        """What axe finds on the page as it is now: one sentence a fault."""
        width = page.viewport_size["width"] if page.viewport_size else 0
        key = hashlib.sha256(f"{width}{PASSING.sub('', page.content())}".encode()).hexdigest()
        if key not in self.seen:
            self.seen[key] = look_at(page)
        return self.seen[key]


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
