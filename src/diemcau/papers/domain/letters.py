"""What the letters about papers say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

Issued = tuple[str, date, str]  # 05/KH-UBND, its day, its subject


def letter_key(dispatch: int, recipient: int | str) -> str:
    """What makes a letter of a dispatch to a recipient one letter; without a recipient, how all its keys begin."""
    return f"dispatch:{dispatch}:{recipient}"


def dispatch_letter(office: str, conference: str, documents: Sequence[Issued], message: str) -> tuple[str, str]:
    """Subject and text of the letter that says which documents were issued to its recipient."""
    subject = _named(documents[0]) if len(documents) == 1 else f"{len(documents)} văn bản"
    lines = [f"{office} gửi văn bản phục vụ {conference}:", ""]
    lines += [
        f"{at}. {_named(document)} ngày {document[1]:%d/%m/%Y}: {document[2]}"
        for at, document in enumerate(documents, 1)
    ]
    if message:
        lines += ["", message]
    lines += ["", "Đề nghị mở Điểm Cầu, mục “Văn bản đến”, để đọc và xác nhận đã nhận."]
    return f"{office}: {subject} ({conference})", "\n".join(lines)


def recall_letter(office: str, document: Issued, reason: str) -> tuple[str, str]:
    text = (
        f"{office} thu hồi {_named(document)} ngày {document[1]:%d/%m/%Y}: {document[2]}.\n\nLý do: {reason}\n\n"
        "Đề nghị hủy bản đã nhận và xác nhận trên Điểm Cầu, mục “Văn bản đến” (Nghị định 30/2020/NĐ-CP, điều 18)."
    )
    return f"{office}: thu hồi {_named(document)}", text


def speech_reminder(conference: str, title: str, closes_on: date) -> tuple[str, str]:
    text = (
        f"Tham luận “{title}” tại {conference} chưa có bài viết.\n\n"
        f"Đề nghị tải bài lên Điểm Cầu, mục “Tham luận”; hạn đăng ký là ngày {closes_on:%d/%m/%Y}."
    )
    return f"{conference}: đề nghị gửi bài tham luận", text


def _named(document: Issued) -> str:
    return f"văn bản số {document[0]}"
