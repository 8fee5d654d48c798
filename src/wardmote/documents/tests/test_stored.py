"""A stored document is the same document, and what is not one is refused in words."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardmote.documents import Document, from_dict, render_html, to_dict
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


def places(value, path=()):
    """The path to every value inside a stored document."""
    yield path
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(part, (*path, key))


PLACES = [path for path in places(to_dict(rich())) if path]
anything = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just([]) | st.just({}) | st.just([[]])
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), anything)
def test_a_document_altered_anywhere_is_read_or_refused(path, value):
    stored = json.loads(json.dumps(to_dict(rich())))
    inner = stored
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with suppress(Invalid):
        assert isinstance(from_dict(stored), Document)
