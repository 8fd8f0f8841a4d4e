"""The documents say what is so: every setting, command, link and decision is held to the code."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from bench.__main__ import NAMES
from bench.page import written
from diemcau.web.cli import COMMANDS
from tests.repository import ROOT, project, tracked

pytestmark = pytest.mark.check

PAGES = [path for path in tracked() if path.suffix == ".md"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
CODE_BLOCK = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
SETTING = re.compile(r"DIEMCAU_[A-Z]+(?:_[A-Z]+)*")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def page(name: str) -> str:
    return (ROOT / name).read_text()


def anchors(text: str) -> set[str]:
    """The anchors that a reader of Markdown makes of its headings."""
    headings = re.findall(r"^#+\s+(.*)$", CODE_BLOCK.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_link_leads_somewhere(path):
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", CODE_BLOCK.sub("", path.read_text())):
        if re.match(r"https?://|mailto:", target):
            continue
        place, _, anchor = target.partition("#")
        found = (path.parent / place).resolve() if place else path
        if not found.exists() or (anchor and anchor not in anchors(found.read_text())):
            dead.append(target)
    assert dead == []


def test_every_page_that_the_code_names_exists():
    dead = set()
    for path in tracked():
        if path.suffix in {".py", ".ts", ".toml", ".html"} or path.parent.name == "bin":
            for place, number in re.findall(r"docs/((?:[\w-]+/)*[\w-]+\.md|decisions/(\d{4}))", path.read_text()):
                exists = list(DECISIONS[0].parent.glob(f"{number}-*")) if number else (ROOT / "docs" / place).exists()
                if not exists:
                    dead.add(f"{name_of(path)}: docs/{place}")
    assert dead == set()


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    read = set()
    for path in tracked():
        if "src" in path.parts and path.suffix == ".py":
            read |= set(SETTING.findall(path.read_text()))
    documented = re.findall(rf"^\| `({SETTING.pattern})` \|", page("docs/settings.md"), re.MULTILINE)
    assert documented == sorted(read)


def test_every_command_is_documented():
    words = r"^\| `(diemcau [a-z0-9 ]+?)(?: [A-ZÀ-Ỹ]+)*` \|"
    documented = set(re.findall(words, page("docs/commands.md"), re.MULTILINE))
    assert documented == {" ".join(["diemcau", *command.words]) for command in COMMANDS}


def test_every_program_of_the_repository_is_documented():
    documented = set(re.findall(r"^\| `bin/([\w-]+)` \|", page("docs/commands.md"), re.MULTILINE))
    programs = {path.name for path in tracked() if path.parent == ROOT / "bin" and path.suffix == ""}
    assert documented == programs - {"uv-environment"}  # a part of bin/setup


def test_the_readme_opens_with_the_two_commands():
    opening = CODE_BLOCK.search(page("README.md"))
    assert opening and opening.start() < 100
    assert re.findall(r"^bin/\w+", opening[0], re.MULTILINE) == ["bin/serve", "bin/test"]


def test_the_table_of_changes_names_what_exists():
    table = page("README.md").partition("| I want to change…")[2]
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    assert len(rows) > 10
    assert all(re.search(r"\]\(\S+\)", row.split("|")[2]) for row in rows)


def test_decisions_are_numbered_without_gaps_and_fit_on_a_page():
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    for path in DECISIONS:
        text = path.read_text()
        assert text.startswith(f"# {path.name[:4]} · "), path.name
        assert "**Decision.**" in text, path.name
        assert len(text.splitlines()) <= 30, path.name


def test_every_dependency_has_a_decision():
    decided = " ".join(path.read_text() for path in DECISIONS)
    groups = project()["dependency-groups"]
    wanted = [*project()["project"]["dependencies"], *groups["build"]]
    names = [re.match(r"[\w-]+", each)[0] for each in wanted]
    assert [name for name in names if not re.search(rf"\b{name}\b", decided, re.IGNORECASE)] == []


def test_the_changelog_is_well_formed():
    text = page("CHANGELOG.md")
    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    kinds = set(re.findall(r"^### (.*)$", text, re.MULTILINE))
    assert versions[0] == "[Unreleased]"
    assert [
        version for version in versions[1:] if not re.fullmatch(r"\[\d+\.\d+\.\d+\] – \d{4}-\d\d-\d\d", version)
    ] == []
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_page_of_figures_is_what_the_kept_figures_make():
    assert page("docs/benchmarks.md") == written()


def test_whatever_can_be_measured_says_what_and_has_its_figures_on_the_page():
    kept = {path.stem for path in (ROOT / "bench/figures").glob("*.json")}
    assert {name for name in NAMES if not hasattr(import_module(f"bench.{name}"), "MEASURES")} == set()
    assert set(NAMES) - kept == set()


def test_every_finding_is_documented_with_its_severity():
    words = {"ERROR": "lỗi", "WARNING": "cảnh báo", "NOTE": "ghi chú"}
    made: dict[str, set[str]] = {}
    for path in (ROOT / "src/diemcau/plan/domain/findings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding":
                facts = {each.arg: ast.unparse(each.value) for each in node.keywords}
                severities = re.findall(r"Severity\.(\w+)", facts["severity"])
                if facts["code"].startswith("'"):  # else it is a finding passed on
                    made.setdefault(facts["code"].strip("'"), set()).update(words[each] for each in severities)
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", page("docs/findings.md"), re.MULTILINE)
    assert {code: set(said.split(", ")) for code, said in rows} == made
    assert [code for code, _ in rows] == sorted(made)
