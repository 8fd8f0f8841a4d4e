"""Which rows of a conference carry what people entered elsewhere: those must not go with the plan."""

from __future__ import annotations

from django.db import models

from diemcau.conference.models import Conference

# What the system itself lays on every site; and what the plan's own difference looks after.
_OURS = frozenset({"line_slots", "line_escalations", "presences", "closure", "taken_in", "seats"})


def hung_on(model: type[models.Model], conference: Conference) -> set[int]:
    """Keys of the sites or units on which rows hang that deleting them would delete too. One query, whatever packages
    there are: a package that hangs something new on them is seen without being named here."""
    found = [
        field.related_model._base_manager.filter(**{f"{field.field.name}__conference": conference})
        .order_by()
        .values_list(field.field.attname, flat=True)
        for field in model._meta.get_fields(include_hidden=True)
        if isinstance(field, models.ManyToOneRel)
        and field.on_delete is models.CASCADE
        and field.related_name not in _OURS
    ]
    return set(found[0].union(*found[1:])) if found else set()
