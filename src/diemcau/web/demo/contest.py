"""A contest of which one round is over and one is open, with articles that judges mark."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from diemcau.conference.models import Conference, ConferenceRole, Unit
from diemcau.contest.actions import add_criterion, add_entry, add_prize, appoint_judge, import_bank, open_contest
from diemcau.contest.actions.contests import set_headcounts
from diemcau.contest.domain.bank import Item
from diemcau.contest.models import Attempt, Contestant, Round
from diemcau.directory.domain import Role
from diemcau.directory.models import Account

ASKED = ("tiếp nhận hồ sơ", "trả kết quả", "số hóa giấy tờ", "thanh toán trực tuyến", "xin lỗi khi trễ hẹn")
NAMES = ("Nguyễn Thị Hồng Ánh", "Trần Văn Bình", "K'Brèo", "Lê Thị Cúc", "Phạm Đức Duy", "Hồ Thị Ch'ơm", "Đỗ Văn Giang")


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    by = ConferenceRole.objects.filter(conference=conference, role=Role.ORGANISER).earliest("pk").account
    contest = open_contest(
        conference,
        title="Tìm hiểu cải cách hành chính năm 2026",
        rules="Mỗi người thi một lần mỗi vòng; xếp hạng theo số câu đúng, rồi dự đoán gần nhất, rồi nộp sớm.",
        question="Có bao nhiêu người trả lời đúng tất cả các câu hỏi?",
        budget_vnd=60_000_000,
        works_until=timezone.now() + timedelta(days=10),
        by=by,
    )
    for category, name, count, vnd in (
        ("individual", "Giải Nhất", 1, 5_000_000),
        ("individual", "Giải Nhì", 2, 3_000_000),
        ("collective", "Giải Nhất", 1, 10_000_000),
        ("entries", "Giải A", 1, 5_000_000),
    ):
        add_prize(contest, category=category, name=name, count=count, vnd=vnd, by=by)
    add_prize(contest, category="individual", honour="merit", name="Bằng khen", count=1, vnd=0, by=by)
    options = ("Trong ngày làm việc", "Sau 5 ngày", "Sau 10 ngày", "Không quy định")
    bank = import_bank(contest, [Item(text=f"Thời hạn {each}?", options=options, key=0) for each in ASKED], by=by)
    now = timezone.now()
    first, _second = (
        Round.objects.create(
            contest=contest,
            number=number,
            bank=bank,
            opens_at=now + timedelta(days=start),
            closes_at=now + timedelta(days=start + 7),
            minutes=15,
            questions=5,
            seed=f"vong-{number}",
        )
        for number, start in ((1, -9), (2, -1))
    )
    units = list(Unit.objects.filter(conference=conference).order_by("pk")[:4])
    set_headcounts(contest, {unit.organisation_id: 40 + 15 * at for at, unit in enumerate(units)}, by=by)
    _papers(first, units)
    for name, most in (("Nội dung", 70), ("Hình thức", 30)):
        add_criterion(contest, name=name, most=Decimal(most), by=by)
    appoint_judge(contest, by, None, by=by)
    for at, unit in enumerate(units[:2]):
        facts = {"title": f"Một ngày ở bộ phận một cửa, bài {at + 1}", "author": NAMES[at], "unit": unit.organisation}
        text = "Từ sáng sớm, bộ phận một cửa đã đón người dân đến làm thủ tục; hồ sơ được số hóa ngay khi tiếp nhận."
        add_entry(contest, kind="article", text=text, by=by, **facts)


def _papers(round_: Round, units: list[Unit]) -> None:
    chance = random.Random(7)
    for at, name in enumerate(NAMES):
        who = Contestant.objects.create(
            contest=round_.contest,
            name=name,
            address=f"thi-sinh-{at}@example.vn",
            address_key=f"thi-sinh-{at}@example.vn",
            unit=units[at % len(units)].organisation if units else None,
            verified_at=round_.opens_at,
        )
        started = round_.opens_at + timedelta(minutes=chance.randrange(60, 5000))
        Attempt.objects.create(
            round=round_,
            contestant=who,
            started_at=started,
            ends_at=started + timedelta(minutes=15),
            prediction=chance.randrange(1, 5),
            sent_at=started + timedelta(minutes=chance.randrange(4, 15)),
            right=chance.randrange(2, 6),
        )
