"""Pages of one kind, as they are set. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, field

from diemcau.nd30.writing.from_word.model import Block


@dataclass(kw_only=True)
class Running:
    """What stands above or below each page; None: nothing."""

    default: list[Block] | None = None
    first: list[Block] | None = None
    even: list[Block] | None = None


@dataclass(kw_only=True)
class Section:
    """Pages of one kind."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    head: float  # from the upper edge to the header
    foot: float
    header: Running
    footer: Running
    titled: bool  # the first page has a header and footer of its own
    evens: bool
    columns: int
    gutter: float
    starts: int | None  # its pages count from here
    numbered: int = 0  # the section from which its pages are counted
    first_number: int = 1
    style: str = "1"  # of its page numbers
    blocks: list[Block] = field(default_factory=list)
