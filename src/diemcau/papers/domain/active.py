"""What a PDF could do by itself. Looked for in its objects, also in those that are packed; nothing is run. Pure."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

MOST_PACKED = 64 * 1024 * 1024  # bytes of unpacked objects that are looked through
MOST_STREAMS = 20_000

_NAMES = {
    b"JavaScript": "có mã JavaScript",
    b"Launch": "tự mở chương trình khác",
    b"RichMedia": "có phim hoặc Flash tự chạy",
    b"XFA": "là biểu mẫu XFA có thể chạy mã",
    b"SubmitForm": "tự gửi dữ liệu đi nơi khác",
}
# A JavaScript action always says /S /JavaScript; "/JS" alone turns up by chance in the bytes of pictures.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|RichMedia|XFA|SubmitForm|[A-Za-z]{0,20}#[0-9A-Fa-f]{2}[A-Za-z#0-9]{0,40})"
    rb"(?=[\s<>\[\]()/{}%]|$)"
)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`is_active`: the file is not taken; else its reader is told."""

    sentence: str
    is_active: bool


def faults_of_pdf(data: mmap | bytes) -> Iterator[Fault]:
    """Everything in a PDF that runs, reaches out, or hides from this look."""
    if re.search(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)", data):
        yield _refusal("có mật khẩu hoặc bị hạn chế quyền nên không kiểm tra được nội dung")
        return
    for name in _ACTIVE.finditer(data):
        if found := _meaning(name[0][1:]):
            yield _refusal(found)
            return
    left = MOST_PACKED
    for number, at in enumerate(_PACKED.finditer(data)):
        packed = _STREAM.search(data, at.end(), at.end() + 2048)
        if packed is None:
            continue
        if number > MOST_STREAMS or left <= 0:
            yield _refusal("chứa lượng dữ liệu nén bất thường")
            return
        objects = _unpacked(data[packed.end() : packed.end() + 8 * 1024 * 1024], left)
        left -= len(objects)
        for name in _ACTIVE.finditer(objects):
            if found := _meaning(name[0][1:]):
                yield _refusal(found)
                return
    if re.search(rb"/EmbeddedFiles?\b", data):
        yield Fault(sentence="Trong PDF có tệp đính kèm; chỉ mở tệp ấy khi biết chắc nguồn.", is_active=False)
    if re.search(rb"/ByteRange\s*\[", data):
        yield Fault(sentence="Tệp có chữ ký số; phần mềm chưa kiểm tra chữ ký.", is_active=False)


def _meaning(name: bytes) -> str:
    """What an action's name means, also where its letters are written as numbers: /J#61vaScript."""
    return _NAMES.get(_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name), "")


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _refusal(what: str) -> Fault:
    return Fault(
        sentence=f"Tệp PDF {what} nên không được nhận; hãy in lại thành PDF thường rồi gửi lại.", is_active=True
    )
