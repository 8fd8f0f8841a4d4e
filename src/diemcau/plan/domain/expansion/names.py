"""The names of one plan, each found or asked once, with the places where it is used. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from diemcau.nd30.model import Lines
from diemcau.plan.domain.matching import Match, Matcher, Question, answer_key
from diemcau.plan.domain.model import Tier
from diemcau.plan.domain.target import Asked

SITES, PARTICIPANTS, ASSIGNMENTS, RECIPIENTS = "sites", "participants", "assignments", "recipients"


class Names:
    """Looks names up for one plan, and remembers what could not be placed."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self._asked: dict[str, tuple[Question, dict[str, None], dict[Lines, None]]] = {}

    def find(self, texts: Iterable[str], tier: Tier | None, use: str, lines: Lines | None) -> list[Match | Question]:
        found: list[Match | Question] = []
        for text in texts:
            for one in self.matcher.find(text, tier):
                if isinstance(one, Question):
                    question, uses, places = self._asked.setdefault(answer_key(one.printed), (one, {}, {}))
                    uses[use] = None
                    if lines:
                        places[lines] = None
                    one = question
                found.append(one)
        return found

    def asked(self) -> tuple[Asked, ...]:
        return tuple(
            Asked(printed=question.printed, question=question, uses=tuple(uses), lines=tuple(places))
            for question, uses, places in self._asked.values()
        )


def organisations_in(found: Iterable[Match | Question]) -> list[int]:
    """Every organisation of the matches, each once, in their order."""
    return list(dict.fromkeys(o for one in found if isinstance(one, Match) for o in one.organisations))
