"""Plain text: which code page it is in, and its lines as the file has them."""

from __future__ import annotations

import re

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import nfc
from diemcau.nd30.model import Text
from diemcau.nd30.text.kinds import utf16_of
from diemcau.nd30.text.legacy import recognise
from diemcau.nd30.text.lines import finished
from diemcau.nd30.text.syllables import marked_share

_SAMPLE = 100_000
_NEWLINE = re.compile("\r\n|\n|\r")


def read_plain(data: bytes) -> Text:
    """Line n of the result is line n of the file, blank lines included.

    Raises:
        Unreadable: in no code page that gives Vietnamese, or any reason of `finished`.
    """
    text, notes = _decoded(data)
    lines = _NEWLINE.split(text)
    if lines[-1] == "":
        lines.pop()
    return finished(lines, "txt", notes)


def _decoded(data: bytes) -> tuple[str, list[str]]:
    codec = utf16_of(data[:_SAMPLE])
    if codec:
        return data.decode(codec, "replace").removeprefix("\ufeff"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _from_bytes(data)


def _from_bytes(data: bytes) -> tuple[str, list[str]]:
    """Not UTF-8: UTF-8 with some damage, Windows-1258, or a legacy page, whichever makes words."""
    text = data.decode("utf-8-sig", "replace")
    damaged = text.count("\ufffd")
    if damaged * 20 < sum(map(len, _LETTERS.findall(text))):
        return text, [f"Tệp có {damaged} chỗ hỏng mã ký tự, được giữ lại bằng dấu \ufffd."]
    sample = data[:_SAMPLE]
    marked, spelt = marked_share(nfc(sample.decode("cp1258", "replace")))
    if marked and spelt > 0.8:
        return data.decode("cp1258", "replace"), ["Tệp dùng bảng mã Windows-1258, đã được chuyển sang Unicode."]
    if recognise(sample.decode("latin-1")):
        return data.decode("latin-1"), []
    raise Unreadable("Không nhận ra bảng mã của tệp; hãy mở tệp, lưu lại theo bảng mã UTF-8 rồi gửi lại.")


_LETTERS = re.compile("[\u00c0-\u1ef9]+")
