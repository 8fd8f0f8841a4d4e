"""Tables that a page draws with lines: which word stands in which cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diemcau.nd30.text.pages.words import Line, Rule, Word, lines_of

_NEAR = 3.0  # points: drawn lines that miss one another by less were meant to meet
_LEAST_ROW = 6.0
_MOST_RULES = 2_000  # after their pieces are put together; a page of a table has a hundred
_CUT_YEAR = re.compile(r"\d[/.]((?:1|19\d?|2|20\d?))$")
_CUT_INTERVAL = re.compile(r"\d[-–]$")
_BULLET = re.compile(r"[-–+*•▪]$|[-–+•▪]\w|\(?[a-zđ0-9]{1,2}[.)]$")

Place = tuple[int, int]  # row and column, from 0
Spans = dict[int, list[tuple[float, float]]]  # for each edge between rows (or columns), where it is drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The drawn lines of one table: where its rows and columns part, and how far each edge is really drawn."""

    xs: list[float]
    ys: list[float]
    upright: Spans
    level: Spans

    def holds(self, word: Word) -> bool:
        return self._spans((word.x0 + word.x1) / 2, word.middle, 1.0)

    def has(self, rule: Rule) -> bool:
        return self._spans((rule.x0 + rule.x1) / 2, (rule.y0 + rule.y1) / 2, _NEAR)

    def _spans(self, x: float, y: float, slack: float) -> bool:
        across = self.xs[0] - slack <= x <= self.xs[-1] + slack
        return across and self.ys[0] - slack <= y <= self.ys[-1] + slack

    def rows(self, words: Sequence[Word], width: float) -> list[str]:
        """One line of text a row, cells joined by a tab; a cell that covers several rows speaks in the first."""
        home = self._merged()
        last_column = {first: column for (_, column), first in home.items()}
        inside: dict[Place, list[Word]] = {}
        for word in words:
            place = (_slot(self.ys, word.middle), _slot(self.xs, (word.x0 + word.x1) / 2))
            inside.setdefault(home[place], []).append(word)
        rows = []
        for row in range(len(self.ys) - 1):
            places = [(row, column) for column in range(len(self.xs) - 1)]
            cells = []
            for place in places:
                room = self.xs[last_column[home[place]] + 1] - self.xs[place[1]] - 2 * width
                own = inside.get(place, []) if home[place] == place else []
                cells.append(_paragraphs(lines_of(own), room, width))
            if len({home[place] for place in places}) == 1:
                cells = cells[:1]
            if any(cells):
                rows.append("\t".join(cells).rstrip("\t"))
        return rows

    def _merged(self) -> dict[Place, Place]:
        """For every place the first place of the cell that it is part of: no line is drawn between the two."""
        home: dict[Place, Place] = {}
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                middle_x = (self.xs[column] + self.xs[column + 1]) / 2
                middle_y = (self.ys[row] + self.ys[row + 1]) / 2
                if column and not _is_drawn(self.upright, column, middle_y):
                    home[row, column] = home[row, column - 1]
                elif row and not _is_drawn(self.level, row, middle_x):
                    home[row, column] = home[row - 1, column]
                else:
                    home[row, column] = (row, column)
        return home


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Every table of at least two columns. A frame round a text, an underline, a rule between notes is none."""
    rules = [rule for rule in rules if rule.x1 - rule.x0 + rule.y1 - rule.y0 >= _LEAST_ROW]
    level = _joined(rule for rule in rules if rule.y0 == rule.y1)[:_MOST_RULES]
    upright = [_flipped(rule) for rule in _joined(_flipped(rule) for rule in rules if rule.y0 != rule.y1)[:_MOST_RULES]]
    grids = []
    for across, along in _groups(level, upright):
        ys, xs = _distinct(rule.y0 for rule in across), _distinct(rule.x0 for rule in along)
        if len(xs) > 2 and len(ys) > 1:
            spans = _spans(xs, ((rule.x0, rule.y0, rule.y1) for rule in along))
            grids.append(Grid(xs=xs, ys=ys, upright=spans, level=_spans(ys, ((r.y0, r.x0, r.x1) for r in across))))
    return grids


def _flipped(rule: Rule) -> Rule:
    return Rule(rule.y0, rule.x0, rule.y1, rule.x1)


def _joined(level: Iterable[Rule]) -> list[Rule]:
    """Level lines, the pieces of one line put together."""
    whole: list[Rule] = []
    for rule in sorted(level, key=lambda rule: (round(rule.y0 / _NEAR), rule.x0)):
        last = whole[-1] if whole else None
        if last and abs(last.y0 - rule.y0) <= _NEAR and rule.x0 <= last.x1 + _NEAR:
            whole[-1] = Rule(last.x0, last.y0, max(last.x1, rule.x1), last.y1)
        else:
            whole.append(rule)
    return whole


def _groups(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch, directly or through others: the level and the upright ones of each table."""
    leader = list(range(len(level)))

    def led(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    touched = [[at for at, each in enumerate(level) if _touch(each, rule)] for rule in upright]
    for met in touched:
        for at in met[1:]:
            leader[led(at)] = led(met[0])
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for rule, met in zip(upright, touched, strict=True):
        if met:
            groups.setdefault(led(met[0]), ([], []))[1].append(rule)
    for at, rule in enumerate(level):
        if led(at) in groups:
            groups[led(at)][0].append(rule)
    return list(groups.values())


def _touch(level: Rule, upright: Rule) -> bool:
    across = level.x0 - _NEAR <= upright.x0 <= level.x1 + _NEAR
    return across and upright.y0 - _NEAR <= level.y0 <= upright.y1 + _NEAR


def _distinct(places: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _LEAST_ROW:
            kept.append(place)
    return kept


def _spans(edges: list[float], drawn: Iterable[tuple[float, float, float]]) -> Spans:
    """Where each edge is drawn; what lies beside an edge by less than a row's height is part of it."""
    spans: Spans = {}
    for place, start, stop in drawn:
        at = min(bisect_right(edges, place + _NEAR), len(edges)) - 1
        spans.setdefault(max(at, 0), []).append((start - _NEAR, stop + _NEAR))
    return spans


def _is_drawn(spans: Spans, edge: int, place: float) -> bool:
    return any(start <= place <= stop for start, stop in spans.get(edge, ()))


def _slot(edges: list[float], place: float) -> int:
    return max(0, min(bisect_right(edges, place) - 1, len(edges) - 2))


def _paragraphs(lines: list[Line], room: float, width: float) -> str:
    """Wrapped lines healed; " / " where a paragraph ends: its last line had room for the next line's first word."""
    text = ""
    before: Line | None = None
    for line in lines:
        if before:
            text += " / " if _ends_paragraph(before, line, room, width) else "" if _is_broken(text, line) else " "
        text += " ".join(word.text for word in line)
        before = line
    return text


def _is_broken(text: str, line: Line) -> bool:
    """Whether a narrow column broke a date or an interval: "15/11/202" above "4", "7h30-" above "8h00"."""
    after = line[0].text
    year = _CUT_YEAR.search(text)
    cut = year is not None and after.isdigit() and len(year[1]) + len(after) == len("2024")
    return cut or (_CUT_INTERVAL.search(text) is not None and after[0].isdigit())


def _ends_paragraph(before: Line, line: Line, room: float, width: float) -> bool:
    if _BULLET.match(line[0].text):
        return not before[-1].text[-1].isdigit()  # else an interval: "7h00" above "- 7h15"
    fits = before[-1].x1 - before[0].x0 + line[0].x1 - line[0].x0 < room - 3 * width
    return fits and line[0].text[0].isupper()
