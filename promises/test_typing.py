"""Whatever a member can type into a form is kept until it is sent."""

import re

import pytest

from wardmote.foundation.access.visits import visits
from wardmote.foundation.accounts.demonstration import people

FORM = re.compile(r"<form[^>]*method=\"post\".*?</form>", re.DOTALL)
#: What is typed rather than chosen in one click.
TYPED = re.compile(r"<textarea|<input[^>]*type=\"(?:text|email|number|tel|search|url)\"")
#: Forms whose typing is not kept, each with the reason.
NOT_KEPT = {
    "confirm-identity": "a code is good for half a minute, and is nobody's to keep",
    "account-app": "a code is good for half a minute, and is nobody's to keep",
    "account-passkey": "it asks for one name, and the browser's answer with it is good for once",
}


@pytest.mark.alike
def test_every_form_that_is_typed_into_keeps_what_was_typed(demonstration, signed_in):
    closed = [visit for visit in visits() if visit.rule.kind not in ("public", "entrance") and not visit.sends]
    clients = {role: signed_in(role) for role in sorted({role for person in people() for role in person.roles})}
    kept, lost = 0, set()
    for visit in closed:
        answers = (client.get(visit.href) for client in clients.values())
        page = next((each.content.decode() for each in answers if each.status_code == 200 and not each.streaming
                     and each.headers["Content-Type"].startswith("text/html")), "")  # fmt: skip
        for form in FORM.findall(page):
            if TYPED.search(form):
                kept += 'name="ticket"' in form
                if 'name="ticket"' not in form and visit.name not in NOT_KEPT:
                    lost.add(visit.name)
    print(f"{kept} forms keep what is typed into them")
    assert kept >= 5
    assert not lost, f"Show these with form_page, or put hidden_fields in them: {sorted(lost)}"
