"""The English of what was decided in Vietnamese. Pure.

The Vietnamese is the authentic text and is what is frozen; beside it lies the English that the organiser gave
(`Finished.english`). What our own software wrote (methods, notes, customary grades and fields) is recognised and said
anew; what nobody has an English for stays Vietnamese, and the page marks it so.
docs/decisions/0052-results-in-english.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diemcau.kernel.words import say
from diemcau.publish.domain import notes, satisfaction
from diemcau.scoring.domain import finished, ranking
from diemcau.scoring.domain.finished import Finished

INDEX, INDEX_OF = "Chỉ số cải cách hành chính", "Chỉ số cải cách hành chính năm %(year)s"
CONTENT = "Mức độ hài lòng về sự phục vụ hành chính năm %(year)s"
CONTENT_OF = "Mức độ hài lòng của người dân, tổ chức năm %(year)s"
CONTEST = "Thứ hạng theo số câu đúng, rồi câu dự đoán sát nhất, rồi thời điểm nộp bài sớm nhất."

_TEMPLATES = (
    notes.ANSWERS,
    notes.ALIKE,
    notes.MARGIN,
    satisfaction.METHOD,
    finished.CRITERIA,
    ranking.GRADED,
    ranking.METHOD,
    ranking.GRADE,
    ranking.GRADE_SURVEYED,
    ranking.GRADE_FIELDS,
    INDEX_OF,
    CONTENT,
    CONTENT_OF,
)
_OURS = (notes.FEW, finished.IMPORTED, CONTEST, *satisfaction.CHOICES, *ranking.CHOICES)
# What decisions of many provinces call alike: grades, prizes, blocks, and the eight fields of the index.
_CUSTOMARY = (
    INDEX,
    *("Xuất sắc", "Rất tốt", "Tốt", "Khá", "Trung bình", "Đạt", "Yếu", "Kém", "Không xếp loại"),
    *("Giải Đặc biệt", "Giải Nhất", "Giải Nhì", "Giải Ba", "Giải Khuyến khích"),
    *("Giải tập thể", "Cá nhân", "Tập thể", "Thi trắc nghiệm", "Bài viết", "Video clip"),
    *("Các sở", "Sở, ban, ngành", "Các sở, ban, ngành", "Sở, ban, ngành cấp tỉnh", "Cơ quan trung ương trên địa bàn"),
    *("Ủy ban nhân dân cấp huyện", "Ủy ban nhân dân cấp xã", "UBND cấp huyện", "UBND cấp xã"),
    *("Cấp tỉnh", "Cấp huyện", "Cấp xã", "Các huyện, thị xã, thành phố", "Các xã, phường, thị trấn", "Các xã, phường"),
    *("Chỉ đạo điều hành", "Chỉ đạo, điều hành", "Công tác chỉ đạo, điều hành", "Cải cách thể chế"),
    *("Công tác chỉ đạo, điều hành cải cách hành chính", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy"),
    *("Cải cách tổ chức bộ máy hành chính", "Cải cách tổ chức bộ máy hành chính nhà nước", "Cải cách chế độ công vụ"),
    *("Cải cách tài chính công", "Xây dựng và phát triển chính quyền điện tử, chính quyền số", "Chuyển đổi số"),
    *("Tác động của cải cách hành chính", "Điều tra xã hội học", "Điểm thưởng", "Điểm trừ"),
)
_WORDY = ("said", "whole", "tie", "grades", "name", "rule", "overall")
_KINDS = {"more": r"(?: ± [\d.,]+)?"} | dict.fromkeys(_WORDY, ".+?")


def english(text: str, given: Mapping[str, str]) -> str | None:
    """A frozen text for a reader of English; None where nobody has it in English.

    Args:
        given: what the organiser wrote beside it. To be asked only while the reader's language is English.
    """
    if not text or text in given:
        return given.get(text, text)
    if customary := _KNOWN.get(_plain(text)):
        return say(customary)
    if (found := _taken_apart(text)) is None:
        return _joined(text, given)
    template, facts = found
    told = {name: _fact(name, fact, given) for name, fact in facts.items()}
    return None if None in told.values() else say(template, **told)


def leaves(text: str) -> Iterator[str]:
    """The parts of a text that only its author could say in English: of a sentence of ours what was put into it."""
    if text in _OURS or not text.strip("0123456789.,% "):
        return
    if found := _taken_apart(text):
        for name, fact in found[1].items():
            if name in _WORDY:
                yield from leaves(fact)
    elif parts := _parts(text):
        for part in parts:
            yield from leaves(part)
    else:
        yield text


def texts(table: Finished) -> Iterator[str]:
    """What a public page shows of a table beside names and figures."""
    yield from (table.title, table.block, table.criteria, table.settings)
    yield from (field.name for field in table.fields)
    for row in table.rows:
        yield row.grade
        if table.kind != "winners":  # there it is the unit that a winner comes from
            yield row.note


def in_english(table: Finished) -> Finished:
    """The table for a reader of English: names of units, and what nobody has in English, stay as they are."""

    def told(text: str) -> str:
        return english(text, table.english) or text

    return replace(
        table,
        title=told(table.title),
        block=told(table.block),
        settings=told(table.settings),
        criteria=told(table.criteria),
        fields=tuple(replace(field, name=told(field.name)) for field in table.fields),
        rows=tuple(replace(row, grade=told(row.grade), note=_note(row.note, table)) for row in table.rows),
    )


def _note(note: str, table: Finished) -> str:
    return note if table.kind == "winners" else english(note, table.english) or note


def heading(title: str, year: int, block: str) -> str:
    """How a result is called; the year only where the title does not say it."""
    year_too = "" if str(year) in title else f" {year}"
    return f"{title}{year_too} – {block}" if block else f"{title}{year_too}"


def is_customary(text: str) -> bool:
    """Whether it has an English without anybody's doing."""
    return _plain(text) in _KNOWN


def _fact(name: str, fact: str, given: Mapping[str, str]) -> str | None:
    if name in _WORDY:
        return english(fact, given)
    return fact.replace(",", say(","))


def _joined(text: str, given: Mapping[str, str]) -> str | None:
    parts = _parts(text)
    told = [english(part, given) for part in parts]
    between = "; " if "; " in text else ", "
    return between.join(filter(None, told)) if parts and None not in told else None


def _parts(text: str) -> Sequence[str]:
    """A list of which at least one part is ours; else nothing."""
    for between in ("; ", ", "):
        parts = text.split(between)
        if len(parts) > 1 and any(_taken_apart(part) or _parts(part) for part in parts):
            return parts
    return ()


def _taken_apart(text: str) -> tuple[str, dict[str, str]] | None:
    for template, written in _WRITTEN.items():
        if found := written.fullmatch(text):
            return template, {name: fact or "" for name, fact in found.groupdict().items()}
    return None


def _pattern(template: str) -> re.Pattern[str]:
    def kind(place: re.Match[str]) -> str:
        return f"(?P<{place[1]}>{_KINDS.get(place[1], r'[0-9.,]+')})"

    return re.compile(re.sub(r"%\\\((\w+)\\\)s", kind, re.escape(template).replace("%%", "%")))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


_WRITTEN = {template: _pattern(template) for template in _TEMPLATES}
_KNOWN = {_plain(each): each for each in (*_OURS, *_CUSTOMARY)}
