"""Something is told by voice in an emergency: the rules first, the record within a day, and a review by another."""

from journeys.test_requests import path_of
from journeys.test_sharing import as_role, gives_day, picks

WHO, WORDS = "The person above the ropeworks who cannot walk", "On the second floor, at the back"
NEED = "The crew was on its way and had to know where in the building the person was."
LESS = "The house number alone would have sent them to the wrong stair; no more was told."
RIGHT = "The call log bears it out, and nothing was told that the crew did not need."


def chooses(person, name: str, value: str) -> None:
    person.ticks(person.page.locator(f"input[name={name}][value='{value}']"))


def tells(person, endangers: str) -> None:
    person.goes_to("/members/sharing/requests/")
    person.follows("Tell something in an emergency")
    person.sees("If a life is in danger, call 999 first.")
    picks(person, "recipient", "Mereshire Fire and Rescue Service")
    picks(person, "recipient_kind", "a fire and rescue authority")
    picks(person, "holder_kind", "a police force")
    picks(person, "purpose", "protecting somebody's life")
    for name, value in (
        ("life", "yes"), ("risk", "yes"), ("able", "no"), ("endangers", endangers), ("subject", "adult"),
        ("sensitivity", "personal"), ("patient", "no"), ("regime", "part_3"),
    ):  # fmt: skip
        chooses(person, name, value)
    person.answers("Who is it?", WHO)
    picks(person, "record_class", "C3: a case")
    person.presses("Ask what may be told")
    person.sees("Give an answer: which fields do you tell")
    person.answers("Which fields do you tell?", "Where they are now")
    person.presses("Ask what may be told")


def test_it_is_told_written_down_and_reviewed(somebody, site):
    pcso, liaison, councillor = somebody(), somebody(), somebody()
    as_role(pcso, "Police community support officer")
    tells(pcso, "yes")
    pcso.sees("Nothing was told.")
    pcso.sees("It would put somebody at risk if the recipient knew this.")
    tells(pcso, "no")
    pcso.sees("What was told, to whom and why is written down here within 24 hours.")
    pcso.sees("Write down what was told, to whom and why within 24 hours.")
    path = path_of(pcso)
    pcso.goes_to("/members/")
    pcso.sees("Emergencies to write down")
    pcso.goes_to(path)
    pcso.presses("Complete the record")
    pcso.sees(WHO)
    pcso.answers("Where they are now (optional)", WORDS)
    pcso.answers("With whom did you speak?", "Watch manager, fire control")
    gives_day(pcso, "day", "1 1 2099")
    pcso.answers("At what time?", "2:30pm")
    pcso.answers("Why did they need it then?", NEED)
    pcso.answers("Why was it in proportion, and what less would not have done?", LESS)
    pcso.presses("Complete the record")
    pcso.sees("The call is in the future.")
    asked = pcso.page.evaluate("() => new Date().toLocaleString('en-GB', { timeZone: 'Europe/London' })")
    day, clock = asked.split(", ")
    gives_day(pcso, "day", day.replace("/", " "))
    pcso.answers("At what time?", clock[:5])
    pcso.presses("Complete the record")
    pcso.sees("Another reviews whether it was right.")
    assert pcso.fact("Record completed").endswith("in time")
    pcso.goes_to(f"{path}review/")
    pcso.is_refused()
    as_role(councillor, "Councillor")
    councillor.goes_to("/members/sharing/requests/emergency/")
    councillor.is_refused()
    as_role(liaison, "Designated liaison officer")
    liaison.sees("Emergencies to review")
    liaison.goes_to(path)
    liaison.presses("Review it")
    liaison.chooses("Yes, it was justified")
    liaison.answers("Why do you say so?", "Fine")
    liaison.presses("Record the review")
    liaison.sees("That is too short to say why.")
    liaison.answers("Why do you say so?", RIGHT)
    liaison.presses("Record the review")
    pcso.goes_to(path)
    assert RIGHT in pcso.fact("Review")
    held = [one.read_bytes() for one in site.var.rglob("*") if one.is_file()]
    for typed in (WHO, WORDS, NEED, LESS, RIGHT):
        assert not [one for one in held if typed.encode() in one], "in clear in a file of the site"
