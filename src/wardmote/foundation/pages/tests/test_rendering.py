"""Our own pages are strict, and what people typed is never taken for markup."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from wardmote.foundation.pages.components import COMPONENTS
from wardmote.foundation.pages.rendering import environment

HOSTILE = "<script>alert(1)</script>"


def drawn(source: str, **context: object) -> str:
    return environment().from_string(source).render(context)


def test_a_name_nobody_gave_is_an_error_and_not_a_blank():
    with pytest.raises(UndefinedError):
        drawn("{{ persn }}")


def test_what_people_typed_is_escaped():
    assert HOSTILE not in drawn("{{ words }}", words=HOSTILE)


def test_there_is_a_function_for_every_component():
    print(f"{len(COMPONENTS)} components")
    assert {"button", "tag", "error_summary", "summary_list", "table", "exit_this_page", "text_input"} <= set(
        COMPONENTS
    )


@pytest.mark.parametrize(
    "component",
    [
        pytest.param(lambda words: COMPONENTS["button"](text=words), id="button"),
        pytest.param(lambda words: COMPONENTS["tag"](text=words), id="tag"),
        pytest.param(
            lambda words: COMPONENTS["error_summary"](titleText="x", errorList=[{"text": words}]), id="errors"
        ),
        pytest.param(lambda words: COMPONENTS["inset_text"](text=words), id="inset"),
        pytest.param(
            lambda words: COMPONENTS["text_input"](id="x", name="x", value=words, label={"text": "x"}), id="input"
        ),
        pytest.param(
            lambda words: COMPONENTS["summary_list"](rows=[{"key": {"text": "x"}, "value": {"text": words}}]),
            id="facts",
        ),
    ],
)
def test_a_component_escapes_text(component):
    made = component(HOSTILE)
    assert isinstance(made, Markup)
    assert "<script" not in made
    assert "&lt;script&gt;" in made


def test_words_go_through_gettext_and_are_escaped():
    assert drawn("{{ _('Sign out') }}") == "Sign out"
    assert drawn("{% trans name %}Hello {{ name }}{% endtrans %}", name="<b>") == "Hello &lt;b&gt;"
