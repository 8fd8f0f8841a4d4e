"""One file with everything that an audience may read, for a weak line."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.contents import FILMS
from diemcau.papers.models import Archive, Version
from diemcau.papers.transports import ask

_BLOCK = 1024 * 1024


@transaction.atomic
def ask_for_archive(conference: Conference, versions: Iterable[Version], *, by: Account | None) -> Archive:
    """Have these versions packed, films apart; whoever asks for the same ones gets the same archive.

    Raises:
        Refused: there is nothing to pack.
    """
    chosen = sorted((one for one in versions if one.content not in FILMS), key=lambda one: one.pk)
    if not chosen:
        raise Refused("Chưa có tài liệu nào để đóng gói.")
    key = sha256(f"{conference.pk}:{[(one.pk, one.sha256) for one in chosen]}".encode()).hexdigest()
    archive, is_new = Archive.objects.get_or_create(key=key, defaults={"conference": conference})
    if is_new:
        archive.versions.set(chosen)
        ask("build_archive", archive.pk)
        record("papers.archive_asked", archive, by=by, within=conference, papers=len(chosen))
    return archive


def build_archive(archive_id: int, *, by: Account | None) -> Archive | None:
    """Write the archive beside its place, then put it there: a reader finds it whole or not at all."""
    archive = Archive.objects.filter(pk=archive_id, built_at=None).select_related("conference").first()
    if archive is None:
        return None
    folder = Path(settings.MEDIA_ROOT) / "archives"
    folder.mkdir(parents=True, exist_ok=True)
    place, half = folder / archive.key, folder / f"{archive.key}.half"
    versions = archive.versions.select_related("paper").order_by("paper__kind", "paper__title", "pk")
    with ZipFile(half, "w", ZIP_STORED) as packed:  # the papers are packed in themselves
        for number, version in enumerate(versions, start=1):
            entry = ZipInfo(f"{number:02}-{version.file_name}", date_time=(1980, 1, 1, 0, 0, 0))  # the same bytes again
            entry.external_attr = 0o644 << 16
            with version.file.open("rb") as file, packed.open(entry, "w", force_zip64=True) as inside:
                while block := file.read(_BLOCK):
                    inside.write(block)
    half.replace(place)
    return _built(archive, place, by)


@transaction.atomic
def _built(archive: Archive, place: Path, by: Account | None) -> Archive:
    archive.file = str(place.relative_to(settings.MEDIA_ROOT))
    archive.size, archive.built_at = place.stat().st_size, timezone.now()
    archive.save(update_fields=["file", "size", "built_at"])
    record("papers.archive_built", archive, by=by, within=archive.conference, size=archive.size)
    return archive
