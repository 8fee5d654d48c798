"""A file that is typeset when it is asked for comes at once, also from a site whose own process has typeset before.

What the demonstration checks before it opens has used the typesetter: its threads do not come through a fork.
"""

import re

WAIT = 30_000


def test_the_next_plan_is_sent_as_pdf_and_word(somebody):
    reader = somebody()
    reader.goes_to("/example/plan/")
    path = re.search(r"/example/plans/[^\"/]+/\d+/", reader.page.content()).group()
    for ending, begins in (("pdf", b"%PDF-"), ("docx", b"PK")):
        for _again in range(2):
            answer = reader.page.request.get(f"{reader.site.address}{path}plan.{ending}", timeout=WAIT)
            assert answer.status == 200
            assert answer.body().startswith(begins)
