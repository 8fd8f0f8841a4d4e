"""What is printed ten minutes before: the running script, the presenter's words, who is introduced, a quick report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from diemcau.conference.domain import ItemKind
from diemcau.conference.domain.hours import MINUTE
from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.connectivity.models import Incident
from diemcau.delegates.queries import attendance_section
from diemcau.directory.domain import TIER_NAMES
from diemcau.kernel.dates import HERE, PartialDate
from diemcau.live.models import Award
from diemcau.live.queries import clock
from diemcau.live.queries.people import present
from diemcau.live.queries.presence import standing_presence
from diemcau.live.queries.programme import Course, course
from diemcau.nd30.model import Document, Node
from diemcau.nd30.writing.kinds import Office, Signing, entry, rows
from diemcau.nd30.writing.kinds.parts import framed


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    name: Promise
    file: str
    write: Callable[[Conference], tuple[str, list[Node]]]


def paper(conference: Conference, name: str) -> Document:
    """One of the papers, as it stands now."""
    subject, outline = PAPERS[name].write(conference)
    now = clock.now(conference).astimezone(HERE)
    owner = conference.owner
    framed_paper = framed(
        Office(name=owner.name, short=owner.short_name or "UBND", place=_place(owner.name)),
        Signing(signer="", title="", date=PartialDate(now.year, now.month, now.day)),
        kind=str(PAPERS[name].name),
        code="",
        subject=subject,
        outline=outline,
    )
    return replace(framed_paper, symbol=None, signer=None, archive=None)  # for the table, not for the registry


def _place(name: str) -> str:
    """The province or city that a body's name ends with."""
    for mark in ("tỉnh ", "thành phố "):
        if mark in name:
            return name.rpartition(mark)[2]
    return name


def _programme(conference: Conference) -> tuple[str, list[Node]]:
    """What goes out with the invitations: when, what, who."""
    found = course(conference)
    table = [("Thời gian", "Nội dung", "Thực hiện")]
    planned = {hour.pk: hour for hour in found.hours}
    for item in found.items:
        who = f"{item.by} ({item.site})" if item.site else item.by
        table.append((_hour(planned[item.pk].start or 0), item.text, who))
    return conference.title, rows(table)


def _script(conference: Conference) -> tuple[str, list[Node]]:
    """Minute by minute: what, who, from where, which cue goes out before, what to do when the site is lost."""
    found = course(conference)
    table = [("Giờ", "Nội dung", "Thực hiện", "Việc của kỹ thuật, thư ký")]
    ends = {each.pk: each for each in found.expected(clock.now(conference))}
    for item, hour in zip(found.items, found.hours, strict=True):
        table.append((_hour(ends[item.pk].start), f"{item.text} ({hour.length // MINUTE} phút)", item.by, _cues(item)))
    last = found.hours[-1].pk if found.hours else None
    closing = [entry(f"Dự kiến kết thúc lúc {_hour(ends[last].end)}.")] if last else []
    return conference.title, [*rows(table), *closing]


def _cues(item: ProgrammeItem) -> str:
    parts = [f"Báo chuẩn bị {item.site} trước 5 phút." if item.site else ""]
    if item.alternative:
        parts.append(f"Khi mất kết nối: {item.alternative}.")
    parts.append(_WORK.get(item.nature, ""))
    return " ".join(part for part in parts if part)


_WORK = {
    ItemKind.FILM: "Mở phim, kiểm tra tiếng.",
    ItemKind.RANKING: "Chiếu trang xếp hạng.",
    ItemKind.AWARD: "Chiếu từng phần thưởng theo thứ tự mời.",
    ItemKind.DISCUSSION: "Theo dõi danh sách đăng ký.",
}


def _presenter(conference: Conference) -> tuple[str, list[Node]]:
    """The words of the presenter, item by item."""
    found: Course = course(conference)
    items = enumerate(found.items, start=1)
    outline = [entry(_spoken(item), heading=item.text, label=f"{n}") for n, item in items]
    called = Award.objects.filter(conference=conference).select_related("site__host")
    awards = [entry(_award_words(award), label="-") for award in called]
    if awards:
        outline.append(entry("Lần lượt mời:", heading="Phần trao thưởng", under=awards))
    return conference.title, outline


def _spoken(item: ProgrammeItem) -> str:
    who = item.by or "đồng chí được phân công"
    where = f" tại {item.site}" if item.site else ""
    words = {
        ItemKind.OPENING: f"Xin trân trọng kính mời {who} thực hiện nội dung này.",
        ItemKind.FILM: "Kính mời quý vị đại biểu hướng lên màn hình theo dõi phóng sự.",
        ItemKind.SPEECH: f"Tiếp theo chương trình, xin trân trọng kính mời {who}{where} trình bày tham luận.",
        ItemKind.DISCUSSION: "Xin mời quý vị đại biểu tại hội trường và các điểm cầu đăng ký phát biểu.",
        ItemKind.RECESS: "Hội nghị nghỉ giải lao; kính mời quý vị đại biểu trở lại đúng giờ.",
    }
    return words.get(item.nature, f"Xin trân trọng kính mời {who}{where}.")


def _award_words(award: Award) -> str:
    taken = f" (nhận thay: {award.taken_by})" if award.taken_by else ""
    parts = [f"{award.title}: {award.receiver}{taken}", award.detail, award.citation]
    if award.handed_by:
        parts.append(f"kính mời {award.handed_by} lên trao")
    return "; ".join(part for part in parts if part) + "."


def _introduced(conference: Conference) -> tuple[str, list[Node]]:
    """Who is introduced, by rank and with exact titles, from who is really there."""
    people = present(conference)
    outline: list[Node] = []
    for number, (place, names) in enumerate(people, start=1):
        lines = [entry(f"{name};", label="-") for name in names]
        outline.append(entry("", heading=place, label=f"{number}", under=lines))
    if not outline:
        outline.append(entry("Chưa có đại biểu nào được điểm danh có mặt."))
    named = {place for place, _ in people}
    connected = [each for each in _connected(conference) if str(each) not in named]
    if connected:
        said = _listed([str(site) for site in connected])
        outline.append(entry(f"Đã kết nối nhưng chưa điểm danh, chưa giới thiệu được người dự: {said}."))
    return conference.title, outline


def _connected(conference: Conference) -> list[Site]:
    said = standing_presence(conference.pk)
    here = [pk for pk, content in said.items() if content["state"] in {"connected", "weak"}]
    sites = Site.objects.open().filter(conference=conference, pk__in=here).select_related("host")
    return list(sites.order_by("host__rank", "host__area_code", "pk"))


def _report(conference: Conference) -> tuple[str, list[Node]]:
    """One page: sites by tier, delegates, programme, what is not in order."""
    sites = list(Site.objects.open().filter(conference=conference).select_related("host"))
    said = {site: content["state"] for site, content in standing_presence(conference.pk).items()}
    attendance = attendance_section(conference)
    table = [("Cấp", "Điểm cầu", "Đang kết nối", "Yếu", "Mất, chưa vào", "Đại biểu có mặt")]
    for tier, name in TIER_NAMES.items():
        own = [site for site in sites if site.tier == tier]
        states = Counter(said.get(site.pk, "absent") for site in own)
        if own:
            away = len(own) - states["connected"] - states["weak"]
            came = [attendance["sites"].get(site.pk, (0, 0)) for site in own]
            people = f"{sum(one[0] for one in came)}/{sum(one[1] for one in came)}"
            table.append((name, str(len(own)), str(states["connected"]), str(states["weak"]), str(away), people))
    failing = Incident.objects.open().filter(site__conference=conference).select_related("site__host")
    faults = [f"{each.site} {each.get_fault_display()}" for each in failing]
    found = course(conference)
    last = found.expected(clock.now(conference))[-1:]
    missing = [str(site) for site in sites if said.get(site.pk) not in {"connected", "weak"}]
    return conference.title, [
        *rows(table),
        entry(
            f"Đại biểu đã điểm danh có mặt: {attendance['present']}/{attendance['people']}; "
            f"báo vắng: {attendance['absent']}."
        ),
        *(entry(f"Chương trình {len(found.items)} mục, dự kiến kết thúc lúc {_hour(each.end)}.") for each in last),
        entry(f"Chưa vào hoặc mất kết nối: {_listed(missing)}."),
        entry(f"Sự cố đang xử lý: {_listed(faults)}."),
    ]


def _listed(names: list[str]) -> str:
    shown = "; ".join(names[:15])
    return f"{shown}; và {len(names) - 15} nơi khác" if len(names) > 15 else shown or "không có"


def _hour(milliseconds: int) -> str:
    return f"{datetime.fromtimestamp(milliseconds / 1000, HERE):%H:%M}"


PAPERS = {
    "programme": Paper(name=gettext_lazy("Chương trình"), file="chuong-trinh", write=_programme),
    "script": Paper(name=gettext_lazy("Kịch bản điều hành"), file="kich-ban-dieu-hanh", write=_script),
    "presenter": Paper(name=gettext_lazy("Lời dẫn chương trình"), file="loi-dan-chuong-trinh", write=_presenter),
    "introduced": Paper(
        name=gettext_lazy("Danh sách giới thiệu đại biểu"), file="gioi-thieu-dai-bieu", write=_introduced
    ),
    "report": Paper(name=gettext_lazy("Báo cáo nhanh"), file="bao-cao-nhanh", write=_report),
}
