"""What a sheet is made of: headings, lines, and what can be said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from diemcau.scoring.domain.points import ZERO
from diemcau.scoring.domain.rule_words import told
from diemcau.scoring.domain.sheets import EXTERNAL, Lacks, Opinion, disputed, lacks
from diemcau.scoring.models import (
    Appraiser,
    Criterion,
    Entrant,
    Evidence,
    Explanation,
    Figure,
    Mark,
    Score,
    SelfScore,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence at one sub-criterion; a file may have vanished from the store."""

    evidence: Evidence
    is_lost: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sub-criterion of one unit."""

    is_heading: ClassVar = False

    criterion: Criterion
    wanted: int  # how many appraisers
    own: SelfScore | None = None
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    score: Score | None = None
    explanation: Explanation | None = None
    figure: Figure | None = None

    @property
    def is_external(self) -> bool:
        return self.criterion.kind in EXTERNAL

    @property
    def rule(self) -> str:
        return told(self.criterion.rule)

    @property
    def opinion(self) -> Opinion | None:
        """What the unit says; None while it has said nothing that has points."""
        if self.own is None or (self.own.is_applicable and self.own.points is None):
            return None
        return Opinion(self.own.points)

    @cached_property
    def lacks(self) -> Lacks:
        if self.is_external:
            return Lacks.NOTHING
        return lacks(
            self.opinion,
            needs_evidence=self.criterion.needs_evidence,
            has_evidence=bool(self.pieces),
            explanation=self.own.explanation if self.own else "",
        )

    @property
    def lost(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.is_lost]

    @property
    def counts(self) -> Opinion | None:
        """What the council says; None while it has not."""
        return Opinion(self.score.points) if self.score else None

    @property
    def is_disputed(self) -> bool:
        return self.score is None and disputed([Opinion(each.points) for each in self.marks], self.wanted)

    @property
    def gap(self) -> Decimal | None:
        """Self-score less appraisal."""
        if self.opinion is None or self.counts is None or self.opinion.points is None or self.counts.points is None:
            return None
        return self.opinion.points - self.counts.points


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A field or a criterion above its sub-criteria."""

    is_heading: ClassVar = True

    criterion: Criterion
    is_field: bool
    lines: list[Line]

    @property
    def own(self) -> Decimal:
        return sum((each.own.points for each in self.lines if each.own and each.own.points is not None), ZERO)

    @property
    def counted(self) -> Decimal:
        return sum((each.score.points for each in self.lines if each.score and each.score.points is not None), ZERO)

    @property
    def done(self) -> int:
        return sum(each.lacks is Lacks.NOTHING for each in self.lines)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All lines of one unit, with the headings among them in the order of the set."""

    entrant: Entrant
    rows: list[Heading | Line]
    seats: list[Appraiser]

    @cached_property
    def lines(self) -> list[Line]:
        return [row for row in self.rows if isinstance(row, Line)]

    @property
    def fields(self) -> list[Heading]:
        return [row for row in self.rows if isinstance(row, Heading) and row.is_field]

    @property
    def left(self) -> list[Line]:
        """What the unit still has to do."""
        return [line for line in self.lines if line.lacks is not Lacks.NOTHING]

    @property
    def done(self) -> int:
        return len(self.lines) - len(self.left)

    @property
    def own(self) -> Decimal:
        return sum((row.own for row in self.fields), ZERO)

    @property
    def counted(self) -> Decimal:
        return sum((row.counted for row in self.fields), ZERO)

    @property
    def figured(self) -> Decimal:
        """Of what counts, the part that comes from figures: a unit has nothing of its own beside it."""
        external = (line.score.points for line in self.lines if line.is_external and line.score)
        return sum((points for points in external if points is not None), ZERO)

    @property
    def appraised(self) -> Decimal:
        """Of what counts, the part that stands beside the unit's own."""
        return self.counted - self.figured

    @property
    def ceiling(self) -> Decimal:
        return sum((row.criterion.ceiling for row in self.fields), ZERO)

    @property
    def scored(self) -> int:
        return sum(line.score is not None for line in self.lines)

    @property
    def disputes(self) -> list[Line]:
        return [line for line in self.lines if line.is_disputed]
