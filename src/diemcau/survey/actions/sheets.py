"""Answers are taken in: from a link, from two people at a keyboard, from a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.survey.domain.questionnaire import Filled
from diemcau.survey.models import Keying, PaperForm, Point, Questionnaire, Sheet, Survey
from diemcau.survey.permissions import takes_answers


def receipt_of(uuid: UUID) -> str:
    """What the device keeps: the same for the same sheet, and nobody else can make it."""
    return salted_hmac("survey.receipt", str(uuid)).hexdigest()[:10].upper()


@transaction.atomic
def take_sheet(
    point: Point,
    version: Questionnaire,
    filled: Filled,
    *,
    uuid: UUID,
    seconds: int | None,
    channel: str,
    by: Account | None = None,
) -> str:
    """Keep one sheet for one invitation, each once; the same sheet again gets the same receipt.

    The point learns that it answered and on which day; the sheet learns its stratum. Nothing joins the two, and there
    is no journal entry, whose hour would.

    Raises:
        Refused: another sheet came for this invitation, this number came with other answers, or no answers are taken.
    """
    digest = _digest(version, filled)
    known = Sheet.objects.filter(pk=uuid).first()
    if known:
        if known.digest != digest:
            raise Refused("Phiếu này đã được nhận với câu trả lời khác. Phiếu nhận trước được giữ nguyên.")
        return receipt_of(uuid)
    held = Point.objects.select_for_update().get(pk=point.pk)
    survey = version.survey
    if held.answered_on:
        raise Refused("Lời mời này đã có phiếu trả lời, nên phiếu này không được tính thêm.")
    if not takes_answers(survey, timezone.localdate()):
        raise Refused("Đợt khảo sát không nhận phiếu vào lúc này. Phiếu chưa được ghi; xin cảm ơn Ông/Bà.")
    Sheet.objects.create(
        uuid=uuid,
        survey=survey,
        questionnaire=version,
        stratum_id=held.stratum_id,
        cluster_id=held.cluster_id,
        marks=filled.marks,
        words=dict(filled.words),
        channel=channel,
        seconds=None if seconds is None else max(0, min(round(seconds, -1), 32_000)),
        digest=digest,
    )
    held.answered_on, held.channel = timezone.localdate(), channel
    held.save(update_fields=["answered_on", "channel"])
    return receipt_of(uuid)


@transaction.atomic
def key_form(form: PaperForm, filled: Filled, *, by: Account) -> Keying:
    """Keep what one person read on a paper form; the second reading that agrees makes the sheet.

    Raises:
        Refused: the form is done, or the same person keys it twice.
    """
    held = PaperForm.objects.select_for_update().select_related("survey__owner", "questionnaire").get(pk=form.pk)
    before = list(held.keyings.all())
    if held.sheet_id or len(before) == 2:
        raise Refused(f"Phiếu {held} đã được nhập đủ hai lượt. Không ghi thêm.")
    if any(keying.by_id == by.pk for keying in before):
        raise Refused(f"Lượt nhập thứ hai của phiếu {held} phải do người khác làm. Chưa ghi gì.")
    keying = Keying.objects.create(form=held, turn=len(before) + 1, marks=filled.marks, words=dict(filled.words), by=by)
    if before and before[0].marks == filled.marks and before[0].words == dict(filled.words):
        _sheet_of(held, filled)
    record("survey.form_keyed", held.survey, by=by, within=held.survey.owner, form=held.number, turn=keying.turn)
    return keying


@transaction.atomic
def settle_form(form: PaperForm, filled: Filled, *, by: Account) -> None:
    """Decide, paper in hand, what stands on a form that two people read differently; both readings stay.

    Raises:
        Refused: there are no two readings, or it is settled.
    """
    held = PaperForm.objects.select_for_update().select_related("survey__owner", "questionnaire").get(pk=form.pk)
    if held.sheet_id or held.keyings.count() != 2:
        raise Refused(f"Phiếu {held} không có chỗ khác nhau nào đang chờ.")
    _sheet_of(held, filled)
    record("survey.form_settled", held.survey, by=by, within=held.survey.owner, form=held.number)


def _sheet_of(form: PaperForm, filled: Filled, *, channel: str = "paper", uuid: UUID | None = None) -> None:
    form.sheet = Sheet.objects.create(
        uuid=uuid or uuid4(),
        survey=form.survey,
        questionnaire=form.questionnaire,
        stratum_id=form.stratum_id,
        cluster_id=form.cluster_id,
        marks=filled.marks,
        words=dict(filled.words),
        channel=channel,
        digest=_digest(form.questionnaire, filled),
    )
    form.save(update_fields=["sheet"])


@transaction.atomic
def import_sheets(
    survey: Survey, found: Sequence[tuple[PaperForm, Filled]], *, file: str, by: Account
) -> tuple[int, int]:
    """Take keyed forms from a file; those that stand there with the same answers count as done.

    Returns:
        how many were new, and how many stood there already.

    Raises:
        Refused: a form has other answers than the file; nothing of the file is kept then.
    """
    Survey.objects.select_for_update().get(pk=survey.pk)
    new = 0
    for form, filled in found:
        held = PaperForm.objects.select_related("survey", "questionnaire", "sheet").get(pk=form.pk)
        if held.sheet is None:
            uuid = uuid5(NAMESPACE_URL, f"survey/{survey.pk}/paper/{held.number}")
            _sheet_of(held, filled, channel="file", uuid=uuid)
            new += 1
        elif held.sheet.digest != _digest(held.questionnaire, filled):
            raise Refused(f"Phiếu {held} đã có câu trả lời khác trong hệ thống. Chưa nhập gì từ tệp.")
    record("survey.sheets_imported", survey, by=by, within=survey.owner, file=file, new=new, same=len(found) - new)
    return new, len(found) - new


def _digest(version: Questionnaire, filled: Filled) -> str:
    said: Mapping[str, Any] = {"version": version.pk, "marks": filled.marks, "words": dict(filled.words)}
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
