"""`diemcau serve` as a whole: started, asked for pages, stopped."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ports import three_free_ports

DIEMCAU = Path(sys.executable).with_name("diemcau")


def environment(folder: Path, port: int | str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIEMCAU_")}
    return {**kept, "DIEMCAU_DATA": str(folder), "DIEMCAU_PORT": str(port), "DIEMCAU_PAGE_PROCESSES": "1"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server on its own folder, without examples: its port, and what it printed until it was ready."""
    folder, port = tmp_path_factory.mktemp("served"), three_free_ports()
    process = subprocess.Popen(
        [DIEMCAU, "serve", "--empty"], env=environment(folder, port), stdout=subprocess.PIPE, text=True, bufsize=1
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if "đang chạy tại" in line:
            break
    yield process, port, said
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    process.stdout.close()


def get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    door.request("GET", path, headers=headers)
    response = door.getresponse()
    response.content = response.read()
    door.close()
    return response


def test_it_prints_the_address_when_the_first_page_can_be_had(served):
    _, port, said = served
    assert said == [
        "→ Cập nhật cơ sở dữ liệu\n",
        f"→ Điểm Cầu đang chạy tại http://127.0.0.1:{port}/ (bấm Ctrl+C để dừng)\n",
    ]
    page = get(port, "/first-run/")
    assert page.status == 200
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_an_empty_product_leads_to_the_first_run(served):
    _, port, _ = served
    answer = get(port, "/")
    assert (answer.status, answer.headers["Location"]) == (302, "/first-run/")


def test_what_the_build_made_is_served_compressed_and_kept_for_ever(served):
    _, port, _ = served
    page = get(port, "/first-run/").content.decode()
    style = next(part for part in page.split('"') if part.startswith("/static/build/") and part.endswith(".css"))
    answer = get(port, style, **{"Accept-Encoding": "gzip"})
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.load
def test_two_thousand_idle_connections_do_not_keep_the_next_one_waiting(served):
    _, port, _ = served
    idle = []
    try:
        for _ in range(2_000):
            door = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            door.connect()
            idle.append(door)
        began = time.perf_counter()
        assert get(port, "/first-run/").status == 200
        assert time.perf_counter() - began < 5
    finally:
        for door in idle:
            door.close()


def test_a_taken_port_is_told_in_one_sentence(served, tmp_path):
    _, port, _ = served
    done = subprocess.run(
        [DIEMCAU, "serve"], env=environment(tmp_path, port), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert f"Cổng {port} đang có chương trình khác dùng" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["không", "0", "65535", "-1"])
def test_a_port_that_is_none_is_told_in_one_sentence(tmp_path, port):
    done = subprocess.run(
        [DIEMCAU, "serve"], env=environment(tmp_path, port), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr == f"DIEMCAU_PORT phải là một số từ 1 đến 65533, không phải “{port}”.\n"
