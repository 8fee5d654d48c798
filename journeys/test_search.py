"""One box for what a member may read: refused, nothing found, found and read; and what somebody else does not find."""

import pytest

from journeys.test_sharing import as_role

ASKED, FOUND = "What are you looking for?", "ul.govuk-list--spaced a"


def looks_for(person, words: str) -> list[str]:
    """What is found, by its titles."""
    person.answers(ASKED, words)
    person.presses("Search")
    return person.page.locator(FOUND).all_inner_texts()


@pytest.mark.parametrize("how", [{"by": "keyboard"}, {"phone": True, "script": False}])
def test_a_record_is_found_and_read(somebody, how):
    manager = somebody(**how)
    as_role(manager, "CSP manager")
    manager.follows("Search")
    manager.is_at("Search")
    manager.sees("what you type is not kept")
    assert looks_for(manager, "a") == []
    manager.sees("Give at least 3 letters or numbers.")
    assert looks_for(manager, "zzqx") == []
    manager.sees("Nothing that you may read was found.")
    title = looks_for(manager, "lights")[0]
    manager.sees("found with “lights”")
    assert "lights" not in manager.page.url
    manager.follows(title)
    manager.sees(title)


def test_what_somebody_may_not_read_they_do_not_find(somebody):
    manager, councillor = somebody(), somebody(phone=True)
    as_role(manager, "CSP manager")
    manager.goes_to("/members/search/")
    (breach,) = looks_for(manager, "volunteers list wrong")
    manager.sees("Breach of personal data")
    as_role(councillor, "Councillor")
    councillor.goes_to("/members/search/")
    assert looks_for(councillor, "volunteers list wrong") == []
    councillor.sees("Nothing that you may read was found.")
    councillor.does_not_see(breach)
    assert looks_for(councillor, "council")
