"""What was given in years that have ended comes from a spreadsheet, to the penny and with no approval made up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.delivery import states
from wardmote.desks.delivery.presenters import cards, public
from wardmote.desks.delivery.presenters.money import fund_page, projects_table
from wardmote.desks.delivery.presenters.projects import project_page
from wardmote.desks.delivery.queries import money as funds
from wardmote.desks.delivery.queries import projects as queries
from wardmote.desks.delivery.rules.money import year_in
from wardmote.desks.delivery.verbs import paying, taking_over
from wardmote.desks.delivery.verbs import projects as verbs
from wardmote.desks.plan.api import aims_to_serve
from wardmote.errors import Invalid, NotNow
from wardmote.foundation.access import the_public
from wardmote.foundation.importing.tests.test_kinds import csv_of, imported
from wardmote.foundation.now import day_of
from wardmote.foundation.records import remarks

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = day_of(AT)
pytestmark = pytest.mark.django_db
HEADINGS = "Project,Organisation,Year,Awarded,Paid,District,Fund,Allocation,Aim,Status,Result,Date awarded\n"


@pytest.fixture
def by(demonstration):
    return viewer_of(get_user_model().objects.get(email__startswith="marian.ashdown@").pk)


@pytest.fixture
def aim(by):
    area = next(each.area for each in funds.funds_for(by) if each.area_name == "Netherwick")
    return aims_to_serve(by, area, DAY)[0]


def rows(*lines: str) -> bytes:
    return (HEADINGS + "\n".join(lines)).encode()


def taken(by, content: bytes):
    return imported(by, "grants", content)


def given(by, state=states.TAKEN_OVER):
    return [each for each in queries.projects_for(by, DAY) if each.kept == state]


def said_of(by, aim) -> str:
    """What anybody reads beside an aim that it was given."""
    return remarks(the_public(by.tenant), ("plan", "Aim"), [aim.id])[aim.id][0].words.split()[1]


def old_fund(by):
    return next(each for each in funds.funds_for(by) if each.starts == date(2023, 4, 1))


@pytest.fixture
def lamps(by, aim):
    """£1,234.50 of 2023/24, of which £1,000.01 was paid."""
    line = 'Lamps,Quayside Youth,2023/24,"£1,234.50","1,000.01",Netherwick,Safer places fund,"24,000",,Completed,,'
    fates = taken(by, rows(line))
    assert [fate for fate, _why in fates] == ["added"], fates
    (found,) = given(by)
    return found


def test_a_year_is_read_in_one_way_only():
    for said in ("2023/24", "2023-24", "23/24", "2023–2024", "FY 2023/24"):
        assert year_in(said) == date(2023, 4, 1), said
    for said in ("2023", "2023/25", "2023/23", "April 2023", "24/23"):
        assert year_in(said) is None, said


def test_a_row_opens_the_fund_of_its_year_and_says_that_nobody_approved_it_here(by, lamps):
    fund = old_fund(by)
    assert (fund.books.allocated, fund.books.committed, fund.books.paid) == (2_400_000, 123_450, 100_001)
    assert (lamps.state, lamps.approvals, lamps.aim, lamps.awarded_on) == (states.TAKEN_OVER, (), None, None)
    page = project_page(lamps, (), (), queries.decider_for(by), 2, by)
    assert "Who approved it" in page.undecided
    assert dict(page.facts)["Aim"] == "The spreadsheet names none"
    assert not any("Decide" in each.text or "payment" in each.text for each in page.deeds)
    entries = funds.entries_of(by, projects=[lamps.id])
    assert {(each.kind, each.pence, each.day) for each in entries} == {
        ("committed", 123_450, date(2024, 3, 31)),
        ("paid", 100_001, date(2024, 3, 31)),
    }
    assert all("gives no day" in each.words for each in entries)
    assert "before it was opened here" in fund_page(fund, (), (), by, DAY).sentence


def test_the_public_reads_it_with_where_it_came_from_and_the_aim_shows_the_money(by, aim):
    before = said_of(by, aim)
    line = f'Lamps,Quayside Youth,23/24,1234.50,,Netherwick,,24000,"{aim.text}",,It ran for a year,1/5/2023'
    assert taken(by, rows(line))[0][0] == "added"
    reader = the_public(by.tenant)
    (found,) = given(reader)
    (row,) = [each for each in public.awards_table([found], by.tenant).rows if "Lamps" in each]
    assert "Not recorded here: from a spreadsheet" in row
    assert row[0] == "2023-05-01"
    pages = public.public_money_page(funds.funds_for(reader), [found], (), by.tenant)
    (award,) = [each for year in pages.years for each in year.awards]
    assert "is not recorded here" in award.origin
    assert award.did == "It ran for a year"
    after = said_of(by, aim)
    assert (before, after) == ("£18,000", "£19,234.50"), (before, after)


def test_no_money_of_a_year_that_runs_is_promised_by_a_spreadsheet(by):
    line = "Lamps,Quayside Youth,2026/27,100,,Netherwick,,24000,,,,"
    ((fate, why),) = taken(by, rows(line))
    assert fate == "refused"
    assert "two members decide here" in why
    fund = next(each for each in funds.funds_for(by) if each.starts == date(2026, 4, 1))
    body = organisations_for(by)[0].id
    with pytest.raises(NotNow, match="has not ended"):
        taking_over.take_over(past=taking_over.Past(fund.id, "Lamps", body, 100), by=by, at=AT)
    assert not given(by)


REFUSED = [
    ("Lamps,Quayside Youth,2023/24,1.234,,Netherwick,,24000,,,,", "“1.234” is no sum"),
    ("Lamps,Quayside Youth,2023/24,100,100.01,Netherwick,,24000,,,,", "£100.01 was paid of £100.00"),
    ("Lamps,Quayside Youth,2023/24,24000.01,,Netherwick,,24000,,,,", "has £24,000.00 that is not committed"),
    ("Lamps,Quayside Youth,2023/24,100,,Netherwick,,,,,,", "Nothing says what the funder gave"),
    ("Lamps,Quayside Youth,2023,100,,Netherwick,,24000,,,,", "“2023” is no financial year"),
    ("Lamps,Quayside Yoof,2023/24,100,,Netherwick,,24000,,,,", "No organisation here is called “Quayside Yoof”"),
    ("Lamps,Quayside Youth,2023/24,100,,,,24000,,,,", "which area the money was for"),
    ("Lamps,Quayside Youth,2023/24,100,,Netherwick,Lottery,24000,,,,", "“Lottery” is none"),
    ("Lamps,Quayside Youth,2023/24,100,,Netherwick,,24000,Be nice,,,", "No aim of a plan here says “Be nice”"),
    ("Lamps,Quayside Youth,2023/24,100,,Netherwick,,24000,,Rejected,,", "no money was given"),
    ("For Mr Smith,Quayside Youth,2023/24,100,,Netherwick,,24000,,,,", "looks like somebody's name"),
    ("Lamps,Quayside Youth,2023/24,100,,Netherwick,,24000,,,,1/5/2027", "has not come yet"),
]


@pytest.mark.parametrize(("line", "words"), REFUSED)
def test_what_cannot_be_taken_over_is_refused_in_words_and_opens_no_fund(by, line, words):
    ((fate, why),) = taken(by, rows(line))
    assert fate == "refused"
    assert words in why
    assert not any(each.starts == date(2023, 4, 1) for each in funds.funds_for(by))


def test_several_rows_of_one_grant_are_asked_to_be_made_one_and_the_same_one_is_here_already(by, lamps):
    again = 'Lamps,Quayside Youth,2023/24,"£1,234.50","1,000.01",Netherwick,,,,In hand,,'
    second = "Lamps,Quayside Youth,2023/24,500,,Netherwick,,,,,,"
    other = "Bins,Quayside Youth,2023/24,500,,Netherwick,,20000,,,,"
    fates = taken(by, rows(again, second, other))
    assert [fate for fate, _why in fates] == ["here", "refused", "refused"]
    assert "with £1,234.50 promised and £1,000.01 paid" in fates[1][1]
    assert "£20,000.00 was allocated; here" in fates[2][1]
    assert old_fund(by).books.committed == 123_450


def test_what_is_exported_imports_as_nothing_new(by, lamps):
    table = projects_table(queries.projects_for(by, DAY), funds.funds_for(by))
    assert len({len(table.columns)} | set(map(len, table.rows))) == 1
    fates = taken(by, csv_of(table))
    assert {fate for fate, _why in fates} == {"here"}
    without = replace(table, rows=tuple(("", *row[1:]) for row in table.rows if "Lamps" in row))
    assert [fate for fate, _why in taken(by, csv_of(without))] == ["here"]


def test_what_was_taken_over_wrongly_is_countered_put_right_and_never_paid_or_decided_here(by, lamps):
    told = {"project": lamps.id, "by": by, "at": AT}
    for verb in (verbs.withdraw, verbs.open_again, paying.release, taking_over.put_back):
        with pytest.raises(NotNow):
            verb(because="No", **told)
    with pytest.raises(NotNow, match="This project is taken over"):
        paying.pay(pence=1, day=DAY, words="More", **told)
    with pytest.raises(Invalid, match="Say why"):
        taking_over.take_back(because=" ", **told)
    taking_over.take_back(because="Another year's", **told)
    books = old_fund(by).books
    assert (books.allocated, books.committed, books.paid) == (2_400_000, 0, 0)
    assert not given(the_public(by.tenant))
    for verb in (verbs.withdraw, verbs.open_again, taking_over.take_back):
        with pytest.raises(NotNow):
            verb(because="No", **told)
    taking_over.put_back(because="It was right", **told)
    assert (old_fund(by).books.committed, old_fund(by).books.paid) == (123_450, 100_001)
    taking_over.take_back(because="It was wrong after all", **told)
    assert len(funds.entries_of(by, projects=[lamps.id])) == 8
    right = 'Lamps,Quayside Youth,2023/24,"£1,234.50","£900",Netherwick,,,,,,'
    assert taken(by, rows(right))[0][0] == "added"
    assert old_fund(by).books.paid == 90_000
    with pytest.raises(NotNow, match="is not committed"):
        taking_over.put_back(because="Both", **{**told, "project": too_much(by, lamps)})


def too_much(by, lamps):
    """The id of what was taken back, once its fund has not so much left."""
    line = 'Bins,Quayside Youth,2023/24,"22,000",,Netherwick,,,,,,'
    assert taken(by, rows(line))[0][0] == "added"
    return lamps.id


def test_what_is_left_of_a_year_that_was_opened_late_is_asked_of_nobody(by, lamps, monkeypatch):
    monkeypatch.setattr(cards, "today", lambda: DAY)
    names = [link.text for card in cards.landing(by) for link in card.links]
    assert not any("2023/24" in each for each in names)
