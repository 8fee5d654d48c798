"""A letter went to the wrong address: people are made safe before anybody is written to, and that within 72 hours."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from journeys.test_registers import as_role, gives_day

WHAT = "A letter went to an address that its reader had left"


def local(hours: int = 0) -> datetime:
    return datetime.now(ZoneInfo("Europe/London")) - timedelta(hours=hours)


def reports(person) -> str:
    """On their phone, by keys alone; first without saying how it happened. Where it is read."""
    aware = local(hours=2)
    person.goes_to("/members/registers/breaches/")
    person.presses("Report a breach")
    person.chooses("Yes, or nobody knows")
    person.picks(person.page.get_by_label("Whose data was it?"), "Netherwick Council")
    person.answers("What happened?", WHAT)
    person.chooses("Where somebody lives, or can be found")
    gives_day(person, "aware_day", f"{aware:%d %m %Y}")
    person.answers("At what time?", f"{aware:%H:%M}")
    person.presses("Report it")
    person.sees("Choose: how did it happen")
    person.chooses("Sent to somebody it was not for")
    person.presses("Report it")
    person.is_at(WHAT)
    person.sees("Make people safe first: ring, then write.")
    return person.page.url.removeprefix(person.site.address)


def test_people_are_made_safe_before_the_commissioner_is_told(somebody):
    adviser = somebody(by="keyboard", phone=True)
    as_role(adviser, "Independent domestic violence adviser")
    page = reports(adviser)
    adviser.goes_to(f"{page}safe/")
    adviser.is_refused()

    officer = somebody(script=False)
    as_role(officer, "Designated liaison officer")
    officer.sees("people in danger")
    officer.goes_to("/members/notices/")
    officer.sees("People may be in danger by a breach. Make them safe first.")
    officer.goes_to(f"{page}assess/")
    officer.chooses("The risk to somebody's rights is high")
    officer.answers("Why?", "It tells where somebody lives")
    officer.presses("Save the assessment")
    officer.sees("Make people safe first.")

    officer.goes_to(page)
    officer.presses("Write down that people are safe")
    officer.answers("Who was rung, and what have they done?", "The duty inspector; a patrol called round at once")
    officer.presses("Write it down")
    officer.presses("Assess the risk")
    officer.chooses("The risk to somebody's rights is high")
    officer.answers("Why?", "It tells where somebody lives")
    officer.presses("Save the assessment")
    officer.presses("Write down whether the Commissioner was told")
    officer.chooses("The Commissioner is not to be told")
    gives_day(officer, "decided_day", f"{local():%d %m %Y}")
    officer.answers("At what time?", f"{local():%H:%M}")
    officer.answers("Why not, or why late?", "It was only one letter")
    officer.presses("Save")
    officer.sees("of a risk the Commissioner is told")
    officer.chooses("The Commissioner was told")
    officer.presses("Save")
    officer.presses("Write down whether the people were told")
    officer.presses("Save")
    officer.sees("Nothing says whether they were told.")
    officer.answers("Why not, or how?", "By telephone, at a safe time")
    officer.presses("Save")
    officer.presses("Close it")
    officer.answers(
        "What was learnt, and what is done so that it does not happen again?", "Ask for the address again that day"
    )
    officer.presses("Close it")
    officer.sees("Nothing is still to be done.")

    adviser.goes_to(page)
    adviser.sees("Ask for the address again that day")
    analyst = somebody()
    as_role(analyst, "Partnership analyst")
    analyst.goes_to("/members/registers/breaches/")
    analyst.sees("Breaches that you may read will be listed here.")
    analyst.goes_to(page)
    analyst.sees("There is no such breach that you may read.")

    officer.goes_to(page)
    officer.presses("Open it again")
    officer.answers("Why?", "Two more letters were found")
    officer.presses("Open it again")
    officer.sees("It can be closed.")
    officer.goes_to("/members/clocks/")
    officer.sees("Information Commissioner told of breach")
