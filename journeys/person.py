"""Somebody with something to do here, who points or presses keys, with or without scripts, on a desk or a phone."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, expect

from journeys.browser import Checked, sideways
from journeys.site import NEUTRAL, Site

# More presses of Tab than any page of ours should ever need.
PATIENCE = 400
# The focused element, as its words and whether anything can be seen of it: a focus hidden under a sticky bar is lost.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const spots = [box.y + 2, box.y + box.height / 2, box.y + box.height - 2];
  const free = spots.some((y) => {
    const top = document.elementFromPoint(x, y);
    return top && (at.contains(top) || top.contains(at));
  });
  const style = getComputedStyle(at);
  const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return { seen: free, marked, html: at.outerHTML.slice(0, 120) };
}"""


@dataclass
class Person:
    """One person at one browser window. Every page they reach is checked; what is wrong fails the journey at once."""

    page: Page
    site: Site
    checked: Checked
    by: str = "mouse"
    script: bool = True
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._fails)

    # What they do

    def goes_to(self, path: str) -> None:
        """Open an address of the site."""
        self.page.goto(f"{self.site.address}{path}")
        self._arrives()

    def follows(self, words: str) -> None:
        """Follow the link with these words, opening the menu first where a narrow window keeps it there."""
        link = self.page.get_by_role("link", name=words, exact=True, include_hidden=True).first
        menu = self.page.get_by_role("button", name="Menu", exact=True)
        if not link.is_visible() and menu.is_visible():
            self._unfolds(menu)
        self.activates(link)

    def presses(self, words: str) -> None:
        """Press the button with these words."""
        self.activates(self.page.get_by_role("button", name=words, exact=True).first)

    def activates(self, thing: Locator) -> None:
        """Follow this link or press this button."""
        expect(thing).to_be_visible()
        with self.page.expect_navigation():
            if self.by == "keyboard":
                self._tabs_to(thing)
                self.page.keyboard.press("Enter")
            else:
                thing.click()
        self._arrives()

    def answers(self, question: str | re.Pattern[str], words: str) -> None:
        """Type into the field with this label, in place of what is there."""
        self.writes(self.page.get_by_label(question), words)

    def writes(self, box: Locator, words: str) -> None:
        """Type into this field, in place of what is there."""
        if self.by == "keyboard":
            self._tabs_to(box)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(words)
        else:
            box.fill(words)

    def chooses(self, words: str) -> None:
        """Choose the radio or tick the box with this label."""
        self.ticks(self.page.get_by_label(words, exact=True))

    def ticks(self, box: Locator) -> None:
        """Choose this radio or tick this box."""
        if self.by != "keyboard":
            box.check()
        elif box.get_attribute("type") == "checkbox":
            self._tabs_to(box)
            self.page.keyboard.press("Space")
        else:
            group = self.page.locator(f'input[name="{box.get_attribute("name")}"]')
            chosen = group.and_(self.page.locator(":checked"))
            self._tabs_to(chosen.first if chosen.count() else group.first)
            while not box.evaluate("(element) => element === document.activeElement"):
                self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Space")

    def picks(self, box: Locator, words: str) -> None:
        """Pick the choice with these words from this list."""
        if self.by == "keyboard":
            self._tabs_to(box)
            self.page.keyboard.type(words)
            assert box.locator("option:checked").inner_text().strip() == words, f"Typing did not pick “{words}”."
        else:
            box.select_option(label=words)

    def opens(self, words: str) -> None:
        """Unfold the first details with these words."""
        self._unfolds(self.page.locator("summary").filter(has_text=words).first)
        self.checks_the_page()

    def goes_back(self) -> None:
        self.page.go_back()

    # What they find

    def sees(self, words: str) -> None:
        """These words are on the page, where they can be seen."""
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible()

    def does_not_see(self, words: str) -> None:
        expect(self.page.get_by_text(words)).to_have_count(0)

    def is_at(self, heading: str) -> None:
        """The page's one main heading is this."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def is_refused(self, heading: str = "You cannot open this page") -> None:
        """A refusal in words: what, why, and what to do instead."""
        self.is_at(heading)
        self.sees("What you can do instead")

    def has_left(self) -> None:
        """The quick exit was taken: the page is the neutral one."""
        self.page.wait_for_url(f"{NEUTRAL}**")

    def first_link_like(self, words: re.Pattern[str]) -> str:
        """The words of the first link that fit."""
        return self.page.get_by_role("link", name=words).first.inner_text()

    def fact(self, name: str) -> str:
        """The value of a key fact."""
        row = self.page.locator(".govuk-summary-list__row").filter(
            has=self.page.locator("dt", has_text=re.compile(f"^{re.escape(name)}$"))
        )
        return row.first.locator("dd").inner_text()

    @property
    def text(self) -> str:
        """The words of the page's main part."""
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    # How it is done

    def _unfolds(self, thing: Locator) -> None:
        if self.by == "keyboard":
            self._tabs_to(thing)
            self.page.keyboard.press("Enter")
        else:
            thing.click()

    def _tabs_to(self, thing: Locator) -> None:
        for _press in range(PATIENCE):
            self.page.keyboard.press("Tab")
            if thing.evaluate("(element) => element === document.activeElement"):
                self._sees_the_focus()
                return
        raise AssertionError(f"{PATIENCE} presses of Tab do not reach {thing}.")

    def _sees_the_focus(self) -> None:
        focus = self.page.evaluate(FOCUS)
        assert focus, "The focus is nowhere."
        assert focus["seen"], f"The focus is hidden beneath something: {focus['html']}"
        assert focus["marked"], f"The focus cannot be seen: {focus['html']}"

    def _arrives(self) -> None:
        if not self.page.url.startswith(self.site.address):
            return
        self.page.wait_for_load_state("load")
        self.checks_the_page()

    def checks_the_page(self) -> None:
        """Nothing has failed on the page as it is now, nothing is too wide, and axe finds nothing."""
        self.checks_the_width()
        if self.script:
            found = self.checked.faults(self.page)
            assert not found, f"{self.page.url}: {found}"

    def checks_the_width(self) -> None:
        """Nothing has failed on the page as it is now, and nothing is too wide."""
        assert not self.faults, f"{self.page.url}: {self.faults}"
        assert (over := sideways(self.page)) == 0, f"{self.page.url} is {over} px too wide for this window."

    def _fails(self, error: Error) -> None:
        if self.page.url.startswith(self.site.address):
            self.faults.append(f"a script failed: {error}")

    def _hear(self, message: ConsoleMessage) -> None:
        if not self.page.url.startswith(self.site.address):
            # Another site, to which ours sends people, has faults of its own.
            return
        # The browser remarks on the status of a refusal, which is what a refusal has.
        own = message.text.startswith("Failed to load resource") and message.location.get("url") == self.page.url
        if message.type in ("error", "warning") and not own:
            self.faults.append(message.text)
