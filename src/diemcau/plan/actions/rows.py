"""Many rows in few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from django.db import models

from diemcau.nd30.model import Lines

CHUNK = 5_000  # rows made at a time
NAMED = 500  # rows named in one statement: below SQLite's limit of variables
Item = TypeVar("Item")
AnyModel = TypeVar("AnyModel", bound=models.Model)


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    waiting = iter(items)
    while chunk := list(islice(waiting, size)):
        yield chunk


def make(model: type[AnyModel], rows: Iterable[AnyModel]) -> Iterator[AnyModel]:
    """Insert rows chunk by chunk as they come; gives each back with its pk."""
    for chunk in chunks(rows, CHUNK):
        yield from model._default_manager.bulk_create(chunk)


def change(model: type[models.Model], changes: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Update rows by pk; those that get the same values share a statement."""
    alike: defaultdict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    for pk, values in changes:
        alike[tuple(sorted(values.items()))].append(pk)
    for same, pks in alike.items():
        for chunk in chunks(pks, NAMED):
            model._default_manager.filter(pk__in=chunk).update(**dict(same))


def remove(model: type[models.Model], pks: Iterable[int]) -> None:
    for chunk in chunks(pks, NAMED):
        model._default_manager.filter(pk__in=chunk).delete()


def ground(lines: Lines | None) -> dict[str, int | None]:
    """The columns that keep where in the plan a row stands."""
    first, last = lines or (None, None)
    return {"first_line": first, "last_line": last}
