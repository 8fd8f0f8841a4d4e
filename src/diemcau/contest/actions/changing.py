"""What was set up is changed or taken back, as long as nobody has built on it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.contest.domain.prizes import Prize as Listed
from diemcau.contest.domain.prizes import cost
from diemcau.contest.models import Attempt, Contest, Criterion, Entry, Judge, Judging, Prize, Round
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def change_contest(contest: Contest, *, by: Account, **facts: Any) -> None:
    """Change title, rules, question, budget, until when works are taken; the address stays.

    Raises:
        Refused: the prizes cost more than the new budget.
    """
    held = _held(contest)
    listed = [Listed(key=each.pk, name=each.name, count=each.count, vnd=each.vnd) for each in held.prizes.all()]
    if facts.get("budget_vnd") is not None and cost(listed) > facts["budget_vnd"]:
        raise Refused(_("Cơ cấu giải hiện có vượt kinh phí này; hãy bớt giải trước. Chưa có gì thay đổi."))
    Contest.objects.filter(pk=held.pk).update(**facts)
    record("contest.changed", held, by=by, within=held.conference)


@transaction.atomic
def change_round(
    round_: Round, *, opens_at: datetime, closes_at: datetime, minutes: int, questions: int, by: Account
) -> None:
    """Change a round that nobody has begun; of one that is begun only its end, and only while it is open.

    Raises:
        Refused: papers are begun and more than the end would change; there are not that many questions.
    """
    contest = _held(round_.contest)
    begun = Attempt.objects.filter(round=round_).exists()
    others = (opens_at, minutes, questions) != (round_.opens_at, round_.minutes, round_.questions)
    if begun and (others or closes_at < timezone.now() or round_.closes_at < timezone.now()):
        raise Refused(_("Đã có người làm bài nên chỉ gia hạn được giờ đóng khi vòng thi còn mở; chưa có gì thay đổi."))
    if closes_at <= opens_at:
        raise Refused(_("Vòng thi phải đóng sau khi mở; chưa có gì thay đổi."))
    have = round_.bank.questions.count()
    if questions > have:
        raise Refused(
            _("Ngân hàng có %(have)d câu, chưa đủ %(asked)d câu mỗi bài; chưa có gì thay đổi.")
            % {"have": have, "asked": questions}
        )
    Round.objects.filter(pk=round_.pk).update(
        opens_at=opens_at, closes_at=closes_at, minutes=minutes, questions=questions
    )
    record("contest.round_changed", contest, by=by, within=contest.conference, round=round_.number)


@transaction.atomic
def remove_round(round_: Round, *, by: Account) -> None:
    """Take a round back.

    Raises:
        Refused: somebody has begun a paper.
    """
    contest = _held(round_.contest)
    if Attempt.objects.filter(round=round_).exists():
        raise Refused(_("Đã có người làm bài nên không bỏ được vòng thi; chưa có gì thay đổi."))
    record("contest.round_removed", contest, by=by, within=contest.conference, round=round_.number)
    round_.delete()


@transaction.atomic
def remove_prize(prize: Prize, *, by: Account) -> None:
    """Take a line off the list.

    Raises:
        Refused: its result is decided.
    """
    contest = _held(prize.contest)
    if contest.results.filter(category=prize.category, honour=prize.honour).exists():
        raise Refused(_("Kết quả đã có quyết định nên không bỏ giải được; chưa có gì thay đổi."))
    record("contest.prize_removed", contest, by=by, within=contest.conference, prize=prize.name)
    prize.delete()


@transaction.atomic
def remove_criterion(criterion: Criterion, *, by: Account) -> None:
    """Take a line off the rubric.

    Raises:
        Refused: marks were given on it.
    """
    contest = _held(criterion.contest)
    if Judging.objects.filter(entry__contest=contest).exists():
        raise Refused(_("Đã có phiếu chấm nên không đổi tiêu chí; chưa có gì thay đổi."))
    record("contest.criterion_removed", contest, by=by, within=contest.conference, criterion=criterion.name)
    criterion.delete()


@transaction.atomic
def dismiss_judge(judge: Judge, *, by: Account) -> None:
    """Take a judge off the list.

    Raises:
        Refused: the judge has marked something.
    """
    contest = _held(judge.contest)
    if judge.judgings.exists():
        raise Refused(_("Giám khảo này đã chấm nên không bỏ được; chưa có gì thay đổi."))
    record("contest.judge_dismissed", contest, by=by, within=contest.conference, judge=judge.account.full_name)
    judge.delete()


@transaction.atomic
def change_entry(entry: Entry, *, by: Account, **facts: Any) -> None:
    """Correct an article or a clip that nobody has marked.

    Raises:
        Refused: somebody has marked it.
    """
    contest = _held(entry.contest)
    _refuse_marked(entry)
    for name, value in facts.items():
        setattr(entry, name, value)
    entry.save()
    record("contest.entry_changed", contest, by=by, within=contest.conference, entry=entry.title)


@transaction.atomic
def remove_entry(entry: Entry, *, by: Account) -> None:
    """Take an article or a clip out, with its file.

    Raises:
        Refused: somebody has marked it.
    """
    contest = _held(entry.contest)
    _refuse_marked(entry)
    record("contest.entry_removed", contest, by=by, within=contest.conference, entry=entry.title)
    if entry.file:
        transaction.on_commit(partial(entry.file.storage.delete, str(entry.file.name)))
    entry.delete()


def _refuse_marked(entry: Entry) -> None:
    if entry.judgings.exists():
        raise Refused(_("Tác phẩm đã có giám khảo chấm nên không sửa, không bỏ được; chưa có gì thay đổi."))


def _held(contest: Contest) -> Contest:
    Conference.objects.held(contest.conference_id)
    return contest
