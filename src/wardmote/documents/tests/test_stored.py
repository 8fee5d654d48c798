"""A stored document is the same document, and what is not one is refused in words."""

import json

import pytest

from wardmote.documents import from_dict, render_html, to_dict
from wardmote.documents.tests.specimen import rich
from wardmote.errors import Invalid


def test_nothing_is_lost_in_storing():
    made = rich()
    again = from_dict(json.loads(json.dumps(to_dict(made))))
    assert again == made
    assert render_html(again) == render_html(made)


def test_whole_and_broken_numbers_keep_their_kind():
    stored = json.loads(json.dumps(to_dict(rich())))
    table = next(block for block in stored["blocks"] if block["type"] == "Table")
    assert [type(cell) for cell in table["rows"][1]] == [str, int, int, float, str]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda stored: stored.update(schema="wardmote.document/9"), "The stored document is 'wardmote.document/9'"),
        (lambda stored: stored.pop("title"), "The stored document is not whole"),
        (lambda stored: stored.pop("as_at"), "The stored document is not whole"),
        (lambda stored: stored.update(as_at="yesterday"), "The stored document is not whole"),
        (lambda stored: stored.update(more=1), "The stored document is not whole"),
        (lambda stored: stored["blocks"][0].update(type="Poem"), "holds a 'Poem', which no document knows"),
        (lambda stored: stored["blocks"][0].pop("text"), "A stored Heading is not whole"),
        (lambda stored: stored["blocks"][0].update(text=None), "A stored Heading is not whole"),
        (lambda stored: stored["blocks"][0].update(level=3), "jumps from level 0 to level 3"),
    ],
)
def test_what_is_not_a_whole_document_is_refused(change, sentence):
    stored = to_dict(rich())
    change(stored)
    with pytest.raises(Invalid) as refusal:
        from_dict(stored)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize("stored", [{}, [], None, "words"])
def test_what_is_no_document_at_all_is_refused(stored):
    with pytest.raises(Invalid):
        from_dict(stored)
