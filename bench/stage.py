"""The product on a temporary folder, for measurements that need a database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.directory.models import Organisation
    from diemcau.plan.models import PlanDocument

REFERENCE = Path(__file__).resolve().parents[2] / "shared/corpus/plans/000-quang-nam-hoi-nghi-cchc-2023.txt"


def reference_plan() -> Path:
    """The plan of January 2024 with its 260 sites.

    Raises:
        SystemExit: the folder of reference documents does not lie beside the project.
    """
    if not REFERENCE.exists():
        raise SystemExit("Cần thư mục ../shared: số đo này đọc kế hoạch tham chiếu ở đó.")
    return REFERENCE


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


def province_with_plan() -> PlanDocument:
    """The example province of three tiers, and the reference plan uploaded and read."""
    from django.core.files import File

    from diemcau.directory.actions import load_example
    from diemcau.plan.actions import upload_plan
    from diemcau.web.examples import EXAMPLES

    load_example(EXAMPLES / "quang-nam-2024")
    with reference_plan().open("rb") as file:
        return upload_plan(File(file, name=REFERENCE.name), by=None)


def organiser(document: PlanDocument) -> Organisation:
    """The body that the plan says holds the conference, as the directory knows it."""
    from diemcau.directory.models import Organisation
    from diemcau.plan.queries.prepared import prepare

    owner = prepare(document).owner
    if owner is None:
        raise SystemExit("Không nhận ra đơn vị tổ chức của kế hoạch tham chiếu trong danh bạ mẫu.")
    return Organisation.objects.get(pk=owner)
