"""Make ready, right after a release, what would keep the first visitors waiting."""

from __future__ import annotations

import shutil

from django.utils.translation import override
from django_tasks import task

from diemcau.publish.models import Edition
from diemcau.publish.queries.ready import folder, folder_of, picture_name, press_name
from diemcau.publish.queries.released import generation

LANGUAGES = ("vi", "en")


@task()
def make_ready(announcement: int) -> int:
    """The job, a row that the release commits with: press pack and link pictures. Returns how many files it made."""
    from diemcau.publish.queries.press import link_picture, press_pack  # noqa: PLC0415 -- slow import

    now = generation()
    files = {press_name(announcement): press_pack(announcement)}
    editions = Edition.objects.released().filter(release__announcement=announcement)
    for slug in editions.values_list("publication__slug", flat=True):
        for language in LANGUAGES:
            with override(language):
                files[picture_name(slug, language)] = link_picture(slug)
    if generation() != now:  # released again meanwhile: that release has a job of its own
        return 0
    _clear_but(now)
    made = {name: content for name, content in files.items() if content}
    folder_of(now).mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        path = folder_of(now) / name
        part = path.with_name(f"{name}.part")
        part.write_bytes(content)
        part.replace(path)  # whole or not at all: a visitor may ask just now
    return len(made)


def _clear_but(now: str) -> None:
    """Take away what belongs to earlier releases."""
    for old in folder().glob("*"):
        if old != folder_of(now):
            shutil.rmtree(old, ignore_errors=True)
