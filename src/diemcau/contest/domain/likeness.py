"""Hints that one essay was taken from another. A hint is for people to look at, never a verdict. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from diemcau.kernel.vietnamese import fold

LEAST = 60  # of 100
WORDS_IN_A_ROW = 5
LONGEST = 20_000  # letters of an essay that are compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two essays that share much of their wording."""

    one: int
    other: int
    likeness: int  # of 100


def alike(essays: Mapping[int, str]) -> list[Alike]:
    """The pairs that resemble each other, most alike first.

    Pairs that share no five words in a row are not compared letter by letter, so that hundreds take seconds.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 -- slow import

    texts = {key: fold(text[:LONGEST]).split() for key, text in essays.items()}
    runs = {key: _runs(words) for key, words in texts.items() if len(words) >= WORDS_IN_A_ROW}
    found = []
    for one, other in combinations(runs, 2):
        shared = len(runs[one] & runs[other])
        if shared * 10 < min(len(runs[one]), len(runs[other])):
            continue
        score = fuzz.token_set_ratio(" ".join(texts[one]), " ".join(texts[other]), score_cutoff=LEAST)
        if score:
            found.append(Alike(one=one, other=other, likeness=round(score)))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1)}
