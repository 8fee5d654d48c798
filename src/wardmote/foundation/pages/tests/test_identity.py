"""Everything can be read: the product's own colours, and those a council brings."""

import re
from itertools import product
from pathlib import Path

import pytest

from wardmote.errors import Invalid
from wardmote.foundation.pages.brand import LEAST_CONTRAST, WARDMOTE, Brand, contrast, read_brand

TOKENS = Path(__file__).parents[1] / "assets" / "_tokens.scss"
TEXT = ("ink", "brand", "link", "secondary", "good", "caution", "stop")
GROUNDS = ("paper", "panel")


def tokens() -> dict[str, str]:
    return dict(re.findall(r"--wm-([a-z-]+): (#[0-9a-f]{6});", TOKENS.read_text()))


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_every_colour_of_text_is_readable_on_paper_and_on_a_panel():
    colours = tokens()
    pairs = list(product(TEXT, GROUNDS))
    print(f"{len(pairs)} pairs")
    poor = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert not {pair: ratio for pair, ratio in poor.items() if ratio < LEAST_CONTRAST}


def test_white_is_readable_on_the_brand_and_ink_on_the_focus():
    colours = tokens()
    assert contrast(colours["on-brand"], colours["brand"]) >= LEAST_CONTRAST
    assert contrast(colours["ink"], colours["focus"]) >= LEAST_CONTRAST


def test_the_stylesheet_and_the_default_brand_agree():
    assert (WARDMOTE.colour, WARDMOTE.link) == (tokens()["brand"], tokens()["link"])


def test_a_council_may_bring_a_dark_colour():
    own = Brand(name="Mereshire", colour="#5b1f69")
    assert own.stylesheet() == ":root { --wm-brand: #5b1f69; --wm-link: #195ca3; }\n"


@pytest.mark.parametrize("colour", ["#f46a25", "#ffdd00", "#767676"])
def test_a_council_may_not_bring_a_colour_that_cannot_be_read(colour):
    with pytest.raises(Invalid, match="Choose a darker shade"):
        Brand(name="Mereshire", colour=colour)


@pytest.mark.parametrize("colour", ["blue", "#12436", "#12436D", "red; } body { display: none"])
def test_a_colour_is_six_digits_and_nothing_else(colour):
    with pytest.raises(Invalid, match="six hexadecimal digits"):
        Brand(name="Mereshire", colour=colour)


def test_a_pack_brings_a_brand_or_wears_ours(tmp_path):
    assert read_brand(tmp_path) == WARDMOTE
    (tmp_path / "mark.svg").write_text("<svg/>")
    (tmp_path / "brand.toml").write_text('name = "Mereshire"\ncolour = "#5b1f69"\nmark = "mark.svg"\n')
    assert read_brand(tmp_path) == Brand(name="Mereshire", colour="#5b1f69", mark=tmp_path / "mark.svg")


@pytest.mark.parametrize("line", ['mark = "../../secret.svg"', 'mark = "gone.svg"', 'font = "Comic Sans"'])
def test_a_brand_holds_what_a_brand_has(tmp_path, line):
    (tmp_path / "brand.toml").write_text(line)
    with pytest.raises(Invalid):
        read_brand(tmp_path)
