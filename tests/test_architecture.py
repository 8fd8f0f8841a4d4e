"""What imports cannot show. The imports themselves are held by Import Linter."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from diemcau.web.public import PUBLIC
from tests.repository import ROOT, SOURCE, contract, heights, package_of, project, reaches_up, tracked

pytestmark = pytest.mark.check

LONGEST, LONG, SHORT = 400, 200, 150
# Longer than LONG, each with its reason. A file that has become SHORT leaves the table.
LONG_FOR_A_REASON = {
    "src/diemcau/connectivity/views/checklists.py": "one page of a site: each of its forms answers with that page",
    "src/diemcau/web/ts/screens/site-wall.ts": "one page: cells, filter and keys share what is shown",
    "src/diemcau/directory/actions/organisations.py": "the life of an organisation: founded, changed, merged, split",
    "src/diemcau/nd30/reading/banded.py": "heading, lines and rows of one table share its columns",
    "src/diemcau/nd30/reading/ending.py": "recipients and signers interleave on paper, so they are told apart together",
    "src/diemcau/nd30/reading/header.py": "two columns that interleave are told apart together",
    "src/diemcau/nd30/reading/paragraphs.py": "where a paragraph ends: one decision with many signs",
    "src/diemcau/nd30/checking/child.py": "the process that meets a stranger's PDF, whole",
    "src/diemcau/nd30/writing/word.py": "the whole door to one format",
    "src/diemcau/nd30/writing/layout.py": "every component of a paper in its place, once for both formats",
    "src/diemcau/plan/domain/assignments.py": "all the layouts in which work is given",
    "src/diemcau/plan/domain/bodies.py": "which words name a body: tables of the language",
    "src/diemcau/plan/domain/contract.py": "the schema of a reading, out and back in, belongs on one page",
    "src/diemcau/plan/domain/duties.py": "the verbs of duty: tables of the language",
    "src/diemcau/plan/domain/event.py": "all the places where a plan says when and where",
    "src/diemcau/plan/domain/findings/paper.py": "one short function for each finding",
    "src/diemcau/plan/domain/findings/work.py": "one short function for each finding",
    "src/diemcau/plan/domain/programme.py": "all the layouts in which a programme stands",
    "src/diemcau/survey/domain/estimates.py": "the whole kernel: one formula in two stages",
    "src/diemcau/survey/domain/results.py": "every figure of a survey, from digits to plain data",
    "src/diemcau/survey/domain/selection.py": "a sample laid out and drawn: the same strata, twice walked",
    "src/diemcau/survey/views/estimates.py": "the figures on the page and as every file",
    "src/diemcau/survey/views/points.py": "everything that is done to sample points, one page each",
    "src/diemcau/web/ts/screens/survey-form.ts": "one page: it asks, keeps, lists and sends",
    "src/diemcau/rooms/queries/places.py": "one place as its page shows it: what it has, what it is asked",
    "src/diemcau/web/context.py": "the five rooms stand in one table, with where each opens",
    "src/diemcau/web/settings.py": "every setting, on one page",
    "src/diemcau/rooms/domain/asked.py": "one function for each thing that may be asked of a unit",
    "src/diemcau/live/queries/printed.py": "every paper that is printed of one day, from the same rows",
    "src/diemcau/rooms/queries/sources.py": "the columns of the board, each with where it comes from",
    "src/diemcau/web/cli.py": "every command with its arguments, each a few lines",
    "src/diemcau/web/ts/tables.ts": "one behaviour: the table that sorts, filters and is walked by keys",
}
CODE = {".py", ".ts", ".scss", ".html", ".sh"}
VAGUE = re.compile(r"util|helper|manager|service|common|misc|stuff", re.IGNORECASE)
VAGUE_BY_FRAMEWORK = {"AccountManager"}  # Django's name for it
# A verb that does not end in journal.record, and why.
UNRECORDED: dict[str, str] = {
    "delegates.actions.check_in": "the row is its own record and stays: docs/decisions/0023; one grouped write",
    "directory.actions.apply": "the verb that calls it says what came of it",
    "directory.actions.keep_import": "nothing changes yet: the file waits for its preview",
    "live.actions.append": "it is the room's own log",
    "live.actions.lay_out": "nothing has happened yet: the screens get their first picture",
    "survey.actions.take_sheet": "the hour of an entry would join who answered with what was answered",
    "web.actions.make_first_administrator": "there is nobody yet who could do it",
    "papers.actions.build_archive": "writes the file first, so that its transaction only writes rows",
    "papers.actions.drop_expired_uploads": "the verb that it calls for each says so",
    "papers.actions.receive_piece": "bytes of a file, no row: recorded once it is a version",
    "plan.actions.apply": "reads and compares first, so that its transaction, which records it, only writes",
    "plan.actions.open_conference": "reads and compares first, so that its transaction only writes",
    "plan.actions.upload_plan": "reads the file first, so that its transaction only writes",
}


def models() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("diemcau.")]


def test_rows_point_down_the_layers_or_stay_in_their_package():
    wrong = []
    for model in models():
        own = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            other = getattr(field, "related_model", None)
            if field.auto_created or not isinstance(other, type) or not other.__module__.startswith("diemcau."):
                continue
            if reaches_up(own, other.__module__.split(".")[1]):
                wrong.append(f"{own}: {model.__name__}.{field.name} → {other._meta.label}")
    assert wrong == []


def test_every_package_with_rows_has_its_files_in_order():
    with_rows = {f"diemcau.{model.__module__.split('.')[1]}" for model in models()} - {"diemcau.web"}
    assert with_rows - set(contract("files")["containers"]) == set()


def test_every_installed_package_stands_on_a_layer():
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert packages - set(heights()) == set()


def patterns(resolver: URLResolver, namespace: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            found += patterns(pattern, inner)
        else:
            found.append((":".join(filter(None, [namespace, pattern.name or str(pattern.pattern)])), pattern))
    return found


def test_only_the_pages_on_the_list_open_without_signing_in():
    is_open = {
        name for name, pattern in patterns(get_resolver()) if not getattr(pattern.callback, "login_required", True)
    }
    assert is_open == set(PUBLIC)
    assert "diemcau.web.middleware.SignInRequired" in settings.MIDDLEWARE


def test_every_address_has_a_name():
    assert [str(pattern.pattern) for _, pattern in patterns(get_resolver()) if not pattern.name] == []


TEMPLATES = [path for path in tracked() if path.suffix == ".html" and package_of(path)]


def named(path: Path, text: str) -> set[str]:
    """Packages that a template or a module reaches: by template name, by address name."""
    found = {match[1] for match in re.finditer(r"""(?:extends|include)\s+["'](\w+)/""", text)}
    found |= {match[1] for match in re.finditer(r"""(?:url\s+|reverse\(|reverse_lazy\(|redirect\()["'](\w+):""", text)}
    return {name for name in found if reaches_up(package_of(path), name)}


def test_templates_and_addresses_reach_down():
    sources = [*TEMPLATES, *(path for path in tracked() if path.suffix == ".py" and package_of(path))]
    wrong = {str(path.relative_to(ROOT)): reached for path in sources if (reached := named(path, path.read_text()))}
    assert wrong == {}


# Templates with text that is not escaped, and why nothing foreign can stand in it.
UNESCAPED: dict[str, str] = {}
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*="),
    "an event attribute": re.compile(r"<[^>]*\s(?:on\w+|hx-on\S*)\s*="),
    "a style element": re.compile(r"<style\b"),
    "a script without an address": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)"),
    "an address elsewhere": re.compile(r"""(?:src|href)\s*=\s*["'](?:https?:)?//"""),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+off"),
}


@pytest.mark.parametrize("kind", INLINE)
def test_no_template_has_what_the_security_policy_forbids(kind):
    comment = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
    texts = {str(path.relative_to(ROOT)): comment.sub("", path.read_text()) for path in TEMPLATES}
    found = {name for name, text in texts.items() if INLINE[kind].search(text)}
    assert found == (set(UNESCAPED) if kind == "text that is not escaped" else set())


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


CODE_FILES = {
    str(path.relative_to(ROOT)): lines_of(path)
    for path in tracked()
    if (path.suffix in CODE or path.parent.name == "bin") and "migrations" not in path.parts
}


def test_no_file_is_longer_than_anybody_reads():
    assert {name: lines for name, lines in CODE_FILES.items() if lines > LONGEST} == {}


def test_a_long_file_has_a_reason():
    lines = {name: lines for name, lines in CODE_FILES.items() if re.match(r"(src|bench)/.*\.(py|ts)$", name)}
    assert {name for name in lines if lines[name] > LONG} - set(LONG_FOR_A_REASON) == set()
    assert {name for name in LONG_FOR_A_REASON if lines.get(name, 0) < SHORT} == set()


def test_nothing_has_a_name_that_says_nothing():
    names = {str(path.relative_to(ROOT)) for path in tracked() if VAGUE.search(path.stem)}
    classes = {
        node.name
        for path in tracked()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and VAGUE.search(node.name)
    }
    assert (names, classes) == (set(), VAGUE_BY_FRAMEWORK)


def imported(path: Path) -> set[str]:
    imports = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in imports for alias in node.names}


def verbs() -> tuple[dict[str, ast.FunctionDef], dict[str, dict[str, ast.FunctionDef]]]:
    """Every verb that others may call, and all functions beside them, by package.

    A verb stands in actions.py, or is named by the __init__ of the folder actions. `journal` is the end of the others.
    """
    called: dict[str, ast.FunctionDef] = {}
    beside: dict[str, dict[str, ast.FunctionDef]] = {}
    for path in tracked():
        inside, package = path.relative_to(ROOT).parts[2:], package_of(path)
        if path.suffix != ".py" or package in {"", "journal"} or inside[1].removesuffix(".py") != "actions":
            continue
        names = imported(SOURCE / package / "actions" / "__init__.py") if len(inside) > 2 else None
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                beside.setdefault(package, {})[node.name] = node
                if node.name[0] != "_" if names is None else node.name in names:
                    called[f"{package}.actions.{node.name}"] = node
    return called, beside


def reaches(
    verb: ast.FunctionDef, wanted: str, beside: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()
) -> bool:
    """Does the verb say `wanted`, itself or through a function that stands beside it?"""
    said = {ast.unparse(node).split(".")[-1] for node in ast.walk(verb) if isinstance(node, ast.Name | ast.Attribute)}
    later = [beside[name] for name in sorted(said - seen - {verb.name}) if name in beside]
    return wanted in said or any(reaches(each, wanted, beside, seen | said | {verb.name}) for each in later)


def test_every_verb_is_one_transaction_says_by_whom_and_leaves_a_trace():
    wrong = {}
    called, beside = verbs()
    for name, verb in called.items():
        near = beside[name.partition(".")[0]]
        lacks = {wanted for wanted in ("atomic", "record") if not reaches(verb, wanted, near)}
        if "by" not in {argument.arg for argument in verb.args.kwonlyargs}:
            lacks.add("by=")
        if lacks and name not in UNRECORDED:
            wrong[name] = lacks
    assert wrong == {}
    assert set(UNRECORDED) <= set(called)


def test_no_tracked_file_names_a_registry_or_a_folder_of_this_machine():
    registry = re.compile(r"://[^/\s]*(?:pypi|pythonhosted|npmjs|npmmirror|deb\.debian)", re.IGNORECASE)
    folder = re.compile(r"(?<![\w.~$}/-])/(?:root|work|home/\w+|Users/\w+|opt/pypi)(?:/|\b)")
    wrong = []
    for path in tracked():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        if path != Path(__file__) and (registry.search(text) or folder.search(text)):
            wrong.append(str(path.relative_to(ROOT)))
    assert wrong == []


def test_only_what_must_come_from_the_same_origin_is_built_upon_the_name_that_the_reader_uses():
    """Everything else may be read outside, so it stands under the public name: journal.transports.public_address."""
    own = {"journal/transports/addresses.py", "live/views/answers.py"}
    using = {path for path in (SOURCE).rglob("*.py") if "build_absolute_uri" in path.read_text()}
    assert {path.relative_to(SOURCE).as_posix() for path in using} == own


def test_every_test_that_drives_a_browser_lies_where_bin_test_looks_for_it():
    marked = {path for path in (ROOT / "tests").rglob("*.py") if "mark.browser" in path.read_text()}
    assert {path.parent.relative_to(ROOT).as_posix() for path in marked - {Path(__file__)}} == {"tests/browser"}


def test_a_lock_names_no_address():
    for lock in ROOT.glob("requirements*.lock"):
        assert re.findall(r"\w+://\S+|^--\S+|^-\w\b.*", lock.read_text(), re.MULTILINE) == []
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_every_locked_package_has_a_hash():
    bare = []
    for lock in ROOT.glob("requirements*.lock"):
        blocks = re.split(r"\n(?=\S)", lock.read_text())
        bare += [block.splitlines()[0] for block in blocks if block.strip() and "--hash=sha256:" not in block]
    assert bare == []


def test_the_locks_hold_every_dependency():
    def names(requirements: list[str]) -> set[str]:
        return {re.match(r"[\w-]+", each)[0].lower() for each in requirements}

    def locked(name: str) -> set[str]:
        return set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(), re.MULTILINE))

    groups = project()["dependency-groups"]
    assert names(project()["project"]["dependencies"]) - locked("requirements.lock") == set()
    assert names(groups["dev"]) - locked("requirements-dev.lock") == set()
    assert names(groups["build"]) - locked("requirements-build.lock") == set()


def test_pages_load_without_libraries_that_few_of_them_use():
    """A second start has three seconds to its first page, also on a busy machine."""
    slow = {"holidays", "numpy", "openpyxl", "PIL", "pypdfium2", "typst"}
    program = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'diemcau.web.settings';"
        "import diemcau.web.wsgi; from django.urls import get_resolver; get_resolver().url_patterns;"
        "print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert slow & set(loaded) == set()
