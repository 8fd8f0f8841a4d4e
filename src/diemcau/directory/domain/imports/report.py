"""What checking an import found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from diemcau.directory.domain.rows import Difference, OrganisationRow

MAX_PROBLEMS = 500  # whoever sent a wrong file wants its first mistakes, not all


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a file cannot be imported: where, and what to do; a whole Vietnamese sentence."""

    sheet: str
    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What its author should know, though it hinders nothing."""

    sheet: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`changes` holds, table by table, what the file would add and change; it counts only without problems."""

    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]
    changes: Mapping[str, Difference]
    rows: int

    @property
    def fingerprint(self) -> str:
        """Equal for two checks that would do the same."""
        told = [(table, each.added, each.changed) for table, each in sorted(self.changes.items())]
        return sha256(repr(told).encode()).hexdigest()

    @property
    def ended(self) -> int:
        """How many organisations get a last day that they did not have."""
        if "organisations" not in self.changes:
            return 0
        return sum(
            old.valid_to is None and new.valid_to is not None
            for old, new in self.changes["organisations"].changed
            if isinstance(old, OrganisationRow) and isinstance(new, OrganisationRow)
        )


@dataclass(slots=True)
class Report:
    """Collects while the sheets are read."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def problem(self, sheet: str, row: int, column: str, reason: str) -> None:
        self.problems.append(Problem(sheet=sheet, row=row, column=column, reason=reason))

    def note(self, sheet: str, text: str) -> None:
        self.notes.append(Note(sheet=sheet, text=text))
