"""Builders of contests."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from django.utils import timezone
from openpyxl import Workbook

from diemcau.contest.actions import import_bank, start
from diemcau.contest.domain.bank import Item
from diemcau.contest.domain.drawing import draw
from diemcau.contest.models import Attempt, Contest, Contestant, Round
from tests import build

BANK = [
    Item(text=f"Câu hỏi {n}?", options=("một", "hai", "ba", "bốn"), key=n % 4, topic=f"Chủ đề {n % 2}")
    for n in range(12)
]


def contest(**facts: Any) -> Contest:
    facts.setdefault("conference", facts.get("conference") or build.conference())
    facts.setdefault("title", "Tìm hiểu cải cách hành chính")
    facts.setdefault("slug", f"cuoc-thi-{Contest.objects.count()}")
    facts.setdefault("question", "Có bao nhiêu người trả lời đúng tất cả?")
    return Contest.objects.create(**facts)


def open_round(of: Contest | None = None, **facts: Any) -> Round:
    """A round that opened an hour ago and closes in an hour, four questions a paper."""
    of = of or contest()
    now = timezone.now()
    facts.setdefault("bank", of.banks.first() or import_bank(of, BANK, by=build.administrator()))
    facts.setdefault("opens_at", now - timedelta(hours=1))
    facts.setdefault("closes_at", now + timedelta(hours=1))
    return Round.objects.create(
        contest=of, **{"number": of.rounds.count() + 1, "minutes": 30, "questions": 4, "seed": "hạt"} | facts
    )


def contestant(of: Contest, **facts: Any) -> Contestant:
    number = Contestant.objects.count()
    facts.setdefault("name", f"Trần Thị {number}")
    facts.setdefault("address", f"nguoi{number}@example.vn")
    facts.setdefault("address_key", facts["address"])
    facts.setdefault("verified_at", timezone.now())
    return Contestant.objects.create(contest=of, **facts)


def right_answers(attempt: Attempt) -> dict[int, int]:
    """The places on this paper at which the right options stand."""
    bank = attempt.round.bank.items()
    paper = draw(bank, count=attempt.round.questions, seed=attempt.round.seed, contestant=str(attempt.contestant_id))
    return {at: each.order.index(bank[each.question].key) for at, each in enumerate(paper)}


def begun(round_: Round, **facts: Any) -> Attempt:
    return start(round_, contestant(round_.contest, **facts))


def bank_file(
    *rows: tuple[object, ...], heads: tuple[str, ...] = ("Câu hỏi", "A", "B", "C", "Đáp án", "Chủ đề")
) -> bytes:
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
