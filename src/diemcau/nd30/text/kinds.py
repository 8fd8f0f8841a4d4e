"""What a file is, told by its content and never by its name."""

from __future__ import annotations

from enum import Enum

from diemcau.kernel.errors import Unreadable


class Kind(Enum):
    PLAIN = "plain"
    WORD = "word"
    PDF = "pdf"
    PICTURE = "picture"


_SAVE_AS = "hãy mở bằng phần mềm đã tạo ra nó, lưu lại thành .docx hoặc .pdf rồi gửi lại"
_SAVE_PICTURE_AS = "hãy lưu thành .png, .jpg hoặc .pdf rồi gửi lại"
_SEND = "hãy gửi tệp .docx, .pdf, .txt hoặc ảnh quét .png, .jpg"
_UNPACK = "hãy giải nén rồi gửi riêng tệp văn bản"
_FOREIGN = {
    b"MZ": f"Tệp là một chương trình của Windows, không phải văn bản; {_SEND}.",
    b"\x7fELF": f"Tệp là một chương trình, không phải văn bản; {_SEND}.",
    b"{\\rtf": f"Tệp thuộc dạng RTF, chưa đọc được; {_SAVE_AS}.",
    b"MIME-Version:": f"Tệp là một trang web đã lưu, không phải văn bản; {_SAVE_AS}.",
    b"Rar!": f"Tệp là gói nén RAR, không phải văn bản; {_UNPACK}.",
    b"7z\xbc\xaf": f"Tệp là gói nén 7z, không phải văn bản; {_UNPACK}.",
    b"\x1f\x8b": f"Tệp là gói nén gzip, không phải văn bản; {_UNPACK}.",
    b"GIF8": f"Tệp là ảnh GIF, chưa đọc được; {_SAVE_PICTURE_AS}.",
    b"BM": f"Tệp là ảnh BMP, chưa đọc được; {_SAVE_PICTURE_AS}.",
    b"II*\x00": f"Tệp là ảnh TIFF, chưa đọc được; {_SAVE_PICTURE_AS}.",
    b"MM\x00*": f"Tệp là ảnh TIFF, chưa đọc được; {_SAVE_PICTURE_AS}.",
    b"RIFF": f"Tệp là ảnh, âm thanh hoặc phim, không phải văn bản; {_SEND}.",
}
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAMPLE = 65536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def kind_of(data: bytes) -> Kind:
    """Raises Unreadable, with what to do instead, for a kind that is not read."""
    head = data[:_SAMPLE]
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("Tệp rỗng, không có nội dung; hãy kiểm tra lại rồi gửi tệp khác.")
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return Kind.PICTURE
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.WORD
    if head.startswith(_OLE):
        raise Unreadable(_compound(data))
    plain = utf16_of(head) is not None or _is_plain(head)
    for magic, message in _FOREIGN.items():
        if head.startswith(magic) and (not plain or len(magic) > 4):
            raise Unreadable(message)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith(_MARKUP):
        raise Unreadable(f"Tệp là một trang web hoặc tệp XML, không phải văn bản; {_SAVE_AS}.")
    if not plain:
        raise Unreadable(f"Tệp không phải là văn bản đọc được; {_SEND}.")
    return Kind.PLAIN


def utf16_of(head: bytes) -> str | None:
    """The name of the codec of UTF-16 text, with a byte order mark or without; None for anything else."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    pairs = max(len(head) // 2, 1)
    first, second = head[0::2].count(0) / pairs, head[1::2].count(0) / pairs
    if second > 0.25 and first < 0.02:
        return "utf-16-le"
    return "utf-16-be" if first > 0.25 and second < 0.02 else None


def _is_plain(head: bytes) -> bool:
    """Text has no zero bytes and few controls (a few do occur: a broken character map leaves some)."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return 0 not in head and controls <= 0.1 * len(head)


def _compound(data: bytes) -> str:
    """What to say of an OLE compound file: the container of Office before 2007, and of encrypted Office files."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "Tệp Word được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi gửi lại."
    if "WordDocument".encode("utf-16-le") in data:
        return "Tệp thuộc dạng Word cũ (.doc), chưa đọc được; hãy lưu lại thành .docx rồi gửi lại."
    if "PowerPoint Document".encode("utf-16-le") in data:
        return f"Tệp là bản trình chiếu PowerPoint, không phải văn bản; {_SEND}."
    if "Workbook".encode("utf-16-le") in data:
        return f"Tệp là bảng tính Excel, không phải văn bản; {_SEND}."
    return f"Tệp thuộc dạng Office cũ, chưa đọc được; {_SAVE_AS}."
