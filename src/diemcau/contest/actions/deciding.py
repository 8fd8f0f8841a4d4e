"""From papers to winners: collected, ranked, decided, published."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.contest.actions.merits import forget_merits
from diemcau.contest.actions.taking import finish
from diemcau.contest.models import Attempt, Complaint, Contest, Honour, Result, Winner
from diemcau.contest.queries.standings import Standings, standings
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def decide(
    contest: Contest, category: str, *, decision: str, decided_on: date, by: Account, honour: str = Honour.PRIZE
) -> Result:
    """Freeze winners under a decision. Papers whose time is over count with what was saved in time.

    Args:
        honour: prizes of the contest, or the chairman's certificates of merit: each under a decision of its own.

    Raises:
        Refused: a round or the time of complaints is still open, a complaint is not answered, it is decided already,
            equals stand across the end of a prize, nobody won.
    """
    Conference.objects.held(contest.conference_id)
    if contest.results.filter(category=category, honour=honour).exists():
        raise Refused(_("Kết quả này đã có quyết định; hãy bỏ quyết định cũ trước khi lập lại."))
    if contest.rounds.filter(closes_at__gt=timezone.now()).exists():
        raise Refused(_("Còn vòng thi chưa đóng nên chưa lập kết quả được."))
    if category != "entries":
        _refuse_complaints(contest)
    collect(contest)
    found: Standings = standings(contest, category, honour)
    if found.undecided:
        raise Refused(
            _("%(number)d người hoặc đơn vị bằng nhau ở ranh giới một giải; hãy thêm số giải cho đủ rồi lập lại.")
            % {"number": len(found.undecided)}
        )
    if not found.winners:
        raise Refused(_("Chưa có ai đạt giải: chưa có bài nộp hoặc chưa có cơ cấu giải."))
    result = Result.objects.create(
        contest=contest,
        category=category,
        honour=honour,
        decision=decision,
        decided_on=decided_on,
        content=found.content(),
        by=by,
    )
    Winner.objects.bulk_create(
        Winner(
            prize_id=each.prize,
            result=result,
            contestant_id=each.winner if category == "individual" else None,
            organisation_id=each.winner if category == "collective" else None,
            entry_id=each.winner if category == "entries" else None,
            rank=each.rank,
        )
        for each in found.winners
    )
    record("contest.decided", contest, by=by, within=contest.conference, decision=decision)
    return result


def _refuse_complaints(contest: Contest) -> None:
    if contest.complaints_until and contest.complaints_until > timezone.now():
        raise Refused(_("Còn trong thời gian nhận phúc khảo nên chưa lập kết quả được."))
    waiting = Complaint.objects.filter(attempt__round__contest=contest, answered_at=None).count()
    if waiting:
        raise Refused(_("Còn %(number)d đơn phúc khảo chưa trả lời nên chưa lập kết quả được.") % {"number": waiting})


def collect(contest: Contest) -> int:
    """Send every paper whose time is over, as it was saved; returns how many. Part of `decide`."""
    late = Attempt.objects.filter(round__contest=contest, sent_at=None, ends_at__lt=timezone.now())
    papers = list(late.select_related("round__bank"))
    for paper in papers:
        finish(paper, paper.ends_at)
    Attempt.objects.bulk_update(papers, ["right", "sent_at"], batch_size=500)
    return len(papers)


@transaction.atomic
def withdraw_decision(result: Result, *, by: Account) -> None:
    """Take a decision back, as long as nobody outside has seen it; with the certificates of merit that were printed.

    Raises:
        Refused: it is published.
    """
    if result.published_at:
        raise Refused(_("Kết quả đã công bố nên không bỏ quyết định được."))
    contest = result.contest
    forget_merits(result)
    result.delete()
    record("contest.decision_withdrawn", contest, by=by, within=contest.conference)


@transaction.atomic
def publish_contest(key: str, *, by: Account) -> Result:
    """Open a decided result, "contest:7"; publishing again is the same.

    Raises:
        Refused: there is no such result.
    """
    number = key.partition(":")[2]
    result = Result.objects.filter(pk=int(number) if number.isdecimal() else 0).select_related("contest").first()
    if result is None:
        raise Refused(_("Không có kết quả này."))
    if result.published_at is None:
        result.published_at = timezone.now()
        result.save(update_fields=["published_at"])
        record("contest.published", result.contest, by=by, within=result.contest.conference)
    return result
