"""Read a letter that came back: which of ours, and why. Pure.

Source: RFC 3464 (delivery status notifications), RFC 3463 (status codes), RFC 3834 (automatic answers are none).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.errors import MessageError
from email.message import Message

from diemcau.kernel.words import say

LARGEST = 1_000_000  # bytes of a returned letter that are read; what it says of itself stands in front
_ID = re.compile(r"<[^\s<>@]{1,200}@[^\s<>@]{1,200}>")
_OUR_KEY = re.compile(r"<(?:\d+\.)+(\d{1,18})@")
_DAEMON = re.compile(r"\b(?:mailer-daemon|postmaster|mail delivery)\b", re.IGNORECASE)
_WHY = (
    ("1.10", "địa chỉ không nhận thư"),
    ("1.", "không có hộp thư này"),
    ("2.1", "hộp thư đã khóa"),
    ("2.2", "hộp thư đầy"),
    ("2.3", "thư quá lớn"),
    ("3.4", "thư quá lớn"),
    ("4.", "không liên lạc được máy chủ của người nhận"),
    ("7.", "máy chủ của người nhận từ chối"),
)


@dataclass(frozen=True, slots=True)
class Returned:
    """`ids` are Message-IDs of what came back, the surest first."""

    ids: tuple[str, ...]
    reason: str


def read_return(raw: bytes) -> Returned | None:
    """What a letter says about one of ours that did not arrive.

    None for every other letter: a notice that delivery is late or done, an absence notice, whatever a stranger wrote.
    """
    try:
        letter = message_from_bytes(raw[:LARGEST])
        return _of_report(letter) or _of_old_daemon(letter, raw[:LARGEST])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MessageError):
        return None  # what the standard library raises over letters that no program wrote properly


def our_key(message_id: str) -> int | None:
    """Which outbox row a Message-ID of ours was made for."""
    found = _OUR_KEY.match(message_id)
    return int(found.group(1)) if found else None


def _of_report(letter: Message) -> Returned | None:
    if letter.get_content_type() != "multipart/report":
        return None
    failed = [fields for fields in _fields(letter) if str(fields.get("Action", "")).strip().lower() == "failed"]
    ids = tuple(_ids_of_original(letter))
    if not failed or not ids:
        return None
    status = str(failed[0].get("Status", "")).strip().split(" ")[0]
    said = " ".join(str(failed[0].get("Diagnostic-Code", "")).rpartition(";")[2].split())
    return Returned(ids, _reason(status, said))


def _of_old_daemon(letter: Message, raw: bytes) -> Returned | None:
    """Servers that send no report quote the letter below their own words."""
    is_answer = str(letter.get("Auto-Submitted", "")).lower().startswith("auto-replied")
    is_report = letter.get_content_type() == "multipart/report"
    if is_answer or is_report or not _DAEMON.search(str(letter.get("From", ""))):
        return None
    ids = [each for each in _ID.findall(raw.decode(errors="replace")) if our_key(each)]
    return Returned(tuple(dict.fromkeys(ids)), _reason("", str(letter.get("Subject", "")))) if ids else None


def _fields(letter: Message) -> Iterator[Message]:
    """Groups of fields of the report: one about the server, then one for each recipient."""
    for part in letter.walk():
        payload = part.get_payload()
        if part.get_content_type() == "message/delivery-status" and isinstance(payload, list):
            yield from (each for each in payload if isinstance(each, Message))


def _ids_of_original(letter: Message) -> Iterator[str]:
    for part in letter.walk():
        kind, payload = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and isinstance(payload[0], Message):
            yield from _ID.findall(str(payload[0].get("Message-ID", "")))
        elif kind == "text/rfc822-headers" and isinstance(payload, str):
            yield from _ID.findall(str(message_from_string(payload).get("Message-ID", "")))
    for name in ("In-Reply-To", "References"):
        yield from _ID.findall(str(letter.get(name, "")))


def _reason(status: str, said: str) -> str:
    detail = status.partition(".")[2]
    why = next((words for code, words in _WHY if detail.startswith(code)), "")
    told = " ".join(part for part in (status, said) if part)[:300]
    if not why:
        return say("Thư bị trả lại: %(told)s", told=told) if told else say("Thư bị trả lại, không nói lý do.")
    return say("Thư bị trả lại: %(why)s (%(told)s)", why=why, told=told)
