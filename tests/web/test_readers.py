"""Many read the board while a plan is applied: every answer is whole, old or new, and none is kept out."""

from __future__ import annotations

import re
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from diemcau.web.examples import EXAMPLES
from tests.ports import three_free_ports
from tests.web.test_serve import DIEMCAU, environment
from tests.web.test_uploads import Browser

READERS = 8


@pytest.mark.load
def test_the_board_stays_whole_and_open_while_a_plan_is_applied(tmp_path):
    port, said = three_free_ports(), []
    facts = environment(tmp_path, port)
    server = subprocess.Popen([DIEMCAU, "serve"], env=facts, stdout=subprocess.PIPE, text=True, bufsize=1)
    try:
        for line in server.stdout:
            said.append(line)
            if "tam-ky" in line:
                break
        password = re.search(r"mật khẩu chung: (\S+)\)", "".join(said))[1]
        plan = tmp_path / "ke-hoach-sua.txt"
        plan.write_text((EXAMPLES / "ke-hoach-hoi-nghi.txt").read_text().replace("Trực tuyến", "Trực tuyến "))

        browsers = [signed_in(port, password) for _ in range(READERS)]

        applying = subprocess.Popen(
            [DIEMCAU, "plan", "open", plan, "--partly"], env=facts, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        with ThreadPoolExecutor(READERS) as readers:
            read = list(readers.map(lambda browser: boards_while(applying, browser), browsers))
        assert applying.wait(60) == 0, applying.stderr.read().decode()
        applying.stderr.close()

        for boards in read:
            assert boards
            assert set(boards) == {(200, "trong 260 điểm cầu")}
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
        server.stdout.close()


def signed_in(port: int, password: str) -> Browser:
    browser = Browser(port)
    form = {"username": "to-chuc", "password": password, "csrfmiddlewaretoken": browser.token("/sign-in/")}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.ask("POST", "/sign-in/", urlencode(form), **kind)[0] == 302
    return browser


def boards_while(process: subprocess.Popen, browser: Browser) -> list[tuple[int, str]]:
    """What one reader is answered, at least once and for as long as the process runs."""
    answers = []
    while not answers or process.poll() is None:
        status, page = browser.ask("GET", "/conferences/1/board/")
        answers.append((status, "".join(re.findall(r"trong 260 điểm cầu", page)[:1])))
    return answers
