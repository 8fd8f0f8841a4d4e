"""What is no readable document costs little, harms nothing, and is refused in one sentence that says what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.nd30.files import Sheet, bound, docx, p, pdf, png, zipped

MOST_SECONDS = 10.0
MOST_MB = 500

_READ_AND_WEIGH = """
import json, resource, sys
from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text import read_text
try:
    message = "\\n".join(read_text(sys.argv[1]).lines)[:200]
    refused = False
except Unreadable as error:
    message, refused = error.message, True
usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
own = int(status["VmHWM"].split()[0])  # ru_maxrss would count the process that started this one
print(json.dumps({
    "refused": refused,
    "message": message,
    "seconds": sum(usage.ru_utime + usage.ru_stime for usage in usages),
    "mb": (own + usages[1].ru_maxrss) / 1024,
}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one reading in a process of its own gave; seconds of processor time, its children's included."""

    refused: bool
    message: str
    seconds: float
    mb: float


def outcome(data: bytes, folder: Path) -> Outcome:
    path = folder / "kế hoạch"
    path.write_bytes(data)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _READ_AND_WEIGH, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, env=environment)
    return Outcome(**json.loads(done.stdout))


def spreadsheet() -> bytes:
    buffer = BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def compound(stream: str) -> bytes:
    """As much of an OLE file as tells what it holds."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def entity(declaration: str, use: str) -> bytes:
    return zipped(
        {
            "word/document.xml": f'<?xml version="1.0"?><!DOCTYPE w:document [{declaration}]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body><w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body></w:document>"
        }
    )


def laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return entity(f'<!ENTITY l0 "ha">{levels}', "&l11;")


def nested_forms() -> bytes:
    """A drawing that draws another ten times, and so on thirty levels down."""
    content = b"/F0 Do " * 10

    def form(inner: int | None) -> bytes:
        resources = b"/Resources << /XObject << /F0 %d 0 R >> >>" % inner if inner else b""
        packed = zlib.compress(content if inner else b"0 0 1 1 re f")
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode /Length %d %s >>"
        return head % (len(packed), resources) + b"\nstream\n" + packed + b"\nendstream"

    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /F0 5 0 R >> >> >>"
        ),
        b"<< /Length 7 >>\nstream\n/F0 Do \nendstream",
    ]
    objects += [form(number) for number in range(6, 35)] + [form(None)]
    return bound(objects)


def swollen_stream() -> bytes:
    """A page whose three hundred thousand bytes unpack to three hundred million."""
    packed = zlib.compress(b"0 0 1 1 re f " * 23_000_000, 9)
    return bound(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        ]
    )


CASES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "only blanks": lambda: b" \r\n\t" * 100,
    "60 MB": lambda: b"a" * (60 * 1024 * 1024),
    "a program": lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 100,
    "any bytes": lambda: bytes(range(256)) * 100,
    "one line of ten million letters": lambda: "kế hoạch số ".encode() * 833_334,
    "ten million lines": lambda: b"a\n" * 10_000_000,
    "an encrypted PDF": lambda: pdf(
        Sheet().text(60, 60, "Kế hoạch"),
        trailer=f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
        f" /O <{'11' * 32}> /U <{'22' * 32}> >>",
    ),
    "a damaged PDF": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "half a PDF": lambda: pdf(Sheet().text(60, 60, "Kế hoạch"))[:300],
    "a PDF of nested arrays": lambda: (
        b"%PDF-1.7\n1 0 obj\n" + b"[" * 10_000 + b"]" * 10_000 + b"\nendobj\ntrailer << /Root 1 0 R >>"
    ),
    "a PDF of a million pages": lambda: pdf(Sheet()).replace(
        b"/Count 1 /Kids [8 0 R]", b"/Count 1000000 /Kids [8 0 R]"
    ),
    "a PDF of nested drawings": nested_forms,
    "a PDF that swells": swollen_stream,
    "a huge page": lambda: pdf(Sheet().scan()).replace(b"[0 0 595 842]", b"[0 0 9999999 9999999]"),
    "a zip bomb": lambda: zipped({"word/document.xml": b"<a>" + b" " * 300_000_000 + b"</a>"}),
    "a bomb of tags": lambda: docx("<w:p/>" * 3_000_000),
    "a bomb of attributes": lambda: docx("<w:p " + " ".join(f'a{n}=""' for n in range(2_500_000)) + "/>"),
    "a bomb of entries": lambda: zipped({f"{n}": b"" for n in range(20_000)}),
    "an entity that reads a file": lambda: entity('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "an entity that reads the network": lambda: entity('<!ENTITY x SYSTEM "http://127.0.0.1:9/">', "&x;"),
    "a billion laughs": laughs,
    "tags nested ten thousand deep": lambda: docx("<w:ins>" * 10_000 + p("x") + "</w:ins>" * 10_000),
    "tables nested ten thousand deep": lambda: docx(
        "<w:tbl><w:tr><w:tc>" * 10_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 10_000
    ),
    "a damaged .docx": lambda: docx(p("Kế hoạch"))[:-40],
    "a .docx with broken XML": lambda: docx("<w:p><w:r></w:p>"),
    "a .docx without words": lambda: docx(p() * 3),
    "a workbook": spreadsheet,
    "slides": lambda: zipped({"ppt/presentation.xml": "<p/>"}),
    "an OpenDocument": lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"}),
    "some zip": lambda: zipped({"a.txt": "Kế hoạch"}),
    "an old .doc": lambda: compound("WordDocument"),
    "an old .xls": lambda: compound("Workbook"),
    "an old .ppt": lambda: compound("PowerPoint Document"),
    "an encrypted .docx": lambda: compound("EncryptedPackage"),
    "rich text": lambda: rb"{\rtf1\ansi K\u7871? ho\u7841?ch}",
    "a web page": "<!DOCTYPE html><html><body>Kế hoạch</body></html>".encode,
    "a saved web page": lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nxin",
    "a GIF": lambda: b"GIF89a" + bytes(100),
    "a TIFF": lambda: b"II*\x00" + bytes(100),
    "a huge picture": lambda: png(60_000, 60_000),
    "a damaged picture": lambda: png(100, 100, b"\x00\x01"),
    "a broken JPEG": lambda: b"\xff\xd8\xff\xe0" + bytes(100),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_in_one_sentence_at_little_cost(name: str, tmp_path: Path) -> None:
    result = outcome(CASES[name](), tmp_path)
    assert result.refused, result.message
    assert result.message[0].isupper()
    assert result.message.endswith(".")
    assert "\n" not in result.message
    assert result.seconds < MOST_SECONDS
    assert result.mb < MOST_MB
