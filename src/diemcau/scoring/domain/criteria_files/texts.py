"""Criteria sets as text, for those who keep them under version control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diemcau.kernel.errors import Refused, Unreadable
from diemcau.kernel.vietnamese import nfc
from diemcau.scoring.domain.criteria import CriteriaSet, Item
from diemcau.scoring.domain.criteria_files.limits import DEEPEST, bounded
from diemcau.scoring.domain.points import read_decimal

MOST_BYTES = 1024 * 1024


def read_yaml(content: bytes) -> tuple[Item, ...]:
    """Raises Unreadable: no YAML, or no criteria set."""
    return tuple(_from_yaml(loaded(content).get("fields")))


def yaml_file(criteria: CriteriaSet, *, note: str = "", illustration: bool = False) -> bytes:
    import yaml  # noqa: PLC0415 -- slow import

    content = {"name": criteria.name, "year": criteria.year, "block": criteria.block}
    if note:
        content["note"] = note
    if illustration:
        content["illustration"] = True
    content |= {"fields": [_as_yaml(item) for item in criteria.fields]}
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120).encode()


def _as_yaml(item: Item) -> dict[str, Any]:
    said: dict[str, Any] = {"code": item.code, "name": item.name, "ceiling": f"{item.ceiling.normalize():f}"}
    if item.children:
        return said | {"children": [_as_yaml(child) for child in item.children]}
    said["rule"] = dict(item.rule)
    if not item.needs_evidence:
        said["evidence"] = False
    return said


def loaded(content: bytes) -> Mapping[str, Any]:
    """The whole file; what refers to itself is refused before it is built."""
    import yaml  # noqa: PLC0415 -- slow import

    if len(content) > MOST_BYTES:
        raise Unreadable("Tệp YAML lớn hơn 1 MB, không phải một bộ chỉ số. Chưa có gì được nhập.")
    try:
        text = nfc(content.decode("utf-8-sig"))
        if any(isinstance(event, yaml.events.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise Unreadable("Tệp YAML dùng tham chiếu (*) không được phép. Chưa có gì được nhập.")
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        raise Unreadable("Tệp không phải .xlsx và cũng không phải YAML đọc được. Chưa có gì được nhập.") from None
    if not isinstance(loaded, dict) or not isinstance(loaded.get("fields"), list):
        raise Unreadable("Tệp YAML chưa có mục “fields” là danh sách lĩnh vực. Chưa có gì được nhập.")
    return loaded


def _from_yaml(entries: Any, depth: int = 1, count: list[int] | None = None) -> Iterator[Item]:
    count = count if count is not None else [0]
    if depth > DEEPEST or not isinstance(entries, list):
        raise Unreadable(f"Bộ chỉ số chỉ có nhiều nhất {DEEPEST} bậc, mỗi bậc là một danh sách. Chưa có gì được nhập.")
    for entry in entries:
        count[0] += 1
        bounded(count[0])
        if not isinstance(entry, dict) or not {"code", "name", "ceiling"} <= entry.keys():
            raise Unreadable("Mỗi tiêu chí phải có code, name và ceiling. Chưa có gì được nhập.")
        code = str(entry["code"])[:20]
        try:
            ceiling = read_decimal(str(entry["ceiling"]))
        except Refused as refusal:
            raise Unreadable(f"Mã {code}: {refusal.message}") from None
        rule = entry.get("rule") or {}
        if not isinstance(rule, dict):
            raise Unreadable(f"Mã {code}: cách chấm (rule) phải là một nhóm tên và giá trị. Chưa có gì được nhập.")
        yield Item(
            code=code,
            name=str(entry["name"])[:1000],
            ceiling=ceiling,
            rule=_strings(rule),
            needs_evidence=bool(entry.get("evidence", True)),
            children=tuple(_from_yaml(entry["children"], depth + 1, count)) if entry.get("children") else (),
        )


def _strings(value: Any) -> Any:
    """Numbers as text: what a rule holds must not pass through binary fractions."""
    if isinstance(value, dict):
        return {str(key): _strings(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_strings(each) for each in value]
    return value if isinstance(value, str) else str(value)
