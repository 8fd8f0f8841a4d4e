"""Sets of rows that a page asks for again and again: written in SQL once a process, not once a request."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from diemcau.conference.models import Conference

_ANY = -7_250_417  # stands for the conference while the statement is written: no row has such a key

Ask = Callable[[Conference], list[tuple[Any, ...]]]


def compiled(rows_of: Callable[[int], QuerySet[Any, Any]]) -> Ask:
    """Turn a query set of plain values into a question about one conference.

    Writing SQL costs the ORM as much as SQLite needs to answer it. Values come as the database gives them: numbers,
    texts and nothing (None) are the same in every database; for others there are `instant` and `mapping`.

    Args:
        rows_of: the query set for a conference, named by its key; ends in `values_list`.
    """

    @lru_cache(maxsize=4)
    def statement(_vendor: str) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = rows_of(_ANY).query.sql_with_params()
        return sql, tuple(parameters)

    def ask(conference: Conference) -> list[tuple[Any, ...]]:
        sql, parameters = statement(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(sql, [_for(conference.pk, value) for value in parameters])
            return list(cursor.fetchall())

    return ask


def _for(conference: int, value: Any) -> Any:
    """The conference itself, or its name in the log, in place of what stood for it."""
    if value == _ANY:
        return conference
    return value.replace(str(_ANY), str(conference)) if isinstance(value, str) else value


def instant(value: datetime) -> datetime:
    """A point in time, of which SQLite does not say that it is UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def mapping(value: dict[str, Any] | str) -> dict[str, Any]:
    """A JSON object, which SQLite keeps as a text."""
    found: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found
