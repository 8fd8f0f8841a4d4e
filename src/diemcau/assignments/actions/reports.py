"""A unit reports with evidence; the organiser accepts, or gives it back with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction

from diemcau.assignments.models import Acceptance, Evidence, Report, Return, Task
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.contents import Inspected, inspect


@transaction.atomic
def report(
    task: Task,
    key: UUID,
    *,
    percent: int,
    text: str,
    by: Account,
    is_final: bool = False,
    files: Sequence[File[Any]] = (),
    links: Iterable[str] = (),
) -> Report:
    """Say how far a task is; a final report asks for acceptance. The same key again is the same report.

    Raises:
        Unreadable: a file is of no kind that is taken, or not what its name says: nothing is kept.
        Refused: the task is accepted already, or waits for an answer; or a final report shows nothing.
    """
    Task.objects.select_for_update().get(pk=task.pk)
    known = Report.objects.filter(key=key, task=task).first()
    if known:
        return known
    _must_be_open(task)
    links = [link for link in links if link]
    if is_final and not (text.strip() or files or links):
        raise Refused("Báo cáo đề nghị nghiệm thu cần ghi kết quả hoặc kèm minh chứng; chưa gửi gì.")
    looked = [(file, *looked_at(file)) for file in files]
    made = Report.objects.create(
        task=task, key=key, percent=100 if is_final else percent, text=text.strip(), is_final=is_final, by=by
    )
    for file, found, digest in looked:
        one = Evidence(report=made, name=found.name, content=found.content.value, sha256=digest)
        one.file.save("", file, save=False)
        one.save()
    Evidence.objects.bulk_create([Evidence(report=made, link=link, name=link[:200]) for link in links])
    record("assignments.reported", task, by=by, within=task.conference, percent=made.percent, final=is_final)
    return made


@transaction.atomic
def accept(task: Task, *, by: Account, note: str = "") -> Acceptance:
    """The final report does: the task is done.

    Raises:
        Refused: nothing waits for acceptance.
    """
    Task.objects.select_for_update().get(pk=task.pk)
    made = Acceptance.objects.create(task=task, report=_waiting(task), note=" ".join(note.split())[:500], by=by)
    record("assignments.accepted", task, by=by, within=task.conference)
    return made


@transaction.atomic
def give_back(task: Task, reason: str, *, by: Account) -> Return:
    """The final report does not do.

    Raises:
        Refused: no reason is given, or nothing waits for acceptance.
    """
    if not reason.strip():
        raise Refused("Hãy ghi lý do trả lại, để đơn vị biết phải bổ sung gì; chưa có gì thay đổi.")
    Task.objects.select_for_update().get(pk=task.pk)
    made = Return.objects.create(report=_waiting(task), reason=" ".join(reason.split())[:500], by=by)
    record("assignments.given_back", task, by=by, within=task.conference, reason=made.reason[:200])
    return made


@transaction.atomic
def reopen(task: Task, *, by: Account) -> None:
    """Take an acceptance back: its report waits again.

    Raises:
        Refused: it was not accepted.
    """
    if not Acceptance.objects.filter(task=task).delete()[0]:
        raise Refused("Việc này chưa được nghiệm thu nên không có gì để rút lại.")
    record("assignments.reopened", task, by=by, within=task.conference)


def _must_be_open(task: Task) -> None:
    if Acceptance.objects.filter(task=task).exists():
        raise Refused("Việc này đã nghiệm thu nên không nhận thêm báo cáo.")
    last = task.reports.first()
    if last and last.is_final and not Return.objects.filter(report=last).exists():
        raise Refused("Báo cáo trước đang chờ nghiệm thu nên chưa nhận báo cáo mới.")


def _waiting(task: Task) -> Report:
    last = task.reports.first()
    if last is None or not last.is_final or Acceptance.objects.filter(task=task).exists():
        raise Refused("Việc này không có báo cáo nào chờ nghiệm thu; hãy tải lại trang.")
    if Return.objects.filter(report=last).exists():
        raise Refused("Báo cáo này đã được trả lại; hãy chờ đơn vị nộp lại.")
    return last


def looked_at(file: File[Any]) -> tuple[Inspected, str]:
    """What a file is by its content, and its hash; nothing in it is run."""
    digest = sha256()
    with NamedTemporaryFile() as copy:
        for chunk in file.chunks():
            copy.write(chunk)
            digest.update(chunk)
        copy.flush()
        found = inspect(Path(copy.name), file.name or "")
    file.seek(0)
    return found, digest.hexdigest()
