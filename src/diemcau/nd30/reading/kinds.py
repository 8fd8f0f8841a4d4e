"""The printed kind of a document: Nghị định 30/2020/NĐ-CP, điều 7, and the kinds that papers still carry beside it."""

from __future__ import annotations

import re

from diemcau.nd30.reading.rows import Row, is_upper

_DECREE = (
    "nghi quyet,quyet dinh,chi thi,quy che,quy dinh,thong cao,thong bao,huong dan,chuong trinh,ke hoach,phuong an,"
    "de an,du an,bao cao,bien ban,to trinh,hop dong,cong dien,ban ghi nho,ban thoa thuan,giay uy quyen,giay moi,"
    "giay gioi thieu,giay nghi phep,phieu gui,phieu chuyen,phieu bao,thu cong"
)
_OTHERS = (  # older, of the Party, or of events
    "dieu le,the le,noi quy,quy trinh,ket luan,thong tri,thong tu,nghi dinh,lenh,luat,de cuong,kich ban,tien trinh,"
    "lich cong tac,thu moi,giay trieu tap,giay xac nhan,cong van,ban cam ket,quy uoc,loi keu goi,ke hoach lien tich,"
    "thong bao ket luan,thong tri trieu tap"
)
_INVITATIONS = ("giay moi", "thu moi")
KIND = "|".join(sorted((*_DECREE.split(","), *_OTHERS.split(",")), key=len, reverse=True))
_PRINTED = re.compile(
    rf"\W*(?P<kind>{KIND})\b(?P<purpose>(?: (?:du|tham du|hop|hoi nghi|hoi thao|tap huan|lam viec)\b)*)"
)


def printed_kind(row: Row) -> tuple[str, str] | None:
    """The kind that a line prints in capitals, and what follows it on the same line."""
    found = _PRINTED.match(row.plain)
    if not found or not is_upper(row.text):
        return None
    invitation = found["kind"] in _INVITATIONS and not row.text[found.end() :].strip(" .:")
    end = (
        found.end() if invitation else found.end("kind")
    )  # GIẤY MỜI HỌP; but in GIẤY MỜI HỌP VỀ … HỌP is the subject's
    if row.text[end : end + 1].isalnum():
        return None
    return row.text[found.start("kind") : end].strip(), row.text[end:].strip(" .:;|")
