"""Articles and clips: what is asked, who judges, marks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from shutil import disk_usage
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.contest.domain.judging import judged
from diemcau.contest.models import Contest, Contestant, Criterion, Entry, Judge, Judging
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import grouped, record
from diemcau.kernel.errors import Refused

MOST_WORKS = 5  # of one contestant
LEAST_FREE = 5 * 2**30  # bytes of the disk, which is the conference's too


@transaction.atomic
def add_criterion(contest: Contest, *, name: str, most: Decimal, by: Account) -> Criterion:
    """Add a line to the rubric.

    Raises:
        Refused: it is there already, or marks were given on the rubric as it is.
    """
    Conference.objects.held(contest.conference_id)
    if Judging.objects.filter(entry__contest=contest).exists():
        raise Refused(_("Đã có phiếu chấm nên không đổi tiêu chí; chưa có gì thay đổi."))
    if contest.criteria.filter(name=name).exists():
        raise Refused(_("Đã có tiêu chí mang tên này; chưa có gì thay đổi."))
    criterion = Criterion.objects.create(contest=contest, name=name, most=most)
    record("contest.criterion_added", contest, by=by, within=contest.conference, criterion=name)
    return criterion


@transaction.atomic
def add_entry(contest: Contest, *, by: Account, **facts: Any) -> Entry:
    """Take in an article or a clip.

    Raises:
        Refused: the entries are decided already.
    """
    Conference.objects.held(contest.conference_id)
    _refuse_decided(contest)
    entry = Entry.objects.create(contest=contest, by=by, **facts)
    record("contest.entry_added", contest, by=by, within=contest.conference, entry=entry.title)
    return entry


def send_work(contestant: Contestant, *, by: Account | None = None, **facts: Any) -> Entry:
    """A contestant's own article or clip, without an account.

    Raises:
        Refused: works are not taken now, this contestant has sent as many as one may, or the disk is nearly full.
    """
    if facts.get("file") and _free() < LEAST_FREE:
        raise Refused(_("Máy chủ sắp hết chỗ nên không nhận thêm tệp; hãy đưa tác phẩm lên mạng rồi gửi liên kết."))
    return grouped(lambda: _send_work(contestant, facts, by))


def _free() -> int:
    place = Path(settings.MEDIA_ROOT)
    return disk_usage(next(each for each in (place, *place.parents) if each.exists())).free


@transaction.atomic
def _send_work(contestant: Contestant, facts: Mapping[str, Any], by: Account | None) -> Entry:
    contest = Contest.objects.select_related("conference").get(pk=contestant.contest_id)
    _refuse_decided(contest)
    if contest.works_until is None or contest.works_until < timezone.now() or contestant.verified_at is None:
        raise Refused(_("Không trong thời gian nhận bài viết, clip; chưa có gì được gửi."))
    if contestant.works.count() >= MOST_WORKS:
        raise Refused(
            _("Mỗi người gửi nhiều nhất %(most)d tác phẩm; những tác phẩm đã gửi vẫn được giữ.") % {"most": MOST_WORKS}
        )
    entry = Entry.objects.create(contest=contest, contestant=contestant, **facts)
    record("contest.work_sent", contest, by=by, within=contest.conference, entry=entry.title)
    return entry


@transaction.atomic
def appoint_judge(contest: Contest, account: Account, unit: Organisation | None, *, by: Account) -> Judge:
    """Name a judge; again changes nothing but the unit, as long as nothing was marked."""
    Conference.objects.held(contest.conference_id)
    known = contest.judges.filter(account=account).first()
    if known and known.judgings.exists():
        raise Refused(_("Giám khảo này đã chấm nên không đổi đơn vị; chưa có gì thay đổi."))
    judge, _is_new = Judge.objects.update_or_create(contest=contest, account=account, defaults={"unit": unit})
    record("contest.judge_appointed", contest, by=by, within=contest.conference, judge=account.full_name)
    return judge


@transaction.atomic
def judge_entry(entry: Entry, judge: Judge, marks: Mapping[str, Decimal], *, by: Account) -> Judging:
    """Give marks; giving them again replaces the own earlier ones.

    Raises:
        Refused: a mark is missing or out of range, the entry is of the judge's own unit, it is decided already.
    """
    contest = entry.contest
    Conference.objects.held(contest.conference_id)
    _refuse_decided(contest)
    if entry.unit_id and entry.unit_id == judge.unit_id:
        raise Refused(_("Tác phẩm này của đơn vị mình nên không chấm; chưa có gì được ghi."))
    try:
        judged(entry.pk, [marks], dict(contest.criteria.values_list("name", "most")))
    except ValueError:
        raise Refused(_("Có tiêu chí chưa chấm hoặc điểm vượt mức tối đa; chưa có gì được ghi.")) from None
    judging, _is_new = Judging.objects.update_or_create(
        entry=entry,
        judge=judge,
        defaults={
            "marks": {name: str(points) for name, points in marks.items()},
            "entry_unit": entry.unit,
            "judge_unit": judge.unit,
        },
    )
    record("contest.judged", contest, by=by, within=contest.conference, entry=entry.pk)
    return judging


def _refuse_decided(contest: Contest) -> None:
    if contest.results.filter(category="entries").exists():
        raise Refused(_("Kết quả tác phẩm đã có quyết định nên không sửa được; chưa có gì thay đổi."))
