"""A survey is set up: its rules, its frame, its questionnaire, the time in which it takes answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from diemcau.directory.models import Account, Organisation, PendingImport
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.survey.domain.questionnaire import Questionnaire as Form
from diemcau.survey.domain.selection import Cell
from diemcau.survey.domain.sipas import DEFAULT
from diemcau.survey.domain.stored import as_data
from diemcau.survey.models import Collection, FrameCell, Questionnaire, Sheet, Survey


@transaction.atomic
def open_survey(owner: Organisation, facts: Mapping[str, Any], *, by: Account) -> Survey:
    """Begin a survey, with the customary questionnaire as its first version.

    Raises:
        Refused: the organisation has one of this title in this year.
    """
    if Survey.objects.filter(owner=owner, year=facts["year"], title=facts["title"]).exists():
        raise Refused(f"Năm {facts['year']} đã có cuộc khảo sát “{facts['title']}”. Chưa thêm gì; hãy đặt tên khác.")
    survey = Survey.objects.create(owner=owner, created_by=by, **facts)
    Questionnaire.objects.create(survey=survey, number=1, data=as_data(DEFAULT), by=by)
    record("survey.opened", survey, by=by, within=owner, year=survey.year)
    return survey


@transaction.atomic
def change_rules(survey: Survey, facts: Mapping[str, Any], *, by: Account) -> None:
    """Change how figures are made; those computed already stay as they are."""
    changed = [name for name, value in facts.items() if getattr(survey, name) != value]
    for name in changed:
        setattr(survey, name, facts[name])
    survey.save()
    record("survey.rules_changed", survey, by=by, within=survey.owner, fields=",".join(changed))


@transaction.atomic
def import_frame(survey: Survey, cells: Sequence[Cell], *, pending: PendingImport, by: Account) -> int:
    """Put a whole frame in the place of the one before.

    Raises:
        Refused: a sample was drawn from the frame that stands there.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.samples.filter(replaced_at=None).exists():
        raise Refused("Đã chọn mẫu từ khung hiện có nên không thay khung được. Hãy hủy mẫu trước. Chưa nhập gì.")
    old = FrameCell.objects.filter(survey=survey)
    if survey.samples.exists():
        raise Refused("Khung này đã dùng cho một mẫu trước đây. Hãy mở cuộc khảo sát khác cho khung mới. Chưa nhập gì.")
    units = dict(Organisation.objects.filter(code__in={c.unit for c in cells}).values_list("code", "pk"))
    old.delete()
    FrameCell.objects.bulk_create(
        (
            FrameCell(
                survey=survey,
                unit_id=units[cell.unit],
                service=cell.service,
                cluster=cell.cluster,
                label=cell.label,
                people=cell.people,
            )
            for cell in cells
        ),
        batch_size=2000,
    )
    record("survey.frame_imported", survey, by=by, within=survey.owner, file=pending.name, lines=len(cells))
    pending.delete()
    return len(cells)


@transaction.atomic
def add_version(survey: Survey, form: Form, *, file: str, by: Account) -> Questionnaire:
    """A changed questionnaire is a new version; answers keep the version that they were given to.

    Raises:
        Refused: nothing changed.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    before = survey.questionnaires.last()
    if before and before.data == as_data(form):
        raise Refused("Tệp giống hệt phiếu đang dùng nên không có phiên bản mới.")
    number = before.number + 1 if before else 1
    made = Questionnaire.objects.create(survey=survey, number=number, data=as_data(form), by=by)
    record("survey.questionnaire_changed", survey, by=by, within=survey.owner, number=number, file=file)
    return made


@transaction.atomic
def start_collection(survey: Survey, ends_on: date, *, by: Account) -> Collection:
    """Take answers until the end of a day; open already, it only moves that day.

    Raises:
        Refused: no sample yet, or a day that is over.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.samples.filter(replaced_at=None).exists():
        raise Refused("Chưa chọn mẫu nên chưa có ai để hỏi. Hãy chọn mẫu trước.")
    if ends_on < timezone.localdate():
        raise Refused("Ngày kết thúc đã qua. Hãy chọn một ngày từ hôm nay trở đi.")
    collection = survey.collections.filter(closed_at=None).first()
    if collection:
        collection.ends_on = ends_on
        collection.save(update_fields=["ends_on"])
    else:
        collection = Collection.objects.create(survey=survey, ends_on=ends_on, opened_by=by)
    record("survey.collection_opened", survey, by=by, within=survey.owner, until=str(ends_on))
    return collection


@transaction.atomic
def close_collection(survey: Survey, *, by: Account) -> None:
    """Take no more answers, and lay the sheets anew in the order of their random numbers.

    A database keeps rows in the order in which they came; after this it keeps no such order of the answers.

    Raises:
        Refused: it is not open.
    """
    collection = Collection.objects.select_for_update().filter(survey=survey, closed_at=None).first()
    if collection is None:
        raise Refused("Đợt thu thập không mở, nên không có gì để đóng.")
    collection.closed_at, collection.closed_by = timezone.now(), by
    collection.save(update_fields=["closed_at", "closed_by"])
    record("survey.collection_closed", survey, by=by, within=survey.owner, sheets=_shuffle(survey))


MOST_SHUFFLED = 50_000  # the turn to write is not held longer than for these


def _shuffle(survey: Survey) -> int:
    """Only sheets that nothing points at: those of paper and of exclusions carry no trace of a person anyway."""
    sheets = list(Sheet.objects.filter(survey=survey, exclusions=None, paper=None).order_by("pk")[: MOST_SHUFFLED + 1])
    if len(sheets) > MOST_SHUFFLED:
        return 0
    for at in range(0, len(sheets), 500):
        Sheet.objects.filter(pk__in=[sheet.pk for sheet in sheets[at : at + 500]]).delete()
    Sheet.objects.bulk_create(sheets, batch_size=500)
    return len(sheets)
