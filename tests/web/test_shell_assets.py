"""What Vite built, how it is found, and the words of the screen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.utils import translation

from diemcau.web import assets, catalogue

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def built():
    if not assets.is_built():
        pytest.fail("Chưa dựng phần giao diện. Hãy chạy: npm ci && npm run build")
    return assets.BUILT


def style(built):
    return (built / assets.manifest()["styles/main.scss"]["file"]).read_text()


def test_the_tag_gives_the_built_script_and_the_built_style(built):
    assert re.search(
        r'<script type="module" src="/static/build/assets/main-[\w-]{8}\.js"></script>$', assets.tag("main.ts")
    )
    assert re.search(
        r'<link rel="stylesheet" href="/static/build/assets/style-[\w-]{8}\.css">$', assets.tag("main.scss")
    )
    assert assets.tag("main.scss").count('rel="preload"') == 4


def test_without_a_build_pages_still_come_and_a_check_says_what_to_do(monkeypatch, tmp_path):
    from diemcau.web.apps import check_front_end

    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "manifest.json")

    assert assets.tag("main.ts") == ""
    assert [warning.id for warning in check_front_end(None)] == ["web.W001"]


def test_a_built_file_may_be_kept_for_ever(client, db, built):
    file = assets.manifest()["ts/main.ts"]["file"]

    answer = client.get(f"/static/build/{file}", headers={"Accept-Encoding": "br"})
    answer.close()

    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Content-Encoding"] == "br"


def test_every_icon_that_a_page_names_is_on_the_sheet(built):
    sheet = (built / assets.manifest()["icons.svg"]["file"]).read_text()
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sheet))
    named = set()
    for file in (ROOT / "src" / "diemcau").rglob("templates/**/*.html"):
        named |= set(re.findall(r'\{%\s*icon\s+"([\w-]+)"|\bicon="([\w-]+)"', file.read_text()))
    wanted = {one or other for one, other in named}

    assert wanted - drawn == set()
    assert len(drawn) < 80  # a sheet of what is used, not the whole set


def test_the_style_sheet_uses_nothing_that_browsers_of_five_years_ago_misread(built):
    css = style(built)

    assert re.findall(r"color-mix\(|light-dark\(|oklch\(|oklab\(|:has\(|@container|@layer", css) == []


def test_the_style_sheet_needs_no_exception_in_the_policy(built):
    addresses = re.findall(r"url\(([^)]*)\)", style(built))

    assert [address for address in addresses if not re.fullmatch(r"\.?/?[\w-]+(\.[\w-]+)*\.(woff2|svg)", address)] == []
    for address in addresses:
        assert (built / "assets" / address).is_file()


def test_every_variable_that_the_style_sheet_reads_is_set_somewhere(built):
    css = style(built)
    read = set(re.findall(r"var\((--[\w-]+)\)", css))
    written = set(re.findall(r"(--[\w-]+)\s*:", css))

    assert read - written == set()


def test_what_every_page_loads_is_light(built):
    manifest = assets.manifest()
    files = [manifest["styles/main.scss"]["file"], manifest["ts/main.ts"]["file"]]
    files += [manifest[name]["file"] for name in manifest["ts/main.ts"]["imports"]]
    twins = [built / f"{file}.br" for file in files]  # what is smaller than a packet has none
    packed = sum((twin if twin.exists() else twin.with_suffix("")).stat().st_size for twin in twins)

    assert packed < 60_000


def test_the_lock_names_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


def test_every_word_of_the_shell_has_an_english_one():
    english = {(m.id if isinstance(m.id, str) else m.id[0]): m.string for m in catalogue.read("en") if m.id}
    shell = [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue.collect()
        if message.id and any(file.startswith("web/") for file, _line in message.locations)
    ]

    assert len(shell) > 100
    assert [words for words in shell if not english.get(words)] == []


def test_a_template_gives_up_its_words_plurals_and_contexts(tmp_path):
    folder = tmp_path / "web" / "templates"
    folder.mkdir(parents=True)
    (folder / "one.html").write_text(
        '<p title="{% translate "Một" %}">\n'
        "    {% blocktranslate count n=n %}{{ n }} ngày{% plural %}{{ n }} ngày{% endblocktranslate %}\n"
        '{% include "x.html" with text=_("Hai") %}{% translate "Ba" context "số" %}</p>\n'
    )

    found = {
        (message.id, message.context, message.locations[0][1]) for message in catalogue.collect(tmp_path) if message.id
    }

    assert found == {
        ("Một", None, 1),
        (("%(n)s ngày", "%(n)s ngày"), None, 2),
        ("Hai", None, 3),
        ("Ba", "số", 3),
    }


def test_vietnamese_is_what_is_written_in_the_code(client, db):
    with translation.override("vi"):
        assert translation.gettext("Đăng nhập") == "Đăng nhập"
