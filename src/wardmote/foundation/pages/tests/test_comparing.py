"""Two versions side by side: what differs is said in words, and keeping mine gives up nothing that theirs changed."""

import re

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from wardmote.foundation.pages import typed
from wardmote.foundation.pages.comparing import compare_page, marked
from wardmote.foundation.pages.forms import Day, Form, FormWords

WORDS = FormWords("Change the action", "Save", "/back/")


class Example(Form):
    """One question of each kind."""

    text = forms.CharField(label="What will be done?", widget=forms.Textarea)
    due = Day(label="When is it due?")
    who = forms.ChoiceField(label="Who owns it?", choices=[("", "Nobody"), ("a", "Amina Shah"), ("d", "Dev Patel")])
    helps = forms.MultipleChoiceField(
        label="Who helps?", choices=[("p", "Police"), ("f", "Fire")], widget=forms.CheckboxSelectMultiple
    )
    open = forms.BooleanField(label="May everybody see it?", required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)


BEFORE = {"text": "Fit a light", "due": None, "who": "a", "helps": ["p"], "open": True, "edition": 3}


def opened() -> dict[str, list[str]]:
    """The form as it was opened, as a browser would send it back untouched."""
    return {
        "text": ["Fit a light"], "due-day": [""], "due-month": [""], "due-year": [""], "who": ["a"], "helps": ["p"],
        "open": ["on"], "edition": ["3"], "was": [typed.was(Example(initial=BEFORE))],
    }  # fmt: skip


def compared(mine: dict[str, list[str]], saved: dict) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The marks by question, and what "keep mine" would send."""
    data = QueryDict(mutable=True)
    for name, texts in {**opened(), **mine}.items():
        data.setlist(name, texts)
    form = Example(data)
    answer = compare_page(RequestFactory().post("/x/"), form, Example(initial={**BEFORE, **saved}), WORDS, edition=4)
    assert answer.status_code == 409
    page = answer.content.decode()
    rows = re.findall(r'<th scope="row"[^>]*>(.*?)</th>.*?<td class="govuk-table__cell">(.*?)</td>', page, re.DOTALL)
    marks = {label: re.sub(r"<.*?>", "", mark).strip() for label, mark in rows}
    first = page[page.index('class="wm-way"') : page.index("Keep mine")]
    sent = re.findall(r'name="([\w-]+)" value="([^"]*)"', first)
    return marks, [pair for pair in sent if pair[0] not in ("csrfmiddlewaretoken", "was")]


SAME = "The same"
# what I typed | what was saved | question | its mark | what keeping mine sends of it
CASES = [
    ({"text": ["Fit two"]}, {}, "What will be done?", "You changed this", [("text", "Fit two")]),
    ({}, {"text": "Fit ten"}, "What will be done?", "They changed this", [("text", "Fit ten")]),
    ({"text": ["Fit two"]}, {"text": "Fit ten"}, "What will be done?", "You both changed this", [("text", "Fit two")]),
    ({"text": ["Fit ten"]}, {"text": "Fit ten"}, "What will be done?", SAME, [("text", "Fit ten")]),
    ({"who": ["d"]}, {}, "Who owns it?", "You changed this", [("who", "d")]),
    ({}, {"who": "d"}, "Who owns it?", "They changed this", [("who", "d")]),
    ({"helps": ["p", "f"]}, {}, "Who helps?", "You changed this", [("helps", "p"), ("helps", "f")]),
    ({}, {"helps": ["f"]}, "Who helps?", "They changed this", [("helps", "f")]),
    ({"open": []}, {}, "May everybody see it?", "You changed this", []),
    ({}, {"open": False}, "May everybody see it?", "They changed this", []),
]


@pytest.mark.parametrize(("mine", "saved", "question", "mark", "sent"), CASES)
def test_who_changed_what_and_what_is_kept(mine, saved, question, mark, sent):
    marks, kept = compared(mine, saved)
    assert marks[question] == mark
    assert [said for label, said in marks.items() if label != question] == [SAME] * 4
    name = {"What": "text", "Who o": "who", "Who h": "helps", "May": "open"}
    field = next(value for begins, value in name.items() if question.startswith(begins))
    assert [pair for pair in kept if pair[0] == field] == sent
    assert ("edition", "4") in kept


def test_a_day_is_kept_as_it_was_typed_and_as_it_is_saved():
    from datetime import date

    marks, kept = compared({"due-day": ["1"], "due-month": ["may"], "due-year": ["2027"]}, {})
    assert marks["When is it due?"] == "You changed this"
    assert [p for p in kept if p[0].startswith("due")] == [("due-day", "1"), ("due-month", "may"), ("due-year", "2027")]
    _, kept = compared({}, {"due": date(2027, 3, 27)})
    assert [p for p in kept if p[0].startswith("due")] == [("due-day", "27"), ("due-month", "3"), ("due-year", "2027")]


def test_where_nobody_can_tell_who_changed_it_what_was_typed_is_not_given_up():
    marks, kept = compared({"text": ["Fit two"], "was": ["not JSON"]}, {"text": "Fit ten"})
    assert marks["What will be done?"] == "You changed this"
    assert ("text", "Fit two") in kept


def test_differing_words_are_marked_on_both_sides_and_what_was_typed_is_escaped():
    one, other = marked("Fit two lights", "Fit <b>four</b> lights today")
    assert one == 'Fit <mark class="wm-differs">two</mark> lights'
    assert other == (
        'Fit <mark class="wm-differs">&lt;b&gt;four&lt;/b&gt;</mark> lights <mark class="wm-differs">today</mark>'
    )
    assert marked("same", "same") == ("same", "same")


def test_a_form_says_what_was_there_when_it_was_opened():
    form = Example(initial=BEFORE)
    said = typed.hidden_fields(RequestFactory().get("/"), form)
    assert 'name="was"' in said
    assert 'name="ticket"' not in said, "nobody has signed in"
    assert set(typed.read_was(typed.was(form))) == {"text", "due", "who", "helps", "open"}


def test_a_form_of_no_edition_says_nothing():
    class Plain(Form):
        text = forms.CharField()

    assert typed.hidden_fields(RequestFactory().get("/"), Plain()) == ""
