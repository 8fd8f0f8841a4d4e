"""Which line of a file is which part of a document (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục IV)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.checking.setting import Line
from diemcau.nd30.model import Document
from diemcau.nd30.reading.names import person_name

Parts = dict["Part", list[Line]]
MOST_OF_A_HEAD = 40  # lines
_MINUTES = ("THƯ KÝ", "CHỦ TỌA", "CHỦ TOẠ", "CHỦ TRÌ")  # who sign a biên bản (Phụ lục III, mẫu 1.9)


class Part(StrEnum):
    """The parts, in the words of the decree; the value is how codes call them."""

    NATION = "quoc-hieu"
    MOTTO = "tieu-ngu"
    PARENT = "co-quan-chu-quan"
    ISSUER = "co-quan-ban-hanh"
    NUMBER = "so-ky-hieu"
    PLACE = "dia-danh-thoi-gian"
    KIND = "ten-loai"
    SUBJECT = "trich-yeu"
    LETTER_SUBJECT = "trich-yeu-cong-van"
    BASIS = "can-cu"
    TEXT = "noi-dung"
    SECTION = "muc"
    ARTICLE = "dieu"
    AUTHORITY = "chuc-vu-nguoi-ky"
    SIGNER = "ho-ten-nguoi-ky"
    ADDRESSED = "kinh-gui"
    RECEIVED = "noi-nhan"
    RECIPIENTS = "danh-sach-noi-nhan"
    ANNEX = "phu-luc"
    ANNEX_TITLE = "ten-phu-luc"


_NATION = re.compile(r"cong hoa xa hoi chu nghia viet nam\b")
_MOTTO = re.compile(r"doc lap\W+tu do\W+hanh phuc\b")
_NUMBER = re.compile(r"số\s*:?\s*[\d….\s]*/", re.IGNORECASE)
_PLACE = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_SECTION = re.compile(r"[IVX]+\.\s")
_ARTICLE = re.compile(r"Điều \d+\.")


def components_of(lines: Sequence[Line], document: Document) -> Parts:
    """The lines by part, each list in the order of the file. What stands in tables of the text is its text."""
    parts: Parts = {part: [] for part in Part}
    start = _head(lines, document, parts)
    foot, end = _cuts(lines, document, start)
    for line in lines[start:foot]:
        parts[_body_part(line, document)].append(line)
    received = archived = False
    for line in lines[foot:end]:
        received = not archived and (received or fold(line.text).startswith("noi nhan"))
        if part := _foot_part(line, document, received=received, signed=bool(parts[Part.AUTHORITY])):
            parts[part].append(line)
        archived = archived or fold(line.text).startswith("- luu")
    for line in lines[end:]:
        if part := _annex_part(line, document):
            parts[part].append(line)
    return parts


def _head(lines: Sequence[Line], document: Document, parts: Parts) -> int:
    """Sort the head's lines; say where the text begins: after the subject, in a công văn after the two columns."""
    start = 0
    for at, line in enumerate(lines[:MOST_OF_A_HEAD]):
        titled = bool(parts[Part.KIND])
        part = _head_part(line, document, titled=titled)
        if part is None and (titled or (document.type is None and parts[Part.NATION] and parts[Part.NUMBER])):
            break
        if part:
            parts[part].append(line)
            start = at + 1
    return start


def _cuts(lines: Sequence[Line], document: Document, start: int) -> tuple[int, int]:
    """Where the foot and the annexes begin."""
    labels = [annex.label for annex in document.annexes if annex.label]
    end = len(lines)
    if labels:
        end = next((at for at in range(start, end) if fold(lines[at].text) == fold(labels[0])), end)
    titles = {fold(line) for line in _stack(document)}
    for at in range(start, end):
        if fold(lines[at].text).startswith("noi nhan") or fold(lines[at].text) in titles:
            return at, end
    return end, end


def _stack(document: Document) -> list[str]:
    """Lines of authority and title, as they may be printed."""
    signers = [signer for signer in (document.signer, document.secretary) if signer]
    whole = [part for signer in signers for part in (signer.authority, signer.title) if part]
    if document.type == "BIÊN BẢN":
        whole += _MINUTES
    return [line.strip() for part in whole for line in re.split(r"\s+(?=(?:KT|TL|TUQ|Q)\.)", part)]


def _within(line: Line, whole: str | None, *, least: int = 2) -> bool:
    text = fold(line.text).strip(" .;:")
    return bool(whole) and len(text) >= least and text in fold(whole or "")


def _head_part(line: Line, document: Document, *, titled: bool) -> Part | None:
    folded = fold(line.text)
    if titled:
        return Part.SUBJECT if _within(line, document.subject) else None
    if _NATION.match(folded):
        return Part.NATION
    if _MOTTO.match(folded):
        return Part.MOTTO
    if _NUMBER.match(line.text):
        return Part.NUMBER
    if folded.startswith("v/v") and document.type is None:
        return Part.LETTER_SUBJECT
    if _PLACE.search(line.text) and len(line.text) < 70 and not line.text.rstrip().endswith((";", ".", ":")):
        return Part.PLACE
    if line.text.isupper():
        if document.type and folded == fold(document.type):
            return Part.KIND
        if _within(line, document.issuing_body):
            return Part.ISSUER
        if _within(line, document.parent_body):
            return Part.PARENT
    return Part.LETTER_SUBJECT if document.type is None and _within(line, document.subject) else None


def _body_part(line: Line, document: Document) -> Part:
    if fold(line.text).startswith("kinh gui"):
        return Part.ADDRESSED
    if fold(line.text).startswith("can cu ") and any(
        fold(basis.text)[:30] in fold(line.text) for basis in document.bases
    ):
        return Part.BASIS
    if _SECTION.match(line.text) and line.text.isupper():
        return Part.SECTION
    return Part.ARTICLE if _ARTICLE.match(line.text) else Part.TEXT


def _foot_part(line: Line, document: Document, *, received: bool, signed: bool) -> Part | None:
    folded = fold(line.text)
    if folded.startswith("noi nhan"):
        return Part.RECEIVED
    if line.text.isupper() and any(_within(line, part) for part in _stack(document)):
        return Part.AUTHORITY
    if signed and not line.text.isupper() and person_name(line.text):
        return Part.SIGNER
    return Part.RECIPIENTS if received and line.text.startswith(("-", "–")) else None


def _annex_part(line: Line, document: Document) -> Part | None:
    if any(annex.label and fold(line.text) == fold(annex.label) for annex in document.annexes):
        return Part.ANNEX
    titled = line.text.isupper() and any(_within(line, annex.title, least=4) for annex in document.annexes)
    return Part.ANNEX_TITLE if titled else None
