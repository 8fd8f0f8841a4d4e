"""A rule as it stands in two cells of a table: "theo tỷ lệ" and "sàn=80; trần=100". Both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from diemcau.kernel.errors import Refused
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say
from diemcau.scoring.domain.points import HUNDRED, read_decimal, vietnamese
from diemcau.scoring.domain.rules import KINDS

_KINDS = {fold(word): kind for kind, name in KINDS.items() for word in (name, kind)} | {
    "co/khong": "yes_no",
    "bac": "steps",
    "ty le": "share",
    "tre han": "lateness",
    "loi": "count",
    "bang": "table",
    "dieu tra": "survey",
    "dieu tra xa hoi hoc": "survey",
    "so lieu": "figure",
}
_NAMES = {"san": "floor", "tran": "cap", "moi ngay": "per_day", "mien": "grace", "moi loi": "penalty", "thang": "of"}
_WORDS = {"floor": "sàn", "cap": "trần", "per_day": "mỗi ngày", "grace": "miễn", "penalty": "mỗi lỗi", "of": "thang"}
_PERCENT = {"floor", "cap"}


def read_rule(kind: str, parameters: str) -> dict[str, Any]:
    """A rule from its two cells; an empty first cell means that the line has no rule.

    Raises:
        Refused: words that are no rule, or a number that is none.
    """
    if not kind.strip():
        return {}
    known = _KINDS.get(fold(kind))
    if known is None:
        raise Refused(f"Cách chấm “{kind[:40]}” không có; hãy chọn một trong: {', '.join(KINDS.values())}.")
    pairs = [_pair(part) for part in parameters.split(";") if part.strip()]
    if known == "steps":
        return {"kind": known, "steps": [[str(read_decimal(at)), str(read_decimal(gives))] for at, gives in pairs]}
    if known == "table":
        return {"kind": known, "rows": {word: str(read_decimal(gives)) for word, gives in pairs}}
    rule: dict[str, Any] = {"kind": known}
    for name, number in pairs:
        key = _NAMES.get(fold(name))
        if key is None:
            raise Refused(f"Tham số “{name[:40]}” không có; hãy dùng một trong: {', '.join(_WORDS.values())}.")
        value = read_decimal(number)
        rule[key] = str(value / HUNDRED if key in _PERCENT else value)
    return rule


def written_rule(rule: Mapping[str, Any]) -> tuple[str, str]:
    """The two cells that `read_rule` makes the same rule of."""
    kind = rule.get("kind")
    if not kind:
        return "", ""
    if kind == "steps":
        pairs = [(_number(at), _number(gives)) for at, gives in rule["steps"]]
    elif kind == "table":
        pairs = [(word, _number(gives)) for word, gives in rule["rows"].items()]
    else:
        pairs = [
            (_WORDS[key], _number(Decimal(str(value)) * (HUNDRED if key in _PERCENT else 1)))
            for key, value in rule.items()
            if key != "kind"
        ]
    return KINDS[kind], "; ".join(f"{name}={value}" for name, value in pairs)


def told(rule: Mapping[str, Any]) -> str:
    """The rule as one short line for people: "mỗi ngày trễ trừ 0,25 điểm; 2 ngày đầu không trừ"."""
    kind = rule.get("kind")
    if not kind:
        return ""
    return "; ".join(_TOLD[kind](rule)) if kind in _TOLD else say(KINDS[kind])


def _steps(rule: Mapping[str, Any]) -> Iterator[str]:
    for at, gives in rule["steps"]:
        yield say("từ %(at)s được %(points)s điểm", at=_number(at), points=_number(gives))


def _share(rule: Mapping[str, Any]) -> Iterator[str]:
    yield say("theo tỷ lệ đạt")
    if "floor" in rule:
        yield say("dưới %(share)s%% được 0 điểm", share=_number(Decimal(str(rule["floor"])) * HUNDRED))
    if "cap" in rule:
        yield say("từ %(share)s%% được trọn điểm", share=_number(Decimal(str(rule["cap"])) * HUNDRED))


def _lateness(rule: Mapping[str, Any]) -> Iterator[str]:
    yield say("mỗi ngày trễ trừ %(points)s điểm", points=_number(rule["per_day"]))
    if Decimal(str(rule.get("grace", 0))):
        yield say("%(days)s ngày đầu không trừ", days=_number(rule["grace"]))


def _count(rule: Mapping[str, Any]) -> Iterator[str]:
    yield say("mỗi lỗi trừ %(points)s điểm", points=_number(rule["penalty"]))


def _table(rule: Mapping[str, Any]) -> Iterator[str]:
    for word, gives in rule["rows"].items():
        yield say("%(word)s được %(points)s điểm", word=word, points=_number(gives))


def _figure(rule: Mapping[str, Any]) -> Iterator[str]:
    yield say("từ số liệu của hệ thống khác, thang %(most)s", most=_number(rule.get("of", HUNDRED)))


_TOLD: Mapping[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "steps": _steps,
    "share": _share,
    "lateness": _lateness,
    "count": _count,
    "table": _table,
    "figure": _figure,
}


def _pair(part: str) -> tuple[str, str]:
    name, equals, value = part.rpartition("=")
    if not equals or not name.strip() or not value.strip():
        raise Refused(f"Tham số “{part.strip()[:40]}” phải có dạng tên=số, ví dụ 90=2.")
    return name.strip(), value.strip()


def _number(value: object) -> str:
    return vietnamese(Decimal(str(value))).replace(".", "")
