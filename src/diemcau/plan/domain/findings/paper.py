"""Faults of the paper's form, whatever it plans (Nghị định 30/2020/NĐ-CP, điều 8 và Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diemcau.kernel.dates import find_dates
from diemcau.nd30.model import Document, Lines, Node
from diemcau.plan.domain.model import Finding, Severity
from diemcau.plan.domain.sections import Entry

_DAMAGED = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f]")
_KIND = (
    r"Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Thông báo|Thông tư(?: liên tịch)?|Nghị định|Công văn|Hướng dẫn|"
    r"Chương trình|Tờ trình|Báo cáo|Công điện|Kết luận|"
    r"Quy định|Quy chế|Văn bản"
)
_UNNUMBERED = re.compile(
    rf"(?i)^(?:(?:căn cứ|thực hiện|theo|"
    rf"xét)\s+)?(?P<kind>{_KIND})\s+(?P<number>\d+(?:/\d{{4}})?[/-][\w&/-]*[A-ZĐ][\w&/-]*)"
)
_UNDATED = re.compile(
    rf"(?i)^(?:(?:căn cứ|thực hiện|theo|"
    rf"xét)\s+)?(?P<kind>{_KIND})\s+số\s+(?P<number>\d+(?:/\d{{4}})?[/-][\w&/-]*[A-ZĐ][\w&/-]*)"
)
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5,
    "chủ nhật": 6,
}  # fmt: skip
_DAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY = r"(?:thứ\s+(?P<{0}>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<{1}>chủ nhật))"
_BEFORE_DATE = re.compile(rf"(?i){_WEEKDAY.format('day', 'sunday')}\s*[,(]?\s*(?:là\s+)?(?:ngày\s+)?$")
_BEHIND_DATE = re.compile(rf"(?i)^\s*[(,]\s*{_WEEKDAY.format('day', 'sunday')}")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LONGEST = 4000


def check(document: Document, entries: Sequence[Entry], lines: Sequence[str]) -> Iterator[Finding]:
    yield from _damaged(document, lines)
    yield from _number(document, lines)
    yield from _date(document, lines)
    yield from _signer(document)
    yield from _citations(document)
    yield from _weekdays(document)
    yield from _numbering(document.outline)


def _damaged(document: Document, lines: Sequence[str]) -> Iterator[Finding]:
    places: list[list[int]] = []
    numbered = enumerate(lines, start=1) if lines else ((node.lines[0], node.text) for node in document.walk())
    for number, line in numbered:
        if _DAMAGED.search(line):
            if places and number - places[-1][1] <= 1 and number - places[-1][0] <= 4:
                places[-1][1] = number
            else:
                places.append([number, number])
    for first, last in places:
        yield Finding(
            code="damaged-characters",
            severity=Severity.ERROR,
            message=(
                f"{_rows(first, last)} có ký tự bị hỏng khi chuyển tệp (thường là dấu ngoặc kép); hãy gõ lại các ký "
                f"tự đó từ bản gốc."
            ),
            lines=(first, last),
        )


def _number(document: Document, lines: Sequence[str]) -> Iterator[Finding]:
    if document.number is not None or document.symbol is None:
        return
    where = document.lines.get("number") or document.lines.get("symbol")
    if where and _illegible(lines, where, r"(?i)s[ốóôo]\W{0,3}(?P<between>.{0,40}?)/"):
        return
    yield Finding(
        code="number-missing",
        severity=Severity.WARNING,
        message=f"Văn bản chưa có số trước ký hiệu /{document.symbol}; hãy cấp số văn bản đi trước khi phát hành.",
        lines=where,
    )


def _date(document: Document, lines: Sequence[str]) -> Iterator[Finding]:
    when = document.date
    if (when is not None and when.whole) or (when is None and document.symbol is None):
        return
    where = (
        document.lines.get("date")
        or document.lines.get("place")
        or document.lines.get("number")
        or document.lines.get("symbol")
    )
    if where and when is not None and _illegible(lines, where, r"(?i)ngày(?P<between>.{0,30}?)tháng"):
        return
    said = "chưa ghi ngày, tháng, năm ban hành" if when is None else "còn để trống ngày hoặc tháng ban hành"
    yield Finding(
        code="date-incomplete",
        severity=Severity.WARNING,
        message=f"Văn bản {said}; hãy ghi đủ ngày, tháng, năm bên phải, dưới Tiêu ngữ.",
        lines=where,
    )


def _illegible(lines: Sequence[str], where: Lines, pattern: str) -> bool:
    """Whether something stands in the blank that could only not be read (a scan)."""
    text = " ".join(lines[where[0] - 1 : where[1]])
    found = re.search(pattern, text)
    return found is not None and re.search(r"\w", found["between"]) is not None


def _signer(document: Document) -> Iterator[Finding]:
    if document.signer is not None or (document.symbol is None and document.issuing_body is None):
        return
    yield Finding(
        code="signer-missing",
        severity=Severity.WARNING,
        message="Không đọc thấy quyền hạn, chức vụ và họ tên người ký ở cuối văn bản; hãy bổ sung khối chữ ký.",
        lines=None,
    )


def _citations(document: Document) -> Iterator[Finding]:
    for basis in document.bases:
        unnumbered = _UNNUMBERED.match(basis.text)
        if unnumbered:
            yield Finding(
                code="citation-form",
                severity=Severity.NOTE,
                message=(
                    f"Viện dẫn “{unnumbered['kind']} {unnumbered['number']}” thiếu chữ “số”; hãy viết "
                    f"“{unnumbered['kind']} số {unnumbered['number']}”."
                ),
                lines=basis.lines,
            )
            continue
        undated = _UNDATED.match(basis.text)
        if undated and basis.date is None and not re.search(r"\bngày\b", basis.text):
            yield Finding(
                code="citation-form",
                severity=Severity.NOTE,
                message=(
                    f"Viện dẫn “{undated['kind']} số {undated['number']}” thiếu ngày ban hành; lần đầu viện dẫn hãy "
                    f"ghi đủ ngày, tháng, năm và cơ quan ban hành."
                ),
                lines=basis.lines,
            )


def _weekdays(document: Document) -> Iterator[Finding]:
    for node in document.walk():
        for text in (node.heading or "", node.text):
            if "thứ" not in text.lower() and "chủ nhật" not in text.lower():
                continue
            yield from _wrong_weekdays(text[:_LONGEST], node)


def _wrong_weekdays(text: str, node: Node) -> Iterator[Finding]:
    for one in find_dates(text):
        day = one.date.whole
        if day is None:
            continue
        named = _BEFORE_DATE.search(text[max(0, one.start - 24) : one.start]) or _BEHIND_DATE.match(
            text[one.end : one.end + 20]
        )
        if not named:
            continue
        said = _WEEKDAYS[(named["day"] or named["sunday"]).lower()]
        if said != day.weekday():
            yield Finding(
                code="weekday-mismatch",
                severity=Severity.ERROR,
                message=(
                    f"Ngày {one.date} là {_DAY_NAMES[day.weekday()]}, không phải {_DAY_NAMES[said]}; hãy sửa lại thứ "
                    f"hoặc ngày cho khớp."
                ),
                lines=_own(node),
            )


def _numbering(outline: Sequence[Node]) -> Iterator[Finding]:
    """One irregular number among regular ones. Where more than one is irregular it is the reading that is in doubt."""
    waiting: list[Sequence[Node]] = [outline]
    while waiting:
        siblings = waiting.pop()
        waiting.extend(node.children for node in siblings if node.children)
        for run in _runs(siblings):
            irregular = [(before, node, value) for before, node, value in _steps(run)]
            if len(irregular) != 1 or len(run) < 3:
                continue
            before, node, value = irregular[0]
            if before is None:
                said = f"bắt đầu bằng “{node.label}”, thiếu mục đầu"
            elif value <= before:
                said = f"lặp lại hoặc lùi ở “{node.label}”"
            else:
                said = f"nhảy qua mục trước “{node.label}”"
            yield Finding(
                code="numbering-gap",
                severity=Severity.NOTE,
                message=f"Số thứ tự các mục {said}; hãy đánh số lại cho liên tục.",
                lines=(node.lines[0], node.lines[0]),
            )


def _runs(siblings: Sequence[Node]) -> Iterator[list[tuple[Node, int]]]:
    """Siblings numbered in one manner: I II III, 1 2 3, a b c."""
    manners: dict[str, list[tuple[Node, int]]] = {}
    if any(node.label and node.label[0].isalnum() and _ordinal(node.label) is None for node in siblings):
        return  # a label that cannot be read may be the one that seems to be missing
    for node in siblings:
        read = _ordinal(node.label) if node.label else None
        if read:
            manners.setdefault(read[0], []).append((node, read[1]))
    yield from manners.values()


def _steps(run: Sequence[tuple[Node, int]]) -> Iterator[tuple[int | None, Node, int]]:
    before: int | None = None
    for node, value in run:
        expected = 1 if before is None else before + 1
        skips_letter = before == 4 and value == 6 and (node.label or "")[:1] == "e"  # a b c d e: đ is left out by many
        if value != expected and not skips_letter:
            yield before, node, value
        before = value


def _ordinal(label: str) -> tuple[str, int] | None:
    if re.fullmatch(r"\d{1,3}", label):
        return "number", int(label)
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){1,3}", label):
        return f"number.{label.rpartition('.')[0]}", int(label.rpartition(".")[2])
    if re.fullmatch(r"[IVXL]{1,6}", label):
        values = [_ROMAN[letter] for letter in label]
        total = sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
        return "roman", total
    if len(label) == 1 and label in _ALPHABET:
        return "letter", _ALPHABET.index(label) + 1
    return None


def _own(node: Node) -> Lines:
    first, last = node.lines
    return (first, max(first, min(last, node.children[0].lines[0] - 1))) if node.children else (first, last)


def _rows(first: int, last: int) -> str:
    return f"Dòng {first}" if first == last else f"Dòng {first}–{last}"
