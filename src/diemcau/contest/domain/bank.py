"""Questions with their key, and the workbook that they come in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from diemcau.directory.domain.cells import clean
from diemcau.directory.domain.files import read
from diemcau.kernel.errors import Unreadable
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say

LETTERS = "ABCDEF"
MOST_QUESTIONS, LONGEST = 2000, 2000
_HEADS = {"cau hoi": "text", "noi dung": "text", "dap an": "key", "chu de": "topic", "linh vuc": "topic"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question: 2 to 6 options, exactly one of them right."""

    text: str
    options: tuple[str, ...]
    key: int  # index of the right option
    topic: str = ""


def read_bank(content: bytes) -> list[Item]:
    """Read questions out of a workbook: columns "Câu hỏi", "A", "B", …, "Đáp án" (a letter), "Chủ đề".

    Raises:
        Unreadable: with the line of the first question that makes no sense; nothing of the file is taken then.
    """
    rows = _rows(content)
    columns = _columns(next(rows, (1, ()))[1])
    items: list[Item] = []
    seen: dict[str, int] = {}
    for number, row in rows:
        cells = [clean(cell) for cell in row]
        if not any(cells):
            continue
        item = _item(cells, columns, number)
        if (before := seen.setdefault(fold(item.text), number)) != number:
            _refuse(number, say("câu hỏi trùng với dòng %(before)s", before=before))
        items.append(item)
        if len(items) > MOST_QUESTIONS:
            _refuse(number, say("tệp có hơn %(most)s câu hỏi", most=MOST_QUESTIONS))
    if not items:
        _refuse(2, say("tệp chưa có câu hỏi nào"))
    return items


def _rows(content: bytes) -> Iterator[tuple[int, Sequence[Any]]]:
    if content.strip() and not content.startswith(b"PK"):
        raise Unreadable(say("Câu hỏi được nhập từ tệp .xlsx; tệp này không phải. Chưa có gì được nhập."))
    sheets = read(content)
    return iter(sheets[0].rows if sheets else ())


def _columns(head: Sequence[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        name = fold(clean(cell)).strip(" *:.")
        if name in _HEADS:
            found.setdefault(_HEADS[name], at)
        elif name.removeprefix("phuong an ").upper() in LETTERS and name:
            found.setdefault(name.removeprefix("phuong an ").upper(), at)
    if not {"text", "key", "A", "B"} <= found.keys():
        _refuse(1, say("thiếu cột; cần có “Câu hỏi”, “A”, “B”, “Đáp án”"))
    return found


def _item(cells: Sequence[str], columns: dict[str, int], number: int) -> Item:
    def cell(name: str) -> str:
        at = columns.get(name, -1)
        return cells[at] if 0 <= at < len(cells) else ""

    text, options = cell("text"), [cell(letter) for letter in LETTERS if letter in columns]
    while options and not options[-1]:
        options.pop()
    key = cell("key").strip().upper()
    if not text or len(text) > LONGEST:
        _refuse(number, say("câu hỏi để trống hoặc dài quá %(most)s chữ", most=LONGEST))
    if len(options) < 2 or not all(options):
        _refuse(number, say("các phương án phải liền nhau, từ A, ít nhất hai phương án"))
    if len({fold(option) for option in options}) < len(options):
        _refuse(number, say("hai phương án giống nhau"))
    if len(key) != 1 or key not in LETTERS[: len(options)]:
        _refuse(number, say("đáp án “%(key)s” không phải là một phương án có trong dòng", key=key[:10]))
    return Item(text=text, options=tuple(options), key=LETTERS.index(key), topic=cell("topic")[:120])


def _refuse(number: int, why: str) -> NoReturn:
    raise Unreadable(
        say("Dòng %(number)s: %(why)s. Chưa có câu hỏi nào được nhập.", number=number, why=why), line=number
    )
