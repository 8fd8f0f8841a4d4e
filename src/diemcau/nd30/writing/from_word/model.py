"""A Word file as it is set: sections of blocks, blocks of pieces. Lengths are points.

Every class goes to the typesetter as data, so its fields are named as the template reads them. `kind` says which it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from diemcau.nd30.writing.from_word.looks import Tab

LINE_ROOM = 1.0  # below a table: its last line is not to be painted over


@dataclass(kw_only=True)
class Words:
    """Text in one look; `look` is its place among the looks of the file."""

    text: str
    look: int
    kind: str = "words"


@dataclass(kw_only=True)
class Mark:
    """A tab, or the end of a line inside a paragraph."""

    kind: str  # tab, line


@dataclass(kw_only=True)
class PageNumber:
    """Of this page, how many there are, or of the paragraph `target`, which bears a bookmark."""

    kind: str  # page, pages, page_of
    look: int
    style: str = ""  # 1, I, i, A, a; empty: as the section says
    bookmark: str = ""
    target: int = 0
    section: int = 0  # of the target


@dataclass(kw_only=True)
class Picture:
    """One picture; `file` is empty where it cannot be shown, and its room is kept."""

    file: str
    width: float
    height: float
    told: str
    kind: str = "picture"


@dataclass(kw_only=True)
class Note:
    """A footnote, its paragraphs after one another."""

    pieces: list[Piece]
    kind: str = "note"


Piece = Words | Mark | PageNumber | Picture | Note


@dataclass(kw_only=True)
class Rule:
    """A line drawn beside the text: from where, relative to the paragraph."""

    right: float
    down: float
    width: float
    height: float
    thick: float


@dataclass(kw_only=True)
class Paragraph:
    """One paragraph. `number` is what a page number or a list of contents refers to."""

    pieces: list[Piece]
    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    gap: float = 0.0  # to the block above: its room below and ours above
    lead: float = 0.0  # the same where nothing stands above
    top: float = 0.0  # from the base line to the top of a line, and to its bottom
    bottom: float = 0.0
    relative: bool = True  # top and bottom are shares of the letters' size
    size: float = 14.0  # of an empty one
    keep: bool = False
    together: bool = False
    new_page: bool = False
    level: int | None = None  # among the headings
    outline: int | None = None  # as the file says
    style: str = ""
    contextual: bool = False
    tabs: list[Tab] = field(default_factory=list)
    borders: dict[str, float] = field(default_factory=dict)
    fill: str = ""
    rules: list[Rule] = field(default_factory=list)
    number: int = 0
    is_target: bool = False  # something refers to it
    caption: str = ""  # bảng, hình: what is counted in it
    kind: str = "paragraph"


@dataclass(kw_only=True)
class PageBreak:
    gap: float = 0.0
    kind: str = "break"


@dataclass(kw_only=True)
class Entry:
    """One line of a list of contents."""

    text: str
    target: int
    section: int
    left: float


@dataclass(kw_only=True)
class Contents:
    """A list of headings or of captions, with the page of each."""

    wanted: str  # the field's instruction
    like: Paragraph  # how its lines look
    look: int = 0
    shown: list[Block] = field(default_factory=list)  # what it last showed: it stays where nothing is found
    entries: list[Entry] = field(default_factory=list)
    gap: float = 0.0
    lead: float = 0.0
    before: float = 0.0
    after: float = 0.0
    kind: str = "contents"


@dataclass(kw_only=True)
class Cell:
    x: int
    y: int
    colspan: int
    rowspan: int
    blocks: list[Block]
    inset: dict[str, float]
    stroke: dict[str, float]
    vertical: str = "top"
    fill: str = ""
    breakable: bool = True
    turned: bool = False


@dataclass(kw_only=True)
class Table:
    """`is_data` has lines or a heading: its cells are told as those of a table; else it only puts things in place."""

    columns: list[float]
    share: float  # of the width that there is; 0: as wide as its columns
    heights: list[float]  # of each row at least, 0 for none
    exact: list[bool]
    cells: list[Cell]
    header: int = 0  # rows
    repeat: bool = False
    is_data: bool = True
    align: str = "left"
    indent: float = 0.0
    gap: float = 0.0
    lead: float = 0.0
    before: float = 0.0
    after: float = LINE_ROOM
    kind: str = "table"


Block = Paragraph | Table | PageBreak | Contents
