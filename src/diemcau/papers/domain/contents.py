"""What an uploaded file is, told by its content, and why it is not taken. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from mmap import ACCESS_READ, mmap
from pathlib import Path
from unicodedata import category
from zipfile import BadZipFile, ZipFile

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import nfc
from diemcau.papers.domain.active import faults_of_pdf


class Content(StrEnum):
    PDF = "pdf"
    WORD = "docx"
    SLIDES = "pptx"
    SHEET = "xlsx"
    PNG = "png"
    JPEG = "jpg"
    TEXT = "txt"
    MP4 = "mp4"
    WEBM = "webm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    name: str
    media_type: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS = {
    Content.PDF: Format(name="PDF", media_type="application/pdf", endings=("pdf",)),
    Content.WORD: Format(name="Word", media_type=f"{_OFFICE}wordprocessingml.document", endings=("docx",)),
    Content.SLIDES: Format(name="PowerPoint", media_type=f"{_OFFICE}presentationml.presentation", endings=("pptx",)),
    Content.SHEET: Format(name="Excel", media_type=f"{_OFFICE}spreadsheetml.sheet", endings=("xlsx",)),
    Content.PNG: Format(name="ảnh PNG", media_type="image/png", endings=("png",)),
    Content.JPEG: Format(name="ảnh JPEG", media_type="image/jpeg", endings=("jpg", "jpeg")),
    Content.TEXT: Format(name="văn bản thường", media_type="text/plain; charset=utf-8", endings=("txt",)),
    Content.MP4: Format(name="phim MP4", media_type="video/mp4", endings=("mp4", "m4v")),
    Content.WEBM: Format(name="phim WebM", media_type="video/webm", endings=("webm",)),
}
FILMS = frozenset({Content.MP4, Content.WEBM})
READABLE = frozenset({Content.PDF, Content.WORD, Content.TEXT})  # whose text can be got out
MOST_BYTES = {content: (2048 if content in FILMS else 100) * 1024 * 1024 for content in Content}
MOST_ENTRIES = 5_000
LONGEST_NAME = 150

_TAKEN = "hãy gửi tệp .docx, .pdf, .pptx, .xlsx, .txt, ảnh .png, .jpg hoặc phim .mp4, .webm"
_MARKUP = re.compile(rb"^[\xef\xbb\xbf\s]*(?:<!--.*?-->\s*)*<(?:!doctype|\?xml|html|svg|script|body|head)", re.I | re.S)
_PARTS = {"word": Content.WORD, "ppt": Content.SLIDES, "xl": Content.SHEET}
_CODE = re.compile(r"vbaproject|activex/|macrosheets/|vbadata|\.(?:exe|dll|js|vbs|scr|bat)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """A file that may be kept: what it is, under which name it is shown, and what its reader should know."""

    content: Content
    name: str
    notes: tuple[str, ...] = ()


def inspect(path: Path, name: str) -> Inspected:
    """Look at a file that lies on disk; nothing in it is ever run.

    Raises:
        Unreadable: empty, of a kind that is not taken, not what its name says, too large, or with code inside.
    """
    shown = clean_name(name)
    with path.open("rb") as file:
        head = file.read(65_536)
    content = _content(path, head)
    ending = shown.rpartition(".")[2].lower() if "." in shown else ""
    form = FORMATS[content]
    if ending not in form.endings:
        if not ending or len(ending) > 5:
            shown = f"{shown[: LONGEST_NAME - 6]}.{form.endings[0]}"
        else:
            raise Unreadable(
                f"Tệp tên là “.{ending}” nhưng nội dung là {form.name} nên không được nhận; "
                "hãy đặt lại đúng đuôi tệp, hoặc chọn đúng tệp rồi gửi lại."
            )
    if path.stat().st_size > MOST_BYTES[content]:
        raise Unreadable(
            f"Tệp lớn hơn {MOST_BYTES[content] // 1024 // 1024} MB nên không được nhận; hãy gửi tệp nhỏ hơn."
        )
    return Inspected(content=content, name=shown, notes=tuple(_notes(path, content)))


def clean_name(name: str) -> str:
    """The last part of a path, without signs that cannot be seen or that turn the direction of writing."""
    last = re.split(r"[/\\]", nfc(name))[-1]
    seen = "".join(sign for sign in last if category(sign)[0] != "C" and sign not in '<>:"|?*')
    seen = " ".join(seen.split()).strip(" .")
    stem, dot, ending = seen.rpartition(".")
    if len(seen) > LONGEST_NAME:
        seen = f"{(stem or seen)[: LONGEST_NAME - 6]}{dot}{ending[:5]}"
    return seen or "tai-lieu"


def _content(path: Path, head: bytes) -> Content:
    if not head.strip(b"\x00 \t\r\n"):
        raise Unreadable("Tệp rỗng nên không được nhận; hãy kiểm tra lại rồi gửi tệp khác.")
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Content.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Content.JPEG
    if head[4:8] == b"ftyp":
        return Content.MP4
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return Content.WEBM
    if head.startswith(b"PK\x03\x04"):
        return _office(path)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return Content.PDF
    if _MARKUP.match(head):
        raise Unreadable(f"Tệp là trang web hoặc hình vẽ SVG, có thể chứa mã chạy, nên không được nhận; {_TAKEN}.")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "Tệp thuộc dạng Office cũ hoặc có mật khẩu nên không được nhận; hãy lưu thành .docx rồi gửi lại."
        )
    if b"\x00" in head or head.startswith((b"MZ", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"GIF8")):
        raise Unreadable(f"Tệp không thuộc loại được nhận; {_TAKEN}.")
    return Content.TEXT


def _office(path: Path) -> Content:
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MOST_ENTRIES or any(entry.flag_bits & 1 for entry in entries):
                raise Unreadable(
                    "Tệp nén bất thường hoặc có mật khẩu nên không được nhận; hãy lưu thành tệp mới rồi gửi lại."
                )
            kinds = [content for top, content in _PARTS.items() if any(name.startswith(f"{top}/") for name in names)]
            if "[Content_Types].xml" not in names or len(kinds) != 1:
                raise Unreadable(
                    f"Tệp là gói nén, không phải một tài liệu; hãy giải nén rồi gửi từng tệp, hoặc {_TAKEN}."
                )
            with archive.open("[Content_Types].xml") as stream:
                types = stream.read(4 * 1024 * 1024)
            if b"macroEnabled" in types or b"vbaProject" in types or any(map(_CODE.search, names)):
                raise Unreadable(
                    "Tệp có macro (mã tự chạy) nên không được nhận; "
                    f"hãy mở bằng Office, lưu lại thành .{kinds[0].value} rồi gửi lại."
                )
            if _borrows(archive, names):
                raise Unreadable(
                    "Tệp tự tải mẫu từ nơi khác khi mở nên không được nhận; hãy lưu thành tệp mới rồi gửi lại."
                )
    except (BadZipFile, OSError, RuntimeError, ValueError, KeyError, NotImplementedError, EOFError) as error:
        raise Unreadable("Tệp bị hỏng nên không mở được; hãy mở bằng Office, lưu thành tệp mới rồi gửi lại.") from error
    return kinds[0]


def _borrows(archive: ZipFile, names: set[str]) -> bool:
    """Whether a document fetches its template from elsewhere: a way to bring macros in after the inspection."""
    for name in sorted(names & {"word/_rels/settings.xml.rels", "word/_rels/document.xml.rels"}):
        with archive.open(name) as stream:
            relations = stream.read(4 * 1024 * 1024)
        for relation in re.findall(rb"<[^>]*Relationship\b[^>]*>", relations):
            if re.search(rb"/(?:attachedTemplate|frame|subDocument|oleObject)\"", relation) and b"External" in relation:
                return True
    return False


def _notes(path: Path, content: Content) -> Iterator[str]:
    if content is not Content.PDF:
        return
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        for fault in faults_of_pdf(data):
            if fault.is_active:
                raise Unreadable(fault.sentence)
            yield fault.sentence
