"""Every desk has the shape that desks have, and says what the foundation asks."""

import ast

from promises.sources import PRODUCT, modules, name_of, syntax
from wardmote.foundation import desks

KNOWN = {
    "__init__", "desk", "api", "urls", "views", "forms", "presenters", "verbs", "queries", "models", "rules", "states",
    "documents", "issued", "staging", "jobs", "week", "imports", "making", "shelf", "held",
}  # fmt: skip


def test_every_desk_declares_itself():
    found = desks.every()
    print(f"{len(found)} desks")
    assert len(found) >= 5
    for desk, package in zip(found, desks.packages(), strict=True):
        assert package.endswith(f".{desk.slug}")
        assert desk.title
        assert desk.purpose.endswith(".")


def test_every_function_a_desk_names_is_there():
    facts = ("tenant_of", "viewer_of", "names_of", "demo_people", "landing", "specimens", "guard")
    found = [function for fact in facts for function in desks.declared(fact)]
    print(f"{len(found)} functions")
    assert all(map(callable, found))


def test_files_in_a_desk_have_the_usual_names():
    home = PRODUCT / "desks"
    files = [path for path in modules() if path.is_relative_to(home) and len(path.relative_to(home).parts) == 2]
    print(f"{len(files)} files")
    odd = [name_of(path) for path in files if path.stem not in KNOWN]
    assert not odd, f"A desk's files have the names of DEVELOPERS.md: {odd}"


def _is_of(path, kind: str) -> bool:
    """Is it a desk's verbs.py, or a module of its verbs/?"""
    return path.is_relative_to(PRODUCT / "desks") and kind in (path.stem, path.parent.name)


def test_every_verb_says_who():
    """The public functions of verbs.py take keywords only, one of them `by`."""
    verbs = [
        (path, node)
        for path in modules()
        if _is_of(path, "verbs")
        for node in syntax(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    print(f"{len(verbs)} verbs")
    assert len(verbs) >= 5
    for path, node in verbs:
        where = f"{name_of(path)}:{node.name}"
        assert not node.args.args, f"{where} takes words by position"
        assert "by" in {arg.arg for arg in node.args.kwonlyargs}, f"{where} does not say who"
        assert any("atomic" in ast.unparse(each) for each in node.decorator_list), f"{where} is not one transaction"


def test_only_verbs_write():
    writes = {"create", "bulk_create", "update", "bulk_update", "update_or_create", "get_or_create", "save", "delete"}
    checked = [p for p in modules() if p.is_relative_to(PRODUCT / "desks") and not _is_of(p, "verbs")]
    print(f"{len(checked)} modules")
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in checked
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in writes
    ]
    assert not found, f"Only verbs.py writes: {found}"


def test_every_question_is_asked_for_somebody():
    """The public functions of queries.py take a viewer, but for those that find out who the viewer or tenant is."""
    first = {"tenant_of", "tenants", "viewer_of", "demo_people", "specimens"}
    queries = [
        (path, node)
        for path in modules()
        if _is_of(path, "queries")
        for node in syntax(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name not in first
    ]
    print(f"{len(queries)} queries")
    assert len(queries) >= 10
    for path, node in queries:
        names = [arg.arg for arg in node.args.args]
        assert names[:1] == ["viewer"], f"{name_of(path)}:{node.name} is asked for nobody"


def test_views_answer_with_pages_files_or_data_only():
    """No view makes HTML of its own: `render` is the only way words leave as a page."""
    views = [path for path in modules() if path.name == "views.py"]
    print(f"{len(views)} files of views")
    for path in views:
        calls = [node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)]
        for call in calls:
            if ast.unparse(call.func) == "HttpResponse":
                kinds = [ast.unparse(word.value) for word in call.keywords if word.arg == "content_type"]
                assert kinds, f"{name_of(path)}:{call.lineno} answers without pages.render"
                assert "html" not in kinds[0], f"{name_of(path)}:{call.lineno}"
