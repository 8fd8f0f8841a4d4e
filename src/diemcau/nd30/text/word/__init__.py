"""Word documents (.docx), read from their XML: the whole costs less than importing a library for it."""

from __future__ import annotations

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Text
from diemcau.nd30.text.lines import finished
from diemcau.nd30.text.word.blocks import Reader
from diemcau.nd30.text.word.package import open_parts


def read_word(data: bytes) -> Text:
    """Raises Unreadable: no Word document, damaged, hostile, or any reason of `finished`."""
    try:
        lines = _without_double_blanks(Reader(open_parts(data)).lines())
    except RecursionError:
        raise Unreadable(
            "Tệp .docx có bảng lồng nhau quá sâu nên không đọc được; hãy bỏ bớt bảng lồng rồi gửi lại."
        ) from None
    return finished(lines, "docx")


def _without_double_blanks(lines: list[str]) -> list[str]:
    """Word papers make room by empty paragraphs; one is enough to say that there is room."""
    return [line for line, before in zip(lines, ["x", *lines], strict=False) if line or before]
