"""Names of organisations: the many usual ways to write one compare equal, and a search finds each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from diemcau.kernel.vietnamese import fold, nfc, retone, tone_key

# Short forms that stand for the same words wherever they occur. Longest first; "&" and "-" are blanks by then.
_ALWAYS = {
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
    "ubmttq": "ủy ban mặt trận tổ quốc",
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
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "thads": "thi hành án dân sự",
    "cntt": "công nghệ thông tin",
    "qltt": "quản lý thị trường",
    "tx": "thị xã",
    "tp": "thành phố",
    "tttu": "thường trực tỉnh ủy",
    "vptu": "văn phòng tỉnh ủy",
    "btctu": "ban tổ chức tỉnh ủy",
    "btgtu": "ban tuyên giáo tỉnh ủy",
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
_FRONT = r"(?:ủy ban )?mặt trận(?: tổ quốc)?(?: (?:việt nam|vn))?|ubmt(?: (?:việt nam|vn))?"
_NOT_A_LETTER = re.compile(r"[^\w]+|_+")


def _one_of(meanings: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, meanings), key=len, reverse=True))


class _Speller:
    """Spells short forms out in words that `form` has gone over: as they are, or without diacritics."""

    def __init__(self, form: Callable[[str], str]) -> None:
        def formed(meanings: Mapping[str, str]) -> dict[str, str]:
            return {form(short): form(full) for short, full in meanings.items()}

        self._joined, self._fields, self._always = formed(_JOINED), formed(_FIELDS), formed(_ALWAYS)
        offices = _one_of(map(form, [*_OFFICES.values(), "ngành"]))
        self._and = re.compile(rf"\b{form('và')}\b")
        self._joined_words = re.compile(rf"\b(?:{_one_of(self._joined)})\b")
        self._field_words = re.compile(rf"\b({offices}) ({_one_of(self._fields)})\b")
        self._always_words = re.compile(rf"\b(?:{_one_of(self._always)})\b")
        self._front_words = re.compile(rf"\b(?:{form(_FRONT)})\b")
        self._front = form("ủy ban mặt trận tổ quốc việt nam")
        self._town = form(" thị trấn ")

    def spell(self, words: str) -> str:
        words = " ".join(self._and.sub(" ", words).split())
        words = self._joined_words.sub(lambda found: self._joined[found[0]], words)
        words = self._field_words.sub(lambda found: f"{found[1]} {self._fields[found[2]]}", words)
        words = self._always_words.sub(lambda found: self._always[found[0]], words)
        words = self._front_words.sub(self._front, words)
        return re.sub(r"(?<=\w) tt (?=\w)", self._town, words)


def _bare(text: str) -> str:
    """Without diacritics, blanks kept: `fold` trims them."""
    return "".join(fold(part) if part.strip() else part for part in re.split(r"( +)", text))


_AS_WRITTEN, _FOLDED = _Speller(str), _Speller(_bare)
_COMMITTEE_WORDS = re.compile(rf"\b(?:{_one_of(_COMMITTEES)})\b")


def spelled_out(text: str) -> str:
    """The name in small letters with every known short form in full, one blank between words, no signs, no "và"."""
    text = retone(nfc(text))
    if len(text) <= 12 or not text.isupper():
        text = _COMMITTEE_WORDS.sub(lambda found: _COMMITTEES[found[0]], text)
    return _AS_WRITTEN.spell(" ".join(_NOT_A_LETTER.split(text.casefold())))


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """Equal for two usual ways to write the name of one organisation; not for display.

    Short forms are spelt out ("UBND", "Sở TT&TT", "UBMTTQ", "VP", "TX", "TP"), "&", "và", hyphens and
    commas count as blanks, case and the place of the tone do not count. Diacritics do: Tam Dân is not Tam Đàn.
    "Ủy ban MTTQ", "Mặt trận Tổ quốc" and "Ủy ban Mặt trận Tổ quốc Việt Nam" are one body.
    """
    return tone_key(spelled_out(text))


def plain_key(text: str) -> str:
    """As `name_key`, for names that may be written without diacritics."""
    return " ".join(search_words(text))


def search_key(names: Iterable[str]) -> str:
    """What a search without diacritics looks through: each name as written and as spelt out, each once."""
    found = dict.fromkeys(key for name in names if name for key in (fold(name), fold(spelled_out(name))))
    return " | ".join(found)


def search_words(text: str) -> list[str]:
    """The words of a query, folded, short forms spelt out: each must occur in a `search_key`."""
    return _FOLDED.spell(fold(" ".join(_NOT_A_LETTER.split(nfc(text))))).split()
