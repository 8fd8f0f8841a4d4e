"""What every test finds ready."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that `-m database` runs exactly that on PostgreSQL."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


def pytest_report_header() -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


def pytest_configure() -> None:
    """A password is hashed in microseconds: how slow the real hash is, is Django's affair. Time decides no test.

    Nothing that is written here outlives the run, so SQLite waits for no disk; a server that a test kills is a process
    of its own, with the product's own settings.
    """
    hypothesis.settings.register_profile(
        "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
    )
    hypothesis.settings.load_profile("patient")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    started = settings.DATABASES["default"]["OPTIONS"]
    if "init_command" in started:
        started["init_command"] = started["init_command"].replace("synchronous=FULL", "synchronous=OFF")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference documents beside the project; not part of it, so a clone alone skips."""
    if not SHARED.is_dir():
        pytest.skip("Cần thư mục ../shared (văn bản và bảng tham chiếu), không có cạnh bản sao này.")
    return SHARED


@pytest.fixture(autouse=True)
def _files_go_to_a_temporary_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
