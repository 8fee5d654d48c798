"""Who looked at somebody, and why: the liaison officer reads it, narrows it, and has it checked elsewhere.

The file is checked as somebody outside would: by its lines and the fingerprint that the page says, with no database.
"""

from io import BytesIO
from pathlib import Path

from journeys.demonstration import name_with_role, sign_in
from journeys.test_people import REASON, looks_up
from wardmote.foundation.audit.checking import check

LOOKS = "/members/looks/"
LIAISON = "Designated liaison officer"


def test_a_liaison_officer_reads_who_looked_at_somebody_and_why(somebody):
    partner, councillor, liaison = somebody(), somebody(), somebody()
    name = name_with_role(partner, "Case partner")
    sign_in(partner, name)
    looks_up(partner, "Isolde", "Fennimarsh", "7 8 1988")
    partner.presses("Make a record")
    partner.chooses("A case of antisocial behaviour, or of a hub")
    partner.presses("Make the record")
    reference = partner.page.title().split()[0]
    record = partner.page.url.removeprefix(partner.site.address)

    sign_in(councillor, name_with_role(councillor, "Councillor"))
    councillor.goes_to(record)
    councillor.sees("There is nothing here by that name.")
    councillor.does_not_see("Who has looked")
    councillor.goes_to(LOOKS)
    councillor.is_refused()
    councillor.sees("This page is for")

    sign_in(liaison, name_with_role(liaison, LIAISON))
    liaison.follows("Who has looked")
    liaison.is_at("Who has looked, and why")
    liaison.sees(f"looked at the record of {reference}, for working a case of antisocial behaviour")
    liaison.sees(f"looked somebody up. Why: {REASON}")
    liaison.does_not_see("Fennimarsh")
    liaison.answers("At which record?", "P-0000-0000")
    liaison.presses("Show these looks")
    liaison.sees("Nobody looked.")
    liaison.answers("At which record?", reference)
    liaison.presses("Show these looks")
    liaison.sees(f"asked for the record of {reference}")
    liaison.sees("Refused")
    liaison.sees("1 of them was refused.")
    liaison.presses("Show these looks")
    liaison.sees(f"looked at who has looked at {reference}")

    for part, typed in zip(("day", "month", "year"), ("4", "4", "2020"), strict=True):
        liaison.page.locator(f"#until-{part}").fill(typed)
    liaison.presses("Show these looks")
    liaison.sees("Nobody looked.")
    liaison.presses("See everybody's last week")
    liaison.sees(f"looked at the record of {reference}")
    the_file_is_checked(liaison, reference)


def the_file_is_checked(liaison, reference: str) -> None:
    """It checks as it is, and no changed copy of it does."""
    key = liaison.page.locator("main code").inner_text()
    with liaison.page.expect_download() as taken:
        liaison.page.get_by_role("button", name="Make the file").click()
    content = Path(taken.value.path()).read_bytes()
    assert b'"show-person"' in content
    found = check(BytesIO(content), key=key)
    assert found.faults == []
    assert 0 < found.told < found.rows
    for words in (b"Fennimarsh", REASON.encode(), reference.encode()):
        assert words not in content
    for was, becomes in ((b'"read"', b'"refused"'), (b'"show-person"', b'"show-contact"')):
        assert check(BytesIO(content.replace(was, becomes, 1)), key=key).faults
    lines = content.splitlines(keepends=True)
    assert check(lines[:-1], key=key).faults
    assert check([*lines[:3], *lines[4:]], key=key).faults
    assert check(lines, key="0" * 64).faults


def test_from_a_request_to_who_looked_at_it(somebody):
    """The page of one request leads there, and what was looked at since is told."""
    liaison = somebody()
    sign_in(liaison, name_with_role(liaison, LIAISON))
    liaison.goes_to("/members/sharing/requests/")
    liaison.page.locator("main table a").first.click()
    liaison.follows("Who has looked at this, and why")
    liaison.is_at("Who has looked, and why")
    liaison.sees("looked at the request RQ-")
    liaison.sees("The request is for")
