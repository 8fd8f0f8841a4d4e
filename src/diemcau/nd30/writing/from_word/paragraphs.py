"""From what a paragraph mentions to how it is set."""

from __future__ import annotations

from dataclasses import replace

from diemcau.nd30.writing.from_word.fields import argument_of
from diemcau.nd30.writing.from_word.inline import Inline
from diemcau.nd30.writing.from_word.looks import Letters, Shape
from diemcau.nd30.writing.from_word.model import Contents, Paragraph, Piece
from diemcau.nd30.writing.from_word.shared import Shared

DESCENT, LINE = 0.216, 1.149  # of Times New Roman, and so of Tinos, as shares of the size


def paragraph_of(inline: Inline, label: list[Piece], shape: Shape, mark: Letters, number: int) -> Paragraph:
    """What was read, in the shape that its paragraph has; `mark` is the look of an empty one."""
    top, bottom, relative = _edges(shape)
    return Paragraph(
        pieces=label + inline.pieces,
        align=shape.get("align", "left"),
        left=shape.get("left", 0.0),
        right=shape.get("right", 0.0),
        first=shape.get("first", 0.0),
        before=shape.get("before", 0.0),
        after=shape.get("after", 0.0),
        top=top,
        bottom=bottom,
        relative=relative,
        size=mark.get("size", 10.0),
        keep=shape.get("keep", False),
        together=shape.get("together", False),
        new_page=shape.get("new_page", False),
        outline=shape.get("outline") if 0 <= shape.get("outline", 9) < 9 and inline.text.strip() else None,
        style=shape.get("style", ""),
        contextual=shape.get("contextual", False),
        tabs=shape.get("tabs", []),
        borders={side: width for side, width in shape.get("borders", {}).items() if width},
        fill=shape.get("fill", ""),
        rules=[replace(each, down=each.down - shape.get("before", 0.0)) for each in inline.rules],
        number=number,
        caption=inline.caption,
    )


def contents_of(wanted: str, opened: Paragraph, look: int, shared: Shared) -> Contents:
    """A list of contents in Word's own style for it, else like the paragraph in which it was `opened`."""
    styles = shared.styles
    counts = argument_of(wanted, "c") or argument_of(wanted, "a")
    style = styles.named("table of figures" if counts else "toc 1")
    if style:
        shape, letters = styles.paragraph(style)
        opened = paragraph_of(Inline(), [], styles.shape | shape, styles.letters | letters, opened.number)
        look = shared.looks.place(styles.letters | letters)
    return Contents(wanted=wanted, like=opened, look=look, before=opened.before, after=opened.after)


def _edges(shape: Shape) -> tuple[float, float, bool]:
    """From the base line up to the top of a line and down to its bottom, and whether as shares of the size."""
    line, rule = shape.get("line", 1.0), shape.get("line_rule", "auto")
    if rule == "exact":
        line = max(1.0, min(line, 800.0))
        return round(line * 0.8, 3), round(line * 0.2, 3), False
    if rule == "atLeast":
        return round(LINE - DESCENT, 3), DESCENT, True  # at least: a line of smaller letters is rare
    return round(LINE * max(0.5, min(line, 20.0)) - DESCENT, 3), DESCENT, True
