"""Doors to what goes on outside the request: the jobs that the worker does.

Jobs stand above the verbs that ask for them, so a verb names its job. A job is a row of the verb's own transaction.
"""

from __future__ import annotations

from django.utils.module_loading import import_string


def ask(job: str, *arguments: int | str) -> None:
    """Have one of `diemcau.papers.tasks` done after this transaction; each of them may be done twice without harm."""
    import_string(f"diemcau.papers.tasks.{job}").enqueue(*arguments)
