"""A data protection complaint: written down without a name, acknowledged within thirty days, answered, put right."""

from journeys.test_requests import path_of
from journeys.test_sharing import as_role, gives_day, picks

WHAT = "An old address is still in the file after it was asked to be put right."
FOUND = "Two systems held it, and one was changed. Both are now, and one list says which."


def test_a_complaint_is_acknowledged_answered_and_put_right(somebody):
    liaison, councillor = somebody(), somebody()
    as_role(councillor, "Councillor")
    councillor.goes_to("/members/registers/data-complaints/")
    councillor.sees("Complaints will be listed here.")
    councillor.goes_to("/members/registers/data-complaints/new/")
    councillor.is_refused()
    as_role(liaison, "Designated liaison officer")
    liaison.goes_to("/members/registers/")
    liaison.follows("Data protection complaints")
    liaison.presses("Write down a complaint")
    picks(liaison, "organisation", "Netherwick Council")
    liaison.chooses("Something about them is wrong")
    liaison.answers("What is complained of, in a sentence?", "Mrs Wren says her address is wrong.")
    today = liaison.page.evaluate("() => new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' })")
    gives_day(liaison, "received_on", today.replace("/", " "))
    liaison.presses("Write it down")
    liaison.sees("looks like somebody's name")
    liaison.answers("What is complained of, in a sentence?", WHAT)
    liaison.presses("Write it down")
    liaison.sees("It is acknowledged by")
    path = path_of(liaison)
    liaison.goes_to("/members/clocks/")
    liaison.sees("Complaint CP-")
    liaison.goes_to(path)
    liaison.presses("Write down that it was acknowledged")
    gives_day(liaison, "day", "1 1 2099")
    liaison.presses("Write it down")
    liaison.sees("That day cannot be.")
    gives_day(liaison, "day", today.replace("/", " "))
    liaison.presses("Write it down")
    liaison.presses("Write down what was found")
    liaison.chooses("It was right: upheld")
    liaison.answers("Why, and what is done about it?", FOUND)
    gives_day(liaison, "day", today.replace("/", " "))
    liaison.presses("Save the answer")
    assert FOUND in liaison.fact("What was found")
    liaison.presses("Open it again")
    liaison.answers("Why?", "It was upheld in part only")
    liaison.presses("Open it again")
    liaison.sees("It is answered without undue delay")
    councillor.goes_to(path)
    councillor.is_at("We cannot find this page")
