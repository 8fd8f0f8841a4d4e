"""What everybody reads is English too, all of the frame round it."""

from __future__ import annotations

from html import unescape

import pytest
from django.utils.translation import override

from diemcau.publish.domain.notes import note_of, told
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


@pytest.mark.parametrize(
    ("note", "english"),
    [
        (
            "120 phiếu; ± 2,10; không phân biệt được trong hạng 3–7",
            "120 answers; ± 2,10; not distinguishable within ranks 3–7",
        ),
        ("không nêu số liệu vì quá ít phiếu", "no figure: too few answers"),
        ("Ghi chú của cơ quan", "Ghi chú của cơ quan"),
        ("", ""),
    ],
)
def test_what_we_wrote_under_a_unit_is_said_in_the_readers_language_and_nothing_else(note, english):
    with override("en"):
        assert told(note) == english
    assert told(note) == note


def test_a_note_is_written_as_it_is_read():
    assert told(note_of(120, "2,10", 3, 7)) == "120 phiếu; ± 2,10; không phân biệt được trong hạng 3–7"
    assert (note_of(None, ""), note_of(8, "", 2, 2)) == ("không nêu số liệu vì quá ít phiếu", "8 phiếu")
