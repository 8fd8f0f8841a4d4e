"""What a new version of a criteria set changes. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.scoring.domain.criteria import CriteriaSet
from diemcau.scoring.domain.points import vietnamese
from diemcau.scoring.domain.rule_words import told


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that is not what it was."""

    code: str
    name: str
    what: str


def differences(old: CriteriaSet, new: CriteriaSet) -> list[Difference]:
    """Line by line in the order of the new set; what was taken away stands at the end."""
    before = {item.code: item for item in old.walk()}
    found = []
    for item in new.walk():
        was = before.pop(item.code, None)
        if was is None:
            found.append(Difference(item.code, item.name, f"thêm mới, tối đa {vietnamese(item.ceiling)} điểm"))
            continue
        if was.ceiling != item.ceiling:
            change = f"điểm tối đa {vietnamese(was.ceiling)} → {vietnamese(item.ceiling)}"
            found.append(Difference(item.code, item.name, change))
        if was.rule != item.rule:
            change = f"cách chấm “{told(was.rule) or 'không'}” → “{told(item.rule) or 'không'}”"
            found.append(Difference(item.code, item.name, change))
        if was.name != item.name:
            found.append(Difference(item.code, item.name, f"tên cũ: {was.name}"))
        if not item.children and was.needs_evidence != item.needs_evidence:
            word = "nay cần minh chứng" if item.needs_evidence else "nay không cần minh chứng"
            found.append(Difference(item.code, item.name, word))
    return found + [Difference(code, was.name, "bỏ") for code, was in before.items()]
