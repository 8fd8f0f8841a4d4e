"""What the letters about papers say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

Issued = tuple[str, date, str]  # 05/KH-UBND, its day, its subject
Linked = tuple[str, date, str, str]  # and where it is read, where that is known


def letter_key(dispatch: int, recipient: int | str) -> str:
    """What makes a letter of a dispatch to a recipient one letter; without a recipient, how all its keys begin."""
    return f"dispatch:{dispatch}:{recipient}"


def dispatch_letter(
    office: str, conference: str, documents: Sequence[Linked], message: str, *, page: str = ""
) -> tuple[str, str]:
    """Subject and text of the letter that says which documents were issued to its recipient, and where they are."""
    subject = _named(documents[0][:3]) if len(documents) == 1 else f"{len(documents)} văn bản"
    lines = [f"{office} gửi văn bản phục vụ {conference}:", ""]
    for at, (symbol, on, about, link) in enumerate(documents, 1):
        lines.append(f"{at}. {_named((symbol, on, about))} ngày {on:%d/%m/%Y}: {about}")
        lines += [f"   Đọc: {link}"] if link else []
    if message:
        lines += ["", message]
    lines += ["", f"Đề nghị mở Điểm Cầu, mục “Văn bản đến”, để đọc và xác nhận đã nhận{_at(page)}"]
    return f"{office}: {subject} ({conference})", "\n".join(lines)


def recall_letter(office: str, document: Issued, reason: str, *, page: str = "") -> tuple[str, str]:
    text = (
        f"{office} thu hồi {_named(document)} ngày {document[1]:%d/%m/%Y}: {document[2]}.\n\nLý do: {reason}\n\n"
        "Đề nghị hủy bản đã nhận và xác nhận trên Điểm Cầu, mục “Văn bản đến” (Nghị định 30/2020/NĐ-CP, điều 18)"
        f"{_at(page)}"
    )
    return f"{office}: thu hồi {_named(document)}", text


def silent_letter(office: str, document: Issued, issued_on: date, *, page: str = "") -> tuple[str, str]:
    """To a recipient that has not said that it received a document."""
    text = (
        f"{office} đã gửi {_named(document)}: {document[2]}, ngày {issued_on:%d/%m/%Y}; "
        f"đến nay chưa có xác nhận đã nhận.\n\n"
        f"Đề nghị mở Điểm Cầu, mục “Văn bản đến”, để đọc và xác nhận{_at(page)}"
    )
    return f"{office}: đề nghị xác nhận {_named(document)}", text


def _at(page: str) -> str:
    return f":\n{page}" if page else "."


def speech_reminder(conference: str, title: str, closes_on: date) -> tuple[str, str]:
    text = (
        f"Tham luận “{title}” tại {conference} chưa có bài viết.\n\n"
        f"Đề nghị tải bài lên Điểm Cầu, mục “Tham luận”; hạn đăng ký là ngày {closes_on:%d/%m/%Y}."
    )
    return f"{conference}: đề nghị gửi bài tham luận", text


def _named(document: Issued) -> str:
    return f"văn bản số {document[0]}"
