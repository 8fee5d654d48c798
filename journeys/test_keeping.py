"""What is past its time is looked at and let go, taken back, kept longer, held; by night what was let go is gone.

Whoever kept it finds it no more; who made it does not decide; another role is refused; the certificate names nobody.
"""

from datetime import timedelta

from journeys.demonstration import name_with_role, sign_in
from journeys.site import make_round
from wardmote.foundation.now import today

WHY = "The tenancy that it was made for goes on into the spring."
CLAIM = "The claim about the tenancy may want what was known then."
SETTLED = "The claim was settled, and the solicitor says so."


def gives_day(person, name: str, days: int) -> None:
    day = today() + timedelta(days=days)
    for part, typed in zip(("day", "month", "year"), (day.day, day.month, day.year), strict=True):
        person.page.locator(f"#{name}-{part}").fill(str(typed))


def looks_up_corin(person) -> None:
    person.goes_to("/members/register/")
    person.presses("Look somebody up")
    person.answers("What are their first names? (optional)", "Corin")
    person.answers("What is their family name?", "Maplethwaite")
    person.page.get_by_label("What do you need it for?").select_option("working a case of antisocial behaviour")
    person.answers("Why do you look them up?", "A neighbour rang about shouting at night this week.")
    person.chooses("No")
    person.presses("Look them up")


def lets_go(person, record: str) -> None:
    person.goes_to(record)
    person.presses("Let it go")
    person.sees("What is destroyed cannot come back")
    person.presses("Destroy it tonight")
    person.sees("Choose: have you looked")
    person.chooses("Yes, it can go")
    person.presses("Destroy it tonight")
    person.sees("let it go on")


def test_what_is_past_its_time_is_decided_on_and_the_night_leaves_a_certificate(somebody, site):
    pcso, liaison, manager, councillor = somebody(), somebody(), somebody(), somebody()
    sign_in(pcso, name_with_role(pcso, "Police community support officer"))
    pcso.follows("How long we keep what")
    pcso.sees("So that agencies know whom they mean by somebody")
    looks_up_corin(pcso)
    pcso.sees("Corin Maplethwaite")
    pcso.goes_to("/members/keeping/due/")
    pcso.is_refused()

    sign_in(liaison, name_with_role(liaison, "Designated liaison officer"))
    liaison.follows("Records past their time")
    liaison.sees("1 record waits for your decision.")
    liaison.sees("Held")
    liaison.page.get_by_role("row").filter(has_text="To be decided").get_by_role("link").click()
    liaison.sees("What it says is not open to you.")
    assert liaison.fact("Made or kept by") == "Danny Rudge"
    liaison.does_not_see("Maplethwaite")
    record = liaison.page.url.removeprefix(site.address)

    liaison.follows("Keep it longer")
    liaison.chooses("The work that it was made for goes on")
    gives_day(liaison, "until", 9000)
    liaison.answers("What is it needed for?", WHY)
    liaison.presses("Keep it longer")
    liaison.sees("It is looked at again after 12 months at the latest.")
    gives_day(liaison, "until", 60)
    liaison.presses("Keep it longer")
    liaison.sees("and then proposed again.")
    assert liaison.fact("Why") == WHY

    liaison.follows("Place a legal hold on it")
    liaison.chooses("A claim or complaint is made, or is to be expected")
    liaison.answers("What does that rest on?", "Letter before claim HB 311")
    liaison.answers("What may it matter for?", CLAIM)
    gives_day(liaison, "review_on", 90)
    liaison.presses("Place the hold")
    liaison.sees("Nothing of it is destroyed, and nobody reads more of it for that")
    liaison.goes_to(record)
    liaison.sees("A legal hold keeps it.")
    liaison.does_not_see("Let it go")
    liaison.page.get_by_role("region", name="Holds that stand").get_by_role("link").click()
    liaison.follows("Lift the hold")
    liaison.answers("Why is it no longer needed?", SETTLED)
    liaison.presses("Lift the hold")
    assert liaison.fact("Why lifted") == SETTLED

    lets_go(liaison, record)
    liaison.presses("Take that back: it stays")
    liaison.sees("Somebody decides")
    lets_go(liaison, record)

    make_round(site.var, "retention.destroy", days=1)
    looks_up_corin(pcso)
    pcso.sees("Nobody like that is open to you.")
    liaison.goes_to(record)
    liaison.sees("There is nothing here by that name.")
    liaison.goes_to("/members/keeping/certificates/")
    tomorrow = today() + timedelta(days=1)
    row = liaison.page.get_by_role("row").filter(has_text=f"{tomorrow.day} {tomorrow:%B %Y}")
    row.get_by_role("link").click()
    liaison.sees("1 record of Mereshire Constabulary was destroyed for good.")
    assert liaison.fact("On whose word").startswith("Noor Paget, on ")
    liaison.does_not_see("Maplethwaite")
    with liaison.page.expect_download() as taken:
        liaison.page.get_by_role("link", name="As PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")

    sign_in(manager, name_with_role(manager, "CSP manager"))
    manager.goes_to("/members/keeping/due/")
    manager.sees("Netherwick Council")
    manager.does_not_see("Mereshire Constabulary")
    manager.goes_to("/members/keeping/holds/")
    manager.sees("Holds that your agency placed will be listed here.")
    sign_in(councillor, name_with_role(councillor, "Councillor"))
    councillor.goes_to("/members/keeping/certificates/")
    councillor.is_refused()

    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    for typed in (WHY, CLAIM, SETTLED, "HB 311"):
        assert not [path for path, found in held.items() if typed.encode() in found], "in clear in a file of the site"
