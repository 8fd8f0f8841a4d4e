"""Documents made up by Hypothesis, in the words of the field."""

from __future__ import annotations

from hypothesis import strategies as st

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Annex, Basis, Document, Node, Recipient, Signer

NOWHERE = (1, 1)

PLACES = ("Quảng Nam", "Hà Nội", "Thành phố Hồ Chí Minh", "Đắk Lắk", "Bà Rịa - Vũng Tàu", "Tam Kỳ")
BODIES = (
    (None, "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM", "UBND"),
    (None, "BỘ NỘI VỤ", "BNV"),
    ("UBND TỈNH LÀO CAI", "SỞ CÔNG THƯƠNG", "SCT"),
    ("ĐẠI HỌC QUỐC GIA HÀ NỘI", "TRƯỜNG ĐẠI HỌC CÔNG NGHỆ", "ĐHCN"),
    ("SỞ Y TẾ KIÊN GIANG", "THANH TRA", "TTra"),
    ("BỘ Y TẾ", "CỤC QUẢN LÝ KHÁM, CHỮA BỆNH", "KCB"),
    ("UBND HUYỆN NÚI THÀNH", "PHÒNG NỘI VỤ", "PNV"),
)
KINDS = (
    ("KẾ HOẠCH", "KH"),
    ("THÔNG BÁO", "TB"),
    ("CHƯƠNG TRÌNH", "CTr"),
    ("BÁO CÁO", "BC"),
    ("CHỈ THỊ", "CT"),
    ("HƯỚNG DẪN", "HD"),
    ("GIẤY MỜI", "GM"),
    ("TỜ TRÌNH", "TTr"),
)
SUBJECTS = (
    "Tổ chức Hội nghị tổng kết công tác cải cách hành chính năm 2023, triển khai các nhiệm vụ trọng tâm năm 2024",
    "Kết quả kiểm tra việc chấp hành quy định của pháp luật",
    "Triển khai thi hành Luật Việc làm trên địa bàn tỉnh",
    "Về việc tập huấn phần mềm quản lý văn bản",
    "Truyền thông về giảm nghèo đa chiều thuộc Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2025",
)
BASES = (
    ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", None, PartialDate(2015, 6, 19)),
    (
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
        "30/2020/NĐ-CP",
        PartialDate(2020, 3, 5),
    ),
    (
        "Quyết định số 2817/QĐ-UBND ngày 25/12/2023 của Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính",
        "2817/QĐ-UBND",
        PartialDate(2023, 12, 25),
    ),
    ("Kế hoạch số 112-KH/TU ngày 20/12/2023 của Tỉnh ủy", "112-KH/TU", PartialDate(2023, 12, 20)),
)
CAPITALS = (
    "MỤC ĐÍCH, YÊU CẦU",
    "NỘI DUNG",
    "TỔ CHỨC THỰC HIỆN",
    "NỘI DUNG, THÀNH PHẦN, THỜI GIAN, ĐỊA ĐIỂM VÀ HÌNH THỨC TỔ CHỨC HỘI NGHỊ TRỰC TUYẾN TOÀN TỈNH NĂM 2024",
    "KINH PHÍ THỰC HIỆN",
)
HEADINGS = (
    "Mục đích",
    "Yêu cầu",
    "Thành phần tham dự",
    "Sở Nội vụ",
    "Văn phòng UBND tỉnh",
    "Thời gian tổ chức",
    "Chế độ báo cáo",
)
FIELDS = ("Thời gian", "Địa điểm", "Sở Thông tin và Truyền thông", "Ủy ban nhân dân các xã, phường", "Kinh phí")
SENTENCES = (
    "chủ trì, phối hợp với các cơ quan, đơn vị liên quan xây dựng chương trình Hội nghị và gửi tài liệu đến đại biểu.",
    "bố trí hội trường.",
    "kiểm tra kết nối đường truyền đến các điểm cầu trước khi khai mạc, bảo đảm vận hành thông suốt khi diễn ra.",
    "từ 08 giờ 00 ngày 15/01/2024.",
)
TASKS = (
    *(sentence[0].upper() + sentence[1:] for sentence in SENTENCES[:3]),
    "Tổng kết, đánh giá những kết quả đạt được, tồn tại, hạn chế trong triển khai công tác cải cách hành chính.",
    "Quán triệt mục tiêu, nhiệm vụ năm 2024.",
)
ENTRIES = (
    "Thường trực Tỉnh ủy;",
    "Đại diện lãnh đạo và công chức tham mưu công tác cải cách hành chính các sở, ban, ngành và cơ quan ngành dọc;",
    "Chủ tịch Ủy ban nhân dân cấp xã.",
    "Lãnh đạo Phòng Nội vụ và chuyên viên theo dõi công tác cải cách hành chính;",
)
GROUPS = ("Cấp tỉnh:", "Các huyện, thị xã, thành phố:", "Chủ trì cuộc họp:")
PEOPLE = ("Thường trực Tỉnh ủy", "Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "CPVP", "Cổng TTĐT tỉnh")
ADDRESSEES = ("Các Sở: Công Thương, Tài chính", "Ủy ban nhân dân các xã, phường", "Văn phòng Chính phủ")
SIGNERS = (
    (None, "GIÁM ĐỐC"),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"),
    ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
    ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
)
NAMES = ("Nguyễn Văn Hải", "Trần Thị Diệu Thúy", "Đào Mỹ", "Hồ Thị Nguyên Thảo", "Lê Thiên Phú")
POINTS = "abcdđeg"
ROMANS = ("I", "II", "III", "IV", "V")


def node(label: str | None, heading: str | None, text: str, children: tuple[Node, ...] = ()) -> Node:
    return Node(label=label, heading=heading, text=text, lines=NOWHERE, children=children)


@st.composite
def bullets(draw: st.DrawFn, *, plus: bool = True) -> tuple[Node, ...]:
    texts = draw(st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=3))
    below = draw(st.booleans()) if plus else False
    return tuple(
        node("-", None, text, tuple(node("+", None, entry) for entry in ENTRIES[:2]) if below and at == 0 else ())
        for at, text in enumerate(texts)
    )


@st.composite
def points(draw: st.DrawFn) -> tuple[Node, ...]:
    count = draw(st.integers(1, 4))
    return tuple(
        node(POINTS[at], draw(st.sampled_from(FIELDS)), draw(st.sampled_from(SENTENCES)))
        if draw(st.booleans())
        else node(POINTS[at], None, draw(st.sampled_from(TASKS)))
        for at in range(count)
    )


@st.composite
def numbers(draw: st.DrawFn) -> tuple[Node, ...]:
    nodes = []
    for at in range(1, draw(st.integers(1, 4)) + 1):
        match draw(st.integers(0, 6)):
            case 0:
                nodes.append(node(str(at), draw(st.sampled_from(HEADINGS)), "", draw(bullets())))
            case 1:
                nodes.append(node(str(at), draw(st.sampled_from(HEADINGS)), "", draw(points())))
            case 2:
                below = tuple(
                    node(f"{at}.{n}", draw(st.sampled_from(FIELDS)), draw(st.sampled_from(SENTENCES))) for n in (1, 2)
                )
                nodes.append(node(str(at), draw(st.sampled_from(HEADINGS)), "", below))
            case 3:
                nodes.append(node(str(at), draw(st.sampled_from(FIELDS)), draw(st.sampled_from(SENTENCES))))
            case 4:
                below = tuple(node(None, None, draw(st.sampled_from(TASKS))) for _ in range(draw(st.integers(1, 2))))
                nodes.append(node(str(at), draw(st.sampled_from(HEADINGS)), "", below))
            case 5:
                group = node(None, None, draw(st.sampled_from(GROUPS)), draw(bullets(plus=False)))
                nodes.append(node(str(at), draw(st.sampled_from(HEADINGS)), "", (group,)))
            case _:
                nodes.append(node(str(at), None, draw(st.sampled_from(TASKS))))
    return tuple(nodes)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Node, ...]:
    nodes = []
    for at in range(1, draw(st.integers(1, 4)) + 1):
        if draw(st.booleans()):
            below = tuple(node(str(n + 1), None, draw(st.sampled_from(TASKS))) for n in range(draw(st.integers(1, 3))))
            nodes.append(node(f"Điều {at}", draw(st.sampled_from(HEADINGS)), "", below))
        else:
            nodes.append(node(f"Điều {at}", None, draw(st.sampled_from(TASKS))))
    return tuple(nodes)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[Node, ...]:
    count = draw(st.integers(1, 4))
    return tuple(
        node(ROMANS[at], draw(st.sampled_from(CAPITALS)), "", draw(st.one_of(numbers(), bullets(plus=False))))
        for at in range(count)
    )


@st.composite
def annexes(draw: st.DrawFn) -> tuple[Annex, ...]:
    count = draw(st.integers(0, 2))
    return tuple(
        Annex(label=f"PHỤ LỤC {ROMANS[at]}", title="DANH MỤC NHIỆM VỤ", outline=draw(outlines()), lines=NOWHERE)
        for at in range(count)
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A whole document as Nghị định 30/2020/NĐ-CP lays it out; `lines` say nothing."""
    parent, issuer, short = draw(st.sampled_from(BODIES))
    kind = draw(st.one_of(st.none(), st.sampled_from(KINDS)))
    authority, title = draw(st.sampled_from(SIGNERS))
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=5, unique=True))
    addressees = draw(st.lists(st.sampled_from(ADDRESSEES), min_size=0 if kind else 1, max_size=3, unique=True))
    bases = draw(st.lists(st.sampled_from(BASES), max_size=3, unique=True))
    opening = (
        "Ủy ban nhân dân tỉnh giao các cơ quan, đơn vị, địa phương căn cứ chức năng, nhiệm vụ được giao chủ động triển "
        "khai thực hiện các nội dung của Kế hoạch này với các nhiệm vụ cụ thể như sau:"
    )
    closing = "Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện./."
    return Document(
        type=kind[0] if kind else None,
        issuing_body=issuer,
        parent_body=parent,
        number=draw(st.one_of(st.none(), st.integers(1, 9999).map("{:02}".format))),
        symbol=f"{kind[1]}-{short}" if kind else f"{short}-VX",
        place=draw(st.sampled_from(PLACES)),
        date=PartialDate(
            draw(st.integers(2011, 2026)), draw(st.integers(1, 12)), draw(st.one_of(st.none(), st.integers(1, 28)))
        ),
        subject=draw(st.sampled_from(SUBJECTS)),
        addressees=tuple(Recipient(text=text, lines=NOWHERE) for text in addressees),
        bases=tuple(Basis(text=text, number=number, date=date, lines=NOWHERE) for text, number, date in bases),
        outline=(node(None, None, opening), *draw(st.one_of(outlines(), articles())), node(None, None, closing)),
        annexes=draw(annexes()),
        signer=Signer(authority=authority, title=title, name=draw(st.sampled_from(NAMES)), lines=NOWHERE),
        recipients=tuple(Recipient(text=text, lines=NOWHERE) for text in people),
        archive="VT, NCKS",
    )
