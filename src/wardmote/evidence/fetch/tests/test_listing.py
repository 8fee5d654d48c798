"""The publisher's page of archives, whatever becomes of its layout."""

from wardmote.evidence.fetch.listing import read
from wardmote.evidence.periods import Month

A, B = "a" * 32, "b" * 32
MARCH, APRIL = Month.parse("2025-03"), Month.parse("2025-04")


def page(*lines: str) -> str:
    return "<html><body><a href='/data/archive/latest.zip'>latest</a>" + "".join(lines) + "</body></html>"


def link(month: str) -> str:
    return f'<p><a class="zip" href="/data/archive/{month}.zip">Download</a></p>'


def test_the_hash_after_each_link():
    assert read(page(link("2025-04"), f"MD5: {A}", link("2025-03"), f"<code>{B}</code>")) == {APRIL: A, MARCH: B}


def test_the_hash_before_each_link():
    assert read(page(f"MD5: {A}", link("2025-04"), B, link("2025-03"))) == {APRIL: A, MARCH: B}


def test_a_tag_of_pieces_is_no_md5():
    assert read(page(link("2025-04"), f"MD5: {A}-12", link("2025-03"), B)) == {APRIL: "", MARCH: B}


def test_no_hash_is_ever_given_to_another_archive():
    assert read(page(link("2025-04"), link("2025-03"), B)) == {APRIL: "", MARCH: ""}
    assert read(page(link("2025-04"), A, B, link("2025-03"))) == {APRIL: "", MARCH: ""}


def test_a_page_cut_short_or_of_something_else_is_not_read():
    assert read(page(link("2025-04"), A).removesuffix("</html>")) == {}
    assert read("<html><body>Sorry</body></html>") == {}
    assert read(page('<a href="/data/archive/2025-13.zip">x</a>')) == {}
