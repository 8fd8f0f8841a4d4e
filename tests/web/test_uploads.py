"""Bad files through the real server: one sentence, little memory, nothing kept."""

from __future__ import annotations

import http.client
import re
import signal
import sqlite3
import subprocess
import zipfile
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.directory.test_import_files import made, repacked
from tests.nd30.test_text_bad_input import CASES
from tests.ports import three_free_ports
from tests.web.test_serve import DIEMCAU, environment

MB = 1024 * 1024
PASSWORD = "mat-khau-tot-1"
MOST_MB = 200  # of one page process: the page itself needs 75


class Browser:
    """As much of one as an upload needs: cookies, the token, and what was said."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> tuple[int, str]:
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with suppress(BrokenPipeError, ConnectionResetError):  # answered before all was sent
            door.request(method, path, body, {"Cookie": cookies, **headers})
        answer = door.getresponse()
        page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        door.close()
        return answer.status, page

    def token(self, path: str) -> str:
        return re.search(r'csrfmiddlewaretoken" value="([^"]+)', self.ask("GET", path)[1])[1]

    def send(self, name: str, content: bytes, path: str = "/plans/new/") -> tuple[int, str]:
        """The answer to a file that is uploaded: its status, and its one sentence."""
        parts = [
            (f'name="csrfmiddlewaretoken"\r\n\r\n{self.token(path)}').encode(),
            (f'name="file"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n').encode() + content,
        ]
        body = b"".join(b"--BOUND\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts)
        kind = {"Content-Type": "multipart/form-data; boundary=BOUND", "HX-Request": "true"}
        status, page = self.ask("POST", path, body + b"--BOUND--\r\n", **kind)
        said = re.search(r'class="(?:form-error|notice-text)"[^>]*>(.*?)</p>', page, re.DOTALL)
        return status, " ".join(re.sub("<[^>]+>", " ", said[1]).split()) if said else page


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server with an administrator: the browser of that person, its process, its folder."""
    folder, port = tmp_path_factory.mktemp("served"), three_free_ports()
    process = subprocess.Popen(
        [DIEMCAU, "serve", "--empty"], env=environment(folder, port), stdout=subprocess.PIPE, text=True, bufsize=1
    )
    next(line for line in process.stdout if "đang chạy tại" in line)
    browser = Browser(port)
    facts = {"full_name": "Bà An", "name": "an", "password": PASSWORD, "again": PASSWORD}
    form = urlencode({**facts, "csrfmiddlewaretoken": browser.token("/first-run/")})
    assert browser.ask("POST", "/first-run/", form, **{"Content-Type": "application/x-www-form-urlencoded"})[0] == 302
    yield browser, process, folder
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    process.stdout.close()


def bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<a>" + b" " * 300_000_000 + b"</a>")
    return file.getvalue()


BAD = {
    "nothing in it": ("ke-hoach.docx", lambda: b"", "0 byte"),
    "a renamed program": ("ke-hoach.docx", lambda: b"MZ\x90\x00" + b"\x07" * 200_000, "chương trình của Windows"),
    "a zip bomb": ("ke-hoach.docx", bomb, "nén bất thường"),
    "60 MB": ("ke-hoach.txt", lambda: b"x" * 60 * MB, "50 MB"),
    "49 MB that only begin like a PDF": ("ke-hoach.pdf", lambda: b"%PDF-1.7\n" + b"x" * 49 * MB, "PDF bị hỏng"),
    "one line of ten million letters": ("ke-hoach.txt", lambda: b"a" * 10_000_000, "dài quá mức"),
    "an encrypted PDF": ("ke-hoach.pdf", CASES["an encrypted PDF"], "mật khẩu"),
    "a damaged PDF": ("ke-hoach.pdf", CASES["a damaged PDF"], "PDF bị hỏng"),
    "half a PDF": ("ke-hoach.pdf", CASES["half a PDF"], "PDF"),
    "an encrypted .docx": ("ke-hoach.docx", CASES["an encrypted .docx"], "mật khẩu"),
    "an entity that reads a file": ("ke-hoach.docx", CASES["an entity that reads a file"], "XML"),
    "a billion laughs": ("ke-hoach.docx", CASES["a billion laughs"], "XML"),
    "tags nested ten thousand deep": ("ke-hoach.docx", CASES["tags nested ten thousand deep"], "bị hỏng"),
    "tables nested ten thousand deep": ("ke-hoach.docx", CASES["tables nested ten thousand deep"], "bị hỏng"),
    "a PDF of nested arrays": ("ke-hoach.pdf", CASES["a PDF of nested arrays"], "PDF"),
    "more than any page takes": ("ke-hoach.txt", lambda: b"x" * 80 * MB, "64 MB"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_one_sentence_at_little_cost(served, kind):
    browser, process, folder = served
    name, content, word = BAD[kind]

    status, said = browser.send(name, content())

    assert status == 422
    assert word in said
    assert 20 < len(said) < 250
    assert max(peaks_mb(process.pid)) < MOST_MB
    assert stored(folder) == []


BAD_SHEETS = {
    "nothing in it": (lambda: b"", "không có nội dung"),
    "a renamed program": (lambda: b"MZ\x90\x00" + bytes(500), "một chương trình"),
    "a damaged workbook": (lambda: made()[:-40], "bị hỏng"),
    "an encrypted workbook": (CASES["an encrypted .docx"], "mật khẩu"),
    "a zip bomb": (
        lambda: repacked(made(), {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * 2_000_000 + b"</sst>"}),
        "quá nhiều dữ liệu",
    ),
    "an entity that reads a file": (
        lambda: repacked(
            made(), {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'}
        ),
        "DOCTYPE",
    ),
    "60 MB": (lambda: b"x" * 60 * MB, "8 MB"),
    "one line of seven million letters": (lambda: b"a" * 7_000_000, "hỏng"),
}


@pytest.mark.parametrize("kind", BAD_SHEETS)
def test_a_bad_table_for_the_directory_is_refused_in_one_sentence_at_little_cost(served, kind):
    browser, process, folder = served
    content, word = BAD_SHEETS[kind]

    status, said = browser.send("danh-ba.xlsx", content(), "/directory/import/")

    assert status == 422
    assert word in said
    assert 20 < len(said) < 250
    assert max(peaks_mb(process.pid)) < MOST_MB
    assert stored(folder) == []


def test_who_is_not_signed_in_uploads_nothing(served):
    browser, process, _ = served
    stranger = Browser(browser.port)
    token = stranger.token("/sign-in/")
    parts = f'--B\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n--B--\r\n'

    status, _ = stranger.ask("POST", "/plans/new/", parts, **{"Content-Type": "multipart/form-data; boundary=B"})

    assert status == 302
    assert process.poll() is None


def stored(folder: Path) -> list[str]:
    """Files and rows of plans and imports."""
    files = [path.name for path in folder.rglob("*") if path.is_file() and "sqlite3" not in path.name]
    with closing(sqlite3.connect(folder / "diemcau.sqlite3")) as book:
        tables = ("plan_plandocument", "directory_pendingimport")
        rows = [name for name in tables if book.execute(f"SELECT COUNT(*) FROM {name}").fetchone() != (0,)]
    return [name for name in files if name != "secret.key"] + rows


def peaks_mb(parent: int) -> list[float]:
    """The most memory that each process of the server has ever held."""
    found = []
    for pid in [parent, *descendants(parent)]:
        status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        found.append(int(status["VmHWM"].split()[0]) / 1024)
    return found


def descendants(pid: int) -> list[int]:
    children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(below for child in children for below in descendants(child))]
