"""What the worker does for papers. Each job may be begun again after a crash: it does what is still to be done."""

from __future__ import annotations

from django_tasks import task

from diemcau.papers import actions


@task()
def read_text(version_id: int) -> None:
    """Get the text out of a version, so that it is found."""
    actions.read_text_of(version_id, by=None)


@task()
def queue_dispatch(dispatch_id: int) -> None:
    """Reach the recipients of a dispatch, some at a time."""
    while actions.reach_some(dispatch_id, by=None):
        pass


@task()
def build_archive(archive_id: int) -> None:
    """Pack the papers of one audience."""
    actions.build_archive(archive_id, by=None)


@task()
def tidy_uploads() -> None:
    """Throw away what was begun days ago and never finished."""
    actions.drop_expired_uploads(by=None)
