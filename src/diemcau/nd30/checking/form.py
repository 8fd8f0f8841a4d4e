"""Which parts a document has, in what order, and how number, symbol, date, recipients and ending are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.checking.components import Part, Parts
from diemcau.nd30.checking.setting import Fault, Severity
from diemcau.nd30.checking.typography import EVERYWHERE
from diemcau.nd30.model import Document

# Phụ lục III, mục I: the letters that open the symbol of each kind.
LETTERS = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ", "thông cáo": "TC",
    "thông báo": "TB", "hướng dẫn": "HD", "chương trình": "CTr", "kế hoạch": "KH", "phương án": "PA", "đề án": "ĐA",
    "dự án": "DA", "báo cáo": "BC", "biên bản": "BB", "tờ trình": "TTr", "hợp đồng": "HĐ", "công điện": "CĐ",
    "bản ghi nhớ": "BGN", "bản thỏa thuận": "BTT", "giấy ủy quyền": "GUQ", "giấy mời": "GM", "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP", "phiếu gửi": "PG", "phiếu chuyển": "PC", "phiếu báo": "PB",
}  # fmt: skip
_KINDS = {fold(kind): letters for kind, letters in LETTERS.items()}
_WITHOUT_PLACE = ("bien ban",)

_MISSING = {
    Part.NATION: "Quốc hiệu",
    Part.MOTTO: "Tiêu ngữ",
    Part.ISSUER: "tên cơ quan, tổ chức ban hành văn bản",
    Part.NUMBER: "số, ký hiệu của văn bản",
    Part.PLACE: "địa danh và thời gian ban hành văn bản",
    Part.AUTHORITY: "chức vụ của người ký",
    Part.SIGNER: "họ và tên người ký",
    Part.RECEIVED: "nơi nhận",
}
_ORDER = (Part.NATION, Part.MOTTO, Part.KIND, Part.SUBJECT, Part.TEXT, Part.SIGNER)
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NUMBER = re.compile(r"Số:\s*(?P<number>\d*)[\s….]*/(?P<symbol>.*)")
_SYMBOL = re.compile(r"[^\W\d_][\w.&]*(?:-[^\W_][\w.&]*)+")
_DATE = re.compile(r"(?P<place>.*?)(?P<comma>,?)\s*ngày\s*(?P<day>\d*)\s*tháng\s*(?P<month>\d*)\s*năm\s*(?P<year>\d*)$")
_DEGREE = re.compile(r"\b(?:GS|PGS|TS|ThS|CN|KS|BS|NGƯT|NGND)\b\.?")


def form_faults(document: Document, parts: Parts) -> Iterator[Fault]:
    """Everything about which parts there are and how they are written."""
    yield from _missing(document, parts)
    yield from _order(parts)
    yield from _number(document, parts)
    yield from _date(parts)
    yield from _recipients(document, parts)
    yield from _others(document, parts)


def _missing(document: Document, parts: Parts) -> Iterator[Fault]:
    for part, name in _MISSING.items():
        if not parts[part] and not (part is Part.PLACE and fold(document.type or "") in _WITHOUT_PLACE):
            yield _error(f"missing-{part}", f"Văn bản thiếu {name}.", EVERYWHERE)
    if not (document.type and document.subject) and not parts[Part.LETTER_SUBJECT]:
        yield _error("missing-trich-yeu", "Văn bản thiếu trích yếu nội dung.", EVERYWHERE)
    if document.type is None and not document.addressees:
        yield _error("missing-kinh-gui", "Công văn thiếu nơi nhận ở phần “Kính gửi”.", EVERYWHERE)


def _order(parts: Parts) -> Iterator[Fault]:
    """Parts as they stand in the file: `where` of a line says its place."""
    present = [parts[part][0] for part in _ORDER if parts[part]]
    late = next((line for before, line in pairwise(present) if _place(before.where) > _place(line.where)), None)
    if late:
        yield _error("order", "Các thành phần thể thức không đúng thứ tự quy định.", late.where)


def _place(where: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", where)]


def _number(document: Document, parts: Parts) -> Iterator[Fault]:
    for line in parts[Part.NUMBER][:1]:
        found = _NUMBER.match(line.text)
        if not found:
            yield _error(
                "number-form", "Sau từ “Số” phải có dấu hai chấm, giữa số và ký hiệu có dấu gạch chéo.", line.where
            )
            return
        if not found["number"]:
            yield _note("number-blank", "Văn bản chưa ghi số.", line.where)
        elif len(found["number"]) == 1:
            wanted = f"0{found['number']}"
            yield _error("number-zero", f"Số nhỏ hơn 10 phải ghi thêm số 0 phía trước: {wanted}.", line.where)
        symbol = found["symbol"].strip()
        if not _SYMBOL.fullmatch(symbol):
            yield _error(
                "symbol-form",
                f"Ký hiệu “{symbol}” chưa đúng: giữa các nhóm chữ viết tắt là dấu gạch nối, không cách chữ.",
                line.where,
            )
        yield from _letters(document, symbol, line.where)


def _letters(document: Document, symbol: str, where: str) -> Iterator[Fault]:
    opening = symbol.partition("-")[0].strip()
    wanted = _KINDS.get(fold(document.type)) if document.type else None
    if wanted and opening != wanted:
        kind = (document.type or "").lower()
        yield _error("symbol-kind", f"Ký hiệu của {kind} phải bắt đầu bằng “{wanted}”, ở đây là “{opening}”.", where)
    if document.type is None and opening in (*LETTERS.values(), "CV"):
        yield _error("symbol-letter", f"Ký hiệu của công văn không ghi tên loại “{opening}”.", where)


def _date(parts: Parts) -> Iterator[Fault]:
    for line in parts[Part.PLACE][:1]:
        found = _DATE.match(line.text)
        if not found:
            yield _error("date-form", "Thời gian phải ghi đầy đủ “ngày … tháng … năm …” bằng chữ số Ả Rập.", line.where)
            return
        if found["place"] and not found["comma"]:
            yield _error("place-comma", "Sau địa danh phải có dấu phẩy.", line.where)
        if not found["place"].strip():
            yield _error("place-missing", "Trước ngày ban hành phải ghi địa danh.", line.where)
        elif not found["place"].strip()[0].isupper():
            yield _error("place-capital", "Chữ cái đầu của địa danh phải viết hoa.", line.where)
        if len(found["day"]) == 1:
            yield _error("day-zero", f"Ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước: 0{found['day']}.", line.where)
        if found["month"] in ("1", "2"):
            yield _error(
                "month-zero", f"Tháng 1, tháng 2 phải ghi thêm số 0 phía trước: 0{found['month']}.", line.where
            )
        if not (found["day"] and found["month"] and found["year"]):
            yield _note("date-blank", "Văn bản chưa ghi đủ ngày, tháng, năm ban hành.", line.where)


def _recipients(document: Document, parts: Parts) -> Iterator[Fault]:
    for line in parts[Part.RECEIVED]:
        if not line.text.rstrip().endswith(":"):
            yield _error("noi-nhan-colon", "Sau từ “Nơi nhận” phải có dấu hai chấm.", line.where)
    if parts[Part.RECEIVED] and not document.archive:
        yield _error("archive", "Dòng cuối của nơi nhận phải là “- Lưu: VT, …”.", parts[Part.RECEIVED][0].where)
    listed = parts[Part.RECIPIENTS]
    if listed and not listed[-1].text.rstrip().endswith("."):
        yield _warning("recipients-end", "Dòng cuối của nơi nhận phải kết thúc bằng dấu chấm.", listed[-1].where)


def _others(document: Document, parts: Parts) -> Iterator[Fault]:
    for line in parts[Part.MOTTO]:
        if line.text.replace("–", "-") != _MOTTO:
            yield _error("motto-form", f"Tiêu ngữ phải ghi đúng “{_MOTTO}”.", line.where)
    for line in parts[Part.SIGNER]:
        if _DEGREE.match(line.text):
            yield _error("signer-degree", "Trước họ tên người ký không ghi học hàm, học vị.", line.where)
    text = parts[Part.TEXT]
    if text and not any(line.text.endswith("./.") for line in text[-30:]) and document.type != "CHƯƠNG TRÌNH":
        yield _warning("ending", "Nội dung văn bản phải kết thúc bằng dấu “./.”.", text[-1].where)
    labels = [annex.label or "" for annex in document.annexes]
    for label in labels if len(labels) > 1 else ():
        if label and not re.search(r"[IVX]+$", label):
            where = parts[Part.ANNEX][0].where if parts[Part.ANNEX] else EVERYWHERE
            yield _error("annex-number", "Từ hai phụ lục trở lên phải đánh số thứ tự bằng chữ số La Mã.", where)
            return


def _error(code: str, message: str, where: str) -> Fault:
    return Fault(code=code, severity=Severity.ERROR, message=message, where=where)


def _warning(code: str, message: str, where: str) -> Fault:
    return Fault(code=code, severity=Severity.WARNING, message=message, where=where)


def _note(code: str, message: str, where: str) -> Fault:
    return Fault(code=code, severity=Severity.NOTE, message=message, where=where)
