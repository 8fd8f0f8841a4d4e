"""The text of a version, kept so that it is found: by FTS5 on SQLite, by a GIN index on PostgreSQL."""

from __future__ import annotations

from django.db import connection, models
from django.db.models.expressions import RawSQL

from diemcau.papers.models.versions import Version


class VersionTextQuerySet(models.QuerySet["VersionText"]):
    def holding(self, words: list[str]) -> VersionTextQuerySet:
        """Those that hold every word, given without case and diacritics; the beginning of a word is enough.

        Part of the query that it stands in: whoever asks adds who may see what, and nothing else is ever fetched.
        """
        if not words:
            return self.none()
        if connection.vendor == "postgresql":
            query = " & ".join(f"{word}:*" for word in words)
            found = (
                "SELECT version_id FROM papers_versiontext "
                "WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s)"
            )
        else:
            query = " AND ".join(f'"{word}"*' for word in words)
            found = "SELECT rowid FROM papers_text_search WHERE papers_text_search MATCH %s"
        return self.filter(pk__in=RawSQL(found, [query]))


class VersionText(models.Model):
    """Nội dung đọc được: lines as got out of the file, and the same folded. `problem` says why there are none."""

    version = models.OneToOneField(Version, models.CASCADE, primary_key=True, related_name="text")
    lines = models.JSONField(default=list)
    folded = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    problem = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now=True)

    objects = VersionTextQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.version)
