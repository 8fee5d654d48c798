"""A case is opened in an emergency by somebody who is not on it; the liaison officer reads why, and it is closed.

What they typed is on their pages, and in clear in no file that the site keeps: the database's, its logs, its mails.
"""

from journeys.demonstration import name_with_role, sign_in

CASE = "casework.Case.00000000-0000-4000-8000-000000000007"
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
