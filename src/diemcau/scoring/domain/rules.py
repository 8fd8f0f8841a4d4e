"""How one sub-criterion is scored: a small rule written as data, never as code.

A rule is a mapping with a `kind`; points come from what the unit reports, never above the ceiling:

    {"kind": "yes_no"}                                          yes gives the ceiling, no gives 0
    {"kind": "steps", "steps": [["90", "2"], ["80", "1"]]}      value ≥ 90 gives 2, ≥ 80 gives 1, else 0
    {"kind": "share", "floor": "0.8", "cap": "1"}               share × ceiling; below the floor 0; from the cap on all
    {"kind": "lateness", "per_day": "0.25", "grace": 0}         the ceiling less a penalty for each day late
    {"kind": "count", "penalty": "0.5"}                         the ceiling less a penalty for each fault
    {"kind": "table", "rows": {"Tốt": "2", "Khá": "1"}}         looked up by the word reported
    {"kind": "survey"}                                          satisfaction in percent × ceiling
    {"kind": "figure", "of": "100"}                             another system's figure out of `of`, scaled

Answers are `Answer` values; what a rule cannot score it refuses with a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from diemcau.kernel.errors import Refused
from diemcau.scoring.domain.points import HUNDRED, ZERO, vietnamese

KINDS = {
    "yes_no": "có hoặc không",
    "steps": "theo bậc",
    "share": "theo tỷ lệ",
    "lateness": "trừ theo ngày trễ",
    "count": "trừ theo số lỗi",
    "table": "tra bảng",
    "survey": "từ điều tra xã hội học",
    "figure": "từ số liệu của hệ thống khác",
}
MOST = Decimal(100_000)  # of a figure, and of a ceiling
_FIELDS: dict[str, tuple[str, ...]] = {
    "yes_no": (),
    "steps": ("steps",),
    "share": ("floor", "cap"),
    "lateness": ("per_day", "grace"),
    "count": ("penalty",),
    "table": ("rows",),
    "survey": (),
    "figure": ("of",),
}
_NEEDED = {"steps": ("steps",), "lateness": ("per_day",), "count": ("penalty",), "table": ("rows",), "figure": ("of",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a unit reports: a value, or a part and its whole, or a word. Exactly what the rule asks for."""

    value: Decimal | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    word: str | None = None


def faults(rule: Mapping[str, Any], ceiling: Decimal) -> list[str]:
    """What is wrong with a rule as written, one sentence each; empty when it can be used."""
    kind = rule.get("kind")
    if kind not in KINDS:
        return [f"Cách chấm “{kind}” không có; hãy chọn một trong: {', '.join(KINDS)}."]
    found = [
        f"Cách chấm {KINDS[kind]} không dùng mục “{name}”; hãy bỏ mục này."
        for name in rule
        if name not in {"kind", *_FIELDS[kind]}
    ]
    found += [f"Cách chấm {KINDS[kind]} còn thiếu mục “{name}”." for name in _NEEDED.get(kind, ()) if name not in rule]
    if found:
        return found
    try:
        given = list(_points_in(rule))
    except (InvalidOperation, TypeError, ValueError):
        return [f"Cách chấm {KINDS[kind]} có chỗ không phải là số; hãy viết số như 0.25."]
    if any(not points.is_finite() or points < 0 for points in given):
        return [f"Cách chấm {KINDS[kind]} có số âm; hãy sửa thành số không âm."]
    if kind in {"steps", "table"} and max(given, default=ZERO) > ceiling:
        return [f"Có bậc cho {vietnamese(max(given))} điểm, cao hơn điểm tối đa {vietnamese(ceiling)}."]
    if kind == "steps" and [f for f, _ in rule["steps"]] != sorted((f for f, _ in rule["steps"]), key=Decimal)[::-1]:
        return ["Các bậc phải xếp từ cao xuống thấp."]
    if kind == "share" and Decimal(rule.get("floor", 0)) > Decimal(rule.get("cap", 1)):
        return ["Ngưỡng dưới của tỷ lệ cao hơn ngưỡng trên."]
    if kind == "figure" and not 0 < Decimal(rule["of"]) <= MOST:
        return [f"Thang điểm gốc phải lớn hơn 0 và không quá {vietnamese(MOST)}."]
    return []


def is_partial(rule: Mapping[str, Any], answer: Answer) -> bool:
    """Whether the answer still lacks something that the rule asks for: it can be kept, not scored."""
    match rule["kind"]:
        case "share":
            return answer.part is None or answer.whole is None
        case "table":
            return not answer.word
        case _:
            return answer.value is None


def score(rule: Mapping[str, Any], ceiling: Decimal, answer: Answer) -> Decimal:
    """Points for one answer, unrounded, between 0 and the ceiling.

    Args:
        rule: one of the kinds above, without `faults`.
        ceiling: the most that this sub-criterion gives, > 0.

    Raises:
        Refused: the answer lacks what the rule asks for, divides by zero, or is out of range.
    """
    match rule["kind"]:
        case "yes_no":
            points = ceiling if _value(answer) else ZERO
        case "steps":
            value = _value(answer)
            points = next((Decimal(given) for least, given in rule["steps"] if value >= Decimal(least)), ZERO)
        case "share":
            share = _share(answer)
            floor, cap = Decimal(rule.get("floor", 0)), Decimal(rule.get("cap", 1))
            points = ZERO if share < floor else ceiling * min(share / cap if cap else Decimal(1), Decimal(1))
        case "lateness":
            late = max(_value(answer) - Decimal(rule.get("grace", 0)), ZERO)
            points = ceiling - late * Decimal(rule["per_day"])
        case "count":
            points = ceiling - _value(answer) * Decimal(rule["penalty"])
        case "table":
            points = _looked_up(rule["rows"], answer.word)
        case "survey":
            points = ceiling * _within(_value(answer), HUNDRED, "Mức độ hài lòng") / HUNDRED
        case "figure":
            whole = Decimal(rule["of"])
            points = ceiling * _within(_value(answer), whole, "Số liệu") / whole
        case kind:
            raise ValueError(f"No rule of kind {kind!r}; ask `faults` first.")
    return min(max(points, ZERO), ceiling)


def _value(answer: Answer) -> Decimal:
    if answer.value is None:
        raise Refused("Chưa nhập số liệu để tính điểm; các mục khác vẫn được giữ.")
    if answer.value < 0:
        raise Refused("Số liệu không thể âm; hãy nhập lại. Các mục khác vẫn được giữ.")
    return answer.value


def _share(answer: Answer) -> Decimal:
    if answer.part is None or answer.whole is None:
        raise Refused("Cần nhập cả số đạt và tổng số để tính tỷ lệ; các mục khác vẫn được giữ.")
    if answer.whole == 0:
        raise Refused("Tổng số bằng 0 nên không tính được tỷ lệ; nếu không phát sinh, hãy chọn “Không áp dụng”.")
    if not 0 <= answer.part <= answer.whole:
        raise Refused(
            f"Số đạt {vietnamese(answer.part)} nằm ngoài tổng số {vietnamese(answer.whole)}, "
            "tỷ lệ không thể vượt 100%; hãy nhập lại."
        )
    return answer.part / answer.whole


def _within(value: Decimal, most: Decimal, name: str) -> Decimal:
    if value > most:
        raise Refused(f"{name} {vietnamese(value)} vượt mức cao nhất {vietnamese(most)}; hãy nhập lại.")
    return value


def _looked_up(rows: Mapping[str, str], word: str | None) -> Decimal:
    wanted = (word or "").strip().casefold()
    for name, points in rows.items():
        if name.strip().casefold() == wanted:
            return Decimal(points)
    raise Refused(f"Mức “{word or ''}” không có trong bảng; hãy chọn một trong: {', '.join(rows)}.")


def _points_in(rule: Mapping[str, Any]) -> list[Decimal]:
    match rule["kind"]:
        case "steps":
            return [Decimal(number) for _, number in rule["steps"]]
        case "table":
            return [Decimal(points) for points in rule["rows"].values()]
        case kind:
            return [Decimal(rule[name]) for name in _FIELDS[kind] if name in rule]
