"""The budget as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.assignments.models import BudgetLine
from diemcau.conference.models import Conference


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    line: BudgetLine
    spent: int

    @property
    def is_over(self) -> bool:
        return self.line.approved is not None and self.spent > self.line.approved


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """`limit` is the sum that the plan states, None where it states none."""

    rows: tuple[LineRow, ...]
    limit: int | None

    @property
    def estimate(self) -> int:
        return sum(row.line.estimate for row in self.rows)

    @property
    def approved(self) -> int:
        return sum(row.line.approved or 0 for row in self.rows)

    @property
    def spent(self) -> int:
        return sum(row.spent for row in self.rows)

    @property
    def over(self) -> int:
        """By how much the plan's sum is passed."""
        return max(max(self.approved, self.spent) - self.limit, 0) if self.limit is not None else 0

    @property
    def settlement(self) -> dict[str, int]:
        return {"estimate": self.estimate, "approved": self.approved, "spent": self.spent, "lines": len(self.rows)}


def budget_of(conference: Conference) -> Budget:
    """Two queries."""
    lines = BudgetLine.objects.filter(conference=conference).prefetch_related("payments")
    rows = tuple(LineRow(line=line, spent=sum(payment.amount for payment in line.payments.all())) for line in lines)
    return Budget(rows=rows, limit=conference.budget_vnd)
