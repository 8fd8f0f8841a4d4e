"""A database that our own `migrate` made is what the models say."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class
from django.db import connection
from django.db.migrations.state import ProjectState

MODELS = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def test_whoever_says_migrate_gets_ours_and_django_is_left_as_it_was():
    usual = ProjectState.add_model

    assert type(load_command_class(get_commands()["migrate"], "migrate")).__module__.startswith("diemcau.web")
    assert ProjectState.add_model is usual


def names_at(cursor, table: str) -> set[str]:
    """The names of all indexes and constraints of a table."""
    if connection.vendor == "postgresql":
        return set(connection.introspection.get_constraints(cursor, table))
    cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table])
    return {name for [made] in cursor.fetchall() for name in re.findall(r'(?:INDEX|CONSTRAINT) "(\w+)"', made)}


@pytest.mark.django_db
def test_every_column_index_and_constraint_of_every_model_stands_in_a_new_database():
    with connection.cursor() as cursor:
        for model in MODELS:
            options = model._meta
            cursor.execute(f"SELECT * FROM {options.db_table} LIMIT 0")
            columns = {column[0] for column in cursor.description}
            pointing = set(connection.introspection.get_relations(cursor, options.db_table))
            fields = options.local_concrete_fields

            assert columns == {field.column for field in fields}
            assert pointing == {field.column for field in fields if field.remote_field}
            assert {each.name for each in [*options.indexes, *options.constraints]} <= names_at(
                cursor, options.db_table
            )
