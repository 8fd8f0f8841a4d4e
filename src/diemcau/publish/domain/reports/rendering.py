"""A template and the released tables become a report; what is wrong with a template is told in a sentence."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from diemcau.kernel.errors import Unreadable
from diemcau.kernel.words import say
from diemcau.publish.domain.consolidated import Part
from diemcau.publish.domain.reports.fields import TooManyTurns, fields_of
from diemcau.publish.domain.reports.passages import put, taken_from

MOST_BYTES, MOST_INSIDE, MOST_PARTS = 10 * 2**20, 60 * 2**20, 2000
_SHOWN = 80  # letters of a paragraph that a sentence quotes


def rendered(
    template: bytes, parts: Sequence[Part], *, conference: str, written: Mapping[str, str], made_on: date
) -> bytes:
    """The report as .docx.

    Raises:
        Unreadable: the template is no Word file, or a field of it cannot be; the sentence names the field.
    """
    from docxtpl import DocxTemplate  # type: ignore[import-untyped] # noqa: PLC0415 -- slow import
    from jinja2 import TemplateError  # noqa: PLC0415 -- slow import

    from diemcau.publish.domain.reports.language import Language  # noqa: PLC0415 -- slow import
    from diemcau.publish.domain.reports.pictures import Picture  # noqa: PLC0415 -- slow import

    look_inside(template)
    _refuse_unclosed(template)
    file = DocxTemplate(io.BytesIO(template))
    try:
        fields = fields_of(parts, conference=conference, made_on=made_on, picture=partial(Picture, file))
        file.render(fields, Language(), autoescape=True)
        put(file.docx, written)
        made = io.BytesIO()
        file.save(made)
    except TemplateError as fault:
        raise Unreadable(_sentence(template, str(fault))) from None
    except TooManyTurns:
        raise Unreadable(say("Mẫu lặp quá nhiều lần nên không lập được báo cáo; mẫu cũ vẫn được giữ.")) from None
    except Unreadable:
        raise
    except Exception as fault:  # docxtpl raises whatever a damaged file makes it stumble over
        raise Unreadable(say("Không lập được báo cáo từ mẫu này: tệp Word bị hỏng; mẫu cũ vẫn được giữ.")) from fault
    return made.getvalue()


def passages_of(report: bytes) -> dict[str, str]:
    """What people wrote in an edited report, by key.

    Raises:
        Unreadable: it is no Word file, or none of ours.
    """
    from docx import Document  # noqa: PLC0415 -- slow import

    look_inside(report)
    try:
        found = taken_from(Document(io.BytesIO(report)))
    except Exception as fault:
        raise Unreadable(say("Không mở được tệp Word này; chưa có gì thay đổi.")) from fault
    if not found:
        raise Unreadable(
            say("Trong tệp không còn ô “Phần tự viết” nào; hãy gửi báo cáo được tải từ đây. Chưa có gì thay đổi.")
        )
    return found


def look_inside(content: bytes) -> None:
    """Whether it can be opened at all without harm.

    Raises:
        Unreadable: it is no Word file, or holds far more than it seems.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            entries = parts.infolist()
            if len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > MOST_INSIDE:
                raise Unreadable(say("Bên trong tệp có quá nhiều dữ liệu nên không mở; chưa có gì thay đổi."))
            if not {"word/document.xml", "[Content_Types].xml"} <= set(parts.namelist()):
                raise zipfile.BadZipFile
            if any(
                b"<!DOCTYPE" in parts.read(each)[:2000] for each in entries if each.filename.endswith((".xml", ".rels"))
            ):
                raise Unreadable(say("Tệp có khai báo không được phép nên không mở; chưa có gì thay đổi."))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise Unreadable(say("Tệp này không phải văn bản Word (.docx); chưa có gì thay đổi.")) from None


def _refuse_unclosed(template: bytes) -> None:
    """What is not closed would swallow the text up to the next field."""
    for text in _paragraphs(template):
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            raise Unreadable(
                say("Mẫu có trường chưa đóng ngoặc ở đoạn “%(where)s”; mẫu cũ vẫn được giữ.", where=_short(text))
            )


def _sentence(template: bytes, fault: str) -> str:
    """Which field, in which paragraph."""
    if "endfor" in fault or "endif" in fault or "end of template" in fault.lower():
        return say("Mẫu có {% for %} hoặc {% if %} thiếu {% endfor %}, {% endif %}; mẫu cũ vẫn được giữ.")
    names = re.findall(r"'(\w+)'", fault)
    if ("undefined" in fault or "no attribute" in fault) and names:
        where = next((text for text in _paragraphs(template) if re.search(rf"\b{names[-1]}\b", text)), "")
        return say(
            "Mẫu có trường “%(name)s” không có trong danh sách trường, ở đoạn “%(where)s”; mẫu cũ vẫn được giữ.",
            name=names[-1],
            where=_short(where, names[-1]),
        )
    return say("Mẫu có trường viết sai: %(fault)s; mẫu cũ vẫn được giữ.", fault=fault[:200])


def _paragraphs(template: bytes) -> Iterator[str]:
    """Paragraphs that hold fields."""
    from docx import Document  # noqa: PLC0415 -- slow import

    try:
        body = Document(io.BytesIO(template)).element.body
    except Exception as fault:  # python-docx raises whatever a damaged file makes it stumble over
        raise Unreadable(say("Tệp Word bị hỏng nên không mở được; chưa có gì thay đổi.")) from fault
    for node in body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        text = "".join(node.itertext())
        if "{" in text:
            yield text


def _short(text: str, near: str = "{") -> str:
    """A paragraph as it is quoted: the part of it that holds the fault."""
    bare = " ".join(text.split())
    start = max(0, min(bare.rfind(near) - 20, len(bare) - _SHOWN))
    return f"{'…' * (start > 0)}{bare[start : start + _SHOWN]}{'…' * (start + _SHOWN < len(bare))}"
