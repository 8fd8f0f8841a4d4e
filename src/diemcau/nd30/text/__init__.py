"""Lines out of a file: .txt, .docx, .pdf, a scan. One way in: `read_text`.

How things come out:

* Of a .txt, line n is line n of the file, blank lines included.
* Of a .docx, a paragraph is a line; automatic numbers are printed ("1.", "a)", "-").
* Blocks that stand side by side (the header's two columns, Kính gửi, Nơi nhận beside the signer) come one
  after the other, left before right.
* A row of a table is one line, its cells joined by a tab, the paragraphs of a cell by " / ".
* Footnotes come last, each on a line of its own after a blank line: "[1] …". Their marks in the text are left out.
* Of a .pdf or a scan, a printed line is a line; blank lines stand where the print leaves room. A wide gap inside
  a line is kept as several blanks. Page numbers and the stamps of digital signatures are left out.
"""

from __future__ import annotations

from pathlib import Path

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Text
from diemcau.nd30.text.kinds import Kind, kind_of

MOST_BYTES = 50 * 1024 * 1024


def read_text(source: str | Path | bytes, *, name: str | None = None) -> Text:
    """The lines of a document, whatever kind of file it is in. The kind is told by the content, never by the name.

    Args:
        source: a path, or the bytes themselves.
        name: what to call the file in a refusal.

    Raises:
        Unreadable: the file cannot be read as a document; the message says why, and what to do.
    """
    try:
        data = source if isinstance(source, bytes) else _content(Path(source))
        if len(data) > MOST_BYTES:
            raise Unreadable(_TOO_LARGE)
        return _read(data)
    except Unreadable as error:
        if name:
            raise Unreadable(f"{name}: {error.message}") from error
        raise


_TOO_LARGE = "Tệp lớn hơn 50 MB nên không được đọc; hãy gửi tệp nhỏ hơn."


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(f"Không tìm thấy tệp {path}; hãy kiểm tra lại đường dẫn.") from None
    except OSError:
        raise Unreadable(f"Không mở được tệp {path}; hãy kiểm tra quyền đọc tệp.") from None


def _read(data: bytes) -> Text:
    """Each reader is imported only when needed: a plain text is read without an XML or PDF library."""
    match kind_of(data):
        case Kind.PLAIN:
            from diemcau.nd30.text.plain import read_plain

            return read_plain(data)
        case Kind.WORD:
            from diemcau.nd30.text.word import read_word

            return read_word(data)
        case Kind.PDF:
            from diemcau.nd30.text.pages import read_pdf

            return read_pdf(data)
        case Kind.PICTURE:
            from diemcau.nd30.text.pages import read_picture

            return read_picture(data)
