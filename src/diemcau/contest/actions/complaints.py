"""Phúc khảo: contestants see their own paper, object to it, are answered; a wrong key is corrected for everybody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.contest.actions.deciding import collect
from diemcau.contest.actions.taking import finish
from diemcau.contest.domain.addresses import read_address
from diemcau.contest.domain.bank import Item
from diemcau.contest.models import Attempt, Bank, Complaint, Contest, Question, Round
from diemcau.directory.models import Account
from diemcau.journal.actions import grouped, put, record
from diemcau.kernel.errors import Refused

LONGEST = 2000


@transaction.atomic
def open_complaints(contest: Contest, until: datetime, *, by: Account) -> None:
    """From now on every contestant sees the own marked papers and may object until then. Again moves the end.

    Raises:
        Refused: a round is still open, the end has passed, or the individual result is decided.
    """
    held = Conference.objects.held(contest.conference_id)
    now = timezone.now()
    if not contest.rounds.exists() or contest.rounds.filter(closes_at__gt=now).exists():
        raise Refused(_("Còn vòng thi chưa đóng nên chưa nhận phúc khảo được; chưa có gì thay đổi."))
    if until <= now:
        raise Refused(_("Hạn nhận phúc khảo phải ở sau lúc này; chưa có gì thay đổi."))
    _refuse_decided(contest)
    collect(contest)
    contest.complaints_until = until
    contest.save(update_fields=["complaints_until"])
    record("contest.complaints_opened", contest, by=by, within=held)


def complain(attempt: Attempt, text: str, *, by: Account | None = None) -> Complaint:
    """Object to the own paper, once; sending again gives back what was sent.

    Raises:
        Refused: complaints are not taken now.
    """
    return grouped(lambda: _complain(attempt, text, by))


@transaction.atomic
def _complain(attempt: Attempt, text: str, by: Account | None) -> Complaint:
    contest = Contest.objects.get(pk=attempt.round.contest_id)
    if contest.complaints_until is None or contest.complaints_until < timezone.now() or attempt.sent_at is None:
        raise Refused(_("Không trong thời gian nhận phúc khảo; chưa có gì được gửi."))
    made, is_new = Complaint.objects.get_or_create(attempt=attempt, defaults={"text": text.strip()[:LONGEST]})
    if is_new:
        record("contest.complained", contest, by=by, within=contest.conference)
    return made


@transaction.atomic
def answer_complaint(complaint: Complaint, *, is_accepted: bool, answer: str, by: Account) -> None:
    """Say what was found, and tell the contestant; answering again corrects the answer.

    Raises:
        Refused: the individual result is decided.
    """
    contest = complaint.attempt.round.contest
    held = Conference.objects.held(contest.conference_id)
    _refuse_decided(contest)
    complaint.is_accepted, complaint.answer = is_accepted, answer.strip()
    complaint.answered_at, complaint.answered_by = timezone.now(), by
    complaint.save()
    who = complaint.attempt.contestant
    address = read_address(who.address)
    if address:
        put(
            f"contest.complaint:{complaint.pk}:{complaint.answered_at:%Y%m%d%H%M%S}",
            channel=address.channel,
            address=address.written,
            recipient=who.name,
            subject=f"Trả lời phúc khảo: {contest.title}",
            text=complaint.answer,
            by=by,
            within=held,
        )
    record("contest.complaint_answered", contest, by=by, within=held, complaint=complaint.pk)


@transaction.atomic
def correct_keys(round_: Round, items: list[Item], *, by: Account) -> int:
    """Mark all papers of a round on corrected keys; returns how many papers have other points now.

    The corrected file is the next version of the bank; every paper stays as it was drawn and answered.

    Raises:
        Refused: anything but keys differs from the questions of the round; the individual result is decided.
    """
    contest = round_.contest
    held = Conference.objects.held(contest.conference_id)
    _refuse_decided(contest)
    known = round_.bank.items()
    if [(each.text, each.options, each.topic) for each in items] != [(e.text, e.options, e.topic) for e in known]:
        raise Refused(
            _("Tệp khác câu hỏi của vòng thi ở chỗ không phải đáp án; chỉ sửa cột Đáp án. Chưa có gì thay đổi.")
        )
    if [each.key for each in items] == [each.key for each in known]:
        raise Refused(_("Đáp án không khác; chưa có gì thay đổi."))
    last = contest.banks.first()
    bank = Bank.objects.create(contest=contest, version=last.version + 1 if last else 1, by=by)
    Question.objects.bulk_create(
        Question(bank=bank, number=number, text=each.text, options=list(each.options), key=each.key, topic=each.topic)
        for number, each in enumerate(items, start=1)
    )
    round_.bank = bank
    round_.save(update_fields=["bank"])
    changed = _marked_again(round_)
    record("contest.keys_corrected", contest, by=by, within=held, round=round_.number, papers=changed)
    return changed


def _marked_again(round_: Round) -> int:
    changed = []
    for attempt in Attempt.objects.filter(round=round_, sent_at__isnull=False):
        attempt.round = round_
        before, sent_at = attempt.right, attempt.sent_at
        finish(attempt, sent_at)  # type: ignore[arg-type] # only what was sent
        if attempt.right != before:
            changed.append(attempt)
    Attempt.objects.bulk_update(changed, ["right"], batch_size=500)
    return len(changed)


def _refuse_decided(contest: Contest) -> None:
    if contest.results.filter(category__in=["individual", "collective"]).exists():
        raise Refused(_("Kết quả đã có quyết định; hãy bỏ quyết định trước. Chưa có gì thay đổi."))
