"""The zip that a .docx is: opened within limits, its parts parsed without entities, networks or surprises."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from diemcau.kernel.errors import Unreadable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same words, saved as "Strict Open XML"

MOST_ENTRIES = 5_000
MOST_BYTES_OF_A_PART = 40 * 1024 * 1024
MOST_MARKS_OF_A_PART = 1_500_000  # "<" and "=" together, each some 100 bytes to the parser; 200 pages have 200,000
MOST_SHRINKING = 1_000  # deflate gives 1,032 at best, Word's own XML some 20

DAMAGED = "Tệp .docx bị hỏng nên không mở được; hãy mở bằng Word, lưu lại thành tệp mới rồi gửi lại."
_BOMB = "Tệp .docx chứa lượng dữ liệu nén bất thường nên không được mở; hãy lưu lại văn bản thành tệp mới rồi gửi lại."
_LOCKED = "Tệp .docx được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi gửi lại."
_ENTITIES = (
    "Tệp .docx có khai báo thực thể XML mà Word không bao giờ ghi nên không được mở; hãy gửi bản gốc của văn bản."
)
ZIP_ERRORS = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
    OverflowError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The roots of those parts that carry text; None for a part that the document does without."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None


def open_parts(data: bytes) -> Parts:
    """Raises Unreadable: no zip, no Word document, encrypted, damaged, or beyond the limits above."""
    if data.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise Unreadable(_BOMB)
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            main = main_part(archive, names)
            related = _related(archive, names, main)
            found = {kind: root_of(archive, part) for kind, part in related.items() if part in names}
            document = root_of(archive, main)
    except ZIP_ERRORS as error:
        raise Unreadable(DAMAGED) from error
    kinds = ("styles", "numbering", "footnotes", "endnotes")
    return Parts(document=document, **{kind: found.get(kind) for kind in kinds})


def main_part(archive: ZipFile, names: set[str]) -> str:
    for relation in relations_of(archive, names, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            main = normpath(relation.get("Target", "")).lstrip("/")
            if main in names and not main.startswith(("xl/", "ppt/", "visio/")):
                return main
    if "word/document.xml" in names:
        return "word/document.xml"
    raise Unreadable(_another_kind(names))


def _another_kind(names: set[str]) -> str:
    tops = {name.split("/")[0] for name in names}
    if "xl" in tops:
        return "Tệp là bảng tính Excel, không phải văn bản; hãy gửi tệp .docx, .pdf, .txt hoặc ảnh quét."
    if "ppt" in tops:
        return "Tệp là bản trình chiếu PowerPoint, không phải văn bản; hãy gửi tệp .docx, .pdf, .txt hoặc ảnh quét."
    if {"mimetype", "content.xml"} <= names:
        return "Tệp thuộc dạng OpenDocument, chưa đọc được; hãy lưu lại thành .docx rồi gửi lại."
    return "Tệp là gói nén zip, không phải văn bản; hãy giải nén rồi gửi riêng tệp văn bản."


def _related(archive: ZipFile, names: set[str], main: str) -> dict[str, str]:
    """Where the other parts are: {"styles": "word/styles.xml", …}."""
    folder, _, name = main.rpartition("/")
    relations = relations_of(archive, names, join(folder, "_rels", f"{name}.rels"))
    return {
        relation.get("Type", "").rpartition("/")[2]: target_of(relation, folder)
        for relation in relations
        if relation.get("TargetMode") != "External"
    }


def target_of(relation: etree._Element, folder: str) -> str:
    """The part that a relation of a part in `folder` names."""
    return normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")


def relations_of(archive: ZipFile, names: set[str], part: str) -> list[etree._Element]:
    return list(root_of(archive, part)) if part in names else []


def root_of(archive: ZipFile, part: str) -> etree._Element:
    info = archive.getinfo(part)
    if info.flag_bits & 1:
        raise Unreadable(_LOCKED)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Unreadable(DAMAGED)
    if info.file_size > MOST_BYTES_OF_A_PART or info.file_size > MOST_SHRINKING * max(info.compress_size, 1):
        raise Unreadable(_BOMB)
    with archive.open(info) as stream:
        content = stream.read(MOST_BYTES_OF_A_PART + 1)
    if len(content) > MOST_BYTES_OF_A_PART or content.count(b"<") + content.count(b"=") > MOST_MARKS_OF_A_PART:
        raise Unreadable(_BOMB)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(content.replace(_STRICT, WORD.encode()), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_ENTITIES if b"<!ENTITY" in content else DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(_ENTITIES)
    return root
