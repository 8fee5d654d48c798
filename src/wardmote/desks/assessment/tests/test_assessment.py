"""An issued assessment keeps its bytes, and any figure in it leads to the hash of the file it was counted from."""

import json

import pytest
from django.conf import settings

from wardmote.desks.assessment import queries, rules
from wardmote.desks.assessment.models import Figure
from wardmote.desks.assessment.verbs import register_assessment
from wardmote.desks.places.api import tenant_of
from wardmote.errors import Broken, Invalid, Missing
from wardmote.evidence import Store
from wardmote.foundation.access import the_public, the_system
from wardmote.project.tests.made_once import MADE_AT
from wardmote.reports.packs import load_pack


@pytest.fixture
def viewer(demonstration):
    return the_public(tenant_of("example"))


@pytest.fixture
def first(viewer):
    return queries.current_assessments(viewer)[0]


def test_there_is_one_for_each_area_and_one_for_both(viewer):
    assert [each.place_slug for each in queries.current_assessments(viewer)] == ["netherwick", "saltmere", "pair"]


def test_every_figure_names_cells_whose_extracts_are_known_with_their_hashes(viewer, first):
    held = {each.id: each.sha256 for each in Store.open(settings.WARDMOTE_STORE).extracts()}
    figures = queries.figures_for(viewer, first.reference)
    print(f"{len(figures)} figures")
    assert len(figures) > 50
    used = {each.extract: each.sha256 for each in queries.extracts_for(viewer, first.reference)}
    for figure in Figure.objects.filter(assessment__reference=first.reference):
        named = {cell["extract"] for cell in rules.together(figure.record, figure.cells)["provenance"]["inputs"]}
        assert named <= set(used), figure.figure
        assert all(used[name] == held[name] for name in named)


def test_a_figures_page_says_everything(viewer, first, anybody):
    figure = next(each for each in queries.figures_for(viewer, first.reference) if each.record["low"] is not None)
    said = anybody.get(f"/example/assessments/{first.reference}/figures/{figure.figure}/").content.decode()
    seen = queries.figure_for(viewer, first.reference, figure.figure)
    for words in (figure.label, figure.record["unit"], figure.record["period"], "95 % interval"):
        assert words in said, words
    assert seen.extracts
    for extract in seen.extracts:
        assert extract.sha256 in said
        assert extract.file_name in said
    data = anybody.get(f"/example/assessments/{first.reference}/figures/{figure.figure}/record.json").json()
    built = json.loads((settings.WARDMOTE_ISSUED / first.reference / "assessment.json").read_bytes())
    assert data["figure"] == seen.record == next(each for each in built["figures"] if each["id"] == figure.figure)


def test_a_figure_of_any_source_has_its_page(viewer, first, anybody):
    """Of the plan and of geography too, which are no evidence of their own."""
    by_source = {
        each.record["provenance"]["source"]: each.figure for each in queries.figures_for(viewer, first.reference)
    }
    print(f"{len(by_source)} sources: {', '.join(sorted(by_source))}")
    assert {"police_uk", "plan"} <= set(by_source)
    for figure in by_source.values():
        assert anybody.get(f"/example/assessments/{first.reference}/figures/{figure}/").status_code == 200, figure


def test_an_unknown_figure_is_a_sentence(first, anybody):
    answer = anybody.get(f"/example/assessments/{first.reference}/figures/nonsense/")
    assert answer.status_code == 404
    assert "has no figure called “nonsense”" in answer.content.decode()


def test_every_link_from_the_page_to_a_figure_leads_somewhere(viewer, first, anybody):
    import re

    page = anybody.get(f"/example/assessments/{first.reference}/").content.decode()
    linked = set(re.findall(rf"/example/assessments/{first.reference}/figures/([^/\"]+)/\"", page))
    print(f"{len(linked)} figures linked")
    assert len(linked) > 20
    assert linked <= {each.figure for each in queries.figures_for(viewer, first.reference)}


def test_files_are_sent_as_they_were_issued(viewer, first, anybody):
    files = queries.files_for(viewer)[first.reference]
    print(f"{len(files)} files")
    assert {"assessment.html", "assessment.pdf", "assessment.docx", "assessment.json"} <= {f.name for f in files}
    for file in files:
        answer = anybody.get(f"/example/assessments/{first.reference}/files/{file.name}")
        assert answer.status_code == 200
        assert len(answer.content) == file.size
        assert answer["ETag"] == f'"{file.sha256}"'
        assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["../../../store/commits/000001.json", "..%2F..%2Fkeys/secret", "nothing.pdf"])
def test_no_other_file_is_sent(first, anybody, name):
    assert anybody.get(f"/example/assessments/{first.reference}/files/{name}").status_code == 404


def test_a_file_that_was_changed_is_not_sent(viewer, first):
    path = settings.WARDMOTE_ISSUED / first.reference / "assessment.pdf"
    as_issued = path.read_bytes()
    path.write_bytes(as_issued + b" ")
    try:
        with pytest.raises(Broken, match="is not the file that was issued"):
            queries.issued_file(viewer, first.reference, "assessment.pdf")
    finally:
        path.write_bytes(as_issued)


def test_registering_again_changes_nothing(first):
    before = Figure.objects.count()
    by = the_system("a test", tenant_of("example"))
    folder = settings.WARDMOTE_DATA / "built" / "example" / "netherwick"
    assert register_assessment(folder=folder, by=by, at=MADE_AT) == first.reference
    assert Figure.objects.count() == before


def test_a_later_one_takes_its_place_and_the_earlier_stays(viewer, first, tmp_path, anybody):
    built = settings.WARDMOTE_DATA / "built" / "example" / "netherwick"
    whole = json.loads((built / "assessment.json").read_text())
    whole["assessment"]["as_at"] = "2026-12-31"
    (tmp_path / "assessment.json").write_text(json.dumps(whole))
    later = register_assessment(folder=tmp_path, by=the_system("a test", viewer.tenant), at=MADE_AT.replace(year=2027))
    assert queries.current_assessments(viewer)[0].reference == later
    earlier = queries.assessment_for(viewer, first.reference)
    assert not earlier.current
    said = anybody.get(f"/example/assessments/{first.reference}/").content.decode()
    assert "A later assessment of this place has been issued" in said


def test_an_assessment_of_elsewhere_is_refused(demonstration, tmp_path):
    elsewhere = the_system("a test", tenant_of("chorley-south-ribble"))
    with pytest.raises(Invalid, match="no place of"):
        register_assessment(folder=settings.WARDMOTE_DATA / "built/example/netherwick", by=elsewhere, at=MADE_AT)
    with pytest.raises(Invalid, match="not a built assessment"):
        register_assessment(folder=tmp_path, by=elsewhere, at=MADE_AT)


def test_another_partnership_does_not_see_it(first):
    with pytest.raises(Missing):
        queries.assessment_for(the_public(tenant_of("chorley-south-ribble")), first.reference)


STILL_OPEN = [
    # the gap bears on   what each area's current assessment leaves open        open in
    (["one", "other"], {"one": ["fear"], "other": ["fear"]}, ("one", "other")),
    (["one", "other"], {"one": [], "other": ["fear"]}, ("other",)),
    (["one"], {"one": [], "other": ["fear"]}, None),
    ([], {"one": ["fear"], "other": ["fear"]}, ()),
    ([], {"one": [], "other": ["fear"]}, ("other",)),
    ([], {"one": [], "other": []}, None),
    # built before this was written down, or not built at all
    (["one"], {"one": None}, ("one",)),
    (["one"], {}, ("one",)),
    ([], {}, ()),
]


@pytest.mark.parametrize(("areas", "left", "expected"), STILL_OPEN)
def test_a_gap_is_closed_where_the_assessment_prints_what_was_asked_for(areas, left, expected):
    assert rules.still_open("fear", areas, left) == expected


def test_what_the_assessments_print_is_no_gap_on_the_site(viewer, first, signed_in):
    """The made-up partnership holds returns of partners that fill gaps its pack declares."""
    declared = {each.slug: each.title for each in load_pack("example").gaps}
    open_here = {each.slug for each in queries.gaps_for(viewer)}
    print(f"{len(declared)} declared, {len(open_here)} open")
    assert open_here
    assert open_here < set(declared)
    page = signed_in("Councillor").get("/members/scrutiny/").content.decode()
    assert all(each.title in page for each in queries.gaps_for(viewer))
    assert not [title for slug, title in declared.items() if slug not in open_here and title in page]
