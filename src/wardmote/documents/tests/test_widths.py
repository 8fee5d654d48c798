"""Columns share the line by their words, and never ask for more of it than there is."""

from hypothesis import given
from hypothesis import strategies as st

from wardmote.documents.widths import LINE, column_shares, rows_stay_whole


def laid(*rows, titles=None):
    titles = titles or [f"Column {place}" for place in range(len(rows[0]))]
    return {"columns": [{"title": title, "numeric": False} for title in titles], "rows": list(rows)}


def test_a_table_of_short_words_is_not_stretched():
    assert sum(column_shares(laid(("Chorley", "12"), ("South Ribble", "9")))) < 0.35


def test_prose_gets_more_of_the_line_than_labels_and_labels_keep_their_words():
    label, prose = column_shares(laid(("Lancashire Constabulary", "Monthly counts by district " * 8)))
    assert prose > 2 * label
    assert label * LINE > len("Constabulary")


def test_a_row_taller_than_a_page_may_be_broken():
    table = laid(("a", "words " * 2000))
    assert not rows_stay_whole(table, column_shares(table))
    assert rows_stay_whole(laid(("a", "b")), [0.1, 0.1])


@given(st.lists(st.lists(st.text(max_size=200), min_size=4, max_size=4), min_size=0, max_size=8))
def test_shares_fit_the_line(rows):
    shares = column_shares(laid(*rows, titles=["A", "B", "C", "A longer title"]))
    assert all(share > 0 for share in shares)
    assert sum(shares) <= 1.001
