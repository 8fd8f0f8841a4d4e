"""A contest is set up."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.contest.domain.bank import Item
from diemcau.contest.domain.prizes import Prize as Listed
from diemcau.contest.domain.prizes import cost
from diemcau.contest.models import Attempt, Bank, Contest, Headcount, Honour, Prize, Question, Round
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import written
from diemcau.kernel.vietnamese import fold


@transaction.atomic
def open_contest(
    conference: Conference,
    *,
    title: str,
    rules: str,
    question: str,
    budget_vnd: int | None,
    by: Account,
    works_until: datetime | None = None,
) -> Contest:
    """Begin a contest; its address is made of its title."""
    Conference.objects.held(conference.pk)
    stem = "-".join("".join(c if c.isalnum() else " " for c in fold(title)).split())[:70] or "cuoc-thi"
    taken = set(Contest.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug = next(each for each in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if each not in taken)
    contest = Contest.objects.create(
        conference=conference,
        title=title,
        slug=slug,
        rules=rules,
        question=question,
        budget_vnd=budget_vnd,
        works_until=works_until,
    )
    record("contest.opened", contest, by=by, within=conference)
    return contest


@transaction.atomic
def import_bank(contest: Contest, items: list[Item], *, by: Account) -> Bank:
    """Keep a file of questions as the next version; rounds that have begun stay with theirs."""
    Conference.objects.held(contest.conference_id)
    last = contest.banks.first()
    bank = Bank.objects.create(contest=contest, version=last.version + 1 if last else 1, by=by)
    Question.objects.bulk_create(
        Question(bank=bank, number=number, text=item.text, options=list(item.options), key=item.key, topic=item.topic)
        for number, item in enumerate(items, start=1)
    )
    Round.objects.filter(contest=contest, bank=last).exclude(pk__in=Attempt.objects.values("round")).filter(
        questions__lte=len(items)
    ).update(bank=bank)
    record("contest.bank_imported", contest, by=by, within=contest.conference, questions=len(items))
    return bank


@transaction.atomic
def add_round(
    contest: Contest, *, opens_at: datetime, closes_at: datetime, minutes: int, questions: int, by: Account
) -> Round:
    """Add a round on the newest questions.

    Raises:
        Refused: there are not that many questions, or the round closes before it opens.
    """
    Conference.objects.held(contest.conference_id)
    bank = contest.banks.first()
    have = bank.questions.count() if bank else 0
    if bank is None or questions > have:
        raise Refused(
            _("Ngân hàng có %(have)d câu, chưa đủ %(asked)d câu mỗi bài; hãy nhập thêm câu hỏi. Chưa mở vòng thi.")
            % {"have": have, "asked": questions}
        )
    if closes_at <= opens_at:
        raise Refused(_("Vòng thi phải đóng sau khi mở; chưa mở vòng thi."))
    last = contest.rounds.last()
    added = Round.objects.create(
        contest=contest,
        number=last.number + 1 if last else 1,
        bank=bank,
        opens_at=opens_at,
        closes_at=closes_at,
        minutes=minutes,
        questions=questions,
        seed=secrets.token_hex(16),
    )
    record("contest.round_added", contest, by=by, within=contest.conference, round=added.number)
    return added


@transaction.atomic
def set_headcounts(contest: Contest, people: Mapping[int, int], *, by: Account) -> None:
    """Say how many people units have; those that are not named keep their number."""
    Conference.objects.held(contest.conference_id)
    Headcount.objects.bulk_create(
        [Headcount(contest=contest, organisation_id=unit, people=number) for unit, number in people.items()],
        update_conflicts=True,
        unique_fields=["contest", "organisation"],
        update_fields=["people"],
    )
    record("contest.headcounts_set", contest, by=by, within=contest.conference, units=len(people))


@transaction.atomic
def add_prize(
    contest: Contest, *, category: str, name: str, count: int, vnd: int, by: Account, honour: str = Honour.PRIZE
) -> Prize:
    """Add a line to the list of prizes, within the budget.

    Raises:
        Refused: the list would cost more than there is; it is there already; the result is decided.
    """
    Conference.objects.held(contest.conference_id)
    if contest.results.filter(category=category, honour=honour).exists():
        raise Refused(_("Kết quả đã có quyết định nên không thêm giải; chưa có gì thay đổi."))
    known = list(contest.prizes.all())
    if any(each.category == category and each.name == name for each in known):
        raise Refused(_("Đã có giải mang tên này; chưa có gì thay đổi."))
    listed = [Listed(key=each.pk, name=each.name, count=each.count, vnd=each.vnd) for each in known]
    whole = cost([*listed, Listed(key=0, name=name, count=count, vnd=vnd)])
    if contest.budget_vnd is not None and whole > contest.budget_vnd:
        raise Refused(
            _("Cơ cấu giải sẽ cần %(whole)s đồng, vượt kinh phí %(budget)s đồng; chưa thêm giải.")
            % {"whole": written(whole), "budget": written(contest.budget_vnd)}
        )
    position = 1 + sum(1 for each in known if each.category == category)
    prize = Prize.objects.create(
        contest=contest, category=category, honour=honour, position=position, name=name, count=count, vnd=vnd
    )
    record("contest.prize_added", contest, by=by, within=contest.conference, prize=name)
    return prize
