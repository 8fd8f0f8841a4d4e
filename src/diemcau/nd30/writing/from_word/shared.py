"""What all parts of one file have in common."""

from __future__ import annotations

from itertools import count

from lxml import etree

from diemcau.nd30.text.word.numbering import Numbering
from diemcau.nd30.text.word.styles import VAL, W
from diemcau.nd30.writing.from_word.drawings import Pictures
from diemcau.nd30.writing.from_word.fields import Counts
from diemcau.nd30.writing.from_word.letters import Looks
from diemcau.nd30.writing.from_word.model import Piece
from diemcau.nd30.writing.from_word.package import Package
from diemcau.nd30.writing.from_word.styles import Styles

TABLES_ALIGNED = 15  # from Word 2013 on a table's edge, not its text, stands at the margin


class Shared:
    """One for each file: what its parts look up, count and name together."""

    def __init__(self, package: Package) -> None:
        styles, numbering = package.beside("styles"), package.beside("numbering")
        self.package = package
        self.styles = Styles(styles.root if styles else None)
        self.numbering = Numbering(numbering.root if numbering else None)
        self.looks, self.counts, self.pictures = Looks(), Counts(), Pictures(package)
        self.numbers = count(1)
        self.bookmarks: dict[str, int] = {}
        self.notes: dict[tuple[str, str], list[Piece]] = {}
        settings = package.beside("settings")
        self.hangs_tables = _mode(settings.root if settings else None) < TABLES_ALIGNED


def _mode(settings: etree._Element | None) -> int:
    """Which Word wrote the file: 15 is Word 2013; 12 where it does not say."""
    for each in settings.iterfind(f"{W}compat/{W}compatSetting") if settings is not None else ():
        if each.get(f"{W}name") == "compatibilityMode" and each.get(VAL, "").isdecimal():
            return int(each.get(VAL, "12")[:4])
    return 12
