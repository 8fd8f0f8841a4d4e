"""The log in the words of the screen."""

from __future__ import annotations

import ast

from diemcau.rooms.domain.deeds import WORDS, told
from tests.repository import SOURCE

IN_A_CONFERENCE = (
    "assignments",
    "conference",
    "connectivity",
    "contest",
    "delegates",
    "live",
    "papers",
    "plan",
    "publish",
    "scoring",
    "survey",
)


def verbs() -> set[str]:
    """Every verb that these packages write into the log."""
    found = set()
    for package in IN_A_CONFERENCE:
        for path in (SOURCE / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record":
                    found |= {word.value for word in node.args[:1] if isinstance(word, ast.Constant)}
    return found


def test_every_verb_of_a_conference_has_words_and_no_word_is_left_over():
    assert set(WORDS) == verbs()


def test_a_deed_names_what_it_was_about():
    assert told("plan.uploaded", {"file": "ke-hoach.docx"}) == "tải lên một văn bản kế hoạch “ke-hoach.docx”"
    assert told("plan.name_answered", {"printed": "Viễn thông"}) == "trả lời một tên là đơn vị nào “Viễn thông”"
    assert told("plan.applied", {"sites_added": 260}) == "áp dụng kế hoạch"


def test_a_verb_that_is_not_known_yet_is_given_as_it_is():
    assert told("live.not_known", {}) == "live.not_known"
