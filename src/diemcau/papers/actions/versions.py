"""A file becomes a version of a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.contents import READABLE, Inspected, inspect
from diemcau.papers.domain.kinds import Gate
from diemcau.papers.models import Paper, Passage, Signature, Upload, Version
from diemcau.papers.transports import ask


def add_version(
    paper: Paper | Callable[[], Paper],
    source: Upload | File[bytes],
    *,
    by: Account | None,
    reason: str = "",
    name: str = "",
) -> Version:
    """Keep a file as the newest version of a paper. What is refused leaves nothing behind; an upload stays as it was.

    Args:
        paper: the paper, or how to make it: then it exists only if its file is taken.
        source: an upload that has arrived whole, or a file in hand.
        reason: why there is another version; the first needs none.

    Raises:
        Unreadable: the file is of no kind that is taken, is not what its name says, or could run something.
        Refused: it has not arrived whole, is the same as the newest version, or the paper has been signed.
    """
    with _kept(source) as path:
        found = inspect(path, name or source.name or "")
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        return _keep(paper, path, found, digest, source, reason=reason, by=by)


@transaction.atomic
def _keep(
    wanted: Paper | Callable[[], Paper],
    path: Path,
    found: Inspected,
    digest: str,
    source: Upload | File[bytes],
    *,
    reason: str,
    by: Account | None,
) -> Version:
    paper = wanted if isinstance(wanted, Paper) else wanted()
    Paper.objects.select_for_update().get(pk=paper.pk)
    if Signature.objects.filter(version__paper=paper).exists():
        raise Refused(
            "Tài liệu đã ký nên không nhận thêm phiên bản; muốn sửa thì trả lại trước khi vào sổ, hoặc thay thế."
        )
    last = paper.versions.aggregate(number=Max("number"))["number"] or 0
    if paper.versions.filter(number=last, sha256=digest).exists():
        raise Refused(f"Tệp này giống hệt bản {last}, nên không lưu thêm; hãy kiểm tra lại tệp vừa chọn.")
    if last and not reason.strip():
        raise Refused("Hãy ghi lý do có bản mới, để người đọc biết khác bản trước ở đâu; tệp vừa gửi vẫn được giữ.")
    version = Version.objects.create(
        paper=paper,
        number=last + 1,
        file=str(path.relative_to(settings.MEDIA_ROOT)),
        file_name=found.name,
        content=found.content.value,
        size=path.stat().st_size,
        sha256=digest,
        notes=list(found.notes),
        reason=" ".join(reason.split())[:300],
        by=by,
    )
    first = paper.steps.first()
    if first and first.gate == Gate.NONE and not first.passages.filter(undone_at=None).exists():
        Passage.objects.create(step=first, version=version, by=by)  # a draft is there: the first step is done
    if isinstance(source, Upload):
        source.delete()
    if found.content in READABLE:
        ask("read_text", version.pk)
    record("papers.version_added", paper, by=by, within=paper.conference, number=version.number, file=version.file_name)
    return version


@contextmanager
def _kept(source: Upload | File[bytes]) -> Iterator[Path]:
    """The file under a random name among the papers; should the block fail, it is where it was before, or gone."""
    path = Path(settings.MEDIA_ROOT) / "papers" / uuid4().hex
    path.parent.mkdir(parents=True, exist_ok=True)
    arrived = None
    if isinstance(source, Upload):
        if not source.is_whole:
            raise Refused("Tệp chưa gửi xong nên chưa lưu được; hãy đợi thanh tiến độ đầy rồi bấm lại.")
        arrived = source.path
        arrived.rename(path)
    else:
        with path.open("wb") as file:
            for piece in source.chunks():
                file.write(piece)
    try:
        yield path
    except BaseException:
        if arrived:
            path.rename(arrived)
        else:
            path.unlink(missing_ok=True)
        raise
