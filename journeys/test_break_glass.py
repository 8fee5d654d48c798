"""A case is opened in an emergency by somebody who is not on it; the liaison officer reads why, and it is closed.

How somebody is reached safely opens so with a second person alone, who takes it back at once. What they typed is on
their pages, and in clear in no file that the site keeps: the database's, its logs, its mails.
"""

from journeys.demonstration import name_with_role, sign_in

CASE = "casework.Case.00000000-0000-4000-8000-000000000007"
ANOTHER = "casework.Case.00000000-0000-4000-8000-000000000009"
CONTACT = "How somebody is reached safely, and where they live"
URGENT = "The conference heard that he has left for where she was, and her adviser does not answer."
AGREES, DISAGREES = "The control room says the same, so she is to be warned.", "Her adviser was reached, and warns her."
REASON = "A child may be alone with him tonight, and nobody who works on it answers."
WHY_NOT = "The duty team could have been rung, and was not."


def test_a_case_is_opened_by_break_glass_reviewed_and_closed(somebody, site):
    officer, liaison, councillor = somebody(), somebody(), somebody()
    sign_in(officer, name_with_role(officer, "Antisocial behaviour officer"))
    officer.follows("What was opened by break-glass")
    officer.sees("You have opened none.")
    officer.presses("Open a case")
    officer.sees("It is open to you for 4 hours.")
    officer.answers("Which case?", CASE)
    officer.page.get_by_label("What do you need it for?").select_option("safeguarding a child")
    officer.answers("What may happen if you do not look now?", "Because.")
    officer.chooses("No")
    officer.presses("Open it, and tell the liaison officer")
    officer.sees("That is too short to say why.")
    officer.answers("What may happen if you do not look now?", REASON)
    officer.presses("Open it, and tell the liaison officer")
    officer.is_at("A case opened by break-glass")
    assert officer.fact("Review") == "Not reviewed yet"

    sign_in(liaison, name_with_role(liaison, "Designated liaison officer"))
    liaison.goes_to("/members/notices/")
    liaison.sees("opened a case by break-glass. Read why.")
    liaison.goes_to("/members/break-glass/")
    liaison.page.get_by_role("row").filter(has_text="Open").get_by_role("link").first.click()
    liaison.sees(REASON)
    liaison.presses("Review it")
    liaison.chooses("No, it was not")
    liaison.answers("Why do you say so?", WHY_NOT)
    liaison.presses("Record the review")
    liaison.sees("What the review says")

    officer.goes_to("/members/break-glass/")
    officer.page.get_by_role("row").filter(has_text="Not justified").get_by_role("link").click()
    officer.sees("The duty team could have been rung")
    officer.sees("Closed early")

    sign_in(councillor, name_with_role(councillor, "Councillor"))
    councillor.goes_to("/members/break-glass/open/")
    councillor.is_refused()

    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    assert [path for path, found in held.items() if b"opened a case by break-glass. Read why." in found], "the notice"
    for typed in (REASON, WHY_NOT):
        assert not [path for path, found in held.items() if typed.encode() in found], "in clear in a file of the site"


def asks_for_contact(person, case: str) -> None:
    person.goes_to("/members/break-glass/open/")
    person.answers("Which case?", case)
    purpose = person.page.get_by_label("What do you need it for?")
    person.picks(purpose, "a multi-agency risk assessment conference (MARAC)")
    person.answers("What may happen if you do not look now?", URGENT)
    person.chooses("Yes, ask a second person")
    person.chooses("No")
    person.presses("Open it, and tell the liaison officer")


def test_a_safe_contact_opens_with_a_second_person_alone(somebody, site):
    keys = {"by": "keyboard", "phone": True}
    asker, liaison = somebody(**keys), somebody(**keys)
    sign_in(asker, name_with_role(asker, "MARAC co-ordinator"))
    asks_for_contact(asker, CASE)
    asker.sees("Open. Waits for a second person")
    asker.sees("Ring 999 if somebody is in danger.")
    assert asker.fact(CONTACT) == "Not open. Waits for a second person."
    assert "Noor Paget" in asker.fact("Who may agree")
    opened = asker.page.url.removeprefix(site.address)

    sign_in(liaison, name_with_role(liaison, "Designated liaison officer"))
    liaison.sees("It opens to a colleague only with a second person.")
    liaison.activates(liaison.page.locator(f'a[href="{opened}second-person/"]'))
    liaison.is_at("Be the second person")
    liaison.sees(URGENT)
    liaison.chooses("No")
    liaison.chooses("Yes, I agree")
    liaison.answers("Why do you say so?", "Yes.")
    liaison.presses("Record what you say")
    liaison.sees("That is too short to say why.")
    liaison.answers("Why do you say so?", AGREES)
    liaison.presses("Record what you say")

    asker.goes_to("/members/notices/")
    asker.sees("agreed that you read how somebody is reached safely. Read why.")
    asker.goes_to(opened)
    assert asker.fact(CONTACT).startswith("Open until the opening ends.")
    asker.sees(AGREES)
    liaison.presses("Take your agreement back")
    asker.goes_to(opened)
    assert asker.fact(CONTACT).startswith("Not open. The second person took their agreement back.")

    asks_for_contact(asker, ANOTHER)
    opened = asker.page.url.removeprefix(site.address)
    liaison.goes_to(f"{opened}second-person/")
    liaison.chooses("No")
    liaison.chooses("No, I do not agree")
    liaison.answers("Why do you say so?", DISAGREES)
    liaison.presses("Record what you say")
    asker.goes_to(opened)
    assert asker.fact(CONTACT).startswith("Not open. The second person did not agree.")
    asker.sees(DISAGREES)
    asker.does_not_see("Ask no longer for a second person")

    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    for typed in (URGENT, AGREES, DISAGREES):
        assert not [path for path, found in held.items() if typed.encode() in found], "in clear in a file of the site"
