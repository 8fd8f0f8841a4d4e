"""Until when something is to be done, in the words of the text."""

from __future__ import annotations

import re

_DAY = (
    r"(?:ngày\s+)?\d{1,2}\s*(?:[/-]\s*\d{1,2}(?:\s*[/-]\s*\d{4})?(?!\d)|\.\s*\d{1,2}\.\s*\d{4}|"
    r"tháng\s+\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?)"
)
_CLOCK = r"(?:\d{1,2}\s*(?:h|giờ|:)\s*(?:\d{2})?(?:\s*phút)?[’']?\s*,?\s*(?:thứ\s+\w+,?\s*)?)"
_MONTH = r"tháng\s+\d{1,2}(?:\s*(?:/|-|năm)\s*\d{4})?"
_QUARTER = r"qu[ýí]\s+(?:IV|I{1,3}|[1-4])(?:\s*(?:/|-|năm)\s*\d{4})?"
_YEAR = r"năm\s+\d{4}"
_SPAN = rf"(?:{_CLOCK}?{_DAY}|{_MONTH}|{_QUARTER}|{_YEAR})"
_EVERY = r"(?:ngày\s+)?\d{1,2}\s+(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm|tuần)"
_DONE = r"(?:(?:hoàn thành|xong|hoàn tất|kết thúc|gửi|báo cáo|trình|nộp)\s+)"

_DEADLINE = re.compile(
    rf"(?i)(?<!\w)(?:"
    rf"trước\s+(?:{_EVERY}|{_SPAN})(?:\s+hằng\s+năm|\s+hàng\s+năm)?"
    rf"|(?:chậm nhất|muộn nhất)\s+(?:là\s+|vào\s+|đến\s+|trong\s+|trước\s+)*(?:{_EVERY}|{_SPAN}|\d{{1,3}}\s+(?:ngày|"
    rf"giờ|tuần|tháng)[^.;,]{{0,60}})"
    rf"|(?:hạn chót|thời hạn(?: hoàn thành)?|hạn hoàn thành)\s*(?:là|:|đến|vào)?\s*{_SPAN}"
    rf"|(?:đến|đến hết|hết)\s+{_CLOCK}?ngày\s+{_DAY}"
    rf"|(?:trong|vào)\s+(?:{_MONTH}|{_QUARTER})"
    rf"|(?:xong|hoàn thành|hoàn tất)\s+(?:vào\s+|trong\s+|đến\s+)*(?:{_SPAN})"
    rf"|từ\s+ngày\s+\d[^.;:]{{0,30}}?\s+(?:đến|-)\s+(?:hết\s+)?(?:ngày\s+)?{_DAY}"
    rf"|ngay sau khi\s+[^.;,]{{3,80}}"
    rf")"
)
_FINISH = re.compile(r"(?i)^(?:xong|hoàn thành|hoàn tất)\s+(?=\S)")
# 'trong năm 2025' is a deadline only of something to be finished.
_WITHIN_YEAR = re.compile(rf"(?i){_DONE}[^.;]{{0,40}}?(?P<when>(?:trong|vào|đến hết)\s+{_YEAR})")
_UPON = re.compile(
    r"(?<!sau )(?P<when>khi\s+(?:tổng kết|sơ kết|kết thúc|hoàn thành|hoàn tất|có văn bản|được phê duyệt|Chính phủ|Bộ|"
    r"Thủ tướng|UBND|cấp trên)"
    r"[^.;]{0,120})[.;]?\s*$"
)
_AHEAD = re.compile(
    rf"^(?P<when>(?:Từ\s+ngày\s+[^:]{{3,40}}|(?:Sáng|Chiều|Tối)?\s*[Nn]gày\s+{_DAY}|Trước\s+ngày\s+{_DAY}))\s*:\s*"
)
# The date of a paper that is only cited is no deadline.
_CITED = re.compile(r"(?i)(?:số|văn bản|công văn|quyết định|kế hoạch|nghị (?:định|quyết))\s+[\w/&.-]*\d[\w/&.-]*\s*$")


def find_deadline(text: str) -> str | None:
    """The words that say until when, as printed: 'trước 15h00 ngày 15/6/2026'; None where nothing is said."""
    ahead = _AHEAD.match(text)
    if ahead:
        return ahead["when"]
    for found in _DEADLINE.finditer(text):
        if not _CITED.search(text[max(0, found.start() - 60) : found.start()]):
            return _FINISH.sub("", found[0]).strip(" ,")
    within = _WITHIN_YEAR.search(text)
    if within:
        return within["when"]
    upon = _UPON.search(text)
    return upon["when"].strip() if upon else None
