"""Every page is made one way, wears a layout, and has nothing inline; every template is found, none is listed."""

import ast
import re

import pytest

from promises.sources import PRODUCT, files, modules, name_of, syntax

RENDERED_ELSEWHERE = {"render_to_string", "TemplateResponse", "SimpleTemplateResponse", "TemplateView", "get_template"}
LAYOUT = re.compile(r"\{% extends (?:layout|\"layouts/[a-z]+\.html\") %\}")
PAGES = PRODUCT / "foundation" / "pages"

# What the content security policy would refuse, and words that have not been through gettext's hands.
INLINE = {
    "a style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "a script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "an event": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}


def templates():
    """Every template of the site: those of the pages themselves and those in a desk's or the foundation's `pages/`."""
    return [
        path
        for path in files()
        if path.suffix == ".html"
        and path.is_relative_to(PRODUCT)
        and "pages" in path.relative_to(PRODUCT).parts
        and not {"static", "tests"} & set(path.parts)
    ]


def whole_pages():
    """Templates that are pages in themselves, and not a layout or macros that pages share."""
    return [
        path
        for path in templates()
        if not {"layouts", "parts"} & set(path.parts) and "{% macro" not in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("what", INLINE)
def test_no_template_has_inline(what):
    checked = templates()
    print(f"{len(checked)} templates")
    holding = [name_of(path) for path in checked if INLINE[what].search(path.read_text(encoding="utf-8"))]
    assert not holding, f"{what} is inline in {holding}: the policy refuses it. Put it in foundation/pages/assets/."


def test_every_page_wears_a_layout():
    checked = whole_pages()
    print(f"{len(checked)} pages")
    bare = [name_of(path) for path in checked if not LAYOUT.search(path.read_text(encoding="utf-8"))]
    assert not bare, f"Begin these with {{% extends layout %}}: {bare}"


def test_no_template_calls_something_safe_that_is_not_known_to_be():
    checked = templates()
    print(f"{len(checked)} templates")
    trusting = [name_of(path) for path in checked if re.search(r"\|\s*safe\b|autoescape", path.read_text("utf-8"))]
    assert not trusting, f"Hand these Markup from Python instead of trusting words in a template: {trusting}"


def test_only_pages_render_answers_with_a_page():
    checked = [path for path in modules() if not path.is_relative_to(PAGES)]
    print(f"{len(checked)} modules")
    others = [
        f"{name_of(path)}:{node.lineno}"
        for path in checked
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ImportFrom)
        and (
            (node.module == "django.shortcuts" and any(name.name == "render" for name in node.names))
            or ((node.module or "").startswith("django") and RENDERED_ELSEWHERE & {name.name for name in node.names})
        )
    ]
    assert not others, f"Answer with wardmote.foundation.pages.render, which is the only way out: {others}"
