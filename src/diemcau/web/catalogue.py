"""Collects what is on the screen into the catalogues: `python -m diemcau.web.catalogue`. Needs no system gettext.

It keeps what is translated and lists what is not, with where it stands: write that into the `.po` beside each `msgid`.
Vietnamese is the source language, so it has no catalogue; every other one lies in `locale/<language>/LC_MESSAGES/`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
LOCALE = PACKAGE / "web" / "locale"
LANGUAGES = ("en",)

# First match wins; migrations repeat what the models already say.
SOURCES = [
    ("**/migrations/**", "ignore"),
    ("rooms/domain/**.py", "diemcau.web.catalogue:extract_words"),
    ("rooms/queries/**.py", "diemcau.web.catalogue:extract_words"),
    ("directory/domain/vocabulary.py", "diemcau.web.catalogue:extract_words"),
    ("publish/domain/charts/**.py", "diemcau.web.catalogue:extract_words"),
    ("publish/domain/differences.py", "diemcau.web.catalogue:extract_words"),
    ("publish/domain/files.py", "diemcau.web.catalogue:extract_words"),
    ("publish/domain/notes.py", "diemcau.web.catalogue:extract_words"),
    ("publish/domain/satisfaction.py", "diemcau.web.catalogue:extract_words"),
    ("publish/domain/wording.py", "diemcau.web.catalogue:extract_words"),
    ("scoring/domain/finished.py", "diemcau.web.catalogue:extract_words"),
    ("scoring/domain/ranking.py", "diemcau.web.catalogue:extract_words"),
    ("survey/domain/rules.py", "diemcau.web.catalogue:extract_words"),
    ("connectivity/domain/checklist.py", "diemcau.web.catalogue:extract_words"),
    ("connectivity/domain/verdict.py", "diemcau.web.catalogue:extract_words"),
    ("connectivity/domain/video.py", "diemcau.web.catalogue:extract_words"),
    ("plan/queries/sheet/**.py", "diemcau.web.catalogue:extract_words"),
    ("delegates/domain/lists/table.py", "diemcau.web.catalogue:extract_words"),
    ("publish/domain/reports/fields.py", "diemcau.web.catalogue:extract_words"),
    ("**.py", "diemcau.web.catalogue:extract_code"),
    ("**/templates/**.html", "diemcau.web.catalogue:extract_template"),
]
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "say": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
VIETNAMESE = re.compile(r"[^\W\d_a-zA-Z]").search  # a letter that English has not
# Header lines that change with every run or that nobody fills in.
NOT_OURS = (b'"POT-', b'"PO-Rev', b'"Report-', b'"Last-T', b'"Language-Team', b'"Project-Id', b'"Generated')


def extract_template(
    template: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """For Babel: the messages of one Django template.

    Django's own `templatize` turns each tag into a call of gettext and all else into X; without the indentation that is
    Python enough for Babel's reader.
    """
    calls = "\n".join(line.strip() for line in templatize(template.read().decode()).split("\n"))
    return extract_python(BytesIO(calls.encode()), keywords, comment_tags, options)


def extract_words(
    source: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:
    """For Babel: every Vietnamese text of a module that says it by `kernel.words.say`, or leaves that to a page."""
    tree = ast.parse(source.read())
    beside = {  # what is read by people who develop, or filled in before it is said
        id(text)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr | ast.JoinedStr)
        for text in ast.walk(node)
        if isinstance(node, ast.JoinedStr) or text is node.value
    }
    for node in ast.walk(tree):
        text = getattr(node, "value", None)
        if isinstance(node, ast.Constant) and isinstance(text, str) and id(node) not in beside and VIETNAMESE(text):
            yield node.lineno, None, text, []


def extract_code(source: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """For Babel: what is marked, and what a table called `…_NAMES` or `…KINDS` calls the values of a vocabulary."""
    text = source.read()
    yield from extract_python(BytesIO(text), keywords, comment_tags, options)
    for node in ast.parse(text).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        name = getattr(targets[0], "id", "")
        table = getattr(node, "value", None)
        if not name.startswith("_") and name.endswith(("_NAMES", "KINDS")) and isinstance(table, ast.Dict):
            for value in table.values:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and VIETNAMESE(value.value):
                    yield value.lineno, None, value.value, []


def collect(folder: Path = PACKAGE) -> Catalog:
    """Every message of the sources under a folder, with where it stands."""
    found = Catalog(project="diemcau", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(folder, SOURCES, keywords=KEYWORDS):
        if message:
            found.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return found


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="diemcau", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> list[str]:
    """Bring each catalogue up to the sources, keep what is translated; say what is left."""
    sources = collect()
    said = []
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(sources, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        catalogue.fuzzy = False
        catalogue.header_comment = "# Written by `python -m diemcau.web.catalogue`; translate here, keep the rest."
        text = BytesIO()
        write_po(text, catalogue, width=120, sort_by_file=True, include_lineno=False)
        kept = [line for line in text.getvalue().splitlines(keepends=True) if not line.startswith(NOT_OURS)]
        path_of(language).write_bytes(b"".join(kept))
        left = untranslated(catalogue)
        said.append(f"{language}: {len(catalogue)} câu, còn {len(left)} câu chưa dịch")
        said += [f"  {each.locations[0][0]}: {forms(each.id)[0]}" for each in left]
    return said


def untranslated(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id and not all(forms(message.string))]


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """A message alone, or its singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))


if __name__ == "__main__":
    sys.stdout.write("\n".join(update()) + "\n")
