"""Tables that a page draws with lines: which word stands in which cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.nd30.text.pages.words import Line, Rule, Word, lines_of

_NEAR = 3.0  # points: drawn lines that miss one another by less were meant to meet
_LEAST_ROW = 6.0
_MOST_RULES = 20_000
_BULLET = re.compile(r"[-–+*•▪]$|[-–+•▪]\w|\(?[a-zđ0-9]{1,2}[.)]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The drawn lines of one table: where its rows and columns part, and which of them are really drawn."""

    xs: list[float]
    ys: list[float]
    upright: list[Rule]
    level: list[Rule]

    def holds(self, word: Word) -> bool:
        across = (word.x0 + word.x1) / 2
        return self.xs[0] - 1 <= across <= self.xs[-1] + 1 and self.ys[0] - 1 <= word.middle <= self.ys[-1] + 1

    def rows(self, words: Sequence[Word], width: float) -> list[str]:
        """One line of text a row, cells joined by a tab; a cell that covers several rows speaks in the first of them."""
        home = self._merged()
        inside: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            at = (_slot(self.ys, word.middle), _slot(self.xs, (word.x0 + word.x1) / 2))
            inside.setdefault(home[at], []).append(word)
        rows = []
        for row in range(len(self.ys) - 1):
            places = [(row, column) for column in range(len(self.xs) - 1)]
            cells = [
                self._cell(inside.get(place, []), place, home, width) if home[place] == place else ""
                for place in places
            ]
            if len({home[place] for place in places}) == 1:
                cells = cells[:1]
            if any(cells):
                rows.append("\t".join(cells).rstrip("\t"))
        return rows

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For every place the first place of the cell that it is part of: no line is drawn between the two."""
        home: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                middle_x = (self.xs[column] + self.xs[column + 1]) / 2
                middle_y = (self.ys[row] + self.ys[row + 1]) / 2
                if column and not _is_drawn_upright(self.upright, self.xs[column], middle_y):
                    home[row, column] = home[row, column - 1]
                elif row and not _is_drawn_level(self.level, self.ys[row], middle_x):
                    home[row, column] = home[row - 1, column]
                else:
                    home[row, column] = (row, column)
        return home

    def _cell(
        self, words: list[Word], place: tuple[int, int], home: dict[tuple[int, int], tuple[int, int]], width: float
    ) -> str:
        columns = [column for (_, column), first in home.items() if first == place]
        room = self.xs[max(columns) + 1] - self.xs[place[1]] - 2 * width
        return _paragraphs(lines_of(words), room, width)


def _paragraphs(lines: list[Line], room: float, width: float) -> str:
    """Wrapped lines healed; " / " where a paragraph ends: its last line had room for the next line's first word."""
    text = ""
    before: Line | None = None
    for line in lines:
        if before:
            text += " / " if _ends_paragraph(before, line, room, width) else " "
        text += " ".join(word.text for word in line)
        before = line
    return text


def _ends_paragraph(before: Line, line: Line, room: float, width: float) -> bool:
    if _BULLET.match(line[0].text):
        return not before[-1].text[-1].isdigit()  # else an interval: "7h00" above "- 7h15"
    fits = before[-1].x1 - before[0].x0 + line[0].x1 - line[0].x0 < room - 3 * width
    return fits and line[0].text[0].isupper()


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Every table of at least two columns. A frame round a text, an underline, a rule between notes is none."""
    rules = [rule for rule in rules if rule.x1 - rule.x0 + rule.y1 - rule.y0 >= _LEAST_ROW][:_MOST_RULES]
    level = _joined([rule for rule in rules if rule.y0 == rule.y1])
    upright = [_flipped(rule) for rule in _joined([_flipped(rule) for rule in rules if rule.y0 != rule.y1])]
    grids = []
    for group in _groups(level, upright):
        ys = _distinct(sorted(rule.y0 for rule in group if rule.y0 == rule.y1))
        xs = _distinct(sorted(rule.x0 for rule in group if rule.y0 != rule.y1))
        if len(xs) > 2 and len(ys) > 1:
            grids.append(
                Grid(
                    xs=xs,
                    ys=ys,
                    upright=[rule for rule in group if rule.y0 != rule.y1],
                    level=[rule for rule in group if rule.y0 == rule.y1],
                )
            )
    return grids


def _flipped(rule: Rule) -> Rule:
    return Rule(rule.y0, rule.x0, rule.y1, rule.x1)


def _joined(level: Sequence[Rule]) -> list[Rule]:
    """Level lines, the pieces of one line put together."""
    whole: list[Rule] = []
    for rule in sorted(level, key=lambda rule: (round(rule.y0 / _NEAR), rule.x0)):
        last = whole[-1] if whole else None
        if last and abs(last.y0 - rule.y0) <= _NEAR and rule.x0 <= last.x1 + _NEAR:
            whole[-1] = Rule(last.x0, last.y0, max(last.x1, rule.x1), last.y1)
        else:
            whole.append(rule)
    return whole


def _groups(level: Sequence[Rule], upright: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in upright:
        touched = [each for each in level if _touch(each, rule)]
        met = [group for group in groups if any(each is mine for each in touched for mine in group)]
        merged = [each for group in met for each in group]
        merged += [each for each in touched if not any(each is mine for mine in merged)] + [rule]
        groups = [group for group in groups if not any(group is other for other in met)] + [merged]
    return groups


def _touch(level: Rule, upright: Rule) -> bool:
    across = level.x0 - _NEAR <= upright.x0 <= level.x1 + _NEAR
    return across and upright.y0 - _NEAR <= level.y0 <= upright.y1 + _NEAR


def _distinct(places: list[float]) -> list[float]:
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] > _LEAST_ROW:
            kept.append(place)
    return kept


def _slot(edges: list[float], place: float) -> int:
    return max(0, min(sum(edge <= place for edge in edges) - 1, len(edges) - 2))


def _is_drawn_upright(rules: Sequence[Rule], x: float, y: float) -> bool:
    return any(abs(rule.x0 - x) <= _LEAST_ROW and rule.y0 - _NEAR <= y <= rule.y1 + _NEAR for rule in rules)


def _is_drawn_level(rules: Sequence[Rule], y: float, x: float) -> bool:
    return any(abs(rule.y0 - y) <= _LEAST_ROW and rule.x0 - _NEAR <= x <= rule.x1 + _NEAR for rule in rules)
