"""Giấy mời riêng từng người, có mã QR: PDF/A-2a và PDF/UA, ghi ra đĩa bằng hai tiến trình."""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from html import escape
from importlib.util import find_spec
from pathlib import Path

import zxingcpp

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Document
from diemcau.nd30.writing import to_docx, to_pdf
from diemcau.nd30.writing.kinds import Office, Signing, invitation
from diemcau.nd30.writing.typesetter import FONTS

MEASURES = {
    "pdf_per_s": "giấy mời mỗi giây bằng hai tiến trình, cả mã QR và ghi đĩa (sàn 200)",
    "letter_cpu_ms": "ms của bộ xử lý cho một giấy mời, ít phụ thuộc việc khác đang chạy trên máy",
    "letters": "số giấy mời đã làm",
    "letter_kb": "kB một giấy mời",
    "peak_mb": "MB bộ nhớ nhiều nhất của một tiến trình",
    "grown_mb": "MB mà nó tăng thêm từ giấy thứ một trăm đến giấy cuối",
    "vs_libreoffice": "nhanh gấp mấy lần LibreOffice chuyển .docx cùng nội dung (một lô 20)",
    "vs_weasyprint": "nhanh gấp mấy lần WeasyPrint, cùng nội dung, một tiến trình nhân đôi (20 giấy)",
}
LETTERS, PROCESSES, OTHERS, WARM = 1000, 2, 20, 100
TODAY = date(2024, 1, 9)
SAYS = "Quét mã để trả lời giấy mời"


def measure() -> dict[str, float | None]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        context = multiprocessing.get_context("spawn")
        with context.Pool(PROCESSES) as pool:
            pool.map(_warmed, range(PROCESSES), chunksize=1)  # fonts are read once a process, not once a letter
            began = time.perf_counter()
            shares = [(folder, range(at, LETTERS, PROCESSES)) for at in range(PROCESSES)]
            held = pool.map(_write, shares, chunksize=1)
            per_s = LETTERS / (time.perf_counter() - began)
        files = list(folder.glob("*.pdf"))
        if len(files) != LETTERS:
            raise RuntimeError(f"{len(files)} letters of {LETTERS} were written.")
        size = sum(file.stat().st_size for file in files) / LETTERS / 1000
    libreoffice, weasyprint = _libreoffice_per_s(), _weasyprint_per_s()
    return {
        "pdf_per_s": round(per_s, 1),
        "letter_cpu_ms": round(sum(cpu for _, _, cpu in held) / LETTERS * 1000, 2),
        "letters": LETTERS,
        "letter_kb": round(size, 1),
        "peak_mb": round(max(peak for peak, _, _ in held), 1),
        "grown_mb": round(max(grown for _, grown, _ in held), 1),
        "vs_libreoffice": round(per_s / libreoffice, 1) if libreoffice else None,
        "vs_weasyprint": round(per_s / (PROCESSES * weasyprint), 1) if weasyprint else None,
    }


def letter(number: int) -> Document:
    """The invitation of guest `number`."""
    return invitation(
        Office(name="Ủy ban nhân dân tỉnh Quảng Nam", short="UBND", place="Quảng Nam"),
        Signing(
            signer="Trần Văn Tân",
            title="PHÓ CHỦ TỊCH",
            authority="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
            number=5,
            date=PartialDate(2024, 1, 9),
            recipients=("Như trên", "Chủ tịch và các Phó Chủ tịch UBND tỉnh", "Sở Nội vụ", "CPVP"),
            archive="VT, NCKS",
        ),
        guest=f"Ông Nguyễn Văn Hải, đại biểu thứ {number}, Chủ tịch Ủy ban nhân dân huyện Núi Thành",
        event="Hội nghị trực tuyến tổng kết công tác cải cách hành chính năm 2023",
        chair="Đồng chí Lê Trí Thanh, Chủ tịch Ủy ban nhân dân tỉnh",
        time="08 giờ 00, thứ Hai, ngày 15 tháng 01 năm 2024",
        place="Hội trường UBND tỉnh, số 62 Hùng Vương, thành phố Tam Kỳ",
        contents=("Báo cáo kết quả năm 2023", "Công bố chỉ số cải cách hành chính", "Thảo luận"),
        requests=("Đề nghị đại biểu có mặt trước 15 phút",),
        contact="Bà Trần Thị Bình, Văn phòng UBND tỉnh, điện thoại 0235 3810 000",
    )


def _pdf(number: int) -> bytes:
    return to_pdf(letter(number), made_on=TODAY, qr_svg=_code(number), qr_says=SAYS)


def _code(number: int) -> str:
    address = f"https://hoinghi.quangnam.gov.vn/moi/{number:08x}-3f9c2d71b64a"
    return str(zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode).to_svg())


def _warmed(number: int) -> int:
    return len(_pdf(number))


def _write(share: tuple[Path, range]) -> tuple[float, float, float]:
    """Write one process's letters; MB at the end, MB since the hundredth, seconds of processor."""
    folder, numbers = share
    early, began = 0.0, time.process_time()
    for at, number in enumerate(numbers):
        (folder / f"{number:04}.pdf").write_bytes(_pdf(number))
        if at == WARM:
            early = _held_mb()
    return _held_mb(), _held_mb() - early, time.process_time() - began


def _held_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


# -- what others do


def _libreoffice_per_s() -> float | None:
    program = shutil.which("soffice")
    if program is None:
        print("Máy này không có LibreOffice: không đo vs_libreoffice.", file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name) / f"{number:04}.docx" for number in range(OTHERS)]
        for number, file in enumerate(files):
            file.write_bytes(to_docx(letter(number), made_on=TODAY))
        profile = f"-env:UserInstallation=file://{name}/profile"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        subprocess.run([*command, str(files[0])], check=True, capture_output=True)  # makes the profile
        began = time.perf_counter()
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
        return OTHERS / (time.perf_counter() - began)


def _weasyprint_per_s() -> float | None:
    if find_spec("weasyprint") is None:
        print("Môi trường này không có WeasyPrint: không đo vs_weasyprint.", file=sys.stderr)
        return None
    import weasyprint  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found, import-untyped, unused-ignore]

    fonts = FontConfiguration()
    style = weasyprint.CSS(string=_CSS, font_config=fonts)

    def one(number: int) -> bytes:
        page = weasyprint.HTML(string=_html(number))
        return bytes(page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"))

    one(0)
    began = time.perf_counter()
    for number in range(OTHERS):
        one(number)
    return OTHERS / (time.perf_counter() - began)


_CSS = (
    "".join(
        f"@font-face {{ font-family: Tinos; src: url('{(FONTS / file).as_uri()}'); {more} }}"
        for file, more in (
            ("Tinos_400Regular.ttf", ""),
            ("Tinos_700Bold.ttf", "font-weight: bold;"),
            ("Tinos_400Regular_Italic.ttf", "font-style: italic;"),
            ("Tinos_700Bold_Italic.ttf", "font-weight: bold; font-style: italic;"),
        )
    )
    + "@page { size: A4; margin: 22mm 18mm 20mm 30mm } body { font: 14pt Tinos } td { vertical-align: top }"
    "p { text-indent: 12.7mm; text-align: justify; margin: 6pt 0 } table { width: 100% }"
)


def _html(number: int) -> str:
    document = letter(number)
    text = "".join(f"<p>{escape(node.text)}</p>" for node in document.walk())
    people = "<br>".join(escape(f"- {to.text};") for to in document.recipients)
    signer = document.signer
    assert signer is not None
    return (
        f"<html lang=vi><title>{escape(document.subject or '')}</title>"
        f"<table><tr><td><b>{document.issuing_body}</b><br>Số: {document.number}/{document.symbol}"
        "<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br>"
        f"<i>{document.place}, ngày 09 tháng 01 năm 2024</i></table>"
        f"<h1>{document.type}</h1><b>{escape(document.subject or '')}</b>{text}"
        f"<table><tr><td><b><i>Nơi nhận:</i></b><br>{people}{_code(number)}"
        f"<td><b>{signer.authority}<br>{signer.title}<br><br><br>{signer.name}</b></table></html>"
    )
