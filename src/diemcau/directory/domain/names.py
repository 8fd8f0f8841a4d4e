"""Names of organisations: the many usual ways to write one compare equal, and a search finds each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from diemcau.kernel.vietnamese import fold, nfc, retone, tone_key

# Short forms that stand for the same words wherever they occur. Longest first; "&" and "-" are blanks by then.
_ALWAYS = {
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmt tq": "ủy ban mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "mttq": "mặt trận tổ quốc",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "đbqh": "đại biểu quốc hội",
    "ubkt": "ủy ban kiểm tra",
    "vpubnd": "văn phòng ủy ban nhân dân",
    "vphđnd": "văn phòng hội đồng nhân dân",
    "vp": "văn phòng",
    "bhxh": "bảo hiểm xã hội",
    "nhnn": "ngân hàng nhà nước",
    "nhcsxh": "ngân hàng chính sách xã hội",
    "kbnn": "kho bạc nhà nước",
    "cchc": "cải cách hành chính",
    "cđs": "chuyển đổi số",
    "bcđ": "ban chỉ đạo",
    "tgv": "tổ giúp việc",
    "ban tt": "ban thường trực",
    "bql": "ban quản lý",
    "bch": "ban chỉ huy",
    "bchqs": "bộ chỉ huy quân sự",
    "bđbp": "bộ đội biên phòng",
    "lđlđ": "liên đoàn lao động",
    "lhpn": "liên hiệp phụ nữ",
    "ccb": "cựu chiến binh",
    "tncs": "thanh niên cộng sản",
    "hcm": "hồ chí minh",
    "ptth": "phát thanh truyền hình",
    "pt th": "phát thanh truyền hình",
    "ptnt": "phát triển nông thôn",
    "kkt": "khu kinh tế",
    "kcn": "khu công nghiệp",
    "tandtc": "tòa án nhân dân tối cao",
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "thads": "thi hành án dân sự",
    "cntt": "công nghệ thông tin",
    "cntt tt": "công nghệ thông tin truyền thông",
    "qltt": "quản lý thị trường",
    "tx": "thị xã",
    "tp": "thành phố",
    "tttu": "thường trực tỉnh ủy",
    "vptu": "văn phòng tỉnh ủy",
    "btctu": "ban tổ chức tỉnh ủy",
    "btgtu": "ban tuyên giáo tỉnh ủy",
    "bdvtu": "ban dân vận tỉnh ủy",
    "tt hđnd": "thường trực hội đồng nhân dân",
    "tthđnd": "thường trực hội đồng nhân dân",
    "tt ubmttq": "thường trực ủy ban mặt trận tổ quốc",
    "tt ubnd": "thường trực ủy ban nhân dân",
    "tt huyện ủy": "thường trực huyện ủy",
    "tt tỉnh ủy": "thường trực tỉnh ủy",
    "tt thành ủy": "thường trực thành ủy",
    "tt thị ủy": "thường trực thị ủy",
    "tt đảng ủy": "thường trực đảng ủy",
    "btc": "ban tổ chức",
    "btg": "ban tuyên giáo",
    "đh": "đại học",
}

# Fields of work, shortened only behind the word for the office that looks after them.
_FIELDS = {
    "nv": "nội vụ",
    "tp": "tư pháp",
    "tc": "tài chính",
    "tckh": "tài chính kế hoạch",
    "kh đt": "kế hoạch đầu tư",
    "khđt": "kế hoạch đầu tư",
    "ct": "công thương",
    "nn ptnt": "nông nghiệp phát triển nông thôn",
    "nnptnt": "nông nghiệp phát triển nông thôn",
    "nn mt": "nông nghiệp môi trường",
    "nnmt": "nông nghiệp môi trường",
    "nn": "nông nghiệp",
    "gtvt": "giao thông vận tải",
    "xd": "xây dựng",
    "tn mt": "tài nguyên môi trường",
    "tnmt": "tài nguyên môi trường",
    "tt tt": "thông tin truyền thông",
    "tttt": "thông tin truyền thông",
    "kh cn": "khoa học công nghệ",
    "khcn": "khoa học công nghệ",
    "lđ tb xh": "lao động thương binh xã hội",
    "lđtb xh": "lao động thương binh xã hội",
    "lđ tbxh": "lao động thương binh xã hội",
    "lđtbxh": "lao động thương binh xã hội",
    "vh tt dl": "văn hóa thể thao du lịch",
    "vhtt dl": "văn hóa thể thao du lịch",
    "vhttdl": "văn hóa thể thao du lịch",
    "vh tt": "văn hóa thông tin",
    "vhtt": "văn hóa thông tin",
    "vh xh": "văn hóa xã hội",
    "vhxh": "văn hóa xã hội",
    "gd đt": "giáo dục đào tạo",
    "gdđt": "giáo dục đào tạo",
    "yt": "y tế",
    "ngv": "ngoại vụ",
    "dt tg": "dân tộc tôn giáo",
    "dttg": "dân tộc tôn giáo",
    "dl": "du lịch",
    "kt ht": "kinh tế hạ tầng",
    "ktht": "kinh tế hạ tầng",
}
_OFFICES = {"s": "sở", "p": "phòng", "b": "bộ"}
# SNV, STTTT, PNV: office and field in one word.
_JOINED = {
    letter + field.replace(" ", ""): f"{office} {meaning}"
    for letter, office in _OFFICES.items()
    if letter != "b"
    for field, meaning in _FIELDS.items()
    if len(field.replace(" ", "")) >= 2
}
# Read as short forms only in capitals, for "tu" and "hu" are syllables too.
_COMMITTEES = {"TU": "tỉnh ủy", "HU": "huyện ủy", "ĐU": "đảng ủy"}
_FRONT = "ủy ban mặt trận tổ quốc việt nam"

_NOT_A_LETTER = re.compile(r"[^\w]+|_+")
_AND = re.compile(r"\bvà\b")
_VILLAGE_TOWN = re.compile(r"(?<=\w) tt (?=\w)")


def _table(meanings: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, meanings), key=len, reverse=True))})\b")


_ALWAYS_PATTERN = _table(_ALWAYS)
_JOINED_PATTERN = _table(_JOINED)
_FIELD_PATTERN = re.compile(rf"\b(sở|phòng|bộ|ngành) ({_table(_FIELDS).pattern})")
_COMMITTEE_PATTERN = _table(_COMMITTEES)
_FRONT_PATTERN = re.compile(
    r"(?:\bủy ban )?\bmặt trận(?: tổ quốc)?(?: (?:việt nam|vn)\b)?|\bubmt(?: (?:việt nam|vn)\b)?"
)


def spelled_out(text: str) -> str:
    """The name in small letters with every known short form in full, one blank between words, no signs, no "và"."""
    text = retone(nfc(text))
    if len(text) <= 12 or not text.isupper():
        text = _COMMITTEE_PATTERN.sub(lambda found: _COMMITTEES[found[0]], text)
    words = " ".join(_AND.sub(" ", " ".join(_NOT_A_LETTER.split(text.casefold()))).split())
    words = _JOINED_PATTERN.sub(lambda found: _JOINED[found[0]], words)
    words = _FIELD_PATTERN.sub(lambda found: f"{found[1]} {_FIELDS[found[2]]}", words)
    words = _ALWAYS_PATTERN.sub(lambda found: _ALWAYS[found[0]], words)
    words = _FRONT_PATTERN.sub(_FRONT, words)
    return _VILLAGE_TOWN.sub(" thị trấn ", words)


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """Equal for two usual ways to write the name of one organisation; not for display.

    Short forms are spelt out ("UBND", "Sở TT&TT", "UBMTTQ", "VP", "TX", "TP"), "&", "và", hyphens and
    commas count as blanks, case and the place of the tone do not count. Diacritics do: Tam Dân is not Tam Đàn.
    "Ủy ban MTTQ", "Mặt trận Tổ quốc" and "Ủy ban Mặt trận Tổ quốc Việt Nam" are one body.
    """
    return tone_key(spelled_out(text))


def search_key(names: Iterable[str]) -> str:
    """What a search without diacritics looks through: each name as written and as spelt out, each once."""
    found = dict.fromkeys(key for name in names if name for key in (fold(name), fold(spelled_out(name))))
    return " | ".join(found)


def search_words(text: str) -> list[str]:
    """The words of a query, folded, short forms spelt out: each must occur in a `search_key`."""
    return fold(spelled_out(text)).split()
