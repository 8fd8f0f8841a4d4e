"""What people wrote in a report. It stands in content controls of the Word file, so that it can be read back.

A passage is named by its key: that of the result that it stands under, or of the opening or the conclusion.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from diemcau.kernel.words import say

LONGEST = 20_000  # letters of one passage
HINT = "(Viết nhận xét, đánh giá ở đây; lập lại báo cáo thì phần này được giữ nguyên.)"
_MARK = re.compile(r"⟦viet:([\w-]{1,100})⟧")
_TAG = "diemcau:"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def mark(key: str) -> str:
    """What a template prints where a passage belongs; `put` puts the passage there."""
    return f"⟦viet:{key}⟧" if key else ""


def put(document: Any, written: Mapping[str, str]) -> None:
    """Replace each mark in a python-docx document by a content control with its passage.

    A mark alone in its paragraph becomes a control of whole paragraphs; one in the middle of a sentence its bare text.
    """
    for node in list(document.element.body.iter(f"{_W}p")):
        text = "".join(each.text or "" for each in node.iter(f"{_W}t"))
        alone = _MARK.fullmatch(text.strip())
        if alone:
            node.getparent().replace(node, _control(node, alone[1], written.get(alone[1], "")))
        elif _MARK.search(text):
            runs = [each for each in node.iter(f"{_W}t") if each.text]
            runs[0].text = _MARK.sub(lambda found: " ".join(written.get(found[1], "").split()), text)
            for each in runs[1:]:
                each.text = ""


def taken_from(document: Any) -> dict[str, str]:
    """The passages of an edited report, by key; one that still shows the hint is empty."""
    found = {}
    for control in document.element.body.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        name = tag.get(f"{_W}val", "") if tag is not None else ""
        if not name.startswith(_TAG):
            continue
        lines = ["".join(each.text or "" for each in node.iter(f"{_W}t")).strip() for node in control.iter(f"{_W}p")]
        text = "\n".join(line for line in lines if line)
        found[name.removeprefix(_TAG)] = "" if text == HINT else text[:LONGEST]
    return found


def _control(node: Any, key: str, text: str) -> Any:
    """The paragraphs of the passage in the style of the mark's own, or a hint that typing replaces."""
    control = node.makeelement(f"{_W}sdt", {})
    properties = _under(control, "sdtPr")
    _under(properties, "alias", val=say("Phần tự viết"))
    _under(properties, "tag", val=f"{_TAG}{key}")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        _under(properties, "showingPlcHdr")
    content = _under(control, "sdtContent")
    for line in lines or [HINT]:
        content.append(_paragraph(node, line, is_hint=not lines))
    return control


def _paragraph(like: Any, text: str, *, is_hint: bool) -> Any:
    made = like.makeelement(f"{_W}p", {})
    style = like.find(f"{_W}pPr")
    if style is not None:
        made.append(deepcopy(style))
    run = _under(made, "r")
    if is_hint:
        look = _under(run, "rPr")
        _under(look, "i")
        _under(look, "color", val="6D6859")
    _under(run, "t").text = text
    return made


def _under(parent: Any, name: str, *, val: str = "") -> Any:
    child = parent.makeelement(f"{_W}{name}", {f"{_W}val": val} if val else {})
    parent.append(child)
    return child
