"""`diemcau simulate`: a whole conference in a database of its own, and a report of what became of it."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.conference.models import Conference, Site
    from diemcau.live.actions.simulation import Outcome

PEOPLE = 3  # at each site
PROGRAMME = (
    ("Tuyên bố lý do, giới thiệu đại biểu", 10),
    ("Phát biểu khai mạc", 10),
    ("Phóng sự", 12),
    ("Báo cáo tổng kết", 25),
    ("Công bố chỉ số, xếp hạng", 20),
    ("Quán triệt nhiệm vụ", 15),
    ("Thảo luận", 40),
    ("Tham luận của một địa phương", 10),
    ("Trao đổi, giải đáp", 30),
    ("Trao thưởng", 20),
    ("Phát biểu chỉ đạo", 15),
    ("Bế mạc", 5),
)
WORDS = {
    "join": "điểm cầu vào",
    "lose": "điểm cầu mất kết nối",
    "return": "điểm cầu trở lại",
    "check_in": "điểm cầu điểm danh",
    "fail": "điểm cầu báo mất tiếng",
    "mend": "khắc phục xong",
    "ask": "đăng ký phát biểu",
    "next": "chuyển mục",
    "pause": "tạm dừng",
    "resume": "chạy tiếp",
    "prepare": "báo chuẩn bị",
    "on_air": "lên hình",
    "off": "kết thúc phát biểu",
    "message": "thông báo",
    "read": "xác nhận đã nhận",
    "vote": "mở bỏ phiếu",
    "ballot": "phiếu",
    "count": "đóng, công bố kết quả",
    "stale": "màn hình cũ bấm chuyển mục",
    "flood": "một điểm cầu đăng ký dồn dập",
    "turned": "thông báo quá dài, có ký tự đảo chiều",
}


def simulate(*, sites: int, faults: bool, factor: float, seed: int) -> tuple[str, bool]:
    """Play one day from beginning to end.

    Returns:
        The report, and whether everything was as it should be.
    """
    with tempfile.TemporaryDirectory(prefix="diemcau-dien-tap-") as folder:
        os.environ |= {"DIEMCAU_DATA": folder, "DIEMCAU_DATABASE_URL": ""}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemcau.web.settings")
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        try:
            return _played(_conference(sites), faults=faults, factor=factor, seed=seed)
        finally:
            connections.close_all()


def _played(conference: Conference, *, faults: bool, factor: float, seed: int) -> tuple[str, bool]:
    from diemcau.live.actions import begin_rehearsal
    from diemcau.live.actions.simulation import Simulation
    from diemcau.live.domain.simulation import a_day

    simulation = Simulation(begin_rehearsal(conference, factor, by=None).conference)
    lengths = [minutes * 60.0 for _, minutes in PROGRAMME]
    day = a_day(seed, sites=len(simulation.sites), lengths_s=lengths, faults=faults)
    outcome = simulation.run(day)
    return report(outcome, len(simulation.sites), seed), not outcome.faults


def _conference(sites: int) -> Conference:
    from datetime import date

    from diemcau.conference.models import Conference, ProgrammeItem, Site
    from diemcau.directory.models import Organisation

    bodies = [
        Organisation(
            code=f"m{number}", name=f"Ủy ban nhân dân đơn vị {number}", tier="commune", kind="people_committee"
        )
        for number in range(sites)
    ]
    hosts = Organisation.objects.bulk_create(bodies)
    day = date.today()  # noqa: DTZ011 -- any day will do
    conference = Conference.objects.create(
        title="Hội nghị mô phỏng",
        short_name="Mô phỏng",
        kind="conference",
        owner=hosts[0],
        start_year=day.year,
        start_month=day.month,
        start_day=day.day,
    )
    places = Site.objects.bulk_create(Site(conference=conference, host=host, tier=host.tier) for host in hosts)
    _people(places)
    for position, (text, minutes) in enumerate(PROGRAMME):
        ProgrammeItem.objects.create(conference=conference, position=position, text=text, minutes=minutes)
    return conference


def _people(places: Sequence[Site]) -> None:
    """Some delegates at each site."""
    from diemcau.conference.models import Unit
    from diemcau.delegates.models import Delegate, Seat
    from diemcau.directory.models import Person

    units = Unit.objects.bulk_create(
        Unit(conference=place.conference, organisation=place.host, site=place, home=place) for place in places
    )
    facts = {"post": "Đại biểu", "post_key": "dai bieu", "count": "several", "size": PEOPLE}
    seats = Seat.objects.bulk_create(Seat(unit=unit, **facts) for unit in units)
    taken = [seat for seat in seats for _ in range(PEOPLE)]
    people = Person.objects.bulk_create(Person(name=f"Đại biểu {number}") for number in range(1, len(taken) + 1))
    Delegate.objects.bulk_create(
        Delegate(seat=seat, person=person, title="Chủ tịch", is_only=False)
        for seat, person in zip(taken, people, strict=True)
    )


def report(outcome: Outcome, sites: int, seed: int) -> str:
    """The outcome in words."""
    lines = [f"Mô phỏng {sites} điểm cầu, mã {seed}:"]
    for what, word in WORDS.items():
        done, refused = outcome.done[what], outcome.refused[what]
        if done or refused:
            lines.append(f"  {done:>6}  {word}" + (f" (từ chối {refused})" if refused else ""))
    lines.append(f"Nhật ký có {outcome.entries} dòng; thao tác lâu nhất {outcome.longest_ms:.0f} ms.")
    if outcome.people:
        lines.append(f"Đại biểu có mặt {outcome.present}/{outcome.people}.")
    if outcome.is_behind:
        lines.append("Đồng hồ chạy nhanh hơn máy làm kịp, nên chưa rõ chương trình trễ bao nhiêu; giảm --factor.")
    elif outcome.drift_min is not None:
        lines.append(f"Mục cuối bắt đầu chậm {outcome.drift_min} phút so với chương trình.")
    lines += [f"✕ {fault}" for fault in outcome.faults]
    if not outcome.faults:
        lines.append("✓ Không mất thao tác nào, mọi màn hình khớp nhau, kiểm phiếu lại cho cùng kết quả.")
    return "\n".join(lines)
