"""Somebody asks what is held about them: it is written down, gathered, reviewed by another, and given as a file.

Another agency's officer sees nothing of it; what tells of a neighbour is taken out; who gathered it does not review.
"""

from journeys.demonstration import name_with_role, sign_in

REASON = "The tenant above rang in confidence and has not agreed to be told of."
LOOKED = "Each thing was looked at, and nothing in it would harm anybody."
BACK = "The note of last week is missing from what was gathered."


def requests_of(person) -> None:
    person.goes_to("/members/access/")


def opens(person, reference: str, agency: str) -> None:
    requests_of(person)
    person.follows(reference)
    person.page.get_by_role("region", name="Each agency's part").get_by_role("link", name=agency).click()


def test_what_is_held_is_gathered_reviewed_and_given_and_no_other_agency_sees_it(somebody, site):
    liaison, pcso, manager = somebody(), somebody(), somebody()
    sign_in(liaison, name_with_role(liaison, "Designated liaison officer"))
    requests_of(liaison)
    liaison.presses("Write down a request")
    liaison.presses("Write it down")
    liaison.sees("Give an answer: what are their first names")
    liaison.answers("What are their first names?", "Corin")
    liaison.answers("What is their family name?", "Maplethwaite")
    liaison.chooses("A document was seen")
    liaison.presses("Write it down")
    assert liaison.fact("Who asks") == "Corin Maplethwaite"
    reference = liaison.page.get_by_role("heading", level=1).inner_text().removeprefix("Request ")
    liaison.follows("Stop the clock")
    liaison.chooses("What they mean, where much is held")
    liaison.presses("Stop it")
    liaison.sees("The clock stands still.")
    liaison.follows("Write down what came in: the clock runs again")
    liaison.chooses("A document was seen")
    liaison.presses("Save")
    liaison.sees("It is answered without delay, by")
    opens(liaison, reference, "Mereshire Constabulary")
    liaison.follows("Name who gathers it")
    liaison.page.get_by_label("Danny Rudge").check()
    liaison.presses("Name them")
    liaison.sees("Danny Rudge gathers what is held.")

    sign_in(manager, name_with_role(manager, "CSP manager"))
    requests_of(manager)
    manager.sees("Requests that you handle or prepare will be listed here.")
    manager.does_not_see(reference)
    manager.goes_to(f"/members/access/{reference}/")
    manager.sees("There is nothing here by that name.")

    sign_in(pcso, name_with_role(pcso, "Police community support officer"))
    opens(pcso, reference, "Mereshire Constabulary")
    pcso.follows("Take in what is held elsewhere")
    pcso.answers("What is it?", "A note in the team's file")
    pcso.answers("What does it say?", "He rang about noise. The tenant above says that it was his radio.")
    pcso.presses("Take it in")
    pcso.follows("Hand it on for review")
    pcso.chooses("Yes: in the records here, and in our own files")
    pcso.presses("Hand it on")
    pcso.sees("Not decided yet: 1.")
    pcso.follows("Back")
    pcso.follows("Decide: A note in the team's file")
    pcso.chooses("Give it without what tells of others")
    pcso.writes(
        pcso.page.get_by_role("textbox", name="Without what tells of others"),
        "He rang about something else. [left out]",
    )
    pcso.page.get_by_label("On what ground is something left out?").select_option(index=1)
    pcso.answers("Why does that ground hold here?", REASON)
    pcso.presses("Save")
    pcso.sees("That is not what is held.")
    pcso.writes(
        pcso.page.get_by_role("textbox", name="Without what tells of others"), "He rang about noise. [left out]"
    )
    pcso.presses("Save")
    pcso.sees("He rang about noise. [left out].")
    pcso.follows("Hand it on for review")
    pcso.chooses("Yes: in the records here, and in our own files")
    pcso.presses("Hand it on")
    pcso.sees("Somebody else looks at each thing before anything leaves.")
    pcso.does_not_see("Review it")

    opens(liaison, reference, "Mereshire Constabulary")
    liaison.follows("Send it back")
    liaison.answers("Why?", BACK)
    liaison.presses("Send it back")
    opens(pcso, reference, "Mereshire Constabulary")
    assert pcso.fact("Sent back because") == BACK
    pcso.follows("Hand it on for review")
    pcso.chooses("Yes: in the records here, and in our own files")
    pcso.presses("Hand it on")
    opens(liaison, reference, "Mereshire Constabulary")
    liaison.follows("Review it")
    liaison.chooses("What is given is not likely to cause serious harm to anybody")
    liaison.answers("How do you know, and did you look at each thing for what tells of others?", LOOKED)
    liaison.presses("Save the review")
    liaison.sees("It can be given.")
    liaison.follows("Give it")
    liaison.chooses("They are handed it in person")
    liaison.presses("Make the answer")
    liaison.sees("What was given is kept as it was given.")
    with liaison.page.expect_download() as taken:
        liaison.page.get_by_role("link", name="Answer 1 as PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")
    requests_of(liaison)
    liaison.page.get_by_role("row").filter(has_text=reference).get_by_text("Answered").wait_for()
    liaison.follows("What somebody who asks is told, and what never")
    liaison.sees("Never in writing")

    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    for typed in (REASON, LOOKED, BACK, "The tenant above says"):
        assert not [path for path, found in held.items() if typed.encode() in found], "in clear in a file of the site"
