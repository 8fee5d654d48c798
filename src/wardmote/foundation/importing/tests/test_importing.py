"""Imports in the database: tried and undone, explained, done once, and told row by row."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.actions.api import Wish, every_action_for
from wardmote.desks.actions.models import Action
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.places.api import tenants
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.access import the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.importing import presenters, queries, verbs
from wardmote.foundation.importing.models import Import, ImportedRow
from wardmote.foundation.importing.tests.untidy import HEADINGS, ROWS, workbook

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def by(demonstration):
    """The CSP manager of the made-up partnership."""
    return viewer_of(get_user_model().objects.get(email="marian.ashdown@netherwick.example").pk)


def given(by, content: bytes | None = None, *, kind: str = "actions", name: str = "plan 25-26 FINAL.xlsx") -> str:
    return verbs.begin_import(kind=kind, name=name, content=content or workbook(), by=by, at=AT)


def tried(by, content: bytes | None = None, **how) -> str:
    reference = given(by, content, **how)
    found = queries.import_for(by, reference)
    verbs.choose_columns(reference=reference, columns=found.columns, by=by, at=AT)
    return reference


def fates(by, reference) -> dict[int, str]:
    return {each.line: each.fate for each in queries.import_for(by, reference).account}


def explained(by, reference) -> None:
    found = queries.import_for(by, reference)
    means = {"The police": "Mereshire Constabulary", "P. Nobody": "", "Ongoing": "2026-09-30"}
    meant = {(column, name): means[name] for column, _title, name, _offers in presenters.unknown_of(found)}
    verbs.explain_names(reference=reference, meant=meant, by=by, at=AT)


def test_a_dry_run_accounts_for_every_line_and_leaves_nothing(by):
    before = Action.objects.count()
    reference = tried(by)
    assert fates(by, reference) == {
        6: "added", 7: "refused", 8: "passed over", 9: "passed over", 10: "refused", 11: "refused", 12: "repeated",
        13: "refused",
    }  # fmt: skip
    assert Action.objects.count() == before
    why = {each.line: each.why for each in queries.import_for(by, reference).account}
    assert why[7].startswith("No organisation here is called “The police”. Say which it means")
    assert why[10].startswith("Nobody here is called “P. Nobody”. Say whom it means, or add them as a contact")
    assert why[11].startswith("“Ongoing” is no day we can read.")
    assert why[12] == "It says the same as line 6."
    assert why[13] == "Nothing is given for “Action”. Fill the cell in the file."


def test_what_names_mean_is_said_once_and_the_rows_are_added_with_their_state(by):
    reference = tried(by)
    explained(by, reference)
    assert Counter(fates(by, reference).values()) == {"added": 4, "passed over": 2, "repeated": 1, "refused": 1}
    assert verbs.make_import(reference=reference, by=by, at=AT)
    made = {each.text: each for each in every_action_for(by, Wish(), date(2026, 6, 1))}
    lights = made["Fit two lights in Cooper's Alley"]
    assert (lights.owner, lights.due, lights.shown.state) == ("Marian Ashdown", date(2026, 3, 31), "late")
    walk = made["Walk the night bus route with the police"]
    assert (walk.organisation_name, walk.owner) == ("Mereshire Constabulary", "Tunde Brackley")
    assert made["Count speeding on Mill Lane"].owner == ""
    assert made["Paint the crossing at the school"].shown.state == "at risk"
    page = presenters.import_page(queries.import_for(by, reference), by)
    assert page.sentence == "Rows added: 4. Here already: 0. Refused: 1."
    assert "/members/actions/" in page.rows[0][2]
    assert AuditRow.objects.filter(what="imported").exists()


def test_the_same_file_again_changes_nothing_though_its_records_have(by):
    reference = tried(by)
    explained(by, reference)
    verbs.make_import(reference=reference, by=by, at=AT)
    Action.objects.filter(text="Count speeding on Mill Lane").update(text="Count speeds on Mill Lane", edition=2)
    many = Action.objects.count()
    again = tried(by)
    assert Counter(fates(by, again).values()) == {"here": 4, "passed over": 2, "repeated": 1, "refused": 1}
    verbs.make_import(reference=again, by=by, at=AT)
    assert Action.objects.count() == many
    page = presenters.import_page(queries.import_for(by, again), by)
    assert page.sentence == "Nothing was new. Rows that are here already: 4. Refused: 1."


def test_the_columns_and_names_are_remembered_for_the_same_headings(by):
    reference = tried(by)
    explained(by, reference)
    found = queries.import_for(by, reference)
    verbs.choose_columns(reference=reference, columns={**found.columns, "area": 1}, by=by, at=AT)
    later = queries.import_for(by, given(by, name="next year.xlsx"))
    assert later.columns == {**found.columns, "area": 1}
    assert later.meant["organisation"] == {"the police": "Mereshire Constabulary"}
    other = queries.import_for(by, given(by, workbook(headings=("No", *HEADINGS[1:]))))
    assert (other.columns["due"], other.meant) == (5, {})


def test_nothing_is_done_that_was_not_shown(by):
    reference = tried(by)
    other = tried(by, name="the same by a colleague.xlsx")
    verbs.make_import(reference=other, by=by, at=AT)
    many = Action.objects.count()
    assert not verbs.make_import(reference=reference, by=by, at=AT)
    assert Action.objects.count() == many
    found = queries.import_for(by, reference)
    assert (found.anew, found.state, fates(by, reference)[6]) == (True, "tried", "here")


def test_columns_are_chosen_whole_and_once_each(by):
    reference = given(by)
    with pytest.raises(NotNow, match="not been tried"):
        verbs.make_import(reference=reference, by=by, at=AT)
    with pytest.raises(Invalid, match="Nothing says “Due”"):
        verbs.choose_columns(reference=reference, columns={"text": 2}, by=by, at=AT)
    with pytest.raises(Invalid, match="chosen twice"):
        verbs.choose_columns(reference=reference, columns={"text": 2, "due": 2}, by=by, at=AT)


def test_given_up_or_forgotten_it_holds_no_cell_any_more(by):
    old, new = tried(by), tried(by)
    verbs.give_up(reference=new, by=by, at=AT)
    with pytest.raises(NotNow, match="given up already"):
        verbs.make_import(reference=new, by=by, at=AT)
    system = the_system("importing", by.tenant)
    verbs.forget_old(by=system, at=AT + timedelta(days=13))
    assert queries.import_for(by, old).running
    verbs.forget_old(by=system, at=AT + timedelta(days=15))
    assert not Import.objects.exclude(tables=[]).exists()
    assert not ImportedRow.objects.exists()


def test_only_who_may_imports_and_sees_it(by):
    officer = viewer_of(get_user_model().objects.get(email="tunde.brackley@mereshire-police.example").pk)
    reference = tried(by)
    with pytest.raises(Refused, match="Actions are imported by these roles only"):
        given(officer)
    for act in (verbs.make_import, verbs.give_up):
        with pytest.raises(Refused, match="Actions are imported by these roles only"):
            act(reference=reference, by=officer, at=AT)
    page = presenters.import_page(queries.import_for(officer, reference), officer)
    assert (page.go, page.may_change, len(page.rows)) == ("", False, len(ROWS))
    (elsewhere,) = [each for each in tenants() if each.id != by.tenant.id]
    with pytest.raises(Missing):
        queries.import_for(the_system("importing", elsewhere), reference)
