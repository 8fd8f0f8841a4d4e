"""What people do to a document and to what was read in it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.nd30.text import MOST_BYTES
from diemcau.plan.domain import corrections
from diemcau.plan.domain.apart import read_apart
from diemcau.plan.domain.matching import NAME_LENGTH
from diemcau.plan.models import Correction, NameAnswer, PlanDocument


def upload_plan(file: File[bytes], *, by: Account | None, conference: Conference | None = None) -> PlanDocument:
    """Read a file, and keep it with what was read. What cannot be read is not kept.

    Args:
        conference: whose plan it is, when it corrects one that was applied before.

    Raises:
        Unreadable: the file is too large, no document, or takes too long to read.
        Refused: the same file is here already.
    """
    if (file.size or 0) > MOST_BYTES:
        raise Unreadable("Tệp lớn hơn 50 MB nên không được đọc; hãy gửi tệp nhỏ hơn.")
    data = file.read(MOST_BYTES + 1)
    digest = sha256(data).hexdigest()
    _refuse_second(digest, by, conference)
    found = read_apart(data)
    document = PlanDocument(
        conference=conference,
        file_name=PurePath((file.name or "ke-hoach").replace("\\", "/")).name[-200:],
        sha256=digest,
        uploaded_by=by,
        reading=found.reading,
        notes=list(found.notes),
    )
    document.file.save("", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            document.save()
            record("plan.uploaded", document, by=by, within=conference, file=document.file_name)
    except BaseException:
        document.file.delete(save=False)
        raise
    return document


def _refuse_second(digest: str, by: Account | None, conference: Conference | None) -> None:
    known = PlanDocument.objects.visible_to(by) if by else PlanDocument.objects.all()
    same = known.filter(sha256=digest, conference=conference).first()
    if same:
        raise Refused(
            f"Tệp này đã được tải lên ngày {timezone.localdate(same.uploaded_at):%d/%m/%Y} với tên “{same.file_name}”; "
            "hãy mở văn bản đó thay vì tải lên lần nữa."
        )


@transaction.atomic
def correct(document: PlanDocument, path: str, value: Any, *, by: Account | None) -> Correction:
    """Put a person's value over the one that was read, at a JSON pointer into the reading.

    "/plan/participants/3/bodies" replaces a value, "/plan/participants/3" with None takes an entry out, and
    "/plan/participants/-" adds one at the end.

    Raises:
        Refused: nothing can be corrected there, or the value has another shape than what stands there.
    """
    earlier = document.corrections.select_for_update().values_list("path", "value")
    try:
        corrections.check(corrections.overlaid(document.reading, earlier), path, value)
    except corrections.Misfit:
        raise Refused("Giá trị sửa không hợp với chỗ được sửa nên chưa được lưu; hãy nhập lại.") from None
    correction = Correction.objects.create(document=document, path=path, value=value, by=by)
    record("plan.corrected", document, by=by, within=document.conference, path=path)
    return correction


@transaction.atomic
def undo_correction(correction: Correction, *, by: Account | None) -> None:
    """Take a correction away: what was there before it counts again."""
    document = correction.document
    record("plan.correction_undone", document, by=by, within=document.conference, path=correction.path)
    correction.delete()


@transaction.atomic
def answer_name(
    document: PlanDocument, printed: str, organisations: Iterable[Organisation], *, by: Account | None
) -> NameAnswer:
    """Say which organisations a printed name means; none at all says that it means nobody of the directory.

    Raises:
        Refused: the name is empty.
    """
    printed = printed.strip()[:NAME_LENGTH]
    if not printed:
        raise Refused("Chưa có tên nào để trả lời; hãy chọn một tên trong văn bản.")
    answer, _ = NameAnswer.objects.update_or_create(document=document, printed=printed, defaults={"by": by})
    answer.organisations.set(organisations)
    record("plan.name_answered", document, by=by, within=document.conference, printed=printed)
    return answer


@transaction.atomic
def withdraw_answer(answer: NameAnswer, *, by: Account | None) -> None:
    """Ask again what a printed name means."""
    document = answer.document
    record("plan.answer_withdrawn", document, by=by, within=document.conference, printed=answer.printed)
    answer.delete()


@transaction.atomic
def discard_document(document: PlanDocument, *, by: Account | None) -> None:
    """Throw a document away that was never applied, its file with it.

    Raises:
        Refused: it was applied.
    """
    if document.applications.exists():
        raise Refused("Văn bản này đã được áp dụng nên phải được giữ lại; hãy tải lên bản sửa để thay nội dung.")
    record("plan.discarded", document, by=by, within=document.conference, file=document.file_name)
    file = document.file
    document.delete()
    transaction.on_commit(lambda: file.delete(save=False))
