"""Letters that no font of ours can draw. One of them would stop the whole paper, so a box stands for it."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from diemcau.nd30.writing.typesetter import FAMILIES, set_files

UNKNOWN = "□"
# What Tinos is known to have: the letters of Vietnamese and of the West, and the signs of papers.
_UNUSUAL = re.compile("[^\n -~\xa0-\xac\xae-\xffĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”…•]")


def drawn(text: str) -> str:
    """The text with a box for each letter that cannot be drawn."""
    unusual = set(_UNUSUAL.findall(text))
    missing = {letter for letter in unusual if not _can_draw(letter)}
    return text.translate({ord(letter): UNKNOWN for letter in missing}) if missing else text


@lru_cache(maxsize=20_000)
def _can_draw(letter: str) -> bool:
    """Some 1 ms, once a letter."""
    page = f'#set page(width: 5cm, height: 5cm)\n#set text(font: {FAMILIES})\n#json("letter.json")'
    files = {"main.typ": page.encode(), "letter.json": json.dumps(letter).encode()}
    try:
        set_files(files, format="pdf", pdf_standards=["a-2a"])
    except RuntimeError:
        return False
    return True
