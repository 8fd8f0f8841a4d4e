"""A paper is drawn, answered, sent. The server's clock counts, never the contestant's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.contest.domain.drawing import draw
from diemcau.contest.domain.marking import mark
from diemcau.contest.models import Attempt, Contestant, Round
from diemcau.contest.transports import steady
from diemcau.directory.models import Account
from diemcau.journal.actions import grouped, record
from diemcau.kernel.errors import Refused

GRACE = timedelta(seconds=20)  # a line that is slow at the last second loses nobody's paper


def start(round_: Round, contestant: Contestant, *, by: Account | None = None) -> Attempt:
    """Begin the one paper of a contestant, or give back the one that is begun: a lost line loses nothing.

    Raises:
        Refused: the round is not open, or the contestant has not shown the code.
    """
    return grouped(lambda: _start(round_, contestant, by))


@transaction.atomic
def _start(round_: Round, contestant: Contestant, by: Account | None) -> Attempt:
    known = Attempt.objects.filter(round=round_, contestant=contestant).first()
    if known:
        return known
    now = timezone.now()
    boot, ticks = steady()
    if contestant.verified_at is None or contestant.contest_id != round_.contest_id:
        raise Refused(_("Hãy nhập mã dự thi trước khi làm bài."))
    if not round_.is_open(now) or round_.contest.complaints_until or round_.contest.results.exists():
        raise Refused(_("Vòng thi chưa mở hoặc đã đóng."))
    ends_at = min(now + timedelta(minutes=round_.minutes), round_.closes_at)
    clock = {"started_at": now, "ends_at": ends_at, "boot": boot, "ticks": ticks}
    attempt, is_new = Attempt.objects.get_or_create(round=round_, contestant=contestant, defaults=clock)
    if is_new:
        record("contest.started", round_.contest, by=by, within=round_.contest.conference, round=round_.number)
    return attempt


def save_answers(
    attempt: UUID, answers: Mapping[int, int], prediction: int | None, *, by: Account | None = None
) -> Attempt:
    """Keep what is answered so far; later answers replace earlier ones, one by one.

    Raises:
        Refused: the paper was sent, or its time is over.
    """
    return grouped(lambda: _keep(attempt, answers, prediction, is_last=False, by=by))


def send(attempt: UUID, answers: Mapping[int, int], prediction: int | None, *, by: Account | None = None) -> Attempt:
    """Send the paper, for good, and mark it. Sending again gives back the same receipt and changes nothing.

    After the time is over it still is sent, with what was saved in time.
    """
    return grouped(lambda: _keep(attempt, answers, prediction, is_last=True, by=by))


@transaction.atomic
def _keep(
    attempt: UUID, answers: Mapping[int, int], prediction: int | None, *, is_last: bool, by: Account | None
) -> Attempt:
    held = Attempt.objects.select_for_update(of=("self",)).select_related("round__bank", "contestant").get(pk=attempt)
    if held.sent_at is not None:
        if is_last:
            return held
        raise Refused(_("Bài đã nộp nên không sửa được nữa; bài nộp vẫn được giữ."))
    now = moment_of(held)
    in_time = now <= held.ends_at + GRACE
    if not in_time and not is_last:
        raise Refused(_("Đã hết giờ; những câu trả lời đã lưu trong giờ được giữ lại. Hãy nộp bài."))
    if in_time:
        known = {str(at): chosen for at, chosen in answers.items() if 0 <= at < held.round.questions}
        held.answers = held.answers | known
        held.prediction = prediction if prediction is not None else held.prediction
        held.saved_at = now
    if is_last:
        finish(held, min(now, held.ends_at))
        record("contest.sent", held.round.contest, by=by, within=held.round.contest.conference)
    held.save()
    return held


def moment_of(attempt: Attempt) -> datetime:
    """What time it is for a paper: its start and the seconds of the machine's steady clock since.

    Setting the clock on the wall back or on gives nobody a second. After a restart, or on another machine, the wall's.
    """
    boot, ticks = steady()
    if boot and boot == attempt.boot:
        return attempt.started_at + timedelta(seconds=ticks - attempt.ticks)
    return max(timezone.now(), attempt.saved_at or attempt.started_at)


def finish(attempt: Attempt, at: datetime) -> None:
    """Mark a paper as it stands; the caller saves it."""
    bank = attempt.round.bank.items()
    paper = draw(bank, count=attempt.round.questions, seed=attempt.round.seed, contestant=str(attempt.contestant_id))
    attempt.right = mark(bank, paper, {int(place): chosen for place, chosen in attempt.answers.items()})
    attempt.sent_at = at
