"""Where the names of organisations and office holders begin and end in running text.

Vietnamese joins names with the same commas and "và" that stand inside names ("Sở Văn hóa, Thể thao và Du lịch,
Sở Tài chính"). What tells them apart is how the next piece begins: a name begins with the kind of its body.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diemcau.plan.domain.letters import UPPER

# Nouns that name a kind of body or of place, and stand bare in lists: "các sở, ban, ngành".
_GENERIC = (
    r"sở|ban|ngành|bộ|ban[, ]*ngành|hội|đoàn thể|cơ quan|đơn vị|địa phương|tổ chức|phòng|ủy ban|uỷ ban|doanh nghiệp|"
    r"cá nhân|tập thể|chính quyền|cấp ủy|cấp uỷ|hộ gia đình|trường|trường học|trung tâm|bộ phận|lực lượng|"
    r"huyện|quận|thị xã|thị trấn|thành phố|tỉnh|xã|phường|đặc khu|thị|tx|tp|tổ dân phố|thôn|buôn|bản|hợp tác xã|"
    r"đảng ủy|đảng uỷ|đảng bộ|chi bộ|tổ chức đảng|"
    r"tập đoàn|tổng công ty|công ty|nhà thầu|chủ đầu tư|nhà đầu tư|cấp|khoa|viện|văn phòng|chi cục|cục|vụ"
)
# What may follow a bare noun that ends such a list.
_TAIL = (
    r"cấp|tỉnh|huyện|xã|thành phố|liên quan|có liên quan|thuộc|trực thuộc|địa phương|trung ương|của|khác|các cấp|trong|"
    r"ở|tại|đóng|được|tham gia|nêu trên|trên địa bàn|chuyên môn|chức năng"
)
_BODY = (
    r"Sở(?! (?:hữu|dĩ))|Ban(?! (?:hành|đầu|bố|sơ))|Bộ(?! (?:chỉ số|tiêu chí|máy|luật|mặt|thủ tục|hồ sơ|Luật|"
    r"quy chuẩn))|"
    r"UBND|U[ỷy] ?ban|UB|UBM?TTQ\w*|UBMT|MTTQ\w*|M[ặa]t trận|[ỦU][Yy] ban|Uỷ ban|Ủy ban|HĐND|HĐ\w{2,}|Hội đồng|"
    r"Hội(?! (?:nghị|thảo|trường|thi|đàm|họp|diễn|nhập))|Văn phòng|VP\w*|Ph[òo]ng(?!,| chống| ngừa| trào| vệ| tránh)|"
    r"Công an|CA|Cục(?! bộ)|Tổng cục|Chi cục|Kho bạc|KBNN|BHXH|Bảo hiểm xã hội|Ngân hàng|NHNN|NHCSXH|Đài|"
    r"Báo(?! (?:cáo|hiệu|động))|Cổng|Trung tâm|TTYT\w*|TT(?= [A-ZĐ])|TTTU|TTHĐND|Bệnh viện|BV\w*|Trạm|"
    r"Trường(?! (?:hợp|kỳ))|Học viện|Đại học|ĐH\w*|Viện(?! dẫn)|Đoàn(?! kết)|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Thị đoàn|"
    r"Liên đoàn|Liên hiệp|Liên minh|Công đoàn|CĐCS|LĐLĐ|Tỉnh [ủu][yỷ]|Tỉnh uỷ|Thành [ủu][yỷ]|Thành uỷ|Huyện [ủu][yỷ]|"
    r"Huyện uỷ|Thị [ủu][yỷ]|Quận [ủu][yỷ]|Đảng [ủu][yỷ]|Đảng bộ|Đảng đoàn|Chi bộ|Thường trực|Ban Thường vụ|"
    r"Tổ(?! (?:chức|quốc|ng))|Tập đoàn|Công ty|Tổng công ty|Xí nghiệp|Thanh tra(?! viên)|Tòa án|Toà án|TAND|VKSND|"
    r"Viện kiểm sát|Bưu điện|Viễn thông|Điện lực|Quỹ|Chi nhánh|Bộ phận|Nhà trường|Nhà xuất bản|Thông tấn xã|Kiểm toán|"
    r"Hợp tác xã|Trại|Vụ(?! việc)|Cụm|Khối|Đội|BQL|BCĐ|BTC|BGĐ|Bộ Chỉ huy|BCHQS|CTSV|Khoa|Hạt|Lữ đoàn|Sư đoàn|Quân khu|"
    r"Hiệp hội|Chính phủ|Quốc hội|VNPT|Viettel|Mobi[Ff]one|Vina[Pp]hone|FPT|EVN|VTV|VOV"
)
_OFFICE = (
    r"Giám đốc|Phó Giám đốc|Phó giám đốc|Chủ tịch|Phó Chủ tịch|CT|PCT|Thủ trưởng|Chánh|Phó Chánh|PCVP|CVP|CPVP|Trưởng|"
    r"Phó Trưởng|Phó [Tt]rưởng|Bộ trưởng|Thứ trưởng|Hiệu trưởng|Phó Hiệu trưởng|Viện trưởng|Cục trưởng|"
    r"Bí thư|Phó Bí thư|Tổng [Gg]iám đốc|Tổng [Bb]iên tập|Đồng chí|đồng chí|Đ/c|đ/c|Ông|Bà|ông|bà|Thầy|Cô|Giáo viên|"
    r"GVCN|"
    r"Thành viên|thành viên|Người đứng đầu|Thủ tướng|Phó Thủ tướng|Thư ký|Phó|Lãnh đạo|Ban lãnh đạo"
)
_MANY = r"(?:tất cả )?(?:các|những|mỗi|từng|một số|toàn thể|toàn bộ|hai|ba|\d{1,3})\s+"
_LOWER_BODY = r"sở|phòng|trung tâm|công ty|bệnh viện|trường|đoàn|tổ|ban|văn phòng|đài|công an|cán bộ|chi nhánh"

_NAME_START = re.compile(
    rf"(?i:{_MANY})?(?:(?:{_BODY}|{_OFFICE})\b|(?:{_LOWER_BODY})\s+[{UPPER}])"
    rf"|(?i:{_MANY})(?i:{_GENERIC}|đồng chí|thành viên|tổ|đội|bệnh viện|trạm y tế|giáo viên|lớp|điểm cầu|khối|cụm|báo|"
    rf"đài)\b"
    rf"|(?i:cơ quan|đơn vị|địa phương|nhà trường|chính quyền|cấp ủy|cấp uỷ|doanh nghiệp|hội, đoàn thể|đoàn thể|sở, |"
    rf"ban, |bộ phận)\b"
)
_BODY_START = re.compile(
    rf"(?:(?i:{_MANY})?(?:{_BODY})\b|(?:{_LOWER_BODY})\s+[{UPPER}]|(?i:{_MANY})(?i:{_GENERIC}|bệnh viện|trạm y tế)\b|"
    rf"(?i:cơ quan|đơn vị|địa phương|nhà trường|doanh nghiệp|cấp (?:tỉnh|huyện|xã)|sở|phòng|trung tâm|cơ sở)\b)"
)
_BARE = re.compile(rf"(?i:{_GENERIC})(?=\s*(?:[,;/.()]|$|và\b|cùng\b|(?i:{_TAIL})\b))")
_ENDS_BARE = re.compile(rf"(?:^|[\s,/])(?i:{_GENERIC})$")
LONGEST = 4000  # letters of an enumeration; what is longer is running text, and is read as far as here
_JOINT = re.compile(r"\s*;\s*|\s*,\s*|\s*/\s*|\s+(?:và|cùng với|cùng)\s+")
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
_LISTED = re.compile(r"^(?P<head>(?:(?:[Đđ]ối với|[Tt]ại)\s+)?[^:]{2,80}?)\s*:\s*(?P<rest>\S.*)$", re.DOTALL)
_PLACES = re.compile(r"(?i)\b(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|tỉnh|tp|tx)$")
_OF_SORT = re.compile(r"(?i)^(?:các|những)?\s*(?P<sort>sở|bộ|ban|phòng|trung tâm|bệnh viện|công ty|trường|chi cục)$")
_SORTED = re.compile(r"^[Cc]ác\s+(?P<sort>[Ss]ở|[Bb]ộ)\s+(?=[A-ZĐ])")
_SET_SPELLED_OUT = re.compile(r"(?i)^(?:các|những)\s[^:,;]{2,60}:\s*")
# Names that hold a comma of their own.
_COMMA_INSIDE = re.compile(
    r"Văn hóa, Thể thao(?: và Du lịch)?|Văn hoá, Thể thao(?: và Du lịch)?|Lao động, Thương binh và Xã hội|"
    r"VH,\s?TT(?:\s?&\s?DL)?|Văn hóa, Thông tin|Thể dục, Thể thao|phòng, chống|Phòng, chống|khám bệnh, chữa bệnh"
)
_HIDDEN = str.maketrans({",": "\ue000", ";": "\ue001", "/": "\ue002"})
_SHOWN = str.maketrans({"\ue000": ",", "\ue001": ";", "\ue002": "/"})


_ONE_OFFICE = re.compile(
    r"(?:Văn phòng|VP)\s+(?:Đoàn\s+(?:ĐBQH|đại biểu Quốc hội)|HĐND|Hội đồng nhân dân)"
    r"(?:\s*,\s*(?:HĐND|Hội đồng nhân dân))?$"
)
_SERVED = re.compile(r"(?:HĐND|Hội đồng nhân dân|UBND|[ỦU]y ban nhân dân|Uỷ ban nhân dân)\b")


def starts_name(text: str, at: int = 0) -> bool:
    """Whether an organisation or an office holder is named from here on."""
    return _NAME_START.match(text, at) is not None


def starts_body(text: str, at: int = 0) -> bool:
    """Whether an organisation is named from here on; an office holder does not count."""
    return _BODY_START.match(text, at) is not None


@lru_cache(maxsize=4096)
def split_names(text: str) -> tuple[str, ...]:
    """Cut a printed enumeration into the names that it lists, each as printed.

    'các Sở, Ban, ngành và UBND cấp xã' gives two; 'các Sở: Công Thương, Tài chính' gives 'Sở Công Thương' and
    'Sở Tài chính'; 'UBND các phường: A, B' stays one, because the type of each place is not printed.
    """
    text = " ".join(text[:LONGEST].split()).strip(" .;:,-–")
    if not text:
        return ()
    spelled_out = _SET_SPELLED_OUT.match(text)
    if spelled_out and starts_name(text, spelled_out.end()) and not _of_sort(spelled_out[0].rstrip(": ")):
        return split_names(text[spelled_out.end() :])
    names: list[str] = []
    sort = ""
    for part in _joined(text):
        if sort and not starts_name(part):
            part = f"{sort}: {part}"  # 'các phòng: Kinh tế; Văn hóa - Xã hội'
        head = part.partition(":")[0]
        sort = head if ":" in part and _of_sort(head) else ""
        names.extend(_distributed(part))
    return tuple(dict.fromkeys(name for name in names if name))


def _joined(text: str) -> list[str]:
    """Split at joints that a new name follows."""
    hidden = _COMMA_INSIDE.sub(lambda found: found[0].translate(_HIDDEN), text)
    hidden = _BRACKETS.sub(lambda found: found[0].translate(_HIDDEN).replace(" và ", " v\ue003 "), hidden)
    parts, start, listing = [], 0, False
    for joint in _JOINT.finditer(hidden):
        before, after = hidden[start : joint.start()], joint.end()
        listing = ":" in before
        if not before.strip():
            continue
        if ";" in joint[0] or _parts_here(hidden, before, after, listing=listing):
            parts.append(before)
            start = after
    parts.append(hidden[start:])
    return [part.translate(_SHOWN).replace("\ue003", "à").strip(" .;:,") for part in parts]


def _parts_here(text: str, before: str, after: int, *, listing: bool) -> bool:
    if not _NAME_START.match(text, after):
        return False
    if _ONE_OFFICE.search(before.rstrip()) and _SERVED.match(text, after):
        return False  # 'Văn phòng Đoàn ĐBQH | và HĐND tỉnh' is one office for both
    if _ENDS_BARE.search(before.rstrip()) and _BARE.match(text, after):
        return False  # 'các Sở, | Ban, | ngành'
    # 'các Sở: A, B và Văn phòng …' goes on; the pieces are told apart when the sort is distributed
    goes_on = listing and _of_sort(before.partition(":")[0]) and not text[after:].startswith(("các ", "UBND"))
    return not goes_on


def _of_sort(head: str) -> re.Match[str] | None:
    return _OF_SORT.match(head.strip())


def _distributed(part: str) -> list[str]:
    """'các Sở: A, B' → Sở A, Sở B; 'các cơ quan ngành dọc: Công an tỉnh, Cục Thuế' → the names themselves."""
    listed = _LISTED.match(part)
    if not listed:
        sorted_ = _SORTED.match(part)
        if not sorted_:
            return [part]
        head, rest = sorted_["sort"], part[sorted_.end() :]
    else:
        head, rest = listed["head"], listed["rest"]
    sort = _of_sort(head)
    if sort:
        noun = sort["sort"].capitalize()
        return [piece if starts_name(piece) else f"{noun} {piece}" for piece in _plain(rest)]
    if _PLACES.search(head):
        return [part]
    if starts_name(rest):
        return list(split_names(rest))
    return [part]


def _plain(text: str) -> list[str]:
    """Split at every comma and last 'và', except inside names known to hold them."""
    hidden = _COMMA_INSIDE.sub(lambda found: found[0].translate(_HIDDEN), text)
    pieces = re.split(r"\s*[,;]\s*", hidden)
    last = re.match(r"^(.+?)\s+và\s+((?:các\s|UBND|Văn phòng|Sở\s).*)$", pieces[-1])
    if last:
        pieces[-1:] = [last[1], last[2]]
    return [piece.translate(_SHOWN).strip(" .") for piece in pieces if piece.strip(" .")]
