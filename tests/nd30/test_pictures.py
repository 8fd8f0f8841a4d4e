"""Drawings as PNG, also when several threads ask at once."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

from diemcau.nd30.writing import to_png


def drawing(side: int) -> str:
    dots = "".join(f'<circle cx="{at % side}" cy="{at % 97}" r="3" fill="#123456"/>' for at in range(1500))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="100" viewBox="0 0 {side} 100">{dots}</svg>'


def test_a_drawing_is_as_large_as_it_says():
    assert Image.open(io.BytesIO(to_png(drawing(400), ppi=96))).size == (400, 100)


def test_threads_that_ask_at_once_are_all_served_each_with_its_own():
    sides = [300 + 10 * at for at in range(12)]
    with ThreadPoolExecutor(6) as threads:
        made = list(threads.map(lambda side: to_png(drawing(side), ppi=96), sides))
    assert [Image.open(io.BytesIO(each)).width for each in made] == sides
