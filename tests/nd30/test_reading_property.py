"""What is written in any layout reads back equal; and any lines at all give a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.nd30.model import Annex, Document, Node, Text
from diemcau.nd30.reading import read_document
from diemcau.nd30.text import read_text
from tests.nd30 import writer
from tests.nd30.documents import NOWHERE, documents


def read(lines: tuple[str, ...]) -> Document:
    return read_document(Text(lines=lines, source="txt"))


def without_lines(document: Document) -> Document:
    """The document, saying nothing of where things stand."""
    return replace(
        document,
        addressees=tuple(replace(to, lines=NOWHERE) for to in document.addressees),
        bases=tuple(replace(basis, lines=NOWHERE) for basis in document.bases),
        outline=tuple(map(_node, document.outline)),
        annexes=tuple(map(_annex, document.annexes)),
        signer=document.signer and replace(document.signer, lines=NOWHERE),
        secretary=document.secretary and replace(document.secretary, lines=NOWHERE),
        recipients=tuple(replace(to, lines=NOWHERE) for to in document.recipients),
        lines={},
    )


def _node(node: Node) -> Node:
    return replace(node, lines=NOWHERE, children=tuple(map(_node, node.children)))


def _annex(annex: Annex) -> Annex:
    return replace(annex, lines=NOWHERE, outline=tuple(map(_node, annex.outline)))


@pytest.mark.parametrize("layout", writer.LAYOUTS, ids=lambda layout: f"{layout.columns}-{layout.width}")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(document=documents())
def test_a_document_reads_back_equal_from_any_layout(layout, document):
    assert without_lines(read(writer.write(document, layout))) == document


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents(), layout=st.sampled_from(writer.LAYOUTS))
def test_every_node_says_the_lines_it_stands_on(document, layout):
    lines = writer.write(document, layout)
    for node in read(lines).walk():
        first, last = node.lines
        printed = " ".join(" ".join(lines[first - 1 : last]).replace("*", "").split())
        assert node.heading is None or node.heading in printed
        assert node.text in printed


WIDTHS = st.builds(
    writer.Layout,
    columns=st.sampled_from(("side", "after", "mixed")),
    width=st.integers(62, 112),
    blank=st.booleans(),
    indent=st.sampled_from((0, 4, 8)),
    pages=st.booleans(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(document=documents(), layout=WIDTHS)
def test_no_width_of_the_lines_changes_what_is_read(document, layout):
    assert without_lines(read(writer.write(document, layout))) == document


RENDERINGS: dict[str, Callable[[str], str]] = {
    "letters and their marks apart": lambda text: normalize("NFD", text),
    "two blanks for one": lambda text: re.sub(r"(?<=\w) (?=\w)", "  ", text),
    "blanks that do not break": lambda text: text.replace("- ", "-\xa0"),
    "blanks at the end": lambda text: text.replace("\n", "   \n"),
    "a tab after each mark": lambda text: re.sub(r"(?m)^(\s*-) ", "\\1\t", text),
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "long dashes": lambda text: re.sub(r"(?m)^(\s*)- ", "\\1– ", text),
}


@pytest.mark.parametrize("name", RENDERINGS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(document=documents(), layout=st.sampled_from((writer.WORD, writer.PDF_ORDER, writer.PDF_LAYOUT)))
def test_how_a_text_is_typed_changes_nothing(name, document, layout):
    typed = RENDERINGS[name]("\n".join(writer.write(document, layout)))
    found = read_document(read_text(typed.encode()))
    assert _one_dash(without_lines(found)) == document


def _one_dash(document: Document) -> Document:
    def of(node: Node) -> Node:
        return replace(node, label="-" if node.label == "–" else node.label, children=tuple(map(of, node.children)))

    annexes = tuple(replace(annex, outline=tuple(map(of, annex.outline))) for annex in document.annexes)
    return replace(document, outline=tuple(map(of, document.outline)), annexes=annexes)


WILD = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="-–+*•.:;/()|\t#123IVXabcđ CỘNGSốngày", max_size=60),
    st.sampled_from(
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "KẾ HOẠCH",
            "Nơi nhận:",
            "PHỤ LỤC I",
            "I.",
            "1.",
            "a)",
            "- ",
            "Điều 1.",
            "Số:",
            "|",
            "**",
            "KT. CHỦ TỊCH",
        ]
    ),
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(WILD, max_size=40))
def test_any_lines_give_a_document_with_lines_inside_the_text(lines):
    document = read(tuple(lines))
    for node in document.walk():
        assert 1 <= node.lines[0] <= node.lines[1] <= len(lines)
