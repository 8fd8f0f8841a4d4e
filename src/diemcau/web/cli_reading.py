"""A reading in words, for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document, Lines, Node
from diemcau.plan.domain.model import Assignment, Finding, Format, Kind, Participant, Plan, Reading, Severity, Tier

WIDTH = 100
LONGEST = 2_000  # characters of one entry; --json has the rest
NAME = 16  # characters for the name of a field

KINDS = {
    Kind.CONFERENCE: "hội nghị",
    Kind.MEETING: "cuộc họp",
    Kind.CEREMONY: "buổi lễ",
    Kind.TRAINING: "lớp tập huấn",
    Kind.CONTEST: "cuộc thi, giải đấu",
    Kind.WORK: "kế hoạch công việc, không có sự kiện",
}
FORMATS = {Format.ONLINE: "trực tuyến", Format.IN_PERSON: "trực tiếp", Format.HYBRID: "trực tiếp kết hợp trực tuyến"}
TIERS = {
    Tier.CENTRAL: "trung ương",
    Tier.PROVINCE: "cấp tỉnh",
    Tier.DISTRICT: "cấp huyện",
    Tier.COMMUNE: "cấp xã",
    Tier.OTHER: "khác",
}
SEVERITIES = {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO", Severity.NOTE: "LƯU Ý"}
UNSTATED = "văn bản không nêu"


def reading_in_words(reading: Reading) -> str:
    """The whole reading, each part under its title, with the lines it was read from."""
    parts = [*_document(reading.document)]
    if reading.plan:
        parts += _plan(reading.plan)
    else:
        parts += ["", "Văn bản này không lập kế hoạch, không mời họp và không giao việc."]
    parts += ["", "KIỂM TRA", findings_in_words(reading.findings)]
    return "\n".join(parts)


def findings_in_words(findings: Sequence[Finding]) -> str:
    """The findings, errors first, then in the order of the text."""
    if not findings:
        return "Không có chỗ nào cần sửa."
    order = list(Severity)
    ranked = sorted(findings, key=lambda finding: (order.index(finding.severity), finding.lines or (0, 0)))
    return "\n".join(
        _filled(f"{SEVERITIES[finding.severity]}{_at(finding.lines)}: {finding.message} [{finding.code}]", "  ")
        for finding in ranked
    )


# -- the document


def _document(document: Document) -> Iterator[str]:
    yield "VĂN BẢN"
    lines = document.lines
    yield _field("Loại", document.type or "không ghi tên loại (công văn)", lines.get("type"))
    yield _field("Cơ quan", document.issuing_body, lines.get("issuing_body"))
    if document.parent_body:
        yield _field("Cấp trên", document.parent_body, lines.get("parent_body"))
    yield _field("Số", document.number or "để trống", lines.get("number"))
    yield _field("Ký hiệu", document.symbol, lines.get("symbol"))
    yield _field("Nơi, ngày", _joined((document.place, _date(document.date))), lines.get("date"))
    yield _field("Trích yếu", document.subject, lines.get("subject"))
    if document.addressees:
        yield from _list("Kính gửi", ((to.text, to.lines) for to in document.addressees))
    if document.bases:
        yield from _list("Căn cứ", ((basis.text, basis.lines) for basis in document.bases))
    yield ""
    yield "BỐ CỤC"
    yield from _outline(document.outline, 1)
    for annex in document.annexes:
        yield _filled(f"  {annex.label or 'Phụ lục'}{_at(annex.lines)}: {annex.title or 'không có tên'}", "    ")
        yield from _outline(annex.outline, 2)
    yield ""
    yield "NƠI NHẬN VÀ NGƯỜI KÝ"
    yield from _list("Nơi nhận", ((to.text, to.lines) for to in document.recipients))
    yield _field("Lưu", document.archive, lines.get("archive"))
    signer = document.signer
    yield _field(
        "Người ký",
        _joined((signer.authority, signer.title, signer.name)) if signer else None,
        signer.lines if signer else None,
    )


def _outline(nodes: Iterable[Node], depth: int) -> Iterator[str]:
    """Headings only: the text itself is at the reader's hand."""
    for node in nodes:
        if node.heading is not None:
            yield _filled(f"{'  ' * depth}{node.label}. {node.heading}{_at(node.lines)}", "  " * (depth + 2))
            yield from _outline(node.children, depth + 1)


# -- the plan


def _plan(plan: Plan) -> Iterator[str]:
    yield ""
    yield "KẾ HOẠCH"
    yield _field("Sự kiện", _joined((plan.title, KINDS[plan.kind]), " — "), plan.lines.get("title"))
    yield _field("Chủ trì", plan.chair, plan.lines.get("chair"))
    yield _field("Hình thức", FORMATS[plan.format] if plan.format else None, plan.lines.get("format"))
    yield _field("Thời gian", plan.time.text if plan.time else None, plan.time.lines if plan.time else None)
    yield _field("Địa điểm", plan.place, plan.lines.get("place"))
    yield _field("Kinh phí", plan.budget.text if plan.budget else None, plan.budget.lines if plan.budget else None)
    yield from _list("Điểm cầu", ((f"{_tier(site.tier)}{site.host}", site.lines) for site in plan.sites))
    yield from _list("Nội dung", ((content.text, content.lines) for content in plan.contents))
    yield from _list("Thành phần", ((_participant(rule), rule.lines) for rule in plan.participants))
    yield from _list("Phân công", ((_assignment(task), task.lines) for task in plan.assignments))
    if plan.programme:
        yield from _list(
            "Chương trình",
            ((_joined((_date(i.date), i.starts, i.text, i.by), " · "), i.lines) for i in plan.programme),
        )


def _participant(rule: Participant) -> str:
    return f"{_tier(rule.tier)}{rule.text}"


def _assignment(task: Assignment) -> str:
    units = ", ".join(task.lead) or "chưa rõ đơn vị chủ trì"
    helpers = f" (phối hợp: {', '.join(task.coordinating)})" if task.coordinating else ""
    deadline = f" — hạn: {task.deadline}" if task.deadline else ""
    return f"{units}{helpers}: {task.text}{deadline}"


def _tier(tier: Tier | None) -> str:
    return f"[{TIERS[tier]}] " if tier else ""


# -- how it is set


def _field(name: str, value: str | None, lines: Lines | None) -> str:
    return _filled(f"  {name:<{NAME}}{value or UNSTATED}{_at(lines) if value else ''}", " " * (NAME + 2))


def _list(name: str, entries: Iterable[tuple[str, Lines | None]]) -> Iterator[str]:
    shown = list(entries)
    yield _field(name, f"{len(shown)} mục" if shown else None, None)
    for text, lines in shown:
        yield _filled(f"    - {text}{_at(lines)}", "      ")


def _at(lines: Lines | None) -> str:
    if not lines:
        return ""
    first, last = lines
    return f" (dòng {first})" if first == last else f" (dòng {first}–{last})"


def _date(date: PartialDate | None) -> str | None:
    return (
        f"ngày {date}" if date and date.day else f"tháng {date}" if date and date.month else str(date) if date else None
    )


def _joined(parts: Iterable[str | None], mark: str = ", ") -> str:
    return mark.join(part for part in parts if part)


def _filled(text: str, indent: str) -> str:
    if len(text) > LONGEST:
        text = text[:LONGEST] + " …"
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
