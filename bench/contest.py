"""Cuộc thi: 5.000 người nộp bài trong một phút, mỗi bài ghi bền và chấm rồi mới đáp, qua cả máy chủ trang."""

from __future__ import annotations

import asyncio
import math
import random
import statistics
import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from bench.asking import ask, forgery_token, pages
from bench.stage import empty_product

MEASURES = {
    "submitted": "bài nộp trong một phút",
    "lost": "bài đã được đáp là nộp mà không có trong cơ sở dữ liệu, hoặc không được đáp",
    "p99_ms": "ms mà 99 % số lần nộp không vượt (trần 500)",
    "p50_ms": "ms ở giữa",
    "slowest_ms": "ms của lần chậm nhất",
}
PEOPLE, SECONDS, PORT, QUESTIONS = 5000, 60, 8391, 20


def measure() -> dict[str, float]:
    with empty_product():
        slug, cookies = _contestants()
        with pages(PORT):
            times = asyncio.run(_sent(slug, cookies))

        from diemcau.contest.models import Attempt

        kept = Attempt.objects.filter(sent_at__isnull=False, right__isnull=False).count()
    times.sort()
    return {
        "submitted": kept,
        "lost": PEOPLE - min(kept, len(times)),
        "p99_ms": round(times[math.ceil(len(times) * 0.99) - 1], 1),
        "p50_ms": round(statistics.median(times), 1),
        "slowest_ms": round(times[-1], 1),
    }


def _contestants() -> tuple[str, list[str]]:
    """A round of 20 questions, everybody with a paper begun; gives the cookies of their browsers."""
    from django.core import signing
    from django.utils import timezone

    from diemcau.conference.models import Conference
    from diemcau.contest.models import Attempt, Bank, Contest, Contestant, Question, Round
    from diemcau.contest.views.known import SHOWN
    from diemcau.directory.models import Account, Organisation

    Account.objects.create_user("do", full_name="Người đo", is_administrator=True)
    body = Organisation.objects.create(name="Ủy ban nhân dân tỉnh", tier="province", kind="people_committee")
    conference = Conference.objects.create(title="Hội nghị", short_name="Hội nghị", kind="conference", owner=body)
    contest = Contest.objects.create(conference=conference, title="Tìm hiểu", slug="tim-hieu", question="Bao nhiêu?")
    bank = Bank.objects.create(contest=contest, version=1)
    Question.objects.bulk_create(
        Question(bank=bank, number=at, text=f"Câu hỏi số {at}?", options=["một", "hai", "ba", "bốn"], key=at % 4)
        for at in range(1, 201)
    )
    now = timezone.now()
    facts: dict[str, Any] = {"minutes": 30, "questions": QUESTIONS, "seed": "đo"}
    facts |= {"opens_at": now - timedelta(hours=1), "closes_at": now + timedelta(hours=1)}
    round_ = Round.objects.create(contest=contest, number=1, bank=bank, **facts)
    people = Contestant.objects.bulk_create(
        Contestant(
            contest=contest, name=f"Người {at}", address=f"n{at}@example.vn", address_key=f"n{at}", verified_at=now
        )
        for at in range(PEOPLE)
    )
    Attempt.objects.bulk_create(
        Attempt(round=round_, contestant=each, started_at=now, ends_at=now + timedelta(minutes=30)) for each in people
    )
    return contest.slug, [f"thi-{contest.pk}={signing.dumps(each.pk, salt=f'{SHOWN}.{contest.pk}')}" for each in people]


async def _sent(slug: str, cookies: list[str]) -> list[float]:
    """Everybody sends once, at a random moment of the minute; a slow answer delays nobody else."""
    token = await forgery_token(PORT, f"/contests/{slug}/")
    chance = random.Random(1)
    began = time.perf_counter()
    found = await asyncio.gather(
        *(_send(slug, cookie, token, began + chance.uniform(0, SECONDS), chance.randrange(4)) for cookie in cookies)
    )
    return [each for each in found if each is not None]


async def _send(slug: str, cookie: str, token: str, moment: float, place: int) -> float | None:
    await asyncio.sleep(moment - time.perf_counter())
    answers = {f"q{at}": str((place + at) % 4) for at in range(QUESTIONS)}
    body = urlencode({"csrfmiddlewaretoken": token, "prediction": "17"} | answers)
    request = (
        f"POST /contests/{slug}/rounds/1/sending/ HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nConnection: close\r\n"
        f"Cookie: csrftoken={token}; {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )
    began = time.perf_counter()
    try:
        answer = await ask(PORT, request)
    except OSError:
        return None
    return (time.perf_counter() - began) * 1000 if " 302 " in answer.partition("\r\n")[0] else None
