"""Small papers of the project's own wording, whole enough to be read."""

from __future__ import annotations

from diemcau.nd30.model import Text
from diemcau.plan.domain.model import Finding, Plan, Reading
from diemcau.plan.domain.reading import read

HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM
Số: {number}/{symbol}-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Nam, ngày {day} tháng 01 năm 2024

{kind}
{subject}

{basis}
"""
FOOT = """
Nơi nhận:
{recipients}
- Lưu: VT, NCKS.

{signature}
"""
SIGNATURE = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nĐỗ Hoài Phương"


def paper(
    body: str,
    *,
    kind: str = "KẾ HOẠCH",
    symbol: str = "KH",
    subject: str = "Tổ chức Hội nghị trực tuyến sơ kết công tác lưu trữ năm 2023",
    number: str = "06",
    day: str = "04",
    basis: str = "Căn cứ Quyết định số 2905/QĐ-UBND ngày 28/12/2023 của UBND tỉnh về công tác lưu trữ;",
    recipients: str = (
        "- Các Sở, Ban, ngành;\n- UBND các huyện, TX, TP;\n- UBND các xã, phường, thị trấn;\n- CVP, PCVP UBND tỉnh;"
    ),
    signature: str = SIGNATURE,
) -> Text:
    head = HEAD.format(number=number, symbol=symbol, day=day, kind=kind, subject=subject, basis=basis)
    text = head + body.strip("\n") + "\n" + FOOT.format(recipients=recipients, signature=signature)
    return Text(lines=tuple(text.split("\n")), source="txt")


def reading(body: str, **parts: str) -> Reading:
    return read(paper(body, **parts))


def plan(body: str, **parts: str) -> Plan:
    found = reading(body, **parts).plan
    assert found is not None
    return found


def findings(body: str, code: str, **parts: str) -> list[Finding]:
    return [one for one in reading(body, **parts).findings if one.code == code]


def words(found: Reading, finding: Finding) -> str:
    """What stands on the lines of a finding."""
    assert finding.lines is not None
    return " ".join(found.text_lines[finding.lines[0] - 1 : finding.lines[1]])
