"""What a document plans, and what the event is called."""

from __future__ import annotations

import re

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document
from diemcau.plan.domain.model import Kind

# The first that a subject names decides. Matched without diacritics: scans lose them.
_EVENTS = (
    (
        Kind.CONTEST,
        (
            r"\b(?:cuoc thi|hoi thi|hoi thao tac|dieu le|giai (?:bong|cau long|viet|chay|thi dau|vo dich|the thao)|"
            r"the le|hoi thao van nghe)\b"
        ),
    ),
    (Kind.TRAINING, r"\b(?:tap huan|dao tao|boi duong|huan luyen|sinh hoat cong dan|lop hoc)\b"),
    (Kind.CONFERENCE, r"\b(?:hoi nghi|hoi thao|toa dam|dai hoi|dien dan)\b"),
    (
        Kind.CEREMONY,
        (
            r"\b(?:le (?:khanh thanh|khoi cong|ky niem|khai|trao|tot nghiep|cong bo|phat dong|ra quan|mit tinh|don|"
            r"be giang|tong ket|tuyen duong|vinh danh|gap mat|ra mat|\w+)|ngay hoi|mit tinh|gap mat|khanh thanh|"
            r"khoi cong)\b"
        ),
    ),
    (Kind.MEETING, r"\b(?:hop|phien hop|cuoc hop|buoi lam viec|lam viec voi|giao ban|tiep xuc cu tri)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _EVENTS)
_AIMED = re.compile(
    r"\b(?:chao mung|chuan bi cho|phuc vu|ket qua|ket luan|thong bao ket luan|theo|thuc hien nghi quyet|sau khi|"
    r"huong toi)\b.*$"
)
# A document that hands out work about an event, and is not about holding it.
_CAMPAIGN = re.compile(
    r"(?:to chuc |phat dong |ve viec )*(?:dot|phong trao|cao diem)\b.*\bthi dua\b|"
    r".{0,40}\bphat dong\b.{0,40}\bthi dua\b"
)
_WORK_KINDS = ("chi thi", "thong bao", "ket luan", "cong van", "huong dan")
_CALLS = re.compile(
    r"(?:ve viec |v/v |ke hoach |lich )*(?:to chuc|trieu tap|moi|(?:tham )?du|hoan|thay doi|dieu chinh)\b"
)
_INVITATIONS = ("giay moi", "thu moi", "giay trieu tap", "thong bao", "dieu le", "the le")
_PLANS_NOTHING = (
    "bao cao",
    "to trinh",
    "bien ban",
    "hop dong",
    "giay gioi thieu",
    "giay xac nhan",
    "don",
    "phieu",
    "giay uy quyen",
    "giay nghi phep",
    "ban cam ket",
    "nghi dinh",
    "luat",
)
_LEADING = re.compile(
    r"(?i)^(?:(?:về việc|v/v|về)\s+)?(?:(?:kế hoạch|chương trình|tiến trình(?: thực hiện)?|"
    r"thông báo)\s+)?(?:(?:khẩn trương\s+)?chuẩn bị\s+)?"
    r"(?:tổ chức(?: thực hiện)?|tham dự|dự|mời (?:tham )?dự|mời|(?:triển khai|thực hiện)"
    r"(?=\s+(?:hội nghị|hội thảo|lễ|lớp|"
    r"tập huấn|cuộc thi)))?\s*"
)
_ATTENDED = re.compile(
    r"\b(?:[Tt]ham dự|[Dd]ự|[Pp]hục vụ|[Tt]ổ chức)\s+(?=(?:Hội nghị|Hội thảo|Lễ|Lớp|Cuộc họp|cuộc họp|Phiên họp|họp|"
    r"Tọa đàm|Hội thi|Cuộc thi|buổi)\b)"
)
_HOLDS = re.compile(
    r"(?:tổ chức|dự|tham dự)\s+(?P<title>(?:Hội nghị|Hội thảo|Lễ|Lớp|Cuộc họp|Phiên họp|họp|Tọa đàm|Hội thi|Cuộc thi|"
    r"Khóa|buổi)\b[^.;]{3,260}?)"
    r"(?=\s*(?:,\s*cụ thể|\s+với (?:các )?nội dung|\s+như sau|,\s*với|\s+cho (?:sinh viên|các)|\s+vào\s|[.;:]|$))"
)


def plans_nothing(document: Document) -> bool:
    """Kinds that report, ask or record; they hand out nothing (Nghị định 30, điều 7)."""
    return fold(document.type or "").startswith(_PLANS_NOTHING)


def invites(document: Document) -> bool:
    """Whether a paper calls people to an event that another paper plans."""
    return fold(document.type or "").startswith(_INVITATIONS)


def event_kind(document: Document) -> Kind:
    """The kind of the event that a document's subject names; WORK where it names none."""
    type_, subject = fold(document.type or ""), fold(document.subject or "")
    if type_.startswith(("giay moi", "thu moi", "giay trieu tap")):
        return _named(f"{subject} {type_}") or _named(fold(_opening(document))) or Kind.MEETING
    if type_.startswith(("dieu le", "the le")):
        return Kind.CONTEST
    aim = _AIMED.sub("", subject) if not type_.startswith("cong dien") else subject.split(" chao mung ")[0]
    named = _named(aim)
    if named is None or _CAMPAIGN.match(subject):
        return Kind.WORK
    calls = type_.startswith("thong bao") and _CALLS.match(subject)
    if type_.startswith(_WORK_KINDS) and named is not Kind.TRAINING and not calls:
        return Kind.WORK
    return named


def event_title(document: Document, kind: Kind) -> str | None:
    """The event's own name, without 'Tổ chức', 'V/v', 'Tham dự'; None where there is no event."""
    if kind is Kind.WORK:
        return None
    held = _HOLDS.search(_opening(document))
    subject = " ".join((document.subject or "").split())
    if not subject:
        return _upper_first(held["title"].strip(" ,")) if held else None
    bare = _of_event(_LEADING.sub("", subject)).strip(" .,")
    type_ = (document.type or "").strip()
    purpose = re.sub(r"(?i)^giấy mời\s*(?:dự\s+|tham dự\s+)?", "", type_).strip()
    if purpose and _named(fold(purpose)) and _named(fold(bare)) is None:
        about = re.sub(r"(?i)^(?:về việc|về|v/v)\s+", "về ", subject).strip(" .")
        bare = f"{purpose.lower()} {about if about.startswith('về ') else 'về ' + about[:1].lower() + about[1:]}"
    return _upper_first(bare) or None


def _of_event(subject: str) -> str:
    """'chuẩn bị điểm cầu và cử đại biểu dự Hội nghị …' from where it names the event."""
    attended = _ATTENDED.search(subject)
    return subject[attended.end() :] if attended and _named(fold(subject[: attended.start()])) is None else subject


def _named(plain: str) -> Kind | None:
    hits = [(found.start(), kind) for kind, pattern in _COMPILED if (found := pattern.search(plain))]
    return min(hits)[1] if hits else None


def _opening(document: Document) -> str:
    """The loose paragraphs that stand before the first entry."""
    texts = []
    for node in document.outline[:6]:
        if node.label is not None:
            break
        texts.append(node.text[:800])
    return " ".join(texts)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
