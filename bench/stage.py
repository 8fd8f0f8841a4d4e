"""The product on a temporary folder, for measurements that need a database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def empty_product() -> Iterator[None]:
    """Tables without rows: on SQLite in a temporary folder, or where DIEMCAU_DATABASE_URL points.

    Once in a process, before anything of Django is imported.
    """
    with tempfile.TemporaryDirectory(prefix="diemcau-bench-") as folder:
        os.environ["DIEMCAU_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "diemcau.web.settings"
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        try:
            yield
        finally:
            connections.close_all()
