"""Captions that Word counts and lists with their pages: fields, so that they stay right in an edited report."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

LIST_STYLE = "table of figures"  # Word's own name
TEXT_WIDTH_MM = 162
_CAPTION = re.compile(r"(Bảng|Hình) (\{\{ \w\.so \}\})(\..*)")
_LIST = re.compile("⟦danh mục (.+)⟧")


def style_of_lists(document: Any) -> None:
    """How Word sets the lines of a list of captions: the caption, dots, the page."""
    style = document.styles.add_style(LIST_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def count_caption(paragraph: Any) -> None:
    """Bảng {{ k.so }}. …: the number is what a field of Word last showed."""
    found = _CAPTION.fullmatch(paragraph.text)
    if not found:
        return
    paragraph.clear()
    paragraph.add_run(f"{found[1]} ")
    _signs(paragraph, "begin", f" SEQ {found[1]} \\* ARABIC ", "separate")
    paragraph.add_run(found[2])
    _signs(paragraph, "end")
    paragraph.add_run(found[3])


def list_captions(paragraph: Any) -> None:
    """The paragraph with which a list begins or ends; it is no higher than a line between two others."""
    found = _LIST.fullmatch(paragraph.text)
    paragraph.clear()
    paragraph.style = "Dòng kẻ"
    if found:
        _signs(paragraph, "begin", f' TOC \\h \\z \\c "{found[1]}" ', "separate")
    else:
        _signs(paragraph, "end")


def _signs(paragraph: Any, *signs: str) -> None:
    for sign in signs:
        run = paragraph.add_run()._r
        if sign in ("begin", "separate", "end"):
            char = OxmlElement("w:fldChar")
            char.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType", sign)
            run.append(char)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            instruction.text = sign
            run.append(instruction)
