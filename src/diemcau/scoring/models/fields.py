"""How points are kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models.expressions import Combinable

from diemcau.scoring.domain.points import rounded

PLACES = 4


class PointsField(models.Field[Any, Any]):
    """Points as whole ten-thousandths: every database adds them exactly, SQLite too, which has no decimals."""

    _pyi_private_set_type: Decimal | Combinable
    _pyi_private_get_type: Decimal

    def get_internal_type(self) -> str:
        return "IntegerField"

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else as_points(value)

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return int(rounded(Decimal(str(value)), PLACES).scaleb(PLACES))

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))


def as_points(kept: int) -> Decimal:
    """From whole ten-thousandths, as a bulk query reads them, to points."""
    return Decimal(kept).scaleb(-PLACES)


class _Raw(models.Func):
    """A column as the database keeps it."""

    template = "%(expressions)s"
    output_field = models.IntegerField()

    def get_db_converters(self, connection: Any) -> list[Any]:
        return []


def raw(field: str) -> models.Func:
    """The kept whole number: hundreds of thousands of them are read twice as fast without a converter."""
    return _Raw(models.F(field))
