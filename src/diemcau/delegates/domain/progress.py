"""How far it is with each place: named, agreed, invited, answered. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from diemcau.delegates.domain.answers import Choice
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say


class Progress(StrEnum):
    """In the order of the work."""

    NOT_NAMED = "not-named"
    NOT_AGREED = "not-agreed"
    NOT_INVITED = "not-invited"
    NOT_ANSWERED = "not-answered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PROPOSED = "proposed"


PROGRESS_NAMES = {
    Progress.NOT_NAMED: "Chưa cử",
    Progress.NOT_AGREED: "Chờ chủ trì đồng ý",
    Progress.NOT_INVITED: "Chưa mời",
    Progress.NOT_ANSWERED: "Chưa trả lời",
    Progress.ACCEPTED: "Nhận lời",
    Progress.DECLINED: "Không dự được",
    Progress.PROPOSED: "Đề nghị cử người khác",
}
SIGNS = {
    Progress.NOT_NAMED: "bad",
    Progress.NOT_AGREED: "warn",
    Progress.NOT_INVITED: "warn",
    Progress.NOT_ANSWERED: "wait",
    Progress.ACCEPTED: "ok",
    Progress.DECLINED: "bad",
    Progress.PROPOSED: "warn",
}
CAN_BE_REMINDED = (Progress.NOT_NAMED, Progress.NOT_ANSWERED)  # the others wait for the office itself


def progress(*, needs_consent: bool, consent: bool | None, is_invited: bool, choice: str) -> Progress:
    """Where somebody who has been named stands. An answer counts as long as the letter that it answers holds."""
    if needs_consent and not consent:
        return Progress.NOT_AGREED
    if not is_invited:
        return Progress.NOT_INVITED
    answers = {
        Choice.ACCEPT: Progress.ACCEPTED,
        Choice.DECLINE: Progress.DECLINED,
        Choice.PROPOSE: Progress.PROPOSED,
    }
    return answers[Choice(choice)] if choice else Progress.NOT_ANSWERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of the chase list: somebody who is named, or `lacking` people who are not."""

    seat: int
    unit: int
    unit_name: str
    tier: str
    district: str  # the place by which the unit is grouped: its district, or the province itself
    issuer: int
    post: str
    state: Progress
    delegate: int | None = None
    name: str = ""
    title: str = ""
    lacking: int | None = 0  # None: nobody knows how many
    detail: str = ""
    copy: int | None = None
    proposal: UUID | None = None  # the answer that names somebody else, and whom
    proposed: str = ""
    trouble: str = ""  # why the letter did not arrive
    search: str = field(default="", compare=False)

    @property
    def words(self) -> str:
        return say(PROGRESS_NAMES[self.state])

    @property
    def sign(self) -> str:
        return SIGNS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines somebody asks for; empty means all."""

    states: frozenset[str] = frozenset()
    tier: str = ""
    district: str = ""
    unit: int | None = None
    words: str = ""
    only_trouble: bool = False


def chosen(places: Iterable[Place], wanted: Wanted) -> list[Place]:
    words = fold(wanted.words).split()
    return [
        place
        for place in places
        if (not wanted.states or place.state in wanted.states)
        and (not wanted.tier or place.tier == wanted.tier)
        and (not wanted.district or place.district == wanted.district)
        and (wanted.unit is None or place.unit == wanted.unit)
        and (not wanted.only_trouble or place.trouble)
        and all(word in place.search for word in words)
    ]


def tally(places: Sequence[Place]) -> Counter[Progress]:
    """How many people stand in each state; a place for a number nobody knows counts as one."""
    found: Counter[Progress] = Counter()
    for place in places:
        found[place.state] += 1 if place.delegate else place.lacking or 1
    return found
