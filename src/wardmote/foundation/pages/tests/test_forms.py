"""Forms as people meet them. Oracle: the design system's own markup for each state."""

from datetime import date

import pytest
from django import forms

from wardmote.foundation.pages.forms import Day, Form, error_list, errors, field

DAYS = [
    (("27", "3", "2027"), date(2027, 3, 27), ""),
    (("27", "March", "2027"), date(2027, 3, 27), ""),
    (("1", "sep", "2027"), date(2027, 9, 1), ""),
    (("29", "2", "2028"), date(2028, 2, 29), ""),
    (("29", "2", "2027"), None, "no such date"),
    (("31", "4", "2027"), None, "no such date"),
    (("27", "", "2027"), None, "a day, a month and a year"),
    (("27", "3", "27"), None, "year in full"),
    (("x", "3", "2027"), None, "no such date"),
    (("1", "13", "2027"), None, "no such date"),
    (("٣", "3", "2027"), date(2027, 3, 3), ""),
    (("0", "3", "2027"), None, "no such date"),
]


class Example(Form):
    text = forms.CharField(label="What will be done?", help_text="Begin with a verb.", widget=forms.Textarea)
    owner = forms.ChoiceField(label="Whose is it?", choices=[("", ""), ("a", "A"), ("b", "B")])
    kind = forms.ChoiceField(label="Which kind?", choices=[("x", "X")], widget=forms.RadioSelect, required=False)
    areas = forms.MultipleChoiceField(
        label="Where?", choices=[("n", "North"), ("s", "South")], widget=forms.CheckboxSelectMultiple, required=False
    )
    sure = forms.BooleanField(label="I have read it", required=False)
    due = Day(label="When is it due?")
    paper = forms.FileField(label="A paper", required=False)
    edition = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label="Name", required=False)


@pytest.mark.parametrize(("typed", "day", "says"), DAYS)
def test_a_day_is_read_from_three_boxes(typed, day, says):
    form = Example({f"due-{part}": text for part, text in zip(("day", "month", "year"), typed, strict=True)})
    form.is_valid()
    assert form.cleaned_data.get("due") == day
    assert (says in str(form.errors.get("due", ""))) if says else "due" not in form.errors


def test_what_was_typed_stays_as_it_was_typed():
    form = Example({"text": "<b>Ring</b> & write", "due-day": "31", "due-month": "Feb", "due-year": "2027"})
    form.is_valid()
    assert "&lt;b&gt;Ring&lt;/b&gt; &amp; write" in field(form["text"])
    shown = field(form["due"])
    assert all(f'value="{text}"' in shown for text in ("31", "Feb", "2027"))


def test_every_error_is_a_sentence_that_leads_to_its_field():
    form = Example({})
    form.is_valid()
    assert {(each["text"], each["href"]) for each in error_list(form)} == {
        ("Give an answer: what will be done", "#text"),
        ("Choose: whose is it", "#owner"),
        ("Give an answer: when is it due", "#due-day"),
    }
    shown = errors(form)
    for name in ("text", "owner", "due"):
        where = f"{name}-day" if name == "due" else name
        assert f'href="#{where}"' in shown
        assert f'id="{where}"' in field(form[name])


def test_every_kind_of_field_is_shown_and_labelled():
    form = Example(initial={"due": date(2027, 3, 27), "owner": "b", "areas": ["s"]})
    shown = {bound.name: field(bound) for bound in form}
    assert 'value="27"' in shown["due"]
    assert 'value="b" selected' in shown["owner"]
    assert 'value="s" checked' in shown["areas"]
    assert 'type="file"' in shown["paper"]
    assert shown["edition"].startswith('<input type="hidden"')
    assert "(optional)" in shown["name"]
    assert "(optional)" not in shown["text"]
    assert "required" not in shown["text"]


def test_a_widget_nobody_shows_is_a_fault_and_not_a_blank():
    class Odd(Form):
        when = forms.SplitDateTimeField(label="When?", widget=forms.SplitDateTimeWidget)

    with pytest.raises(TypeError, match="SplitDateTimeWidget"):
        field(Odd()["when"])
