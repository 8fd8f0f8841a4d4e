"""A real Chromium against a live server: every page is watched for what must never happen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from diemcau.web import assets
from tests import chromium

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "docs" / "pictures"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
SCREENS = pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])

# Chromium says this of every answer that is not 2xx; whether the answer is right, the test itself asks.
STATUS_ONLY = "Failed to load resource: the server responded with a status of 4"


@dataclass
class Visitor:
    """One person's browser: a page, and what went wrong in it."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> int:
        answer = self.page.goto(self.origin + path)
        self.page.evaluate("document.fonts.ready.then(() => true)")
        assert answer
        return answer.status

    def sign_in(self, name: str, password: str) -> None:
        self.open("/sign-in/")
        self.page.get_by_label("Tên đăng nhập").fill(name)
        self.page.get_by_label("Mật khẩu").fill(password)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Đăng nhập").click()

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA and its own good practice, one line each."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        return [
            f"{one['id']}: {one['help']} — {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
        ]

    def overflow(self) -> int:
        """How many pixels the page is wider than its screen."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def forgive(self, *words: str) -> None:
        """Let pass what the test itself brought about: faults that hold one of these words."""
        self.faults = [fault for fault in self.faults if not any(word in fault for word in words)]

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Keep what is seen as docs/pictures/<name>.png, when DIEMCAU_PICTURES asks for new pictures."""
        if os.environ.get("DIEMCAU_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=whole, animations="disabled")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    if program is None:
        pytest.fail(chromium.MISSING)
    if not assets.is_built() or not AXE.is_file():
        pytest.fail("Chưa dựng phần giao diện. Hãy chạy: npm ci && npm run build")
    # Playwright keeps a loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", *chromium.FAKE, *chromium.QUIET]
        )
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser, live_server: Any) -> Iterator[Any]:
    """Make a visitor with a screen of a size; at the end nothing may have gone wrong in any of their pages."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def arrive(screen: dict[str, int] | None = None, **options: Any) -> Visitor:
        context = browser.new_context(viewport=screen or DESK, locale="vi-VN", reduced_motion="reduce", **options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        one = Visitor(page=context.new_page(), origin=live_server.url)
        visitors.append(one)
        watch(one)
        return one

    yield arrive
    faults = [fault for one in visitors for fault in one.faults]
    for context in contexts:
        context.close()
    assert faults == []


def watch(one: Visitor) -> None:
    def on_console(message: Any) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(STATUS_ONLY):
            one.faults.append(f"console {message.type}: {message.text}")

    def on_request(request: Any) -> None:
        if not request.url.startswith((one.origin, "data:", "blob:")):
            one.faults.append(f"request leaves the origin: {request.url}")

    one.page.on("console", on_console)
    one.page.on("pageerror", lambda error: one.faults.append(f"error: {error}"))
    one.page.on("request", on_request)
    one.page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => "
        "console.error('CSP violation: ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
