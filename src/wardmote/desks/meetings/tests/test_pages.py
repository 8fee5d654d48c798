"""Every page of meetings opens for whoever runs them, and a councillor is refused what is not theirs in words."""

import io
import zipfile

from wardmote.foundation.access.visits import visits


def ours():
    return [visit for visit in visits() if visit.href.startswith("/members/meetings/") and not visit.sends]


def test_every_page_opens_for_who_runs_meetings(signed_in):
    client, found = signed_in("CSP manager"), ours()
    assert len(found) > 25
    for visit in found:
        assert client.get(visit.href).status_code == 200, visit.href


def test_a_councillor_reads_what_may_be_shared_and_is_refused_the_rest(signed_in):
    client = signed_in("Councillor")
    for visit in ours():
        closed = visit.rule.kind == "roles" or visit.name in ("attach-paper", "change-attended")
        if not closed:
            assert client.get(visit.href).status_code == 200, visit.href
        elif visit.rule.kind == "roles":
            assert client.get(visit.href).status_code == 403, visit.href
    minutes = next(visit.href for visit in ours() if visit.name == "show-minutes-version")
    whole = client.get(minutes.replace("/shareable/", "/whole/"))
    assert (whole.status_code, "for those who attend" in whole.content.decode()) == (403, True)


def test_a_copy_of_the_papers_says_whose_it_is(signed_in):
    client = signed_in("CSP manager")
    by_name = {visit.name: visit.href for visit in ours()}
    bundle = zipfile.ZipFile(io.BytesIO(client.get(by_name["download-pack-zip"]).content))
    assert {"papers.pdf", "papers.docx"} <= set(bundle.namelist())
    word = zipfile.ZipFile(io.BytesIO(client.get(by_name["download-pack-docx"]).content))
    headers = "".join(word.read(name).decode() for name in word.namelist() if "header" in name)
    assert headers.count("Copy of Marian Ashdown, Netherwick Council") == 2
