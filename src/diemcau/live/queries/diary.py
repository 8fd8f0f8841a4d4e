"""The day as the minutes need it: what happened, when, by whom, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from diemcau.conference.models import Conference
from diemcau.connectivity.domain.incidents import Fault
from diemcau.connectivity.models import Incident, Presence
from diemcau.delegates.models import CheckIn
from diemcau.delegates.queries import attendance_section
from diemcau.live.domain.floor import REQUEST_KIND_NAMES, RequestKind
from diemcau.live.models import Award, Deed, FloorRequest, ItemRun, Message, Vote
from diemcau.live.queries.votes import result

KINDS = {
    "item": "Chương trình",
    "speech": "Phát biểu",
    "message": "Thông báo",
    "vote": "Biểu quyết",
    "award": "Trao thưởng",
    "site": "Điểm cầu",
    "people": "Điểm danh",
    "direction": "Điều hành",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Note:
    """One line of the diary. `until` where it lasted."""

    at: datetime
    kind: str
    words: str
    until: datetime | None = None

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind]


def diary(conference: Conference) -> list[Note]:
    """Everything that the minutes tell, in the order in which it was. A dozen queries, and two a vote."""
    parts: tuple[Callable[[Conference], Iterator[Note]], ...] = (
        _items, _speeches, _messages, _votes, _awards, _sites, _people, _direction,
    )  # fmt: skip
    return sorted((note for part in parts for note in part(conference)), key=lambda note: note.at)


def _items(conference: Conference) -> Iterator[Note]:
    for run in ItemRun.objects.filter(conference=conference).select_related("item__site__host"):
        item = run.item
        words = ", ".join(part for part in (item.text, item.by, str(item.site or "")) if part)
        skipped = "Bỏ qua: " if run.was_skipped else ""
        yield Note(at=run.started_at, until=run.ended_at, kind="item", words=f"{skipped}{words}")


def _speeches(conference: Conference) -> Iterator[Note]:
    spoken = FloorRequest.objects.filter(conference=conference, on_air_at__isnull=False).select_related("site__host")
    for request in spoken:
        kind = REQUEST_KIND_NAMES[RequestKind(request.kind)]
        where = f" ({request.site})" if request.site and str(request.site) != request.speaker else ""
        subject = f": {request.subject}" if request.subject else ""
        assert request.on_air_at
        words = f"{kind} – {request.speaker}{where}{subject}"
        yield Note(at=request.on_air_at, until=request.closed_at, kind="speech", words=words)


def _messages(conference: Conference) -> Iterator[Note]:
    for message in Message.objects.filter(conference=conference):
        yield Note(at=message.sent_at, kind="message", words=message.text)


def _votes(conference: Conference) -> Iterator[Note]:
    for vote in Vote.objects.filter(conference=conference, opened_at__isnull=False):
        words = vote.question
        if vote.released_at:  # what is not released is nobody's to read
            found = result(vote)
            counts = "; ".join(f"{name}: {number}" for name, number in zip(vote.options, found.counts, strict=True))
            words += f" – {counts}; {found.cast}/{found.entitled} phiếu, {'đủ' if found.is_valid else 'chưa đủ'} tỷ lệ"
        assert vote.opened_at
        yield Note(at=vote.opened_at, until=vote.closed_at, kind="vote", words=words)


def _awards(conference: Conference) -> Iterator[Note]:
    for award in Award.objects.filter(conference=conference, called_at__isnull=False).select_related("site__host"):
        taken = f", nhận thay: {award.taken_by}" if award.taken_by else ""
        assert award.called_at
        yield Note(at=award.called_at, until=award.done_at, kind="award", words=f"{award}{taken}")


def _sites(conference: Conference) -> Iterator[Note]:
    """Sites that were lost or absent, until they came back; what failed, until it was mended."""
    away = Presence.objects.filter(site__conference=conference, state__in=["lost", "absent"])
    for one in away.select_related("site__host"):
        still = "" if one.until else ", chưa trở lại"
        yield Note(at=one.since, until=one.until, kind="site", words=f"{one.site} {one.get_state_display()}{still}")
    failed = Incident.objects.filter(site__conference=conference).exclude(fault=Fault.LOST)
    for incident in failed.select_related("site__host"):
        cause = f" ({incident.cause})" if incident.cause else ""
        still = "" if incident.restored_at else ", chưa khôi phục"
        words = f"{incident.site} {incident.get_fault_display()}{cause}{still}"
        yield Note(at=incident.opened_at, until=incident.restored_at, kind="site", words=words)


def _people(conference: Conference) -> Iterator[Note]:
    """Who has come, when the last of them was noted."""
    last = CheckIn.objects.filter(conference=conference).aggregate(last=Max("at"))["last"]
    if last:
        told = attendance_section(conference)
        words = f"Đại biểu có mặt {told['present']}/{told['people']}; báo vắng {told['absent']}"
        yield Note(at=last, kind="people", words=words)


def _direction(conference: Conference) -> Iterator[Note]:
    for since, until, name in conference.directions.values_list("since", "until", "account__full_name"):
        yield Note(at=since, until=until, kind="direction", words=f"{name} điều hành")
    used = Deed.objects.filter(conference=conference, verb="live.alternative_used", undone_at=None)
    for used_at, before in used.values_list("at", "before"):
        items = [facts["text"] for name, facts in before if facts and name.startswith("conference.programmeitem:")]
        yield Note(at=used_at, kind="direction", words=f"Dùng phương án dự phòng cho mục “{''.join(items)}”")
    undone = Deed.objects.filter(conference=conference, undone_at__isnull=False)
    for verb, at in undone.values_list("verb", "undone_at"):
        if at:
            yield Note(at=at, kind="direction", words=f"Hoàn tác: {UNDONE.get(verb, 'một thao tác')}")


UNDONE = {
    "live.item_started": "bắt đầu mục",
    "live.item_ended": "kết thúc mục",
    "live.item_skipped": "bỏ qua mục",
    "live.alternative_used": "dùng phương án dự phòng",
    "live.item_paused": "tạm dừng",
    "live.item_resumed": "tiếp tục",
    "live.programme_ordered": "đổi thứ tự chương trình",
    "live.floor_preparing": "báo chuẩn bị",
    "live.floor_on_air": "lên hình",
    "live.floor_off": "kết thúc phát biểu",
}
