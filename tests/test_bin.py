"""The commands of the repository, run as a newcomer runs them."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.repository import ROOT

TOOLS = ["sh", "cat", "cksum", "dirname", "find", "grep", "mkdir", "mv", "rm", "sed", "sort", "xargs"]


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def uv_environment():
    loader = importlib.machinery.SourceFileLoader("uv_environment", str(ROOT / "bin" / "uv-environment"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writing
    return module


def test_pip_settings_are_said_in_the_words_of_uv(uv_environment):
    listing = """\
:env:.index-url='https://mirror.example/simple'
global.index-url='https://overruled.example/simple'
global.extra-index-url='https://a.example/simple https://b.example/simple'
global.cert='/etc/company.pem'
global.trusted-host='mirror.example'
install.find-links='/srv/wheels /srv/more'
global.default-timeout='180'
"""
    said = uv_environment.translated(uv_environment.settings(listing), {})
    assert said == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_EXTRA_INDEX_URL": "https://a.example/simple https://b.example/simple",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_INSECURE_HOST": "mirror.example",
        "UV_FIND_LINKS": "/srv/wheels,/srv/more",
        "UV_HTTP_TIMEOUT": "180",
        "SSL_CERT_FILE": "/etc/company.pem",
        "NODE_EXTRA_CA_CERTS": "/etc/company.pem",
    }


def test_what_uv_was_told_itself_is_left_alone(uv_environment):
    pip = {"index-url": "https://mirror.example/simple", "cert": "/etc/company.pem"}
    environment = {"UV_DEFAULT_INDEX": "https://mine.example/simple", "SSL_CERT_FILE": "/mine.pem"}
    assert uv_environment.translated(pip, environment) == {"NODE_EXTRA_CA_CERTS": "/etc/company.pem"}


def test_without_pip_settings_uv_trusts_what_the_system_trusts(uv_environment):
    assert uv_environment.translated({}, {}) == {"UV_SYSTEM_CERTS": "1"}


def test_a_second_setup_finds_nothing_to_do():
    assert run("bin/setup").returncode == 0
    began = time.perf_counter()
    done = run("bin/setup")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert time.perf_counter() - began < 2  # 0.05 s when the machine is free


@pytest.fixture
def bare(tmp_path):
    """A clone without .venv, on a machine that has the tools of POSIX and nothing else."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS:
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / "bin", clone / "bin")
    for name in ("pyproject.toml", "requirements.lock", "requirements-build.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, clone)
    return clone, tools


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_without_python_setup_says_what_to_install(bare):
    clone, tools = bare
    done = run("bin/setup", cwd=clone, PATH=str(tools))
    assert done.returncode == 3
    assert "Không tìm thấy Python 3.11 trở lên" in done.stderr
    assert "apt install python3" in done.stderr


def test_an_old_python_is_as_good_as_none(bare):
    clone, tools = bare
    program(tools, "python3", "exit 1")
    assert run("bin/setup", cwd=clone, PATH=str(tools)).returncode == 3


def test_a_newer_python_beside_an_old_one_is_found_and_a_failed_venv_explained(bare):
    clone, tools = bare
    program(tools, "python3", "exit 1")
    program(tools, "python3.12", '[ "$1" = -c ]')  # new enough, and without the module venv
    done = run("bin/setup", cwd=clone, PATH=str(tools))
    assert done.returncode == 3
    assert "thiếu mô-đun venv" in done.stderr


def test_without_a_browser_the_tests_do_not_turn_green(tmp_path):
    nowhere = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    nowhere["PLAYWRIGHT_DOWNLOAD_HOST"] = "http://127.0.0.1:9"  # nobody listens there
    done = run(sys.executable, "-m", "tests.system", **nowhere)
    assert done.returncode == 3
    assert "“chromium”" in done.stderr
    assert "Không có Tesseract tiếng Việt" in done.stderr


def test_a_wrong_argument_is_refused_before_anything_runs():
    done = run("bin/test", "--quick")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_phase_without_tests_fails(tmp_path):
    done = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "browser", "tests/test_bin.py")
    assert done.returncode == 5


def test_the_test_server_gives_its_command_an_empty_postgresql_and_ends_with_it():
    question = (
        "import os, psycopg; url = os.environ['DIEMCAU_DATABASE_URL'].replace('/diemcau?', '/postgres?');"
        "print(url.partition('host=')[2]); print(psycopg.connect(url).execute('select 1').fetchone()[0])"
    )
    done = run(sys.executable, "-m", "tests.servers", sys.executable, "-c", question)
    folder, answer = done.stdout.split()
    assert (done.returncode, answer) == (0, "1")
    assert not Path(folder).exists()


def test_the_command_of_the_test_server_keeps_its_exit_code():
    assert run(sys.executable, "-m", "tests.servers", "sh", "-c", "exit 5").returncode == 5
