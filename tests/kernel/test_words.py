"""What the pure packages say, with a translator and without."""

from __future__ import annotations

import pytest

from diemcau.kernel import words
from diemcau.kernel.words import lend, say


@pytest.fixture
def no_translator(monkeypatch):
    monkeypatch.setattr(words, "_translators", [])


def test_without_a_translator_it_is_as_written(no_translator):
    assert say("thiếu %(lacking)s/%(whole)s", lacking=8, whole=14) == "thiếu 8/14"
    assert say("chiếm 100%") == "chiếm 100%"


def test_the_facts_are_put_into_the_translation(no_translator):
    lend({"thiếu %(lacking)s/%(whole)s": "%(lacking)s of %(whole)s missing"}.__getitem__)

    assert say("thiếu %(lacking)s/%(whole)s", lacking=8, whole=14) == "8 of 14 missing"


def test_nothing_is_said_of_no_text(no_translator):
    lend(lambda text: "the head of a catalogue")

    assert say("") == ""
