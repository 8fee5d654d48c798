"""There is one way out and one way to read: any other is found here, in whatever module it stands."""

import ast
import re

from django.urls import get_resolver

from promises.sources import PRODUCT, modules, name_of, syntax
from wardmote.foundation.access.addresses import every_address
from wardmote.foundation.access.classes import class_of

CORRESPONDENCE = PRODUCT / "foundation" / "correspondence"
RENDERING = PRODUCT / "foundation" / "pages" / "rendering.py"
REFUSALS = PRODUCT / "foundation" / "pages" / "refusals.py"
#: Django's answers that carry content, and its ways of mailing. A redirect carries none.
ANSWERS = {"HttpResponse", "JsonResponse", "FileResponse", "StreamingHttpResponse", "HttpResponseServerError"}
MAILERS = re.compile(r"^(django\.core\.mail|smtplib|email\.(message|mime)|mailbox$)")
#: Functions of queries.py that find out who the viewer or the tenant is, or give examples to visit.
BEFORE_A_VIEWER = {"tenant_of", "tenants", "viewer_of", "demo_people", "specimens"}
#: What a table can be read by without a viewer.
UNSCOPED = {"objects", "_default_manager", "_base_manager", "cursor", "raw"}


def outside():
    return [p for p in modules() if not p.is_relative_to(CORRESPONDENCE) and p not in (RENDERING, REFUSALS)]


def test_nothing_answers_with_content_but_correspondence_and_pages():
    checked = outside()
    print(f"{len(checked)} modules")
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in checked
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ANSWERS
    ]
    assert not found, f"Answer with correspondence.export or .answer, or with pages.render: {found}"


def test_nothing_mails_but_correspondence():
    checked = [p for p in modules() if not p.is_relative_to(CORRESPONDENCE)]
    print(f"{len(checked)} modules")
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in checked
        for node in ast.walk(syntax(path))
        for name in _imported(node)
        if MAILERS.match(name)
    ]
    assert not found, f"Mail leaves by correspondence.send_mail alone: {found}"


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
    return []


def test_the_two_ways_out_ask_the_gate():
    for path in (RENDERING, CORRESPONDENCE / "answers.py"):
        calls = [ast.unparse(node.func) for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)]
        assert "check_may_leave" in calls, f"{name_of(path)} does not ask"


def test_every_address_says_what_class_it_holds():
    found = [(route, getattr(pattern.callback, "holds", "")) for route, pattern in _addresses()]
    print(f"{len(found)} addresses")
    assert all(class_of(holds) for _, holds in found)
    public = [route for route, pattern in _addresses() if pattern.callback.access.kind == "public"]
    held = dict(found)
    assert not [route for route in public if held[route] not in ("C0", "C1")]


def _addresses():
    return list(every_address(get_resolver().url_patterns))


def test_every_reader_of_a_table_starts_from_what_the_viewer_may_see():
    """In queries.py a table is read through `access.seen`, which cuts it to the viewer, and in no other way."""
    queries = [p for p in modules() if p.is_relative_to(PRODUCT / "desks") and "queries" in (p.stem, p.parent.name)]
    asked = [(path, node) for path in queries for node in _of_a_viewer(syntax(path))]
    calls = [node for _, asks in asked for node in ast.walk(asks) if isinstance(node, ast.Call)]
    scoped = sum(ast.unparse(call.func).rpartition(".")[2] == "seen" for call in calls)
    print(f"{len(queries)} modules, {scoped} scoped reads")
    assert scoped >= 25
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path, asks in asked
        for node in ast.walk(asks)
        if isinstance(node, ast.Attribute) and node.attr in UNSCOPED
    ]
    assert not found, f"Read these tables by access.seen(viewer, Table, record_class): {found}"


def _of_a_viewer(module: ast.Module) -> list[ast.stmt]:
    """What stands in the module, but for the functions that come before a viewer and those that only they call."""
    named = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    callers = {name: {other for other, node in named.items() if other != name and _calls(node, name)} for name in named}
    before = set(BEFORE_A_VIEWER)
    while more := {n for n in named if n.startswith("_") and callers[n] and callers[n] <= before} - before:
        before |= more
    return [node for node in module.body if getattr(node, "name", "") not in before]


def _calls(node: ast.AST, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node))
