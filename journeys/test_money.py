"""Money is asked for, approved by two others, paid, put right and told of; the plan, My week and the public show it."""

from journeys.demonstration import made_up_partnership, name_with_role, sign_in

TITLE = "Football by floodlight"
AIM = "By March 2029, fewer incidents reported in the two town centres than in the year to March 2026."


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def on_day(person, field: str, day: str, month: str, year: str) -> None:
    for part, typed in (("day", day), ("month", month), ("year", year)):
        person.page.locator(f"#{field}-{part}").fill(typed)


def asks_for_it(officer) -> str:
    """The officer asks first for more than there is; what they typed is kept. The project's path."""
    officer.goes_to("/members/money/")
    officer.page.get_by_role("link", name="Ask for money of", exact=False).filter(has_text="Saltmere").click()
    officer.answers("What is the project called?", TITLE)
    officer.page.get_by_label("Which aim of the plan does it serve?").select_option(
        label=f"Antisocial behaviour: {AIM}"
    )
    officer.answers("What does the money pay for?", "A pitch with lights on Friday evenings.")
    officer.answers("What shows that it is needed?", "The survey put it first.")
    officer.page.get_by_label("Which organisation would be paid?").select_option(label="Quayside Youth")
    officer.answers("How much money is asked for?", "£24,000.01")
    on_day(officer, "due", "1", "March", "2027")
    officer.presses("Ask for it")
    officer.sees("has £24,000.00 that is not committed, and this asks for £24,000.01.")
    officer.page.get_by_label("How much money is asked for?").fill("")
    officer.answers("How much money is asked for?", "£2,400.50")
    officer.presses("Ask for it")
    officer.is_at(TITLE)
    officer.sees("2 more members have to approve it before any money is promised.")
    return officer.page.url.removeprefix(officer.site.address)


def decides(person, *, interest: str = "No, I have none", answer: str = "Approve it") -> None:
    person.presses("Decide on it")
    person.chooses(interest)
    if interest.startswith("Yes"):
        person.answers("If you have, which?", "I am on its board")
    person.chooses(answer)
    person.presses("Decide")


def pays(person, sum_: str, words: str) -> None:
    person.presses("Record a payment")
    person.answers("How much was paid?", sum_)
    on_day(person, "day", "1", "April", "2026")
    person.answers("What was it paid for?", words)
    person.presses("Record it")


def test_money_is_promised_by_two_others_paid_put_right_and_shown(somebody, site):
    officer = somebody(by="keyboard")
    as_role(officer, "Community safety officer")
    path = asks_for_it(officer)
    officer.does_not_see("Decide on it")

    fire = somebody(phone=True)
    as_role(fire, "Agency lead")
    fire.sees("Money to decide on")
    fire.follows(f"{TITLE}, Saltmere: to be decided")
    decides(fire, interest="Yes, or it might look so")
    fire.sees("You have an interest in this, so you cannot approve it.")
    fire.chooses("Stand aside: somebody else has to decide")
    fire.presses("Decide")
    fire.sees("I am on its board")

    chair = somebody()
    as_role(chair, "Chair")
    chair.goes_to(path)
    decides(chair)
    chair.sees("One more member has to approve it before any money is promised.")
    public = somebody(script=False)
    public.goes_to("/")
    public.follows(made_up_partnership(public))
    public.follows("What we are doing")
    public.follows("Where the money goes")
    public.does_not_see(TITLE)

    manager = somebody()
    as_role(manager, "CSP manager")
    manager.goes_to(path)
    decides(manager)
    manager.sees("It is approved. Nothing is paid until its offer has been signed.")

    officer.goes_to(path)
    officer.presses("Record the signed offer")
    on_day(officer, "day", "1", "April", "2026")
    officer.presses("Record it")
    pays(officer, "2,400.51", "Pitch")
    officer.sees("£2,400.50 of what was promised has not been paid, and this is £2,400.51.")
    officer.goes_to(path)
    pays(officer, "2400.50", "Pitch, May to July")
    officer.sees("£0 is promised and still to be paid.")
    officer.page.locator("#entries a", has_text="Reverse it").click()
    officer.answers("Why?", "The invoice was for less")
    officer.presses("Reverse it")
    officer.sees("−£2,400.50")
    pays(officer, "2000", "Pitch")
    assert officer.fact("Paid") == "£2,000"
    officer.follows("Tell its result")
    officer.answers("What did the project do, and what came of it?", "Football on 14 Fridays.")
    officer.answers("How many came?", "31")
    officer.presses("Save")
    officer.sees("Say how the numbers were counted.")
    officer.answers("How were the numbers counted?", "A register each evening")
    officer.presses("Save")
    assert officer.fact("Attendance: came") == "31"
    assert officer.fact("Reach: saw or heard of it") == "Not known"

    public.goes_to(public.page.url.removeprefix(site.address))
    public.sees("Quayside Youth was promised £2,400.50, of which £2,000 has been paid.")
    public.sees("The invoice was for less (reverses an earlier entry)")
    rows = public.page.request.get(f"{public.page.url}payments.csv").text()
    assert all(sum_ in rows for sum_ in ("2400.50", "-2400.50", "2000.00"))
    public.follows(AIM)
    public.sees("promised to 2 projects")

    chair.goes_to("/members/")
    chair.sees(f"{TITLE}: {name_of(officer)} told its result")


def name_of(person) -> str:
    return person.page.locator(".wm-reader strong").inner_text()


def test_a_councillor_reads_the_ledger_decides_nothing_and_a_filter_that_fits_nothing_says_so(somebody):
    anybody = somebody(by="keyboard", script=False)
    as_role(anybody, "Councillor")
    anybody.goes_to("/members/money/open/")
    anybody.is_refused()
    anybody.goes_to("/members/money/?state=declined")
    anybody.sees("No project is in this state.")
    anybody.presses("See all projects")
    anybody.does_not_see("Ask for money of")
    anybody.page.locator("#funds a", has_text="Netherwick").first.click()
    anybody.sees("No entry is ever changed.")
    anybody.does_not_see("Correct the amount")


def test_a_bid_to_another_funder_is_due_sent_answered_and_put_right(somebody):
    officer = somebody(by="keyboard")
    as_role(officer, "Community safety officer")
    officer.goes_to("/members/money/bids/?state=awarded")
    officer.sees("No bid is in this state.")
    officer.presses("Add a bid")
    officer.answers("What is the bid called?", "Winter lights")
    officer.answers("Which funder is asked?", "Mereshire Light Fund")
    aim = officer.page.get_by_label("Which aim of a plan does it serve?")
    aim.select_option(label=f"Netherwick partnership plan 2029 to 2032 (made up), Antisocial behaviour: {AIM}")
    officer.answers("What would the money pay for?", "Lights in the two town centres.")
    officer.page.get_by_label("Which organisation makes the bid?").select_option(label="Netherwick Council")
    officer.answers("How much is asked for?", "12,000")
    on_day(officer, "closes", "1", "March", "2026")
    on_day(officer, "answer_due", "1", "February", "2026")
    officer.presses("Add bid")
    officer.sees("The answer is expected before the funder's closing day.")
    on_day(officer, "answer_due", "1", "April", "2026")
    officer.presses("Add bid")
    officer.sees("The last day for bids was 1 March 2026, and nobody has said that it was sent.")
    path = officer.page.url.removeprefix(officer.site.address)

    manager = somebody(phone=True)
    as_role(manager, "CSP manager")
    manager.sees("Winter lights: The last day for bids was 1 March 2026")
    manager.goes_to(path)
    manager.presses("Say that it was sent")
    on_day(manager, "day", "27", "February", "2026")
    manager.presses("Save")
    manager.presses("Record the funder's answer")
    manager.chooses("They give money")
    manager.answers("How much do they give?", "12,000.01")
    on_day(manager, "day", "2", "March", "2026")
    manager.presses("Save")
    manager.sees("They give £12,000.01, and £12,000.00 was asked for.")
    manager.answers("How much do they give?", "9,000")
    manager.presses("Save")
    manager.sees("Mereshire Light Fund gives £9,000 of the £12,000 that was asked for.")

    officer.goes_to(path)
    officer.follows(AIM)
    officer.is_at("Antisocial behaviour")
    officer.sees("Bid to Mereshire Light Fund, £9,000: awarded")
    officer.goes_to(path)
    officer.presses("Open it again")
    officer.answers("Why?", "It was the answer to another bid")
    officer.presses("Open it again")
    officer.sees("was to answer by 1 April 2026, and nobody has recorded an answer.")
