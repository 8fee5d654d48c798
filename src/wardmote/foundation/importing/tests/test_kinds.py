"""What desks take over: every kind is declared whole, and what is exported imports as nothing new."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.actions.api import Wish, every_action_for
from wardmote.desks.actions.presenters.pages import table_of as actions_table
from wardmote.desks.agencies import presenters as agencies
from wardmote.desks.agencies.api import Directory, contacts_for, members_for, training_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.governance.api import Wish as Wished
from wardmote.desks.governance.api import clear, recommendations_for
from wardmote.desks.governance.presenters.recommendations import table_of as recommendations_table
from wardmote.documents.exports import exported, harmless
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.desks import function
from wardmote.foundation.importing import Row, Unknown, kinds, queries, verbs

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = date(2026, 6, 1)


def member(email: str):
    return viewer_of(get_user_model().objects.get(email=email).pk)


@pytest.fixture
def by(demonstration):
    """The CSP manager of the made-up partnership."""
    return member("marian.ashdown@netherwick.example")


def csv_of(table) -> bytes:
    kept = io.StringIO()
    written = csv.writer(kept)
    written.writerow(harmless(column.title) for column in table.columns)
    written.writerows([exported(cell) for cell in row] for row in table.rows)
    return kept.getvalue().encode()


def imported(by, kind: str, content: bytes) -> list:
    reference = verbs.begin_import(kind=kind, name="a.csv", content=content, by=by, at=AT)
    verbs.choose_columns(reference=reference, columns=queries.import_for(by, reference).columns, by=by, at=AT)
    verbs.make_import(reference=reference, by=by, at=AT)
    return [(each.fate, each.why) for each in queries.import_for(by, reference).account]


def test_every_kind_is_declared_whole():
    print(f"{len(kinds.every())} kinds")
    assert len(kinds.every()) >= 5
    for kind in kinds.every():
        assert any(column.required for column in kind.columns), kind.slug
        assert len({column.name for column in kind.columns}) == len(kind.columns), kind.slug
        assert callable(function(kind.taker))
        assert all(map(title_of, kind.roles))
    assert len({kind.slug for kind in kinds.every()}) == len(kinds.every())


@pytest.mark.django_db
def test_what_is_exported_imports_as_nothing_new(by):
    tables = {
        "actions": actions_table(every_action_for(by, Wish(), DAY)),
        "recommendations": recommendations_table(recommendations_for(by, Wished(), DAY)),
        "contacts": agencies.contacts_table(contacts_for(by)),
        "training": agencies.training_table(members_for(by), training_for(by)),
    }
    for kind, table in tables.items():
        found = imported(by, kind, csv_of(table))
        print(f"{kind}: {len(found)} rows")
        assert found
        assert {fate for fate, _why in found} == {"here"}, (kind, found)


@pytest.mark.django_db
def test_contacts_and_training_are_added_and_nobody_is_made_up(by):
    text = (
        "Agency,Role,Full name,Phone,Until\n"
        "Wickhaven Homes,SPOC,Una Weir,01632 960111,\n"
        "Wickhaven Homes,SPOC,una weir,,\n"
        "Wickhaven Homes,SPOC,Old Hand,,31/3/2020\n"
        "Nowhere Homes,SPOC,Una Weir,,\n"
        "Wickhaven Homes,Gardener,Una Weir,,\n"
    )
    fates = imported(by, "contacts", text.encode())
    assert [fate for fate, _why in fates] == ["added", "here", "refused", "refused", "refused"]
    assert "They acted until 31 March 2020" in fates[2][1]
    (una,) = [each for each in contacts_for(by) if each.name == "Una Weir"]
    assert (una.part, una.telephone, una.member) == ("single point of contact", "01632 960111", None)
    text = (
        "Name;Course;Date completed\n"
        "Brackley, Tunde;Safeguarding adults;1/5/2026\n"
        "tunde.brackley@mereshire-police.example;safeguarding adults;1 May 2026\n"
        "Una Weir;Safeguarding adults;1/5/2026\n"
        "Tunde Brackly;Safeguarding adults;1/5/2026\n"
        "Tunde Brackley;Safeguarding adults;1/5/2027\n"
    )
    fates = imported(by, "training", text.encode())
    assert [fate for fate, _why in fates] == ["added", "here", "refused", "refused", "refused"]
    assert "Training is recorded of members only" in fates[2][1]
    assert "in the future" in fates[4][1]


@pytest.mark.django_db
def test_recommendations_are_imported_and_once_cleared_what_was_promised_of_them(by):
    text = (
        "Review,Rec no,Recommendation,Lead agency,Action,Lead officer,Deadline,Status\n"
        "DHR 9,Rec 1,Ask every caller in private whether they are safe.,Netherwick Council,Change the script,"
        "Marian Ashdown,1/3/2026,Amber\n"
        "DHR 9,Rec 2,Ask why Olivia was never seen in private.,Netherwick Council,Ask her,,1/3/2026,\n"
        "DHR 2024,1,Keep records.,Netherwick Council,Keep them,,1/3/2026,\n"
    )
    fates = imported(by, "recommendations", text.encode())
    assert [fate for fate, _why in fates] == ["added", "refused", "refused"]
    assert "“Olivia” looks like somebody's name" in fates[1][1]
    assert "has a year in it" in fates[2][1]
    assert "cleared for partners first" in imported(by, "promises", text.encode())[0][1]
    (made,) = [each for each in recommendations_for(by, Wished(), DAY) if each.code == "DHR-9"]
    chair = member("ffion.carrow@saltmere.example")
    clear(recommendation=made.id, edition=made.edition, by=chair, at=AT)
    assert [fate for fate, _why in imported(by, "promises", text.encode())] == ["added", "refused", "refused"]
    (made,) = [each for each in recommendations_for(by, Wished(), DAY) if each.code == "DHR-9"]
    assert [(each.text, each.owner, each.shown.state) for each in made.actions] == [
        ("Change the script", "Marian Ashdown", "late")
    ]
    assert next(fate for fate, _why in imported(by, "promises", text.encode())) == "here"


@pytest.mark.django_db
def test_a_person_is_found_as_files_name_them_and_the_closed_and_the_doubled_are_asked_about(by):
    directory = Directory(by)

    def whose(said: str):
        return directory.person(Row(1, {"owner": said}, DAY))

    tunde = next(each for each in members_for(by) if each.name == "Tunde Brackley")
    for said in ("Sgt Tunde Brackley", "BRACKLEY, Tunde", "Tunde Brackley (Police)", tunde.reference, tunde.email):
        assert whose(said).member == tunde.id, said
    assert whose("") == type(whose(""))()
    with pytest.raises(Unknown) as unknown:
        whose("T. Brackley")
    assert next(offer.words for offer in unknown.value.offers) == "Tunde Brackley, Mereshire Constabulary"
    assert unknown.value.offers[-1].text == ""
    get_user_model().objects.filter(pk=tunde.id).update(is_active=False)
    with pytest.raises(Unknown, match="account of “Tunde Brackley” is closed"):
        Directory(by).person(Row(1, {"owner": "Tunde Brackley"}, DAY))
    assert directory.organisation_called("NC") in {each.id for each in directory.organisations}
