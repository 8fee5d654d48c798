"""Nothing is written or looked at in silence: every verb leaves a row, and it all verifies."""

import ast
from collections import Counter
from functools import cache
from pathlib import Path

from django.apps import apps
from django.urls import get_resolver

from promises.sources import PRODUCT, modules, name_of, syntax
from wardmote.foundation import audit, concerns, desks
from wardmote.foundation.access.addresses import every_address
from wardmote.foundation.audit.models import AuditRow, Waiting
from wardmote.foundation.audit.recording import WHAT
from wardmote.foundation.audit.verifying import verify
from wardmote.foundation.now import now

#: The doors that record.
RECORDING = {"audit.record", "audit.put", "audit.put_all", "editions.swap"}
#: Tables whose rows are made with a row of another and are recorded as that one, each with the other.
PARTS = {
    "assessment.Figure": "assessment.Assessment",
    "assessment.ExtractUsed": "assessment.Assessment",
    "assessment.IssuedFile": "assessment.Assessment",
    "tables.TablesFile": "tables.PublicTables",
    "actions.Report": "actions.Action",
    "people.PersonToken": "people.Person",
    "plan.OutcomeEntry": "plan.Outcome",
    "delivery.ActivityEntry": "delivery.Activity",
    "delivery.BidEntry": "delivery.Bid",
    "delivery.ProjectEntry": "delivery.Project",
    "governance.RiskEntry": "governance.Risk",
    "governance.RecommendationEntry": "governance.Recommendation",
    "correspondence.LinkSecret": "correspondence.OneTimeLink",
    "accounts.Demonstration": "the database itself, before there is a partnership to record it for",
}


def verbs() -> list[tuple[Path, ast.FunctionDef]]:
    return [
        (path, node)
        for path in modules()
        if path.name == "verbs.py" or path.parent.name == "verbs"
        for node in syntax(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and "by" in _words(node)
    ]


def _words(node: ast.FunctionDef) -> set[str]:
    return {arg.arg for arg in node.args.kwonlyargs}


def _functions(path: Path) -> dict[str, list[ast.AST]]:
    """Every function and class of a verbs.py (or of all of a folder `verbs`), by name, methods included."""
    together = [path] if path.name == "verbs.py" else sorted(path.parent.glob("*.py"))
    found: dict[str, list[ast.AST]] = {}
    for one in together:
        for node in ast.walk(syntax(one)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.setdefault(node.name, []).append(node)
    return found


@cache
def _doors() -> set[str]:
    """The foundation's own functions that record what they are asked to do, such as `enqueue`."""
    return {
        node.name
        for path in modules()
        if path.is_relative_to(PRODUCT / "foundation")
        for node in syntax(path).body
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(each, ast.Call) and ast.unparse(each.func) in RECORDING for each in ast.walk(node))
    }


def _imported(path: Path) -> set[str]:
    """What this module has of the foundation, by the names it calls them."""
    return {
        alias.asname or alias.name
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wardmote.foundation")
        for alias in node.names
    }


def _records(path: Path, node: ast.AST, functions: dict[str, list[ast.AST]], seen: set[str]) -> bool:
    """Does this function, or one of the same verbs that it calls, call a door that records?"""
    for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
        said = ast.unparse(call.func)
        name = said.rpartition(".")[2]
        if said in RECORDING or (name in _doors() and said.partition(".")[0] in _imported(path)):
            return True
        if name in functions and name not in seen:
            seen.add(name)
            if any(_records(path, inner, functions, seen) for inner in functions[name]):
                return True
    return False


def test_every_verb_records():
    found = verbs()
    print(f"{len(found)} verbs")
    assert len(found) >= 8
    silent = {
        f"{name_of(path)}:{node.name}"
        for path, node in found
        if not _records(path, node, _functions(path), {node.name})
    }
    assert not silent, f"Call audit.record in these: {sorted(silent)}"


def test_nothing_typed_reaches_the_audit():
    """What a desk says was done, why and on what ground are words of the code: literals, or constants."""
    calls = [
        (path, call)
        for path in modules()
        if path.is_relative_to(PRODUCT / "desks")
        for call in ast.walk(syntax(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in RECORDING
    ]
    print(f"{len(calls)} calls that record")
    assert len(calls) >= 10
    for path, call in calls:
        for word in call.keywords:
            if word.arg in ("what", "because", "basis"):
                loose = [
                    each
                    for each in ast.walk(word.value)
                    if isinstance(each, ast.JoinedStr | ast.Call)
                    or (isinstance(each, ast.Attribute | ast.Subscript) and word.arg != "what")
                ]
                assert not loose, f"{name_of(path)}:{call.lineno}: {word.arg} is not a word of the code"


def test_every_page_that_tells_of_people_is_watched():
    """Whoever oversees who looked is told of each in words; and nothing is watched that is not there."""
    holds = {
        pattern.name: getattr(pattern.callback, "holds", "")
        for _route, pattern in every_address(get_resolver().url_patterns)
    }
    watched = [each.watched for each in (*desks.every(), *concerns.every()) if each.watched is not None]
    pages = [name for each in watched for name, _words, _none in each.pages]
    wanted = {name for name, record_class in holds.items() if record_class >= "C3"}
    print(f"{len(wanted)} pages tell of people, {len(pages)} are watched")
    assert len(wanted) >= 30
    assert len(set(pages)) == len(pages)
    assert not wanted - set(pages), f"Say in Watched what is looked at there: {sorted(wanted - set(pages))}"
    assert not set(pages) - set(holds), f"There are no such pages: {sorted(set(pages) - set(holds))}"
    for each in watched:
        assert all(callable(desks.function(where)) for where in (each.called, each.ids_of, each.why))
        for table, what, _words in each.deeds:
            assert apps.get_model(table)
            assert what in WHAT


def test_nobody_else_reads_the_audit():
    checked = [path for path in modules() if not path.is_relative_to(PRODUCT / "foundation" / "audit")]
    print(f"{len(checked)} modules")
    reading = [name_of(path) for path in checked if "foundation.audit.models" in path.read_text(encoding="utf-8")]
    assert not reading, f"Ask audit.history instead: {reading}"


def test_the_demonstration_was_made_out_loud_and_verifies(demonstration, settings, tmp_path):
    """Every table that the demonstration filled has audit rows of its own, or is declared a part of one that has."""
    settings.WARDMOTE_VAR = tmp_path
    told = Counter(AuditRow.objects.values_list("table", flat=True))
    filled = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("wardmote.")
        and model._meta.app_label != "audit"
        and model._default_manager.exists()
    ]
    print(f"{sum(told.values())} audit rows of {len(filled)} tables with rows")
    assert len(filled) >= 10
    labels = {f"{model._meta.app_label}.{model.__name__}" for model in filled}
    silent = {label for label in labels if label not in told and label not in PARTS}
    assert not silent, f"Rows were made in silence: {sorted(silent)}"
    assert audit.seal(now()) == sum(told.values())
    report = verify(now())
    assert report.faults == []
    print(f"{report.rows} rows in {report.chains} chains verify")
    assert not Waiting.objects.exists()
