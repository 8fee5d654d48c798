"""What the site ships to a browser is what the lock says, ours to ship, and calls on nobody else's server."""

import hashlib
import re
import tomllib

import pytest

from promises.sources import ROOT, files

HOME = ROOT / "src" / "wardmote" / "foundation" / "pages" / "static" / "wardmote"
REMAKE = "Run script/build-assets and commit what it makes."
OPEN_LICENCES = {"MIT", "0BSD", "Apache-2.0", "BSD-3-Clause"}
NOT_OURS = {
    "a typeface": re.compile(r"@font-face|GDS Transport|\.woff", re.IGNORECASE),
    "the crown or the crest": re.compile(r"crest|crown|royal-arms", re.IGNORECASE),
    "a source map": re.compile(r"sourceMappingURL", re.IGNORECASE),
    "somebody else's server": re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]{2,}", re.IGNORECASE),
    "a file that a stylesheet loads": re.compile(r"url\(", re.IGNORECASE),
    "words run as a program": re.compile(r"\beval\(|new Function\(", re.IGNORECASE),
}


def lock() -> dict:
    return tomllib.loads((ROOT / "assets.lock").read_text(encoding="utf-8"))


def shipped():
    return [path for path in files() if path.is_relative_to(HOME)]


def test_every_shipped_file_is_the_one_the_lock_names():
    locked = {entry["path"]: entry["sha256"] for entry in lock()["file"]}
    found = {str(path.relative_to(HOME)): hashlib.sha256(path.read_bytes()).hexdigest() for path in shipped()}
    print(f"{len(found)} files")
    assert found == locked, REMAKE


def test_every_package_says_its_version_hash_and_licence():
    packages = lock()["package"]
    print(f"{len(packages)} packages")
    for package in packages:
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"]), package
        assert re.fullmatch(r"[0-9a-f]{64}", package["sha256"]), package
        assert package["licence"] in OPEN_LICENCES, package


def test_the_licence_of_every_package_in_a_file_goes_with_it():
    notice = (HOME / "licences.txt").read_text(encoding="utf-8")
    used = {name for entry in lock()["file"] for name in entry["from"]} - {"wardmote"}
    print(f"{len(used)} packages")
    assert used == {package["name"] for package in lock()["package"] if package["part"] == "shipped"}
    assert not {name for name in used if name not in notice}


@pytest.mark.parametrize("what", NOT_OURS)
def test_nothing_shipped_holds(what):
    checked = [path for path in shipped() if path.suffix in {".css", ".js", ".svg"}]
    print(f"{len(checked)} files")
    holding = [path.name for path in checked if NOT_OURS[what].search(path.read_text(encoding="utf-8"))]
    assert not holding, f"{what} is in {holding}. {REMAKE}"


def test_only_styles_scripts_and_our_mark_are_shipped():
    kinds = {path.suffix for path in shipped()}
    assert kinds <= {".css", ".js", ".svg", ".txt"}
