"""Plain text: every code page that offices still send, and lines as the file has them."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text import read_text
from diemcau.nd30.text.syllables import legible

LINES = ("ỦY BAN NHÂN DÂN", "", "Số:    /KH-UBND", "Hội nghị trực tuyến, điểm cầu huyện; kỹ thuật, thủ trưởng")
TEXT = "\n".join(LINES) + "\n"


def windows_1258(text: str) -> bytes:
    """As Windows writes it: â ă ê ô ơ ư đ are letters, tones are signs after them."""
    written = b""
    for letter in normalize("NFC", text):
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            whole = normalize("NFD", letter)
            tone = next(mark for mark in whole if mark in "\u0300\u0301\u0303\u0309\u0323")
            written += normalize("NFC", whole.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return written


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        normalize("NFD", TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.rstrip("\n").encode(),
    ],
    ids=[
        "utf-8",
        "utf-8 with mark",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "big-endian mark",
        "decomposed",
        "crlf",
        "cr",
        "no end",
    ],
)
def test_unicode_in_any_form_gives_the_same_lines(data: bytes) -> None:
    text = read_text(data)
    assert (text.lines, text.source, text.notes) == (LINES, "txt", ())


def test_windows_1258_becomes_unicode() -> None:
    text = read_text(windows_1258(TEXT))
    assert text.lines == LINES
    assert text.notes == ("Tệp dùng bảng mã Windows-1258, đã được chuyển sang Unicode.",)


def test_lines_are_those_of_the_file_whatever_separators_stand_inside_them() -> None:
    data = "một\u2028hai\x0bba\n\n\fbốn\x85\nnăm".encode()
    assert read_text(data).lines == ("một hai ba", "", " bốn", "năm")


def test_a_replacement_character_of_the_file_stays() -> None:
    assert read_text("cuộc thi \ufffdTìm hiểu\ufffd".encode()).lines == ("cuộc thi \ufffdTìm hiểu\ufffd",)


def test_a_few_damaged_bytes_are_shown_where_they_were_and_counted() -> None:
    data = TEXT.encode() * 5
    text = read_text(data[:30] + b"\xff" + data[30:])
    assert "\n".join(text.lines).count("\ufffd") == 1
    assert text.notes == ("Tệp có 1 chỗ hỏng mã ký tự, được giữ lại bằng dấu \ufffd.",)


def test_blanks_of_every_kind_become_plain_and_what_cannot_be_seen_goes() -> None:
    data = "Sở\u00a0Nội\u2003vụ\u200b, Ðà\u00ad Nẵng\tnăm 2024   \n".encode()
    assert read_text(data).lines == ("Sở Nội vụ, Đà Nẵng\tnăm 2024",)


def test_a_path_is_read_and_a_name_is_told_in_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.pdf"  # the name says nothing: it is plain text
    path.write_text(TEXT, encoding="utf-8")
    assert read_text(path).lines == LINES
    path.write_bytes(b"")
    with pytest.raises(Unreadable, match=r"^kế hoạch\.pdf: Tệp rỗng"):
        read_text(path, name="kế hoạch.pdf")


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Không tìm thấy tệp"):
        read_text(tmp_path / "không có")
    with pytest.raises(Unreadable, match="Không mở được tệp"):
        read_text(tmp_path)


def test_bytes_in_no_code_page_are_refused() -> None:
    with pytest.raises(Unreadable, match="Không nhận ra bảng mã"):
        read_text("Привет, как дела, товарищ".encode("koi8-r"))


WORDS = st.text(
    alphabet='aăâbcdđeêghiklmnoôơpqrstuưvxyàằềớựảẩểởủãẫễỡữáắếốứạặệợỵ ĐÀỘƯ.,;:-/()"“”0123456789', max_size=60
)


@given(
    st.lists(WORDS.map(lambda line: line.rstrip()), min_size=1, max_size=20),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_line_numbers_are_kept_in_every_encoding(lines: list[str], codec: str) -> None:
    assume(any(lines) and legible("\n".join(lines)))  # what reads as no words is refused, and tested elsewhere
    data = ("\n".join(lines) + "\n").encode(codec)
    assert read_text(data).lines == tuple(normalize("NFC", line) for line in lines)
