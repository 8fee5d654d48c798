"""A request for information: approved in advance by two, asked by one press, told, put right, refused, closed."""

from journeys.test_sharing import as_role, decides

SET, AGREEMENT = "How often it was reported", "Antisocial behaviour casework (made up)"
WHO, WORDS = "The tenant of the house that nobody else has", "Nine times since the spring, at three doors"
WRONG = "Eight times since the spring, at three doors"
WHY = "Visits are planned by how often something was reported, and nothing less would tell."


def asks(person, about: str) -> None:
    person.goes_to("/members/sharing/requests/ask/")
    person.page.get_by_role("link", name=f"{SET} of Netherwick Council").click()
    person.answers("Whom is it about? (optional)", about)
    person.presses("Ask")
    person.sees("has been asked, and has not answered yet")


def path_of(person) -> str:
    return person.page.url.removeprefix(person.site.address)


def test_what_two_approved_is_asked_told_put_right_and_closed_by_a_withdrawal(somebody, site):
    liaison, chair, pcso, manager, councillor = (somebody() for _ in range(5))
    as_role(liaison, "Designated liaison officer")
    liaison.goes_to("/members/sharing/")
    liaison.follows("Agreements")
    liaison.follows(AGREEMENT)
    agreement = path_of(liaison)
    liaison.follows("Approve fields in advance")
    liaison.presses("Propose it")
    liaison.sees("Choose: which fields")
    liaison.answers("What is asked for, in a few words?", SET)
    liaison.chooses("working a case of antisocial behaviour")
    liaison.chooses("Number of reports")
    liaison.chooses("An adult" if liaison.page.get_by_label("An adult", exact=True).count() else "an adult")
    liaison.chooses("The UK GDPR")
    liaison.answers("Why is it necessary, and in proportion?", "Ask Mrs Wren")
    liaison.presses("Propose it")
    liaison.sees("looks like somebody's name")
    liaison.answers("Why is it necessary, and in proportion?", WHY)
    liaison.presses("Propose it")
    liaison.sees("This waits for a second person, because the law is touched.")
    as_role(chair, "Chair")
    decides(chair, SET)

    as_role(councillor, "Councillor")
    councillor.goes_to("/members/sharing/requests/")
    councillor.sees("Requests will be listed here.")
    councillor.goes_to("/members/sharing/requests/ask/")
    councillor.is_refused()

    as_role(pcso, "Police community support officer")
    pcso.goes_to("/members/sharing/")
    pcso.follows("Requests for information")
    pcso.presses("Ask for information")
    pcso.page.get_by_role("link", name=f"{SET} of Netherwick Council").click()
    pcso.presses("Ask")
    pcso.sees("It is not said whom this is about.")
    asks(pcso, WHO)
    request = path_of(pcso)
    pcso.does_not_see(WHO)

    as_role(manager, "CSP manager")
    manager.page.get_by_role("link", name=request.split("/")[-2]).first.click()
    manager.presses("Answer it")
    manager.sees(WHO)
    manager.presses("Tell them")
    manager.sees("Choose: would it put anybody at risk if they knew this")
    manager.chooses("No")
    manager.presses("Tell them")
    manager.sees("Nothing is told.")
    manager.answers("Number of reports (optional)", WRONG)
    manager.presses("Tell them")
    manager.sees("What was told is read by who asked, and by nobody else.")
    manager.does_not_see(WRONG)

    councillor.goes_to(request)
    councillor.is_at("We cannot find this page")
    pcso.goes_to("/members/")
    pcso.sees("What you asked for and were told")
    pcso.goes_to(request)
    pcso.presses("Read what was told")
    pcso.sees(WRONG)
    pcso.presses("I have it, and keep to its conditions")
    pcso.sees("Received: ")

    manager.follows("Put right what was told")
    manager.answers("Number of reports (optional)", WORDS)
    manager.presses("Put it right")
    pcso.goes_to(request)
    pcso.presses("Read what was told")
    pcso.sees(WORDS)
    pcso.does_not_see(WRONG)
    hash_told = pcso.fact("Hash of what was told")
    manager.goes_to(f"{request}receipts/2/")
    assert manager.fact("Hash of what was told") == hash_told
    manager.goes_to(request)
    manager.page.locator("#decisions a").first.click()
    manager.sees("Made again just now by the rules of its day, it comes out the same.")

    asks(pcso, "The household that moved away")
    refused = path_of(pcso)
    manager.goes_to(refused)
    manager.follows("Refuse it")
    manager.answers("Why is nothing told?", "Ring Mr Hughes about it")
    manager.presses("Refuse it")
    manager.sees("looks like somebody's name")
    manager.answers("Why is nothing told?", "We hold nothing on this household.")
    manager.presses("Refuse it")
    pcso.goes_to(refused)
    assert pcso.fact("Why it was refused") == "We hold nothing on this household."

    chair.goes_to(agreement)
    chair.follows("Withdraw Netherwick Council")
    chair.answers("Why?", "The terms are being looked at again")
    chair.presses("Withdraw")
    pcso.goes_to(request)
    pcso.sees("What was told cannot be read any more.")
    pcso.does_not_see("Read what was told")
    pcso.goes_to(f"{request}told/2/")
    pcso.is_at("This cannot be done now")
    liaison.goes_to(agreement)
    liaison.page.locator("#told").get_by_role("row").filter(has_text=request.split("/")[-2]).first.wait_for()
    liaison.sees("Access ended: to be destroyed")
    pcso.goes_to("/members/")
    pcso.sees("What you were told and have to destroy")
    pcso.goes_to(request)
    pcso.presses("Say that it was destroyed")
    pcso.presses("It was destroyed")
    pcso.sees("What was told was destroyed. The receipts stay.")
    pcso.goes_to("/members/sharing/requests/ask/")
    pcso.sees("Nothing can be asked for at once.")
    chair.goes_to(agreement)
    chair.follows("Sign Netherwick Council")
    chair.answers("What is your position?", "Chief executive")
    chair.chooses("I may sign for this organisation, and it will keep to this agreement")
    chair.presses("Sign")
    chair.sees("In force")

    held = [path.read_bytes() for path in site.var.rglob("*") if path.is_file()]
    for typed in (WHO, WORDS, WRONG):
        assert not [one for one in held if typed.encode() in one], "in clear in a file of the site"
