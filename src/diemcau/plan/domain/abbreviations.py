"""Abbreviations of offices and their work, as plans and distribution lists print them.

The table holds what is written out the same everywhere. A few letters mean two things (TT, P, TU): those are
told apart by what stands beside them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diemcau.kernel.vietnamese import fold

ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "UB": "Ủy ban",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UBMT": "Ủy ban Mặt trận",
    "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc",
    "TQVN": "Tổ quốc Việt Nam",
    "TQ VN": "Tổ quốc Việt Nam",
    "HĐND": "Hội đồng nhân dân",
    "HĐBC": "Hội đồng bầu cử",
    "HĐKHCN": "Hội đồng Khoa học - Công nghệ",
    "HĐTV": "Hội đồng thành viên",
    "ĐBQH": "đại biểu Quốc hội",
    "ĐĐBQH": "Đoàn đại biểu Quốc hội",
    "UBKT": "Ủy ban Kiểm tra",
    "BTV": "Ban Thường vụ",
    "BTT": "Ban Thường trực",
    "BCĐ": "Ban Chỉ đạo",
    "BTC": "Ban Tổ chức",
    "BGĐ": "Ban Giám đốc",
    "BQL": "Ban Quản lý",
    "VP": "Văn phòng",
    "CVP": "Chánh Văn phòng",
    "PCVP": "Phó Chánh Văn phòng",
    "CPVP": "Chánh, Phó Văn phòng",
    "CPV": "Chánh Văn phòng",
    "VPUBND": "Văn phòng Ủy ban nhân dân",
    "VPUB": "Văn phòng Ủy ban nhân dân",
    "VPCP": "Văn phòng Chính phủ",
    "VPQG": "Văn phòng Quốc gia",
    "TTUB": "Thường trực Ủy ban nhân dân",
    "TTUBND": "Thường trực Ủy ban nhân dân",
    "TTTU": "Thường trực Tỉnh ủy",
    "TTHĐND": "Thường trực Hội đồng nhân dân",
    "CT": "Chủ tịch",
    "PCT": "Phó Chủ tịch",
    "BHXH": "Bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "NHNN": "Ngân hàng Nhà nước",
    "NHCSXH": "Ngân hàng Chính sách xã hội",
    "KBNN": "Kho bạc Nhà nước",
    "QLTT": "Quản lý thị trường",
    "CA": "Công an",
    "CAND": "Công an nhân dân",
    "BCHQS": "Bộ Chỉ huy quân sự",
    "BĐBP": "Bộ đội Biên phòng",
    "TAND": "Tòa án nhân dân",
    "VKSND": "Viện kiểm sát nhân dân",
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
    "CĐS": "chuyển đổi số",
    "CNTT": "công nghệ thông tin",
    "TTĐT": "thông tin điện tử",
    "TT&TT": "Thông tin và Truyền thông",
    "TTTT": "Thông tin và Truyền thông",
    "TT-TT": "Thông tin và Truyền thông",
    "KH&ĐT": "Kế hoạch và Đầu tư",
    "KHĐT": "Kế hoạch và Đầu tư",
    "KH&CN": "Khoa học và Công nghệ",
    "KHCN": "Khoa học và Công nghệ",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN&MT": "Nông nghiệp và Môi trường",
    "NNMT": "Nông nghiệp và Môi trường",
    "TN&MT": "Tài nguyên và Môi trường",
    "TNMT": "Tài nguyên và Môi trường",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐTB&XH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "GDĐT": "Giáo dục và Đào tạo",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH,TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VHTT": "Văn hóa và Thông tin",
    "DT&TG": "Dân tộc và Tôn giáo",
    "GTVT": "Giao thông vận tải",
    "PTTH": "Phát thanh và Truyền hình",
    "PT-TH": "Phát thanh và Truyền hình",
    "PT&TH": "Phát thanh và Truyền hình",
    "LĐLĐ": "Liên đoàn Lao động",
    "LHPN": "Liên hiệp Phụ nữ",
    "LHTN": "Liên hiệp Thanh niên",
    "TNCS": "Thanh niên Cộng sản",
    "CCB": "Cựu chiến binh",
    "TTYT": "Trung tâm Y tế",
    "TTYTDP": "Trung tâm Y tế dự phòng",
    "BVĐK": "Bệnh viện đa khoa",
    "KCB": "khám bệnh, chữa bệnh",
    "TƯ": "Trung ương",
    "TW": "Trung ương",
    "TU": "Tỉnh ủy",
    "TX": "thị xã",
    "TP": "thành phố",
    "Tp": "thành phố",
    "tp": "thành phố",
    "VN": "Việt Nam",
    "VT": "Văn thư",
}

# Letters with two meanings: the first pattern that fits decides.
_BY_NEIGHBOUR = (
    (
        re.compile(r"\bTT\.?(?=\s*(?:TU|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Đảng ủy|HU|UBND|UBMT|MTTQ)\b)"),
        "Thường trực ",
    ),
    (re.compile(r"\bTTr\.?(?=\s*(?:TU|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy)\b)"), "Thường trực "),
    (re.compile(r"\bHU\b"), "Huyện ủy"),
    (re.compile(r"\bP\.(?=\s*[A-ZĐ]{2,})"), "Phòng "),
    (re.compile(r"\bTT\.?(?=\s+(?:[A-ZĐ][a-zà-ỹ]|[A-ZĐ]{2,}))"), "Trung tâm "),
    (re.compile(r"(?<=, )TT(?=\s*(?:thuộc|$))"), "trung tâm"),
)
_TOKEN = re.compile(
    r"(?<![\w&])(?:"
    + "|".join(re.escape(short) for short in sorted(ABBREVIATIONS, key=len, reverse=True))
    + r")(?![\w&])\.?"
)


@lru_cache(maxsize=4096)
def expand(text: str) -> str:
    """Write every known abbreviation out; what is not in the table stays as printed."""
    for pattern, full in _BY_NEIGHBOUR:
        text = pattern.sub(full, text)
    text = _TOKEN.sub(lambda found: ABBREVIATIONS[found[0].rstrip(".")], text.replace("ĐBQH&HĐND", "ĐBQH và HĐND"))
    text = text.replace("CCHC&CĐS", "cải cách hành chính và chuyển đổi số").replace("&", " và ")
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """What two printings of one name share: abbreviations written out, no case, no diacritics, no hyphens."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(expand(name))).split())


def initials(name: str) -> str:
    """First letters of a name, as they stand in symbols and archive lines: 'Quản lý Công nghiệp' gives 'QLCN'."""
    return "".join(word[0].upper() for word in re.findall(r"\w+", name) if word.casefold() != "và")
