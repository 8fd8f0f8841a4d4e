"""What each part of a plan is about: the outline as a flat list of entries with their topics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Lines, Node
from diemcau.plan.domain.names import starts_name


class Topic(StrEnum):
    """What a heading announces; a heading may announce several: 'Địa điểm, thành phần'."""

    PURPOSE = "purpose"  # mục đích, yêu cầu, mục tiêu, tình hình, tiêu chí: asks nothing of a unit
    CONTENT = "content"
    PARTICIPANTS = "participants"
    CHAIR = "chair"
    TIME = "time"
    PLACE = "place"
    FORMAT = "format"
    BUDGET = "budget"
    PROGRAMME = "programme"
    DUTIES = "duties"  # tổ chức thực hiện, phân công, công tác chuẩn bị
    TASKS = "tasks"  # nhiệm vụ, giải pháp
    AWARDS = "awards"


_TOPICS = (
    (
        Topic.DUTIES,
        (
            r"(?:cong tac )?to chuc(?: va)? (?:trien khai )?thuc hien|to chuc trien khai|phan cong(?! lao dong)|"
            r"cong tac chuan bi|trach nhiem(?! xa hoi)|(?:nhiem vu|trach nhiem) (?:cu the )?(?:cua|cac (?:don vi|"
            r"co quan|thanh vien))|che do (?:thong tin )?bao cao|nhiem vu cu the|de nghi cac (?:don vi|co quan)|"
            r"don vi thuc hien|cac don vi thuc hien|giao nhiem vu|nhung van de khac"
        ),
    ),
    (
        Topic.AWARDS,
        (
            r"(?:cac )?(?:hinh thuc |tieu chuan |nguyen tac |doi tuong |so luong |thu tuc |"
            r"ho so )*(?:de nghi )?(?:khen thuong|giai thuong|co cau giai)"
        ),
    ),
    (
        Topic.PURPOSE,
        (
            r"muc dich|(?:cac )?yeu cau|(?:cac )?muc tieu|quan diem|danh gia|tinh hinh|boi canh|ket qua|can cu|"
            r"nguyen tac|tieu chi|tieu chuan|y nghia|dinh huong|chi tieu|dac diem|co so phap ly|thuc trang|nguy co|"
            r"chu de|pham vi|uu diem|ton tai|nguyen nhan|cach tinh|the thuc|luat|quy trinh|trinh tu"
        ),
    ),
    (
        Topic.PARTICIPANTS,
        (
            r"thanh phan(?! (?:ho so|va so luong ho so))|doi tuong|dai bieu|so luong(?:,| va) thanh phan|"
            r"thanh phan(?:,| va) so luong|nguoi (?:tham )?du|khach moi|thanh vien tham du"
        ),
    ),
    (
        Topic.CHAIR,
        (
            r"(?:nguoi |dong chi )?chu tri(?: (?:hoi nghi|cuoc hop|tai|diem cau|buoi|chung|va dieu hanh).*)?$|chu toa|"
            r"dong chu tri"
        ),
    ),
    (
        Topic.PROGRAMME,
        (
            r"chuong trinh(?= (?:chi tiet|hoi nghi|lam viec|cu the|buoi|le\b|du kien|ngay|phien|tap huan|hop|"
            r"dai hoi)|$|,| va)|lich trinh|tien trinh|"
            r"kich ban|noi dung chuong trinh|lich kiem tra|lich lam viec|lich thi"
        ),
    ),
    (Topic.TIME, r"thoi gian(?! (?:dang ky|trinh|nop|nhan|gui|tran|bao cao|khieu nai|giai quyet))|thoi diem"),
    (Topic.PLACE, r"dia diem"),
    (Topic.FORMAT, r"(?:hinh thuc|phuong thuc)(?! (?:khen|thanh toan|ky luat|xu ly))"),
    (Topic.BUDGET, r"(?:nguon |du toan |du tru |du kien )*kinh phi|du toan|nguon luc|(?:du kien )?cac nguon luc"),
    (
        Topic.TASKS,
        (
            r"(?:cac |mot so )?(?:nhiem vu|giai phap|bien phap)|noi dung (?:hoat dong|trien khai|thuc hien|cong viec|"
            r"nhiem vu)|phuong an trien khai|ke hoach trien khai"
        ),
    ),
    (Topic.CONTENT, r"noi dung"),
)
_COMPILED = tuple((topic, re.compile(rf"^(?:{pattern})")) for topic, pattern in _TOPICS)
_ONLY_FIRST = re.compile(
    r"danh gia|tinh hinh|ket qua|can cu|dinh huong|luat|pham vi|chi tieu"
)  # after a comma they only go on: 'kiểm tra, đánh giá'
_PARTS = re.compile(r"\s*(?:,|;|\bva\b|\s[-–]\s|/)\s*")
_COLON = re.compile(r"\s*:\s*")
# Without a colon only these open an entry by themselves: 'Thời gian ngày 25-27/12/2017 …'.
_OPENING = re.compile(
    r"(?i)(Thời gian|Địa điểm|Kinh phí)\s+(?=(?:ngày|buổi|từ|lúc|vào|sáng|chiều|hội trường|tại|phòng|trung tâm|"
    r"thông tin|theo)\b)"
)
HEAD_WORDS = 14


@dataclass(slots=True, kw_only=True)
class Entry:
    """One node of the outline, with what it announces and where it hangs."""

    node: Node
    depth: int
    parent: Entry | None
    head: str | None  # its heading, or the words before its colon that announce a topic
    text: str  # the rest
    own: frozenset[Topic]  # announced by its own head
    topics: frozenset[Topic]  # its own, or else those of the entry above it
    lines: Lines  # of its own words, without those of its children
    children: list[Entry] = field(default_factory=list)

    @property
    def label(self) -> str | None:
        return self.node.label

    @property
    def bullet(self) -> bool:
        return self.node.label is not None and not self.node.label[:1].isalnum() and not self.node.label.startswith("(")

    def above(self, topic: Topic) -> bool:
        """Whether any entry above this one announces the topic."""
        entry = self.parent
        while entry is not None:
            if topic in entry.own:
                return True
            entry = entry.parent
        return False


def entries_of(outline: Sequence[Node]) -> tuple[Entry, ...]:
    """Every node in the order of the text; without recursion, so depth costs nothing."""
    found: list[Entry] = []
    waiting: list[tuple[Node, Entry | None, int]] = [(node, None, 0) for node in reversed(outline)]
    while waiting:
        node, parent, depth = waiting.pop()
        head, text = head_of(node)
        own = topics_of(head) if head and not starts_name(head) else frozenset()
        entry = Entry(
            node=node,
            depth=depth,
            parent=parent,
            head=head,
            text=text,
            own=own,
            topics=own or (parent.topics if parent else frozenset()),
            lines=own_lines(node),
        )
        if parent is not None:
            parent.children.append(entry)
        found.append(entry)
        waiting.extend((child, entry, depth + 1) for child in reversed(node.children))
    return tuple(found)


def head_of(node: Node) -> tuple[str | None, str]:
    """A node's heading and text; a bullet's 'Thành phần: …' is read as a heading too."""
    if node.heading:
        return node.heading, node.text
    colon = _COLON.search(node.text[:160])
    if colon:
        head = node.text[: colon.start()].strip(" *_")
        if head and len(head.split()) <= HEAD_WORDS and (topics_of(head) or field_of(head)):
            return head, node.text[colon.end() :].strip(" *_")
    opening = _OPENING.match(node.text)
    if opening:
        return opening[1], node.text[opening.end() :]
    return None, node.text


def topics_of(head: str) -> frozenset[Topic]:
    """What a heading announces, told by how each of its parts begins; diacritics do not matter (scans lose them)."""
    plain = fold(head[:300]).strip(" .:;-–*0123456789)")
    plain = re.sub(r"^(?:[ivx]{1,4}|[a-zđ])[.)]\s+", "", plain)
    plain = re.sub(r"^(?:ve|du kien|cac)\s+(?=thoi gian|dia diem|noi dung|thanh phan|kinh phi|hinh thuc)", "", plain)
    found = set()
    for at, part in enumerate(_PARTS.split(plain)):
        for topic, pattern in _COMPILED:
            if pattern.match(part) and (at == 0 or not _ONLY_FIRST.match(part)):
                found.add(topic)
                break
    if Topic.AWARDS in found:
        found.discard(Topic.FORMAT)
    if Topic.TASKS in found and Topic.DUTIES in found and plain.startswith("nhiem vu"):
        found.discard(Topic.TASKS)
    return frozenset(found)


class Field(StrEnum):
    """Labels of the field layout: 'Cơ quan chủ trì: …', 'Thời gian thực hiện: …'."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    DOERS = "doers"  # cơ quan thực hiện: who does it, leading or not
    DEADLINE = "deadline"
    TASK = "task"
    PRODUCT = "product"
    OVERSEER = "overseer"


_UNIT = (
    r"(?:(?:cac )?(?:co quan|don vi|bo phan|phong|to chuc|ca nhan|nguoi|so, nganh|so nganh)(?:[,/ ]*(?:co quan|"
    r"don vi|bo phan|ca nhan|dia phuong|to chuc))*)"
)
_FIELDS = (
    (Field.OVERSEER, r"(?:lanh dao|dong chi)(?: [^:]{0,20})? (?:phu trach|chi dao)$"),
    (
        Field.LEAD,
        (
            rf"{_UNIT} (?:chu tri|dau moi|chiu trach nhiem(?: chinh)?|tham muu|phu trach)(?: thuc hien| tham muu)?$|"
            rf"chu tri(?: thuc hien)?$"
        ),
    ),
    (Field.COORDINATING, rf"{_UNIT} (?:cung )?phoi hop(?: thuc hien)?$|phoi hop(?: thuc hien)?$"),
    (
        Field.DOERS,
        (
            rf"{_UNIT} (?:thuc hien|trien khai|duoc giao|to chuc thuc hien)$|phan cong(?: thuc hien)?$|"
            rf"trach nhiem thuc hien$|nguoi thuc hien$|thuc hien$"
        ),
    ),
    (
        Field.DEADLINE,
        (
            r"thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai|bao cao))*$|tien do(?: (?:thuc hien|"
            r"hoan thanh))?$|han (?:hoan thanh|chot)$|hoan thanh$"
        ),
    ),
    (Field.PRODUCT, r"(?:ket qua|san pham)(?: (?:dat duoc|du kien|dau ra|thuc hien))*$"),
    (
        Field.TASK,
        (
            r"noi dung(?: (?:thuc hien|cong viec|nhiem vu|chi tiet))*$|(?:ten )?nhiem vu(?: (?:cu the|thuc hien))?$|"
            r"cong viec(?: thuc hien)?$"
        ),
    ),
)
_FIELD_PATTERNS = tuple((name, re.compile(rf"^(?:{pattern})")) for name, pattern in _FIELDS)


def field_of(head: str) -> Field | None:
    """Which field of a task a label names."""
    plain = fold(head[:120]).strip(" .:;-–*")
    for name, pattern in _FIELD_PATTERNS:
        if pattern.match(plain):
            return name
    return None


def fields_among(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that label the fields of one task, where one of them says who does it.

    'Chủ trì' by itself labels a task only beside 'Phối hợp'; beside place and attendance it is the chair.
    """
    labelled = [one for one in entries if one.head and field_of(one.head)]
    names = {field_of(one.head or "") for one in labelled}
    if not names & {Field.LEAD, Field.DOERS}:
        return []
    bare = all(Topic.CHAIR in one.own for one in labelled if field_of(one.head or "") in (Field.LEAD, Field.DOERS))
    attended = any(one.own & {Topic.PARTICIPANTS, Topic.PLACE} for one in entries)
    return [] if bare and (attended or Field.COORDINATING not in names) else labelled


def own_lines(node: Node) -> Lines:
    """The lines of a node's own words: up to where its first child begins."""
    first, last = node.lines
    if node.children:
        last = max(first, min(last, node.children[0].lines[0] - 1))
    return first, last


def whole_text(entry: Entry) -> str:
    """The text of an entry and of everything below it, in one string."""
    parts: list[str] = []
    waiting = [entry]
    while waiting:
        one = waiting.pop()
        parts.extend(part for part in (one.head if one is not entry else None, one.text) if part)
        waiting.extend(reversed(one.children))
    return " ".join(parts)
