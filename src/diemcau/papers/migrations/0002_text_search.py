"""Full-text search in what was read out of papers: FTS5 beside the table on SQLite, a GIN index on PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db import migrations

# A migration that alters papers_versiontext makes SQLite copy the table, which drops these triggers: make them again.
_TAKE_OUT = (
    "INSERT INTO papers_text_search (papers_text_search, rowid, folded) VALUES ('delete', old.version_id, old.folded);"
)
_PUT_IN = "INSERT INTO papers_text_search (rowid, folded) VALUES (new.version_id, new.folded);"
_SEARCH = "folded, content='papers_versiontext', content_rowid='version_id', tokenize='unicode61 remove_diacritics 0'"
SQLITE = [
    f"CREATE VIRTUAL TABLE papers_text_search USING fts5({_SEARCH})",
    f"CREATE TRIGGER papers_text_added AFTER INSERT ON papers_versiontext BEGIN {_PUT_IN} END",
    f"CREATE TRIGGER papers_text_removed AFTER DELETE ON papers_versiontext BEGIN {_TAKE_OUT} END",
    f"CREATE TRIGGER papers_text_changed AFTER UPDATE ON papers_versiontext BEGIN {_TAKE_OUT} {_PUT_IN} END",
]
POSTGRESQL = ["CREATE INDEX papers_text_search ON papers_versiontext USING gin (to_tsvector('simple', folded))"]
BACK = {
    "sqlite": [
        "DROP TRIGGER papers_text_added",
        "DROP TRIGGER papers_text_removed",
        "DROP TRIGGER papers_text_changed",
        "DROP TABLE papers_text_search",
    ],
    "postgresql": ["DROP INDEX papers_text_search"],
}


def make(apps: Any, editor: Any) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def unmake(apps: Any, editor: Any) -> None:
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
