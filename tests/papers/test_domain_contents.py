"""What a file is, and why it is not taken."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.kernel.errors import Unreadable
from diemcau.papers.domain.active import faults_of_pdf
from diemcau.papers.domain.contents import Content, clean_name, inspect
from tests.papers import building

PACKED = zlib.compress(b"1 0 << /S /JavaScript /JS (app.alert(1)) >>")


def looked_at(folder: Path, content: bytes, name: str):
    path = folder / "x"
    path.write_bytes(content)
    return inspect(path, name)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (building.docx("Báo cáo"), "Báo cáo.docx", Content.WORD),
        (building.pdf("Bao cao"), "bao-cao.PDF", Content.PDF),
        (building.film(), "phong-su.mp4", Content.MP4),
        (b"\x1a\x45\xdf\xa3" + bytes(40), "phong-su.webm", Content.WEBM),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "so-do.png", Content.PNG),
        (b"\xff\xd8\xff\xe0" + bytes(40), "anh.jpeg", Content.JPEG),
        ("Chương trình hội nghị".encode(), "chuong-trinh.txt", Content.TEXT),
    ],
)
def test_a_file_is_known_by_its_content(tmp_path, content, name, kind):
    found = looked_at(tmp_path, content, name)
    assert (found.content, found.name, found.notes) == (kind, name, ())


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "trong.pdf", "Tệp rỗng"),
        (building.docx("x", extra={"word/vbaProject.bin": b"\x00"}), "a.docx", "có macro"),
        (building.docx("x", types="application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docx", "có macro"),
        (building.docx("x", types="application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docm", "có macro"),
        (building.docx("x", extra={"word/activeX/activeX1.bin": b"\x00"}), "a.docx", "có macro"),
        (
            building.docx(
                "x",
                extra={
                    "word/_rels/settings.xml.rels": b'<Relationships><Relationship Type="http://x/attachedTemplate" '
                    b'Target="https://x.example/a.dotm" TargetMode="External"/></Relationships>'
                },
            ),
            "a.docx",
            "tự tải mẫu từ nơi khác",
        ),
        (building.pdf("x", inside=b"<< /S /JavaScript /JS (app.alert(1)) >>"), "a.pdf", "có mã JavaScript"),
        (building.pdf("x", inside=b"<< /S /J#61vaScript /JS (app.alert(1)) >>"), "a.pdf", "có mã JavaScript"),
        (building.pdf("x", inside=b"<< /S /Launch /F (cmd.exe) >>"), "a.pdf", "tự mở chương trình khác"),
        (
            building.pdf(
                "x",
                inside=b"<< /Type /ObjStm /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
                % (len(PACKED), PACKED),
            ),
            "a.pdf",
            "có mã JavaScript",
        ),
        (building.pdf("x", inside=b"<< /Encrypt << /V 4 >> >>"), "a.pdf", "có mật khẩu"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "a.svg", "SVG"),
        (b"<!-- x --><svg onload='x'/>", "a.png", "SVG"),
        (b"<!doctype html><script>1</script>", "a.txt", "trang web"),
        (b"MZ\x90\x00" + bytes(60), "bao-cao.pdf", "không thuộc loại được nhận"),
        (b"\xd0\xcf\x11\xe0" + bytes(60), "a.doc", "dạng Office cũ"),
        (building.docx("x"), "bao-cao.pdf", "“.pdf” nhưng nội dung là Word"),
        (building.pdf("x"), "bao-cao.docx", "“.docx” nhưng nội dung là PDF"),
        (b"PK\x03\x04" + bytes(60), "a.docx", "bị hỏng"),
    ],
)
def test_what_could_run_or_is_not_what_it_says_is_refused_in_one_sentence(tmp_path, content, name, says):
    with pytest.raises(Unreadable, match=says):
        looked_at(tmp_path, content, name)


def test_what_is_attached_or_signed_is_told_to_the_reader(tmp_path):
    found = looked_at(tmp_path, building.pdf("x", inside=b"<< /ByteRange [0 1 2 3] /EmbeddedFiles 7 0 R >>"), "a.pdf")
    assert [note[:20] for note in found.notes] == ["Trong PDF có tệp đín", "Tệp có chữ ký số; ph"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Báo cáo.docx", "Báo cáo.docx"),
        ("bao-cao\u202excod.exe", "bao-caoxcod.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("...", "tai-lieu"),
        ("", "tai-lieu"),
        ("a" * 400 + ".pdf", "a" * 144 + ".pdf"),
    ],
)
def test_a_name_is_the_last_part_of_a_path_without_hidden_signs(given, shown):
    assert clean_name(given) == shown


def test_a_file_without_an_ending_is_shown_for_what_it_is(tmp_path):
    assert looked_at(tmp_path, building.pdf("x"), "Báo cáo số 5").name == "Báo cáo số 5.pdf"


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_are_taken_or_refused_and_nothing_else(tmp_path_factory, content, name):
    try:
        found = looked_at(tmp_path_factory.mktemp("x"), content, name)
    except Unreadable:
        return
    assert "/" not in found.name


@given(st.binary(max_size=2_000))
def test_any_bytes_behind_the_mark_of_a_pdf_are_looked_through(content):
    assert all(fault.sentence for fault in faults_of_pdf(b"%PDF-1.7\n" + content))
