"""Statements that write many rows at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db import models

BATCH = 500  # rows a statement: far below SQLite's limit of variables
AnyModel = TypeVar("AnyModel", bound=models.Model)


def create(model: type[AnyModel], rows: Iterable[AnyModel]) -> None:
    model._default_manager.bulk_create(rows, batch_size=BATCH)


def rewrite(model: type[AnyModel], rows: Iterable[AnyModel], fields: Collection[str]) -> None:
    """Overwrite the fields of rows that are there, found by their code: one statement for hundreds."""
    model._default_manager.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
