"""Large files come in pieces of at most 4 MB, each taken up where the last one ended."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.contents import MOST_BYTES, clean_name
from diemcau.papers.models import Upload
from diemcau.papers.transports import ask

MOST_PIECE = 4 * 1024 * 1024
MOST_OPEN = 20  # uploads that one account may have begun
_BLOCK = 256 * 1024
_ROOM = 1024 * 1024 * 1024  # what stays free on the disk


class Misplaced(Exception):
    """The piece does not begin where the last one ended (answered 409); `offset` says where that is."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@transaction.atomic
def begin_upload(conference: Conference, name: str, size: int, *, by: Account, key: UUID | None = None) -> Upload:
    """Make room for a file that will come in pieces. The same key of the same sender gives the same upload back.

    Raises:
        Refused: too large, too many begun, no room on the disk, or the key is somebody else's.
    """
    if key and (known := Upload.objects.filter(key=key).first()):
        if known.account_id != by.pk or known.size != size:
            raise Refused("Mã của lần gửi này đã được dùng; hãy chọn lại tệp để gửi.")
        return known
    most = max(MOST_BYTES.values())
    if not 0 < size <= most:
        raise Refused(f"Tệp rỗng hoặc lớn hơn {most // 1024 // 1024} MB nên không được nhận; hãy gửi tệp nhỏ hơn.")
    if Upload.objects.filter(account=by).count() >= MOST_OPEN:
        raise Refused("Đang có quá nhiều tệp gửi dở; hãy gửi tiếp hoặc bỏ bớt rồi gửi tệp này.")
    folder = Path(settings.MEDIA_ROOT) / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < size + _ROOM:
        raise Refused("Ổ đĩa của máy chủ không còn đủ chỗ cho tệp này; hãy báo người quản trị.")
    upload = Upload(account=by, conference=conference, name=clean_name(name), size=size)
    if key:
        upload.key = key
    upload.save(force_insert=True)
    if Upload.objects.expired(timezone.now()).exists():
        ask("tidy_uploads")
    record("papers.upload_begun", conference, by=by, within=conference, file=upload.name, size=size)
    return upload


def receive_piece(upload: Upload, offset: int, piece: BinaryIO, length: int) -> int:
    """Write one piece behind those that are there, and to the disk; returns how much has now arrived.

    Only the file grows, no row changes: a thousand pieces cost the database nothing.

    Raises:
        Misplaced: the piece begins elsewhere, or another piece is being written at this moment.
        Refused: it is larger than 4 MB, or reaches past the end.
    """
    if length > MOST_PIECE or offset + length > upload.size:
        raise Refused("Phần gửi lên vượt quá 4 MB hoặc quá cuối tệp nên không được nhận; hãy gửi lại tệp.")
    upload.path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(upload.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Misplaced(os.fstat(file.fileno()).st_size) from None
        arrived = file.seek(0, os.SEEK_END)
        if arrived != offset:
            raise Misplaced(arrived)
        left = length
        while left and (block := piece.read(min(left, _BLOCK))):
            file.write(block)
            left -= len(block)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


@transaction.atomic
def drop_upload(upload: Upload, *, by: Account | None) -> None:
    """Throw away what has arrived of a file."""
    path, conference = upload.path, upload.conference
    record("papers.upload_dropped", conference, by=by, within=conference, file=upload.name)
    upload.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def drop_expired_uploads(*, by: Account | None) -> int:
    """Throw away what was begun two days ago and never used; returns how many."""
    expired = list(Upload.objects.expired(timezone.now()).select_related("conference"))
    for upload in expired:
        drop_upload(upload, by=by)
    return len(expired)
