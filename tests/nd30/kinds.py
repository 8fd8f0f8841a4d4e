"""The six kinds that the product writes, made up by Hypothesis as an office would fill them in."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document, Node
from diemcau.nd30.writing.kinds import (
    Office,
    Session,
    Signing,
    entry,
    invitation,
    minutes,
    notice,
    plan,
    programme,
    report,
)
from tests.nd30.documents import CAPITALS, HEADINGS, NAMES, PEOPLE, PLACES, ROMANS, SIGNERS, TASKS

OFFICES = (
    ("Ủy ban nhân dân tỉnh Quảng Nam", "UBND", None),
    ("Sở Nội vụ", "SNV", "UBND tỉnh Quảng Nam"),
    ("Ủy ban nhân dân huyện Núi Thành", "UBND", None),
)
GUESTS = (
    "Ông Nguyễn Văn Hải, Chủ tịch Ủy ban nhân dân huyện Núi Thành",
    "Bà A Lăng Ch'ơm, Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam thị trấn Prao",
    "Ủy ban nhân dân các huyện, thị xã, thành phố",
    "Đồng chí Zơrâm Ỷ, Bí thư Đảng ủy xã Ch'ơm",
)
EVENTS = (
    "Hội nghị trực tuyến tổng kết công tác cải cách hành chính năm 2023",
    "Hội nghị trực tuyến toàn tỉnh sơ kết công tác chuyển đổi số và cải cách hành chính, triển khai nhiệm vụ năm 2024",
    "Hội thảo về lưu trữ",
)
TIMES = ("08 giờ 00, thứ Hai, ngày 15 tháng 01 năm 2024", "14 giờ 30, ngày 02 tháng 02 năm 2024")
ROOMS = ("Hội trường UBND tỉnh, số 62 Hùng Vương, thành phố Tam Kỳ", "Phòng họp số 2")
POINTS = ("Báo cáo kết quả năm 2023", "Công bố Chỉ số cải cách hành chính", "Thảo luận", "Trao giải cuộc thi")
WISHES = ("Đề nghị đại biểu có mặt trước 15 phút", "Đề nghị gửi tham luận trước ngày 10/01/2024")
CONTACTS = ("", "Bà Trần Thị Bình, điện thoại 0235 3810 000")


def some(*items: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(items), min_size=least, max_size=len(items), unique=True).map(tuple)


def _headed(
    draw: st.DrawFn, labels: Sequence[str] = "1234567", headings: Sequence[str] = HEADINGS, below: str = "abcdđ"
) -> list[Node]:
    """Parts with headings, each with some tasks."""
    return [
        entry(
            "", label=labels[at], heading=heading, under=[entry(task, label=below[n]) for n, task in enumerate(tasks)]
        )
        for at, heading in enumerate(draw(some(*headings, least=1)))
        for tasks in [draw(some(*TASKS, least=1))]
    ]


@st.composite
def offices(draw: st.DrawFn) -> tuple[Office, Signing]:
    name, short, above = draw(st.sampled_from(OFFICES))
    authority, title = draw(st.sampled_from(SIGNERS))
    signing = Signing(
        signer=draw(st.sampled_from(NAMES)),
        title=title,
        authority=authority,
        number=draw(st.one_of(st.none(), st.integers(1, 9999))),
        date=PartialDate(
            draw(st.integers(2020, 2030)), draw(st.integers(1, 12)), draw(st.one_of(st.none(), st.integers(1, 28)))
        ),
        recipients=draw(some(*PEOPLE, least=1)),
        archive=draw(st.sampled_from(("VT", "VT, NCKS"))),
    )
    return Office(name=name, short=short, place=draw(st.sampled_from(PLACES)), above=above), signing


@st.composite
def invitations(draw: st.DrawFn) -> Document:
    return invitation(
        *draw(offices()),
        guest=draw(st.sampled_from(GUESTS)),
        event=draw(st.sampled_from(EVENTS)),
        chair="Chủ tịch Ủy ban nhân dân tỉnh",
        time=draw(st.sampled_from(TIMES)),
        place=draw(st.sampled_from(ROOMS)),
        contents=draw(some(*POINTS)),
        requests=draw(some(*WISHES)),
        contact=draw(st.sampled_from(CONTACTS)),
    )


@st.composite
def plans(draw: st.DrawFn) -> Document:
    parts = [
        entry(
            "", label=ROMANS[at], heading=heading, under=[entry(task, label=str(n + 1)) for n, task in enumerate(tasks)]
        )
        for at, heading in enumerate(draw(some(*CAPITALS, least=1)))
        for tasks in [draw(some(*TASKS, least=1))]
    ]
    opening = "Để chuẩn bị tốt Hội nghị, Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức với các nội dung như sau:"
    subject = f"Tổ chức {draw(st.sampled_from(EVENTS))}"
    return plan(*draw(offices()), subject=subject, opening=opening, parts=parts)


@st.composite
def programmes(draw: st.DrawFn) -> Document:
    sessions = [
        Session(
            time=f"{8 + at:02} giờ 00 - {8 + at:02} giờ {minute}",
            content=content,
            by=draw(st.sampled_from(("", "Sở Nội vụ", "Chủ tịch Ủy ban nhân dân tỉnh"))),
        )
        for at, content in enumerate(draw(some(*POINTS, *TASKS, least=1)))
        for minute in [draw(st.integers(10, 59))]
    ]
    event, time, place = (draw(st.sampled_from(each)) for each in (EVENTS, TIMES, ROOMS))
    return programme(*draw(offices()), event=event, time=time, place=place, sessions=sessions)


def _headed(draw: st.DrawFn) -> list:
    return [
        entry(
            "",
            label=str(at + 1),
            heading=heading,
            under=[entry(task, label="abcdđ"[n]) for n, task in enumerate(tasks)],
        )
        for at, heading in enumerate(draw(some(*HEADINGS, least=1)))
        for tasks in [draw(some(*TASKS, least=1))]
    ]


@st.composite
def notices(draw: st.DrawFn) -> Document:
    opening = entry("Ngày 15 tháng 01 năm 2024, Ủy ban nhân dân tỉnh tổ chức Hội nghị và kết luận như sau:")
    last = "Thông báo để các cơ quan, đơn vị biết, thực hiện"
    subject = f"Kết luận tại {draw(st.sampled_from(EVENTS))}"
    return notice(*draw(offices()), subject=subject, text=[opening, *_headed(draw)], last=last)


@st.composite
def reports(draw: st.DrawFn) -> Document:
    opening = entry("Ủy ban nhân dân tỉnh báo cáo kết quả tổ chức Hội nghị trực tuyến toàn tỉnh như sau:")
    return report(
        *draw(offices()),
        subject=f"Kết quả tổ chức {draw(st.sampled_from(EVENTS))}",
        to=draw(some("Bộ Nội vụ", "Thường trực Tỉnh ủy")),
        text=[opening, *_headed(draw)],
        last="Trên đây là kết quả tổ chức Hội nghị",
    )


@st.composite
def records(draw: st.DrawFn) -> Document:
    office, signing = draw(offices())
    return minutes(
        office,
        Signing(
            signer=signing.signer,
            title="CHỦ TỌA",
            number=signing.number,
            recipients=signing.recipients,
            archive="Hồ sơ",
        ),
        meeting=draw(st.sampled_from(EVENTS)),
        began="08 giờ 00, ngày 15 tháng 01 năm 2024",
        ended="11 giờ 30, ngày 15 tháng 01 năm 2024",
        place=draw(st.sampled_from(ROOMS)),
        present=draw(some("Đại diện Văn phòng UBND tỉnh", "Đại diện Sở Nội vụ", "Các điểm cầu cấp xã", least=1)),
        chair="Ông Trần Văn Tân, Phó Chủ tịch Ủy ban nhân dân tỉnh",
        secretary=draw(st.sampled_from(NAMES)),
        course=[entry(task, label=str(at + 1)) for at, task in enumerate(draw(some(*TASKS, least=1)))],
        word="Hội nghị",
    )


KINDS = {
    "giấy mời": invitations(),
    "kế hoạch": plans(),
    "chương trình": programmes(),
    "thông báo": notices(),
    "báo cáo": reports(),
    "biên bản": records(),
}
