"""The reading measured on real documents, where the workplace has them beside the project."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.reading import read_document
from diemcau.nd30.text import read_text
from diemcau.plan.domain.contract import as_json
from diemcau.plan.domain.model import Reading

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
PLANS = CORPUS / "plans"
TRUTHS = sorted(PLANS.glob("*.truth.json"))
DOCUMENTS = sorted([*PLANS.glob("*.txt"), *PLANS.glob("*.docx"), *PLANS.glob("alt/*.txt")])
MARKS = ("header", "bases", "outline", "recipients", "signer")

pytestmark = pytest.mark.skipif(
    not TRUTHS, reason=f"no corpus at {PLANS}: the real documents are kept beside the project"
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _forms(truth: Path) -> list[Path]:
    stem = truth.name.removesuffix(".truth.json")
    return [path for path in DOCUMENTS if path.name.startswith(f"{stem}.")]


@pytest.mark.parametrize("path", [path for truth in TRUTHS for path in _forms(truth)], ids=lambda path: path.name)
def test_a_real_document_is_read_as_a_person_reads_it(scorer, path):
    truth = json.loads((PLANS / f"{path.name.split('.')[0]}.truth.json").read_text())
    text = read_text(path)
    reading = Reading(text_lines=text.lines, document=read_document(text), plan=None, findings=())
    marks = scorer.score(truth, as_json(reading))
    assert {mark: round(marks[mark], 2) for mark in MARKS if marks[mark] < 0.95} == {}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_real_document_gives_a_head_or_is_none(path):
    try:
        text = read_text(path)
    except Unreadable:
        assert "broken-cmap" in path.name
        return
    document = read_document(text)
    official = any("CHỦ NGHĨA" in line.upper() for line in text.lines[:90])
    assert bool(document.issuing_body and document.symbol and document.date) == official
