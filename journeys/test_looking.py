"""What looks at every page does find what is wrong with one, and where it need not look again it does not."""

import pytest

from journeys.browser import KNOWS_AXE, NIGHTLY, Checked
from journeys.site import NEUTRAL

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Tried</title></head><body>
<main><h1>Tried</h1><div><p>As it should be.</p></div><div>{}</div></main></body></html>"""
WELL = "<p>Nothing is wrong here.</p>"
#: Each by the rule of axe that finds it.
WRONG = {
    "image-alt": '<img src="data:,">',
    "label": '<input type="text" name="nobody-says-what">',
    "link-name": '<a href="/nowhere/"></a>',
    "heading-order": "<h4>Three levels further down</h4>",
    # Colours hang on classes: the site's policy refuses an element's own style.
    "color-contrast": '<style>.pale { color: #bbbbbb }</style><p class="pale">Hardly to be read.</p>',
    "target-size": '<a href="#a" style="font-size: 5px">a</a><a href="#b" style="font-size: 5px">b</a>',
}


@pytest.fixture
def looked(browser, tmp_path, monkeypatch):
    """What is found on a page with this in its main part, by one who has looked at nothing else."""
    monkeypatch.setenv("WARDMOTE_TEST_MADE", str(tmp_path))
    context = browser.new_context()
    context.add_init_script(KNOWS_AXE)
    page, checked = context.new_page(), Checked()
    page.goto(NEUTRAL)

    def look(block: str) -> list[str]:
        page.set_content(PAGE.format(block))
        return checked.faults(page)

    yield look
    context.close()


@pytest.mark.parametrize("rule", WRONG)
def test_what_is_wrong_is_found(looked, rule):
    assert looked(WELL) == []
    found = looked(WRONG[rule])
    assert [each for each in found if each.startswith(f"{rule}:")], found


def test_by_day_it_looks_once_at_pages_of_the_same_parts(looked):
    assert looked(WRONG["image-alt"])
    assert bool(looked(WRONG["image-alt"].replace("data:,", "data:text/plain,x"))) == NIGHTLY
