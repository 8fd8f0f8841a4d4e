"""What becomes of a document on its way to one recipient. Codes are those of the national exchange (edXML). Pure."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Trạng thái xử lý: QCVN 102:2016/BTTTT. A transport of the national axis can pass them on as they are."""

    ARRIVED = "01"
    REFUSED = "02"
    RECEIVED = "03"
    ASSIGNED = "04"
    IN_HAND = "05"
    DONE = "06"
    RECALL_ASKED = "13"
    RECALL_AGREED = "15"
    RECALL_REFUSED = "16"


STATUS_NAMES = {
    Status.ARRIVED: "Đã đến",
    Status.REFUSED: "Từ chối nhận",
    Status.RECEIVED: "Đã nhận",
    Status.ASSIGNED: "Đã phân công",
    Status.IN_HAND: "Đang xử lý",
    Status.DONE: "Đã xử lý xong",
    Status.RECALL_ASKED: "Yêu cầu thu hồi",
    Status.RECALL_AGREED: "Đã hủy bản nhận được",
    Status.RECALL_REFUSED: "Không đồng ý thu hồi",
}


class Business(StrEnum):
    """Nghiệp vụ of a message about an issued document: 1 recall, 2 update, 3 replace (0 is the document itself)."""

    RECALL = "1"
    UPDATE = "2"
    REPLACE = "3"


BUSINESS_NAMES = {
    Business.RECALL: "Thu hồi",
    Business.UPDATE: "Đính chính",
    Business.REPLACE: "Thay thế",
}


def may_follow(before: str, after: Status, *, is_recalled: bool) -> bool:
    """Whether a recipient may say so now: receipts until a recall is asked for, then only what becomes of his copy."""
    if is_recalled:
        return after in {Status.RECALL_AGREED, Status.RECALL_REFUSED} and before != Status.RECALL_AGREED
    if after in {Status.RECALL_ASKED, Status.RECALL_AGREED, Status.RECALL_REFUSED, Status.ARRIVED}:
        return False
    if after is Status.REFUSED:
        return before in {"", Status.ARRIVED, Status.RECEIVED}
    return before != after
