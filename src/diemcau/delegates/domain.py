"""The vocabulary of seats. Pure."""

from __future__ import annotations

from enum import StrEnum


class Count(StrEnum):
    """How many a seat is for: one; several; a whole group."""

    ONE = "one"
    SEVERAL = "several"
    GROUP = "group"


COUNT_NAMES = {
    Count.ONE: "01 đại biểu",
    Count.SEVERAL: "nhiều đại biểu",
    Count.GROUP: "cả tổ chức",
}
