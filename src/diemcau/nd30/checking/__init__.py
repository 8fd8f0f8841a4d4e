"""What in a file breaks Nghị định 30/2020/NĐ-CP, Phụ lục I: how it is set, and which parts it has.

setting     what a file says of its pages: paper, margins, lines with font, size and style, rules
word        the setting of a .docx
pages       the setting of a .pdf, measured in a process of its own (child)
components  which line is which part of a document
typography  sizes, styles, fonts, paper, margins, page numbers
form        parts that are missing, their order, how number, symbol, date and ending are written
"""

from __future__ import annotations

from pathlib import Path

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.checking.components import components_of
from diemcau.nd30.checking.form import form_faults
from diemcau.nd30.checking.setting import Fault, Severity
from diemcau.nd30.checking.typography import typography_faults
from diemcau.nd30.reading import read_document
from diemcau.nd30.text import read_text
from diemcau.nd30.text.kinds import Kind, kind_of

__all__ = ["Fault", "Severity", "check"]

_NOT_SET = "Chỉ kiểm tra được thể thức của tệp .docx hoặc .pdf; hãy gửi tệp văn bản ở một trong hai dạng này."


def check(source: str | Path | bytes) -> tuple[Fault, ...]:
    """Everything that breaks the decree, errors first.

    Raises:
        Unreadable: no .docx or .pdf, or one that cannot be read; the message says why.
    """
    text = read_text(source)  # also says what is wrong with a file that is missing, too large or damaged
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    match kind_of(data):
        case Kind.WORD:
            from diemcau.nd30.checking.word import setting_of_word  # noqa: PLC0415 -- slow import

            setting = setting_of_word(data)
        case Kind.PDF:
            from diemcau.nd30.checking.pages import setting_of_pdf  # noqa: PLC0415 -- slow import

            setting = setting_of_pdf(data)
        case _:
            raise Unreadable(_NOT_SET)
    document = read_document(text)
    parts = components_of(setting.lines, document)
    faults = [*form_faults(document, parts), *typography_faults(setting, parts)]
    order = list(Severity)
    return tuple(sorted(faults, key=lambda fault: order.index(fault.severity)))
