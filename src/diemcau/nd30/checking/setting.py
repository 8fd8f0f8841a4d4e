"""What a file says of its pages, and what may be found wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that breaks the decree, and where."""

    code: str  # stable: size-tieu-ngu
    severity: Severity
    message: str  # one whole Vietnamese sentence
    where: str  # trang 1, dòng 3; đoạn 12; toàn văn bản


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line of a PDF, or a paragraph of a .docx. `rule` says whether a drawn line stands right below it."""

    text: str
    size: float | None  # points, of most letters; None where the file does not say
    bold: bool
    italic: bool
    font: str | None
    page: int  # counted from 1; of a .docx always 1
    where: str
    rule: bool = False
    opens_bold: bool = False  # its first letters are bold, whatever follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Millimetres; None where nothing shows it."""

    top: float | None
    bottom: float | None
    left: float | None
    right: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """Page numbers: `on_first` on the first page, `on_others` in the top margin of the others (None: one page)."""

    on_first: bool
    on_others: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A whole file. Paper and margins in millimetres, one for each section or page that differs."""

    paper: tuple[tuple[float, float], ...]
    margins: tuple[Margins, ...]
    lines: tuple[Line, ...]
    numbering: Numbering
