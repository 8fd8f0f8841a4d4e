"""Puts a conference into a server's tables, from a process of its own; prints what a test needs as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

PASSWORD = "mot-mat-khau-dai"
PROGRAMME = [
    ("Tuyên bố lý do, giới thiệu đại biểu", 10, "Văn phòng UBND tỉnh"),
    ("Phát biểu khai mạc", 10, "Chủ tịch UBND tỉnh"),
    ("Phóng sự cải cách hành chính năm 2023", 12, "Đài PT-TH tỉnh"),
    ("Báo cáo tổng kết công tác cải cách hành chính năm 2023", 25, "Giám đốc Sở Nội vụ"),
    ("Công bố Chỉ số cải cách hành chính, Chỉ số hài lòng năm 2023", 20, "Sở Nội vụ"),
    ("Quán triệt nhiệm vụ cải cách hành chính năm 2024", 15, "Phó Chủ tịch UBND tỉnh"),
    ("Tham luận của Sở Công Thương", 10, "Giám đốc Sở Công Thương"),
    ("Tham luận của UBND huyện Nam Giang", 10, "Chủ tịch UBND huyện Nam Giang"),
    ("Tham luận của UBND thành phố Hội An", 10, "Chủ tịch UBND thành phố Hội An"),
    ("Thảo luận", 20, ""),
    ("Trao thưởng cuộc thi tìm hiểu cải cách hành chính", 20, "Sở Nội vụ"),
    ("Phát biểu kết luận, bế mạc", 20, "Chủ tịch UBND tỉnh"),
]


def tables() -> dict[str, Any]:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return {}


def conference(sites: str = "3") -> dict[str, Any]:
    """A conference of today with twelve items, so many sites below the province's, and a link to each."""
    from django.utils import timezone

    from diemcau.conference.models import ProgrammeItem
    from diemcau.directory.domain import Role, Tier
    from diemcau.live import actions
    from diemcau.live.domain.screens import Screen
    from tests import build as rows

    now = timezone.localtime()
    facts = {"start_year": now.year, "start_month": now.month, "start_day": now.day, "clock": now.time()}
    made = rows.conference(
        title="Hội nghị trực tuyến tổng kết công tác cải cách hành chính năm 2023",
        short_name="Tổng kết CCHC 2023",
        owner=rows.province(),
        **facts,
    )
    top = rows.site(conference=made, host=made.owner)
    names = ["UBND huyện Nam Giang", "UBND thành phố Hội An", "UBND huyện Nam Trà My"]
    names += [f"UBND xã số {number}" for number in range(len(names), int(sites))]
    below = []
    for name in names[: int(sites)]:
        tier = Tier.COMMUNE if " xã " in name else Tier.DISTRICT
        host = rows.organisation(name=name, tier=tier, kind="people_committee")
        below.append(rows.site(conference=made, host=host, parent=top))
    for position, (text, minutes, by) in enumerate(PROGRAMME):
        site = next((each for each in below if str(each.host) in text), None)
        ProgrammeItem.objects.create(
            conference=made,
            position=position,
            text=text,
            minutes=minutes,
            by=by,
            site=site,
            alternative="chiếu bản ghi hình đã gửi trước" if site else "",
        )
    for name in ("dieu-hanh", "du-phong"):
        account = rows.account(name=name, password=PASSWORD, full_name=f"Người {name}")
        rows.conference_role(account, made, Role.ORGANISER)
    links = [actions.make_link(made, Screen.SITE, by=None, site=site)[1] for site in below]
    phones = [
        actions.make_link(made, Screen.DELEGATE, by=None, site=site, name=f"Đại biểu {number}")[1]
        for number, site in enumerate(below[:3], start=1)
    ]
    _, hall = actions.make_link(made, Screen.HALL, by=None)
    return {
        "conference": made.pk,
        "sites": [site.pk for site in below],
        "consoles": links,
        "phones": phones,
        "hall": hall,
        "items": list(made.programme.values_list("pk", flat=True)),
    }


def start_first(conference: str) -> dict[str, Any]:
    """The first item runs."""
    from uuid import uuid4

    from diemcau.conference.models import Conference
    from diemcau.live import actions
    from diemcau.live.queries.sections import running

    made = Conference.objects.get(pk=conference)
    actions.lay_out(made, by=None)
    actions.start_item(made, made.programme.all()[0], seen=None, key=uuid4(), by=None)
    return {"started": running(made)["all", "now"]["current"]["started"]}


def nearly_over(conference: str) -> dict[str, Any]:
    """The item that runs has less than a minute left."""
    from datetime import timedelta

    from diemcau.conference.models import Conference
    from diemcau.live.actions import append
    from diemcau.live.models import ItemRun
    from diemcau.live.queries.sections import running

    made = Conference.objects.get(pk=conference)
    run = ItemRun.objects.get(conference=made, ended_at=None)
    run.started_at -= timedelta(minutes=9, seconds=20)
    run.save()
    append(made, "live.item_started", running(made), by=None)
    return {}


def report_incident(site: str) -> dict[str, Any]:
    """Somebody says on the page of incidents that a site has no sound, and on the wall that another is absent."""
    from diemcau.conference.models import Site
    from diemcau.connectivity.actions import note_presence, open_incident
    from diemcau.connectivity.domain import PresenceState, Source
    from diemcau.connectivity.domain.incidents import Fault

    place = Site.objects.select_related("conference").get(pk=site)
    open_incident(place, Fault.NO_SOUND, by=None, source=Source.OPERATOR)
    note_presence(place, PresenceState.WEAK, by=None, source=Source.OPERATOR)
    return {}


def requests(conference: str) -> dict[str, Any]:
    """Every request by its key, and whether the tables hold what they promise."""
    from collections import Counter

    from diemcau.live.domain.floor import OPEN
    from diemcau.live.models import FloorRequest, LogEntry, Stage

    rows = list(FloorRequest.objects.filter(conference=conference).values_list("key", "asker", "state"))
    queued = Counter(asker for _, asker, state in rows if state in set(OPEN))
    numbers = list(LogEntry.objects.filter(conference=conference).values_list("sequence", flat=True))
    last = Stage.objects.get(conference=conference).last_sequence
    return {
        "keys": [str(key) for key, _, _ in rows],
        "twice": sum(number > 1 for number in queued.values()),
        "waiting": sum(state == "waiting" for _, _, state in rows),
        "sequences_whole": numbers == list(range(1, last + 1)),
    }


def tickets(conference: str) -> list[str]:
    from diemcau.live.feed.tickets import Ticket, issue

    audiences = [("all",), ("all", "directors", "hall"), ("all", "sites")]
    return [issue(Ticket(conference=int(conference), audiences=each, bearer="test")) for each in audiences]


if __name__ == "__main__":
    import django

    django.setup()
    job, *arguments = sys.argv[1:]
    print(json.dumps(globals()[job](*arguments), default=str))
