"""The report on the year's targets: achieved or not, why, what is asked for, what comes next. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diemcau.nd30.model import Document, Node
from diemcau.nd30.writing.kinds import Office, Signing, entry, report, rows
from diemcau.nd30.writing.kinds.parts import stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    field: str
    target: str
    unit: str
    words: str
    result: str
    limits: str
    causes: str
    proposals: str


def draft_of_report(
    office: Office,
    lines: Sequence[Line],
    sums: Mapping[str, Sequence[tuple[str, int, int, int, int]]],
    coming: Sequence[tuple[str, str, str, str]],
    *,
    event: str,
) -> Document:
    """The sums by field, tier and unit, field by field what was done, limits and causes, proposals, the next year.

    Args:
        sums: under each head ("Lĩnh vực", "Cấp", "Đơn vị") its lines: achieved, partly, missed, not reported.
    """
    tables = [node for head, lines_of in sums.items() for node in _sums(head, lines_of)]
    next_ = rows([("Chỉ tiêu", "Mục tiêu năm sau", "Dự báo khó khăn", "Trách nhiệm"), *coming])
    return report(
        office,
        Signing(signer="…", title="CHỦ TỊCH", authority="TM. ỦY BAN NHÂN DÂN"),
        subject=f"Kết quả thực hiện chỉ tiêu, nhiệm vụ trong năm, trình {event}",
        to=(),
        text=[
            entry("", label="I", heading="KẾT QUẢ CHUNG", under=tables),
            entry("", label="II", heading="KẾT QUẢ TỪNG LĨNH VỰC", under=_fields(lines)),
            entry("", label="III", heading="HẠN CHẾ, NGUYÊN NHÂN", under=_reasons(lines)),
            entry("", label="IV", heading="KIẾN NGHỊ, ĐỀ XUẤT", under=_asked(lines)),
            *([entry("", label="V", heading="MỤC TIÊU NĂM SAU", under=next_)] if coming else []),
        ],
        last="Trên đây là báo cáo kết quả thực hiện chỉ tiêu, nhiệm vụ trong năm",
    )


def _sums(head: str, lines: Sequence[tuple[str, int, int, int, int]]) -> list[Node]:
    """One table of sums; more than one of them tells how the whole divides."""
    body = [(name, *(str(number) for number in numbers)) for name, *numbers in lines]
    return list(rows([(head, "Đạt", "Đạt một phần", "Chưa đạt", "Chưa báo cáo"), *body])) if lines else []


def _fields(lines: Sequence[Line]) -> list[Node]:
    names = list(dict.fromkeys(line.field for line in lines))
    return [
        entry(
            "",
            label=str(number),
            heading=name,
            under=[
                entry(stopped(f"{line.unit}, {line.target}: {line.words}. {line.result}"), label="-")
                for line in lines
                if line.field == name
            ],
        )
        for number, name in enumerate(names, start=1)
    ]


def _reasons(lines: Sequence[Line]) -> list[Node]:
    found = [
        entry(stopped(f"{line.unit}: {line.limits or line.target}" + _because(line.causes)), label="-")
        for line in lines
        if line.limits or line.causes
    ]
    return found or [entry("Không có.")]


def _because(causes: str) -> str:
    return f"; nguyên nhân: {causes}" if causes else ""


def _asked(lines: Sequence[Line]) -> list[Node]:
    found = [entry(stopped(f"{line.unit}: {line.proposals}"), label="-") for line in lines if line.proposals]
    return found or [entry("Không có.")]
