"""Text of before Unicode is recognised by what it spells; Unicode text never is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text import read_text
from diemcau.nd30.text.legacy import CodePage, convert, from_font, recognise
from diemcau.nd30.text.syllables import is_syllable, legible

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "plans"

TCVN3 = """ñy ban nh©n d©n tØnh Qu¶ng Nam
CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM
§éc lËp - Tù do - H¹nh phóc
Së Y TÕ, Së Y tÕ; Th­êng trùc Huþnh §øc Lý, th¸ng 8, k× häp, nghØ, ®Þa ph­¬ng, s¼n sµng, cÊp x·"""
TCVN3_READS = (
    "ủy ban nhân dân tỉnh Quảng Nam",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "SỞ Y TẾ, Sở Y tế; Thường trực Huỵnh Đức Lý, tháng 8, kì họp, nghỉ, địa phương, sẳn sàng, cấp xã",
)
VNI = """UÛY BAN NHAÂN DAÂN TÆNH QUAÛNG NAM
COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM
Ñoäc laäp - Töï do - Haïnh phuùc
Sôû Y teá, naêm 2003, ñöôøng truyeàn, kyõ thuaät, quyù, kyø hoïp, thò xaõ, saün saøng, caûi caùch"""
VNI_READS = (
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Sở Y tế, năm 2003, đường truyền, kỹ thuật, quý, kỳ họp, thị xã, sẵn sàng, cải cách",
)


@pytest.mark.parametrize("codec", ["utf-8", "latin-1", "utf-16"])
@pytest.mark.parametrize(
    ("written", "reads", "page"), [(TCVN3, TCVN3_READS, "TCVN3"), (VNI, VNI_READS, "VNI")], ids=["TCVN3", "VNI"]
)
def test_a_legacy_code_page_is_recognised_and_converted(
    written: str, reads: tuple[str, ...], page: str, codec: str
) -> None:
    text = read_text(written.encode(codec))
    assert text.lines[:3] == reads[:3]
    assert text.notes == (f"Văn bản dùng bảng mã {page} cũ, đã được chuyển sang Unicode.",)


def test_a_heading_in_capitals_is_told_from_words_that_begin_with_one() -> None:
    assert CodePage.TCVN3.convert("Së Y TÕ") == "SỞ Y TẾ"
    assert CodePage.TCVN3.convert("Së Y tÕ tØnh") == "Sở Y tế tỉnh"
    assert CodePage.TCVN3.convert("UBND TØNH: Lª V¨n Lý") == "UBND TỈNH: Lê Văn Lý"


def test_lines_of_unicode_between_legacy_lines_stay() -> None:
    lines, page = convert(["Hội nghị trực tuyến", *TCVN3.splitlines()])
    assert (lines[0], lines[3], page) == ("Hội nghị trực tuyến", TCVN3_READS[2], CodePage.TCVN3)


@pytest.mark.parametrize(
    "text",
    [
        "là và cho các cá nhân à ô ê â í ó ú",
        "L'évaluation générale du système à Paris, où les élèves étaient très âgés, a été publiée après l'été.",
        "Señor, mañana los niños y las niñas también comerán piñas; ¿está aquí el año próximo?",
        "plain English words only, with nothing beyond ASCII in them",
        "«ab» µ ¶ · ¸",
        "· UBND TP.\n· HĐND\n· Ban QLDA\n· VP\n· TT\n· KT © 2024",
        "",
    ],
)
def test_unicode_and_other_languages_are_not_taken_for_it(text: str) -> None:
    assert recognise(text) is None


VIETNAMESE = st.lists(
    st.sampled_from(
        [
            "là",
            "và",
            "cho",
            "các",
            "cá",
            "nhân",
            "xã",
            "phường",
            "à",
            "ô",
            "ê",
            "â",
            "í",
            "ó",
            "ú",
            "ủy",
            "ban",
            "nhân",
            "dân",
            "tỉnh",
            "họp",
            "lúc",
            "mười",
            "giờ",
            "Đà",
            "Nẵng",
            "nghĩa",
        ]
    )
).map(" ".join)


@given(VIETNAMESE)
def test_real_vietnamese_is_never_converted(text: str) -> None:
    assert convert([text]) == ([text], None)


@pytest.mark.parametrize(
    ("text", "font", "reads"),
    [
        ("ñy ban", ".VnTime", "ủy ban"),
        ("ñy ban", ".VnTimeH", "ỦY BAN"),
        ("Uyû ban", "VNI-Times", "Uỷ ban"),
        ("Ủy ban", ".VnTime", "Ủy ban"),
        ("ñy ban", "Times New Roman", "ñy ban"),
    ],
)
def test_a_font_tells_the_code_page_of_its_text(text: str, font: str, reads: str) -> None:
    assert from_font(text, font) == reads


@pytest.mark.parametrize(
    "word", ["nghiêng", "khuỷu", "quyết", "giặt", "gìn", "hoà", "hòa", "uỷ", "quý", "ĐƯỜNG", "huyện", "thuở", "boong"]
)
def test_vietnamese_words_are_spelt_as_vietnamese(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Quyӂt", "plan", "évaluation", "trực2", "KRҥFK", "ngỵx", "ỏỏ", "strưng"])
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


BROKEN = {
    "two scripts in one word": "KRҥFK 6ӣ CÔNG OұS NӃ &KӫWӏFK 8%1' WӍQK ÿӅ QJKӏ FiF ÿѫQ Yӏ WKӵF KLӋQ ÿ~QJ NӃ KRҥFK",
    "signs for letters": "á»§y ban nhÃ¢n dÃ¢n tá»‰nh Quáº£ng Nam tá»• chá»©c há»™i nghá»‹ trá»±c tuyáº¿n",
    "letters that no font has": "\uf055\uf042\uf04e\uf044 \uf074\uf0ec\uf06e\uf068 \uf04b\uf0ea",
    "letters lost": "K ho\ufffdch t\ufffd ch\ufffdc H\ufffdi ngh\ufffd tr\ufffdc tuy\ufffdn c\ufffda \ufffdy ban",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_text_of_broken_letters_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="bị hỏng bảng mã"):
        read_text((BROKEN[name] + "\n").encode() * 10)


def test_too_few_words_to_judge_are_read() -> None:
    assert read_text("KRҥFK".encode()).lines == ("KRҥFK",)


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not on this machine")
def test_the_corpus_is_legible_unicode_but_for_the_broken_one() -> None:
    judged = {path.name: path.read_text(encoding="utf-8") for path in CORPUS.rglob("*.txt")}
    assert {name for name, text in judged.items() if not legible(text)} == {
        name for name in judged if "broken-cmap" in name
    }
    assert [name for name, text in judged.items() if convert(re.split("\n", text))[1]] == []
