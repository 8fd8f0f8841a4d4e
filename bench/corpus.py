"""Đọc đúng đến đâu: văn bản thật có bản đọc kiểm tay, chấm bằng chương trình đi kèm trong `../shared`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MEASURES = {
    "text_pct": "% điểm trung bình khi đọc từ văn bản thuần (sàn 93)",
    "text_documents": "số văn bản thuần đã chấm",
    "docx_pct": "% điểm trung bình khi đọc từ tệp Word gốc (sàn 93)",
    "docx_documents": "số tệp Word đã chấm",
    "crashes": "số tệp mà chương trình đọc hỏng (phải là 0)",
}
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def measure() -> dict[str, float]:
    if not CORPUS.exists():
        raise SystemExit("Cần thư mục ../shared/corpus (văn bản tham chiếu) cạnh bản sao này để chấm.")
    (text_pct, texts, broken), (docx_pct, docx, more_broken) = _scored(".txt"), _scored(".docx")
    return {
        "text_pct": text_pct,
        "text_documents": texts,
        "docx_pct": docx_pct,
        "docx_documents": docx,
        "crashes": broken + more_broken,
    }


def _scored(suffix: str) -> tuple[float, int, int]:
    """In per cent, from the last line of the scorer, `mean 0.999 documents 8 crashes 0`; it exits 1 after a crash."""
    command = [sys.executable, str(CORPUS / "score.py"), "--dir", str(CORPUS / "plans"), "--suffix", suffix]
    reader = [str(Path(sys.executable).with_name("diemcau")), "plan", "read", "--json"]
    said = subprocess.run([*command, "--", *reader], capture_output=True, text=True, check=False).stdout
    _, mean, _, documents, _, crashes = said.splitlines()[-1].split()
    return round(100 * float(mean), 1), int(documents), int(crashes)
