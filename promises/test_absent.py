"""What is not here cannot be attacked: languages nobody speaks, shells nobody begins, words nobody runs as a program.

`docs/security/asvs/` says of many requirements that there is nothing they could be about. These tests keep that true:
what they find must be a place that is listed here with its reason.
"""

import ast
import re
from pathlib import Path

import pytest

from promises.sources import PRODUCT, ROOT, modules, name_of, syntax
from promises.test_network import calls, imported

#: Who would have to be protected against injection, smuggling or forged objects if the product spoke to it.
SPOKEN_TO_BY_NOBODY = {
    "directories (LDAP)": ("ldap", "ldap3"),
    "XML with its entities, XPath, XSLT": ("lxml", "xml.etree", "xml.dom", "xml.sax.expatreader", "defusedxml"),
    "objects that run as they are read": ("pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle"),
    "caches elsewhere": ("memcache", "pymemcache", "pylibmc", "redis", "django.core.cache"),
    "GraphQL": ("graphene", "strawberry", "ariadne", "graphql"),
    "WebSockets": ("channels", "websockets", "websocket", "wsproto"),
    "WebRTC": ("aiortc", "aioice"),
    "LaTeX": ("pylatex", "latex"),
    "Java": ("jpype", "py4j"),
    "an OAuth server": ("oauth2_provider", "oauthlib.oauth2.rfc6749.endpoints", "authlib"),
    "markup that people write": ("markdown", "mistune", "bleach", "docutils"),
}
#: Who begins another program: ourselves, with no word of anybody's.
BEGIN_PROGRAMS = {"src/wardmote/project/django_start.py", "src/wardmote/project/supervising.py"}
#: Where what was encoded is decoded, each time once and where nothing else could stand.
DECODE = {
    "src/wardmote/desks/rights/views/parts.py": "our own sealed file, as it was given",
    "src/wardmote/evidence/fetch/checks.py": "a publisher's hash in base64",
    "src/wardmote/foundation/accounts/enciphering.py": "our own enciphered secrets",
    "src/wardmote/foundation/keys/escrow.py": "our own escrowed keys",
    "src/wardmote/foundation/sealing/copies.py": "our own copies of keys",
    "src/wardmote/foundation/sealing/words.py": "our own sealed words",
    "src/wardmote/project/databases.py": "the parts of DATABASE_URL",
    "src/wardmote/project/roles.py": "the role in DATABASE_URL",
}
#: Questions to a database that are put together: of names of tables and columns of ours, never of what was sent.
PUT_TOGETHER = {
    "src/wardmote/foundation/audit/guards.py": "names of the guards",
    "src/wardmote/foundation/backup/database/sqlite.py": "names of tables",
    "src/wardmote/foundation/health/statistics.py": "a number of ours",
    "src/wardmote/foundation/second_wall/policies.py": "names of tables and policies",
}
#: Expressions that are not written out where they are used: each is of a file of ours.
EXPRESSIONS = {
    "src/wardmote/evidence/geography/reference/populations.py",
    "src/wardmote/evidence/geography/reference/vintages.py",
    "src/wardmote/evidence/geography/reference/deprivation.py",
    "src/wardmote/evidence/sources/layouts.py",
    "src/wardmote/evidence/sources/partner_table/personal.py",
    "src/wardmote/evidence/sources/partner_table/roles.py",
}
#: Who may open a connection in the site itself, and to whom.
CALL = {
    "src/wardmote/foundation/accounts/views/elsewhere.py": "names what goes wrong at an agency's sign-in site",
    "src/wardmote/foundation/correspondence/sending.py": "names what goes wrong at the mail server",
    "src/wardmote/foundation/jobs/claims.py": "this machine's name",
    "src/wardmote/project/serving.py": "whether the port is free",
}
SITE = ("foundation", "desks", "project")
QUESTIONS = {"execute", "executemany", "raw", "extra", "RawSQL"}
PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
KEPT_BY_BROWSERS = re.compile(
    r"localStorage|sessionStorage|indexedDB|document\.cookie|postMessage|addEventListener\(.message"
)
SINKS = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|__proto__|srcdoc")


def of_the_site() -> list[Path]:
    return [path for path in modules() if path.relative_to(PRODUCT).parts[0] in SITE]


def called(path: Path):
    """Each call in a file with the name of what is called, the last part of it and what stands before."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr, ast.unparse(node.func.value)
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id, ""


@pytest.mark.parametrize("what", SPOKEN_TO_BY_NOBODY)
def test_nobody_speaks_to(what):
    checked = modules()
    print(f"{len(checked)} modules")
    names = SPOKEN_TO_BY_NOBODY[what]
    speaking = {
        name_of(path): found
        for path in checked
        if (found := [n for n in imported(path) if any(n == each or n.startswith(f"{each}.") for each in names)])
    }
    assert not speaking, f"docs/security/asvs says that nobody speaks to {what}: {speaking}"


def test_no_words_are_run_as_a_program():
    checked = modules()
    print(f"{len(checked)} modules")
    running = [
        f"{name_of(path)}:{node.lineno}"
        for path in checked
        for node, name, before in called(path)
        if name in {"eval", "exec", "compile", "__import__"} and before in {"", "builtins"}
    ]
    assert not running


def test_programs_are_begun_in_two_places_and_never_by_a_shell():
    checked = modules()
    beginning = {name_of(path) for path in checked if {"subprocess", "pty", "pexpect"} & imported(path)}
    assert beginning == BEGIN_PROGRAMS
    calls_ = [(path, node, name, before) for path in checked for node, name, before in called(path)]
    print(f"{len(calls_)} calls")
    shells = [
        f"{name_of(path)}:{node.lineno}"
        for path, node, name, before in calls_
        if any(word.arg == "shell" for word in node.keywords)
        or (before == "os" and (name in {"system", "popen"} or name.startswith(("exec", "spawn"))))
    ]
    assert not shells


def test_what_is_encoded_is_decoded_where_it_is_said():
    decoding = {
        name_of(path)
        for path in modules()
        for _, name, before in called(path)
        if name in {"unquote", "unquote_plus", "unescape", "b64decode", "urlsafe_b64decode", "b32decode"}
    }
    assert decoding == set(DECODE), "Say here what is decoded, and why only once."


def test_templates_are_files_of_ours():
    checked = modules()
    print(f"{len(checked)} modules")
    made = [
        f"{name_of(path)}:{node.lineno}"
        for path in checked
        for node, name, before in called(path)
        if name in {"from_string", "render_template_string"} and before != "RGBColor"
    ]
    assert not made, f"A template is a file: {made}"


def test_no_question_to_a_database_of_people_is_put_together_of_what_was_sent():
    together, asked = set(), 0
    for path in of_the_site():
        for node, name, _before in called(path):
            if name in QUESTIONS and node.args:
                asked += 1
                if isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                    together.add(name_of(path))
    print(f"{asked} questions in SQL")
    assert asked > 10
    assert together == set(PUT_TOGETHER), "Ask with parameters, or say here of what names of ours it is put together."


def test_no_expression_is_made_of_what_was_typed():
    loose, found = set(), 0
    for path in modules():
        for node, name, before in called(path):
            if before == "re" and name in PATTERNS and node.args:
                found += 1
                if not _is_of_constants(node.args[0]):
                    loose.add(name_of(path))
    print(f"{found} expressions")
    assert found > 50
    assert loose <= EXPRESSIONS, f"Escape what was typed with re.escape and list the place here: {loose - EXPRESSIONS}"


def _is_of_constants(node: ast.expr) -> bool:
    """Words written out, or names in capitals, which are constants of their module."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.BinOp):
        return _is_of_constants(node.left) and _is_of_constants(node.right)
    if isinstance(node, ast.JoinedStr):
        return all(_is_of_constants(each) for each in node.values)
    if isinstance(node, ast.FormattedValue):
        return _is_of_constants(node.value)
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) == "re.escape"
    return isinstance(node, ast.Name) and node.id.lstrip("_").isupper()


def test_the_site_calls_nobody_but_the_mail_server_and_agencies_sign_in_sites():
    checked = of_the_site()
    print(f"{len(checked)} modules")
    assert {name_of(path) for path in checked if calls(imported(path))} == set(CALL)


def test_nobody_turns_the_checking_of_certificates_off():
    """Every library here checks whom it speaks to unless it is told not to."""
    off = re.compile(r"verify\s*=\s*False|CERT_NONE|_unverified_context|check_hostname\s*=\s*False|assert_hostname")
    checked = modules()
    print(f"{len(checked)} modules")
    assert not [name_of(path) for path in checked if off.search(path.read_text(encoding="utf-8"))]


def test_weak_hashes_are_nobodys_proof():
    """MD5 is compared where a publisher gives nothing else, and says that it is no safeguard."""
    weak = [
        (name_of(path), node)
        for path in modules()
        for node, name, before in called(path)
        if (name in {"md5", "sha1"} and before in {"hashlib", ""}) or name in {"SHA1", "MD5"}
    ]
    assert {place for place, _ in weak} <= {"src/wardmote/evidence/fetch/checks.py"}
    assert all("usedforsecurity" in {word.arg for word in node.keywords} for _, node in weak)


def test_only_one_cipher_is_used_and_it_tells_what_was_changed():
    """Nothing is enciphered but with AES-256-GCM: no other cipher, mode or padding is named in the product."""
    other = re.compile(r"ciphers\.(?:algorithms|modes|base)|padding|Fernet|ChaCha|TripleDES|ECB|CBC|PKCS1v15")
    names = {
        path: [node.module or "" for node in ast.walk(syntax(path)) if isinstance(node, ast.ImportFrom)]
        for path in modules()
    }
    enciphering = {name_of(path) for path, found in names.items() if any("ciphers.aead" in name for name in found)}
    print(f"{len(enciphering)} modules encipher")
    assert len(enciphering) >= 2
    loose = [name_of(path) for path, found in names.items() if any(other.search(name) for name in found)]
    assert not loose


def test_what_must_not_be_guessed_is_not_made_by_a_seed():
    seeded = {name_of(path) for path in of_the_site() if {"random", "numpy.random"} & imported(path)}
    print(f"{len(of_the_site())} modules")
    assert not seeded, f"Use secrets: {seeded}"


def test_no_form_takes_every_field_of_a_row():
    """A form names what it is for, and no verb puts all that was sent on a row."""
    checked = of_the_site()
    print(f"{len(checked)} modules")
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in checked}
    assert not [
        name for name, text in texts.items() if re.search(r"ModelForm\b|__all__\s*=\s*.__all__|\*\*request\.", text)
    ]


@pytest.mark.parametrize("held", [KEPT_BY_BROWSERS, SINKS], ids=["keeps or passes on", "turns words into a page"])
def test_no_script_of_ours(held):
    scripts = sorted((PRODUCT / "foundation/pages/assets").glob("*.mjs"))
    shipped = sorted((PRODUCT / "foundation/pages/static").rglob("*.js"))
    print(f"{len(scripts)} scripts written here, {len(shipped)} shipped")
    assert len(scripts) >= 4
    assert shipped
    assert not [path.name for path in scripts + shipped if held.search(path.read_text(encoding="utf-8"))]


def test_nobody_is_followed():
    """No address of another's server is in a template, so that no visit is told to anybody."""
    afar = re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//", re.IGNORECASE)
    found = sorted(PRODUCT.rglob("pages/**/*.html"))
    print(f"{len(found)} templates")
    assert len(found) > 50
    assert not [name_of(path) for path in found if afar.search(path.read_text(encoding="utf-8"))]


def test_no_secret_is_written_down_here():
    """Neither a key nor a password stands in what we publish, but those of tests, which open nothing."""
    key = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|SECRET_KEY\s*=\s*[\"'][^\"']{8,}")
    texts = [*modules(), ROOT / "pyproject.toml"]
    print(f"{len(texts)} files")
    assert not [name_of(path) for path in texts if key.search(path.read_text(encoding="utf-8"))]
