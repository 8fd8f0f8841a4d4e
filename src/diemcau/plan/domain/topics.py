"""What a heading of a plan announces: purpose, attendance, time, duties; tables of the language."""

from __future__ import annotations

import re
from enum import StrEnum

from diemcau.kernel.vietnamese import fold


class Topic(StrEnum):
    """What a heading announces; a heading may announce several: 'Địa điểm, thành phần'."""

    PURPOSE = "purpose"  # mục đích, yêu cầu, mục tiêu, tình hình, tiêu chí: asks nothing of a unit
    CONTENT = "content"
    PARTICIPANTS = "participants"
    CHAIR = "chair"
    TIME = "time"
    PLACE = "place"
    FORMAT = "format"
    BUDGET = "budget"
    PROGRAMME = "programme"
    DUTIES = "duties"  # tổ chức thực hiện, phân công, công tác chuẩn bị
    TASKS = "tasks"  # nhiệm vụ, giải pháp
    AWARDS = "awards"


_TOPICS = (
    (
        Topic.DUTIES,
        (
            r"(?:cong tac )?to chuc(?: va)? (?:trien khai )?thuc hien|to chuc trien khai|phan cong(?! lao dong)|"
            r"cong tac chuan bi|trach nhiem(?! xa hoi)|(?:nhiem vu|trach nhiem) (?:cu the )?(?:cua|cac (?:don vi|"
            r"co quan|thanh vien))|che do (?:thong tin )?bao cao|nhiem vu cu the|de nghi cac (?:don vi|co quan)|"
            r"don vi thuc hien|cac don vi thuc hien|giao nhiem vu|nhung van de khac"
        ),
    ),
    (
        Topic.AWARDS,
        (
            r"(?:cac )?(?:hinh thuc |tieu chuan |nguyen tac |doi tuong |so luong |thu tuc |"
            r"ho so )*(?:de nghi )?(?:khen thuong|giai thuong|co cau giai)"
        ),
    ),
    (
        Topic.PURPOSE,
        (
            r"muc dich|(?:cac )?yeu cau|(?:cac )?muc tieu|quan diem|danh gia|tinh hinh|boi canh|ket qua|can cu|"
            r"nguyen tac|tieu chi|tieu chuan|y nghia|dinh huong|chi tieu|dac diem|co so phap ly|thuc trang|nguy co|"
            r"chu de|pham vi|uu diem|ton tai|nguyen nhan|cach tinh|the thuc|luat|quy trinh|trinh tu"
        ),
    ),
    (
        Topic.PARTICIPANTS,
        (
            r"thanh phan(?! (?:ho so|va so luong ho so))|doi tuong|dai bieu|so luong(?:,| va) thanh phan|"
            r"thanh phan(?:,| va) so luong|nguoi (?:tham )?du|khach moi|thanh vien tham du"
        ),
    ),
    (
        Topic.CHAIR,
        (
            r"(?:nguoi |dong chi )?chu tri(?: (?:hoi nghi|cuoc hop|tai|diem cau|buoi|chung|va dieu hanh).*)?$|chu toa|"
            r"dong chu tri"
        ),
    ),
    (
        Topic.PROGRAMME,
        (
            r"chuong trinh(?= (?:chi tiet|hoi nghi|lam viec|cu the|buoi|le\b|du kien|ngay|phien|tap huan|hop|"
            r"dai hoi)|$|,| va)|lich trinh|tien trinh|"
            r"kich ban|noi dung chuong trinh|lich kiem tra|lich lam viec|lich thi"
        ),
    ),
    (Topic.TIME, r"thoi gian(?! (?:dang ky|trinh|nop|nhan|gui|tran|bao cao|khieu nai|giai quyet))|thoi diem"),
    (Topic.PLACE, r"dia diem"),
    (Topic.FORMAT, r"(?:hinh thuc|phuong thuc)(?! (?:khen|thanh toan|ky luat|xu ly))"),
    (Topic.BUDGET, r"(?:nguon |du toan |du tru |du kien )*kinh phi|du toan|nguon luc|(?:du kien )?cac nguon luc"),
    (
        Topic.TASKS,
        (
            r"(?:cac |mot so )?(?:nhiem vu|giai phap|bien phap)|noi dung (?:hoat dong|trien khai|thuc hien|cong viec|"
            r"nhiem vu)|phuong an trien khai|ke hoach trien khai"
        ),
    ),
    (Topic.CONTENT, r"noi dung"),
)
_COMPILED = tuple((topic, re.compile(rf"^(?:{pattern})")) for topic, pattern in _TOPICS)
_ONLY_FIRST = re.compile(
    r"danh gia|tinh hinh|ket qua|can cu|dinh huong|luat|pham vi|chi tieu"
)  # after a comma they only go on: 'kiểm tra, đánh giá'
_PARTS = re.compile(r"\s*(?:,|;|\bva\b|\s[-–]\s|/)\s*")


def topics_of(head: str) -> frozenset[Topic]:
    """What a heading announces, told by how each of its parts begins; diacritics do not matter (scans lose them)."""
    plain = fold(head[:300]).strip(" .:;-–*0123456789)")
    plain = re.sub(r"^(?:[ivx]{1,4}|[a-zđ])[.)]\s+", "", plain)
    plain = re.sub(r"^(?:ve|du kien|cac)\s+(?=thoi gian|dia diem|noi dung|thanh phan|kinh phi|hinh thuc)", "", plain)
    found = set()
    for at, part in enumerate(_PARTS.split(plain)):
        for topic, pattern in _COMPILED:
            if pattern.match(part) and (at == 0 or not _ONLY_FIRST.match(part)):
                found.add(topic)
                break
    if Topic.AWARDS in found:
        found.discard(Topic.FORMAT)
    if Topic.TASKS in found and Topic.DUTIES in found and plain.startswith("nhiem vu"):
        found.discard(Topic.TASKS)
    return frozenset(found)
