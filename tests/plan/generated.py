"""Plans made up by Hypothesis, in the words of the field."""

from __future__ import annotations

from hypothesis import strategies as st

from diemcau.kernel.dates import PartialDate
from diemcau.plan.domain.model import (
    Assignment,
    Budget,
    Count,
    Format,
    Kind,
    Participant,
    Plan,
    ProgrammeItem,
    SiteRule,
    Tier,
)
from tests.plan.writer import GROUPS, NOWHERE, content, time_of

TITLES = (
    "Hội nghị sơ kết công tác văn thư, lưu trữ năm 2023",
    "Hội nghị trực tuyến tổng kết công tác dân vận chính quyền năm 2023, triển khai nhiệm vụ năm 2024",
    "Hội nghị giao ban chuyên đề về chuyển đổi số",
)
CONTENTS = (
    "Báo cáo kết quả thực hiện nhiệm vụ năm 2023.",
    "Thảo luận giải pháp nâng cao mức độ hài lòng của người dân.",
    "Công bố kết quả xếp hạng năm 2023 của các địa phương.",
    "Khen thưởng các tập thể, cá nhân tiêu biểu.",
)
SITES = (
    SiteRule(tier=Tier.PROVINCE, host="UBND tỉnh", lines=NOWHERE),
    SiteRule(tier=Tier.DISTRICT, host="UBND các huyện, thị xã, thành phố", lines=NOWHERE),
    SiteRule(tier=Tier.COMMUNE, host="UBND cấp xã", lines=NOWHERE),
)
TIMES = (
    time_of("Từ 08 giờ 00 ngày 15/02/2024 (thứ Năm).", PartialDate(2024, 2, 15), "08:00"),
    time_of("Dự kiến trong tháng 03/2024.", PartialDate(2024, 3, None), None),
    time_of("13h30, ngày 20 tháng 02 năm 2024.", PartialDate(2024, 2, 20), "13:30"),
)
BUDGETS = (
    Budget(text="50 triệu đồng cấp cho Sở Nội vụ.", holder="Sở Nội vụ", amount_vnd=50_000_000, lines=NOWHERE),
    Budget(text="Từ nguồn ngân sách tỉnh năm 2024.", holder=None, amount_vnd=None, lines=NOWHERE),
    Budget(text="Tổng kinh phí là 1,2 tỷ đồng.", holder=None, amount_vnd=1_200_000_000, lines=NOWHERE),
)
RULES = {
    Tier.PROVINCE: (
        ("Thường trực Tỉnh ủy", ("Thường trực Tỉnh ủy",), (), Count.GROUP),
        ("Đại diện lãnh đạo các Sở, Ban, ngành", ("các Sở, Ban, ngành",), ("Đại diện lãnh đạo",), Count.ONE),
        (
            "Thành viên Ban Chỉ đạo Chuyển đổi số tỉnh",
            ("Ban Chỉ đạo Chuyển đổi số tỉnh",),
            ("Thành viên",),
            Count.GROUP,
        ),
        (
            "Đại diện lãnh đạo: Công an tỉnh; Cục Thuế tỉnh",
            ("Công an tỉnh", "Cục Thuế tỉnh"),
            ("Đại diện lãnh đạo",),
            Count.ONE,
        ),
    ),
    Tier.DISTRICT: (
        ("Chủ tịch UBND cấp huyện", ("UBND cấp huyện",), ("Chủ tịch UBND",), Count.ONE),
        (
            "Lãnh đạo Phòng Nội vụ và chuyên viên phụ trách",
            ("Phòng Nội vụ",),
            ("Lãnh đạo", "chuyên viên phụ trách"),
            Count.SEVERAL,
        ),
    ),
    Tier.COMMUNE: (("Chủ tịch UBND cấp xã", ("UBND cấp xã",), ("Chủ tịch UBND",), Count.ONE),),
}
LEADS = (
    ("Sở Nội vụ",),
    ("Văn phòng UBND tỉnh",),
    ("Sở Văn hóa, Thể thao và Du lịch",),
    ("Sở Lao động - Thương binh và Xã hội",),
    ("Các Sở, Ban, ngành", "UBND các huyện, thị xã, thành phố"),
    ("Công an tỉnh",),
)
# A task, and the units that it names after 'phối hợp với'.
TASKS = (
    ("chuẩn bị báo cáo và tài liệu của Hội nghị", ()),
    ("kiểm tra đường truyền đến các điểm cầu", ()),
    ("chủ trì, phối hợp với Sở Tài chính bố trí kinh phí tổ chức Hội nghị", ("Sở Tài chính",)),
    (
        "phối hợp với Viễn thông tỉnh và các đơn vị liên quan bảo đảm kỹ thuật",
        ("Viễn thông tỉnh", "các đơn vị liên quan"),
    ),
    ("xây dựng kịch bản; tổng hợp ý kiến của các địa phương", ()),
)
DEADLINES = (None, "trước ngày 10/02/2024", "trong tháng 02/2024", "chậm nhất ngày 05 tháng 02 năm 2024")
ITEMS = (
    ("Đón tiếp đại biểu", "Văn phòng UBND tỉnh"),
    ("Khai mạc, giới thiệu đại biểu", "Sở Nội vụ"),
    ("Báo cáo tổng kết", "Lãnh đạo Sở Nội vụ"),
    ("Tham luận của các địa phương", "UBND các huyện"),
    ("Kết luận, bế mạc", "Chủ tịch UBND tỉnh"),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    return Plan(
        kind=Kind.CONFERENCE,
        title=draw(st.sampled_from(TITLES)),
        chair=draw(st.sampled_from(("Chủ tịch UBND tỉnh.", "Đồng chí Phó Chủ tịch Thường trực UBND tỉnh."))),
        format=Format.ONLINE,
        sites=SITES,
        time=draw(st.sampled_from(TIMES)),
        budget=draw(st.sampled_from(BUDGETS)),
        contents=tuple(map(content, draw(st.lists(st.sampled_from(CONTENTS), min_size=1, max_size=3, unique=True)))),
        participants=tuple(rule for tier in GROUPS for rule in draw(_rules(tier))),
        assignments=draw(_assignments()),
        programme=draw(_programme()),
    )


def _rules(tier: Tier) -> st.SearchStrategy[list[Participant]]:
    return st.lists(st.sampled_from(RULES[tier]), min_size=1, max_size=3, unique=True).map(
        lambda rules: [
            Participant(
                tier=tier, group=GROUPS[tier], text=text, bodies=bodies, roles=roles, count=count, lines=NOWHERE
            )
            for text, bodies, roles, count in rules
        ]
    )


@st.composite
def _assignments(draw: st.DrawFn) -> tuple[Assignment, ...]:
    found: list[Assignment] = []
    for lead in draw(st.lists(st.sampled_from(LEADS), min_size=1, max_size=4, unique=True)):
        for task, helpers in draw(st.lists(st.sampled_from(TASKS), min_size=1, max_size=2, unique=True)):
            deadline = draw(st.sampled_from(DEADLINES))
            text = f"{task}, hoàn thành {deadline}" if deadline else task
            found.append(Assignment(lead=lead, coordinating=helpers, text=text, deadline=deadline, lines=NOWHERE))
    return tuple(found)


@st.composite
def _programme(draw: st.DrawFn) -> tuple[ProgrammeItem, ...]:
    found: list[ProgrammeItem] = []
    days = draw(st.sampled_from(((), (None,), (PartialDate(2024, 2, 15), PartialDate(2024, 2, 16)))))
    for day in days:
        clock = 7 * 60 + 30
        for text, by in draw(st.lists(st.sampled_from(ITEMS), min_size=2, max_size=4, unique=True)):
            minutes = draw(st.sampled_from((15, 30, 45)))
            starts = f"{clock // 60:02}:{clock % 60:02}"
            found.append(ProgrammeItem(date=day, starts=starts, minutes=minutes, text=text, by=by, lines=NOWHERE))
            clock += minutes
    return tuple(found)
