"""Trả lời giấy mời bằng đường dẫn riêng: 50 yêu cầu mỗi giây, mỗi yêu cầu ghi bền rồi mới đáp, qua cả máy chủ trang."""

from __future__ import annotations

import asyncio
import math
import statistics
import time
import uuid
from datetime import date, timedelta
from urllib.parse import urlencode

from bench.asking import ask, forgery_token, pages
from bench.stage import empty_product

MEASURES = {
    "p99_ms": "ms mà 99 % số trả lời không vượt, ở 50 yêu cầu mỗi giây (trần 25)",
    "p50_ms": "ms ở giữa",
    "slowest_ms": "ms của lần chậm nhất",
    "answers": "số lần trả lời đã đo; mỗi lần một người, ghi rồi mới đáp",
    "kept": "số trả lời có trong cơ sở dữ liệu sau khi đo",
}
RATE, SECONDS, WARM, PORT = 50, 20, 100, 8390


def measure() -> dict[str, float]:
    with empty_product():
        tokens = _guests(RATE * SECONDS + WARM)
        with pages(PORT):
            times = asyncio.run(_answered(tokens))

        from diemcau.delegates.models import Answer

        kept = Answer.objects.count()
    times = sorted(times[WARM:])
    return {
        "p99_ms": round(times[math.ceil(len(times) * 0.99) - 1], 1),
        "p50_ms": round(statistics.median(times), 1),
        "slowest_ms": round(times[-1], 1),
        "answers": len(times),
        "kept": kept,
    }


def _guests(number: int) -> list[str]:
    """That many people, each invited by a copy of his own; gives their links' tokens."""
    from django.utils import timezone

    from diemcau.conference.models import Conference, Unit
    from diemcau.delegates.domain import Count
    from diemcau.delegates.models import Delegate, Invitation, InvitationCopy, Seat
    from diemcau.directory.models import Account, Organisation, Person

    body = Organisation.objects.create(name="Ủy ban nhân dân tỉnh", tier="province", kind="people_committee")
    account = Account.objects.create_user("do", full_name="Người đo", is_administrator=True)
    day = date.today() + timedelta(days=60)  # noqa: DTZ011 -- any day that is not over
    conference = Conference.objects.create(
        title="Hội nghị", short_name="Hội nghị", kind="conference", owner=body,
        start_year=day.year, start_month=day.month, start_day=day.day,
    )  # fmt: skip
    unit = Unit.objects.create(conference=conference, organisation=body)
    seat = Seat.objects.create(unit=unit, post="Đại biểu", post_key="dai bieu", count=Count.SEVERAL)
    people = Person.objects.bulk_create(Person(code=f"n{at}", name=f"Người {at}") for at in range(number))
    delegates = Delegate.objects.bulk_create(Delegate(seat=seat, person=each, is_only=False) for each in people)
    letter = Invitation.objects.create(
        conference=conference, issuer=body, office_name=body.name, office_short="UBND", office_place="Tỉnh",
        event="Hội nghị", chair="Chủ tịch", starts_on=day, place="Hội trường", contact="Văn phòng",
        signer_title="CHỦ TỊCH", signer="Lê A", number=1, signed_on=day, drafted_by=account, issued_by=account,
        issued_at=timezone.now(),
    )  # fmt: skip
    copies = InvitationCopy.objects.bulk_create(
        InvitationCopy(invitation=letter, delegate=each, guest=str(each.person_id)) for each in delegates
    )
    return [copy.token for copy in copies]


async def _answered(tokens: list[str]) -> list[float]:
    """Ask at an even pace, whatever the server does: a slow answer delays nobody else's question."""
    cookie = await forgery_token(PORT, f"/i/{tokens[0]}/")
    began = time.perf_counter()
    tasks = []
    for at, token in enumerate(tokens):
        await asyncio.sleep(max(0.0, began + at / RATE - time.perf_counter()))
        tasks.append(asyncio.create_task(_answer(token, cookie)))
    return list(await asyncio.gather(*tasks))


async def _answer(token: str, cookie: str) -> float:
    fields = {"csrfmiddlewaretoken": cookie, "key": str(uuid.uuid4()), "choice": "accept", "diet": "Ăn chay"}
    body = urlencode(fields)
    request = (
        f"POST /i/{token}/ HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nConnection: close\r\nCookie: csrftoken={cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    )
    began = time.perf_counter()
    answer = await ask(PORT, request)
    if " 302 " not in answer.partition("\r\n")[0]:
        raise SystemExit(f"Máy chủ trả lời: {answer[:300]}")
    return (time.perf_counter() - began) * 1000
