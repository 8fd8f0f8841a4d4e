"""What everybody reads is English too, all of the frame round it."""

from __future__ import annotations

from html import unescape

import pytest

from diemcau.web.catalogue import VIETNAMESE
from tests import build
from tests.publish.build import ranking, released

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["/results/", "/results/{slug}/", "/results/units/{code}/"])
def test_no_vietnamese_is_left_in_the_frame_of_an_english_page(client, page):
    bodies = [build.organisation(name=f"Body {number}") for number in range(3)]
    table = ranking(
        build.conference(), [(each, "90") for each in bodies], title="Index", block="Block", decision="617/X"
    )
    table.rows.update(grade="Good")
    table.fields = [["1", "Lead", "10"]]
    table.save()
    edition = released(table, build.administrator())
    address = page.format(slug=edition.publication.slug, code=bodies[0].code)

    text = unescape(client.get(f"{address}?lang=en").content.decode())

    assert '<html lang="en"' in text
    own = ["Tiếng Việt", "Điểm Cầu", "Thứ hạng và điểm lấy nguyên theo quyết định đã ban hành."]  # as decided
    for words in own:
        text = text.replace(words, "")
    assert sorted({word for word in text.split() if VIETNAMESE(word)}) == []
