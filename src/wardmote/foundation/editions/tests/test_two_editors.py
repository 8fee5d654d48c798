"""Two members change one action at once: the second sees both versions, chooses, and nothing either typed is lost."""

import re
from html import unescape

import pytest

from wardmote.desks.actions.models import Action
from wardmote.foundation import desks
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.drafts.models import Draft

SECOND = "Community safety officer"


@pytest.fixture
def action(signed_in):
    """An action of the demonstration that may still change, and its page's path."""
    manager = desks.the_one("viewer_of")(people()[0].member_id)
    row = Action.objects.filter(partnership=manager.tenant.id, said="on track").order_by("reference").first()
    return row, f"/members/actions/{row.reference}/change/"


def fields(html: str) -> dict[str, list[str]]:
    """What a browser would send of this form, untouched: inputs, what is chosen, what is ticked."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        told = {name: unescape(text) for name, text in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if told.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        found.setdefault(told["name"], []).append(told.get("value", ""))
    for name, inner in re.findall(r'<select[^>]*name="([\w-]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inner)
        found[name] = [chosen[1] if chosen else ""]
    for name, inner in re.findall(r'<textarea[^>]*name="([\w-]+)"[^>]*>(.*?)</textarea>', html, re.DOTALL):
        found[name] = [unescape(inner)]
    return found


def form_of(page: str, marker: str) -> str:
    """The form in which the words stand."""
    return next(form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if marker in form)


def both_open(signed_in, path: str):
    """Two browsers with the form open, each with its fields."""
    found = [signed_in("CSP manager"), signed_in(SECOND)]
    return [(each, fields(form_of(each.get(path).content.decode(), "data-wm-typed"))) for each in found]


@pytest.fixture
def late(signed_in, action):
    """The second to save: their browser, the path, and the compare page they met."""
    _, path = action
    (one, first), (other, second) = both_open(signed_in, path)
    due = {"due-day": ["1"], "due-month": ["6"], "due-year": ["2031"], "reason": ["The supplier moved"]}
    assert one.post(path, {**first, **due}).status_code == 303
    answer = other.post(path, {**second, "text": ["Fit nine lamps in the yard"]})
    assert answer.status_code == 409
    return other, path, answer.content.decode()


def test_the_second_sees_both_and_who_was_first(late):
    _, _, page = late
    assert "Somebody else changed this while you had it open" in page
    assert re.search(r"Marian Ashdown saved it on \d+ \w+ \d{4}", page)
    for words in ("Fit", "nine", "1 6 2031", "You changed this", "They changed this", "The same"):
        assert words in page
    assert "You both changed this" not in page
    assert page.count("<mark") >= 4


def test_keep_mine_saves_what_i_changed_and_gives_up_nothing_of_theirs(late, action):
    client, path, page = late
    kept = fields(form_of(page, "Keep mine"))
    assert client.post(path, kept).status_code == 303
    row = Action.objects.get(pk=action[0].pk)
    assert (row.text, str(row.due), row.edition) == ("Fit nine lamps in the yard", "2031-06-01", action[0].edition + 2)
    assert not Draft.objects.exists()


def test_keep_theirs_changes_nothing_and_forgets_mine(late, action):
    client, _, page = late
    answer = client.post("/members/typed/forget/", fields(form_of(page, "Keep theirs")))
    assert answer["Location"] == f"/members/actions/{action[0].reference}/"
    row = Action.objects.get(pk=action[0].pk)
    assert (row.text, row.edition) == (action[0].text, action[0].edition + 1)
    assert not Draft.objects.exists()


def test_edit_again_opens_the_form_with_mine_on_top_of_theirs(late, action):
    client, path, page = late
    answer = client.post("/members/typed/keep/", fields(form_of(page, "Edit again")))
    assert answer["Location"] == path
    again = fields(form_of(client.get(path).content.decode(), "data-wm-typed"))
    assert (again["text"], again["due-year"]) == (["Fit nine lamps in the yard"], ["2031"])
    assert again["edition"] == [str(action[0].edition + 1)]
    assert client.post(path, again).status_code == 303
    assert Action.objects.get(pk=action[0].pk).text == "Fit nine lamps in the yard"


def test_a_third_who_came_between_is_met_again(late, signed_in, action):
    client, path, page = late
    third = signed_in("CSP manager")
    opened = fields(form_of(third.get(path).content.decode(), "data-wm-typed"))
    assert third.post(path, {**opened, "text": ["Fit ten lamps"]}).status_code == 303
    answer = client.post(path, fields(form_of(page, "Keep mine")))
    assert answer.status_code == 409
    assert "You both changed this" in answer.content.decode()
    assert Action.objects.get(pk=action[0].pk).text == "Fit ten lamps"


def test_leaving_the_compare_page_loses_nothing(late):
    client, path, _ = late
    page = client.get(path).content.decode()
    assert "You typed this on" in page
    assert "Fit nine lamps in the yard" in page
