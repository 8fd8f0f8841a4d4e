"""`diemcau plan read` and `diemcau plan check`, as a person at a terminal meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from diemcau.web.cli import main

GOOD = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Nam, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
Tổ chức Hội nghị tổng kết công tác cải cách hành chính năm 2023

I. NỘI DUNG
1. Thời gian: 08 giờ 00 ngày 15/01/2024.
2. Hình thức: trực tuyến tại điểm cầu UBND tỉnh.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu: VT.
CHỦ TỊCH

Nguyễn Văn Hải
"""
WRONG_TIER = """\
3. Thành phần
* Cấp huyện
- Thường trực HĐND tỉnh;
- Chủ tịch UBND cấp huyện.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(GOOD)
    return path


def test_read_prints_the_contracts_json(plan, capsys):
    assert main(["plan", "read", "--json", str(plan)]) == 0
    printed = capsys.readouterr()
    reading = json.loads(printed.out)
    assert (reading["document"]["number"], reading["document"]["symbol"]) == ("12", "KH-UBND")
    assert reading["text_lines"] == GOOD.split("\n")[:-1] or reading["text_lines"] == GOOD.split("\n")
    assert printed.err == ""


def test_read_tells_a_person_what_was_read_and_where(plan, capsys):
    assert main(["plan", "read", str(plan)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["VĂN BẢN", "  Loại            KẾ HOẠCH (dòng 8)"]
    assert "  Nơi, ngày       Quảng Nam, ngày 05/01/2024 (dòng 6)" in lines
    assert "    1. Thời gian (dòng 12)" in lines
    assert "  Người ký        CHỦ TỊCH, Nguyễn Văn Hải (dòng 18–20)" in lines
    assert max(map(len, lines)) <= 100


def test_check_answers_1_when_the_plan_has_an_error(plan, capsys):
    plan.write_text(GOOD.replace("\nNơi nhận:", f"{WRONG_TIER}\nNơi nhận:"))
    assert main(["plan", "check", str(plan)]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("LỖI (dòng ")


def test_check_answers_0_when_there_is_none(plan, capsys):
    assert main(["plan", "check", str(plan)]) == 0
    assert "LỖI" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["read", "check"])
def test_what_is_no_document_is_refused_in_one_sentence(command, tmp_path, capsys):
    path = tmp_path / "phan-mem.docx"
    path.write_bytes(b"MZ\x90\x00" + bytes(range(256)) * 20)
    assert main(["plan", command, str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.endswith(".\n")


@pytest.mark.parametrize(
    "arguments", [[], ["plan"], ["plan", "bay"], ["plan", "read"], ["plan", "read", "--xml", "a.txt"]]
)
def test_a_wrong_command_is_refused_in_one_vietnamese_sentence(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("Lệnh chưa đúng; hãy gõ “diemcau")


def test_the_help_speaks_vietnamese(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["plan", "read", "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("Cách dùng: diemcau plan read")


def test_a_reader_of_the_output_that_goes_away_is_no_error(plan):
    command = f"{sys.executable} -m diemcau.web.cli plan read --json {plan} | head -c 1; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "{", "")


def test_reading_a_plan_imports_no_framework(plan):
    code = (
        "import sys; from diemcau.web.cli import main; main(['plan', 'read', sys.argv[1]]);"
        "heavy = {'django', 'lxml', 'pypdfium2', 'PIL', 'holidays'};"
        "sys.exit(bool(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(plan)], capture_output=True, timeout=60, check=False)
    assert run.returncode == 0
