"""What matching gives: a name with its organisations, or a question. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from diemcau.directory.domain import Tier
from diemcau.plan.domain.matching.facts import key

NAME_LENGTH = 300
Answers = Mapping[str, tuple[int, ...]]  # by `answer_key`: what people said a printed name means


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One printed name and the organisations that it stands for.

    `post` is what the name says of who comes from each ("Thường trực"). Of a group, the organisations are those
    that keep it, and `rosters` holds the group of each that the directory knows. `is_open` is a name that means
    nobody in particular ("các đơn vị liên quan"): no organisations, and nothing to ask.
    """

    printed: str
    post: str = ""
    organisations: tuple[int, ...] = ()
    is_group: bool = False
    rosters: Mapping[int, int] = field(default_factory=dict)  # organisation → group
    is_open: bool = False
    is_answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A printed name that the directory cannot place, with up to five bodies whose names come near."""

    printed: str
    tier: Tier | None
    candidates: tuple[int, ...]


def answer_key(printed: str) -> str:
    """What makes two printings of one name the same question. Its first 300 letters count: answers keep no more."""
    return key(printed[:NAME_LENGTH])
