"""The kinds of papers, and the way that each goes from its draft to its readers. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from diemcau.directory.domain import ROLE_NAMES, Role
from diemcau.kernel.errors import Refused
from diemcau.kernel.vietnamese import fold


class Kind(StrEnum):
    REPORT = "report"
    PLAN = "plan"
    INDEX_REPORT = "index_report"
    LEADER_SPEECH = "leader_speech"
    SPEECH = "speech"
    SLIDES = "slides"
    FILM = "film"
    PROGRAMME = "programme"
    LETTER = "letter"
    MINUTES = "minutes"
    CONCLUSION = "conclusion"
    OTHER = "other"


KIND_NAMES = {
    Kind.REPORT: "Báo cáo",
    Kind.PLAN: "Kế hoạch năm sau",
    Kind.INDEX_REPORT: "Báo cáo chỉ số",
    Kind.LEADER_SPEECH: "Bài phát biểu của lãnh đạo",
    Kind.SPEECH: "Tham luận",
    Kind.SLIDES: "Bản trình chiếu",
    Kind.FILM: "Phóng sự",
    Kind.PROGRAMME: "Chương trình",
    Kind.LETTER: "Công văn",
    Kind.MINUTES: "Biên bản",
    Kind.CONCLUSION: "Thông báo kết luận",
    Kind.OTHER: "Tài liệu khác",
}

RESTRICTED = frozenset({Kind.LEADER_SPEECH, Kind.CONCLUSION})  # their drafts are nobody else's, unless said otherwise

# The letters that open the symbol of a paper once it is issued (Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I).
LETTERS_OF = {
    Kind.REPORT: "BC",
    Kind.INDEX_REPORT: "BC",
    Kind.PLAN: "KH",
    Kind.PROGRAMME: "CTr",
    Kind.MINUTES: "BB",
    Kind.CONCLUSION: "TB",
}


class Gate(StrEnum):
    """What a step stands for beyond its name: such a step is passed by the deed itself and never by hand."""

    NONE = ""
    SIGNED = "signed"
    NUMBERED = "numbered"
    DISPATCHED = "dispatched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a way: its name, and whose it is; without a role it is the drafting unit's."""

    name: str
    role: Role | None = None
    gate: Gate = Gate.NONE

    def __str__(self) -> str:
        return f"{self.name} — {ROLE_NAMES[self.role]}" if self.role else self.name


ISSUE = (
    Stage(name="Ký", role=Role.OFFICE, gate=Gate.SIGNED),
    Stage(name="Số, ngày", role=Role.OFFICE, gate=Gate.NUMBERED),
    Stage(name="Phát hành", role=Role.OFFICE, gate=Gate.DISPATCHED),
)
_OF_DOCUMENTS = (
    Stage(name="Dự thảo"),
    Stage(name="Xin ý kiến"),
    Stage(name="Trình"),
    Stage(name="Thẩm tra", role=Role.OFFICE),
)
_OF_CONCLUSIONS = (*_OF_DOCUMENTS, Stage(name="Chủ trì duyệt", role=Role.CHAIR))
_OF_SPEECHES = (Stage(name="Dự thảo"), Stage(name="Duyệt", role=Role.ORGANISER))
_WAYS = {
    Kind.FILM: (
        Stage(name="Đề cương"),
        Stage(name="Quay"),
        Stage(name="Duyệt", role=Role.ORGANISER),
        Stage(name="Bản phát"),
        Stage(name="Thử hình, thử tiếng tại hội trường", role=Role.TECHNICIAN),
    ),
    Kind.LEADER_SPEECH: (
        Stage(name="Dự thảo"),
        Stage(name="Trình"),
        Stage(name="Duyệt", role=Role.OFFICE),
    ),
    Kind.SPEECH: _OF_SPEECHES,
    Kind.SLIDES: _OF_SPEECHES,
}
NOT_ISSUED = frozenset(_WAYS)
MOST_STAGES = 20


def usual_way(kind: Kind) -> tuple[Stage, ...]:
    """The steps before signing where nobody has set others; those of issuing follow for whatever is issued."""
    return _WAYS.get(kind, _OF_CONCLUSIONS if kind is Kind.CONCLUSION else _OF_DOCUMENTS)


def whole_way(kind: Kind, stages: Iterable[Stage]) -> tuple[Stage, ...]:
    return (*stages, *(() if kind in NOT_ISSUED else ISSUE))


def read_way(text: str) -> tuple[Stage, ...]:
    """Steps as people write them, one a line: "Thẩm tra — Văn phòng".

    Raises:
        Refused: no step, more than twenty, one twice, or a role that nobody has.
    """
    roles = {fold(name): role for role, name in ROLE_NAMES.items()}
    stages: list[Stage] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, mark, of = (part.strip() for part in line.partition("—"))
        if mark and fold(of) not in roles:
            known = ", ".join(ROLE_NAMES.values())
            raise Refused(f"Không có vai “{of}” nên chưa lưu các bước; các vai là: {known}.")
        stages.append(Stage(name=name[:100], role=roles[fold(of)] if mark else None))
    names = [fold(stage.name) for stage in stages]
    if not 1 <= len(stages) <= MOST_STAGES or not all(names) or len(set(names)) != len(names):
        raise Refused("Cần từ 1 đến 20 bước, mỗi bước một tên khác nhau; chưa lưu gì, hãy sửa rồi lưu lại.")
    if set(names) & {fold(stage.name) for stage in ISSUE}:
        raise Refused("“Ký”, “Số, ngày” và “Phát hành” luôn đứng cuối, không ghi ở đây; hãy bỏ các dòng đó.")
    return tuple(stages)
