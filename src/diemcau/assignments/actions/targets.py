"""The year's targets come in; units report; the organiser accepts or returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from diemcau.assignments.actions.reports import looked_at
from diemcau.assignments.domain.targets import TargetLine
from diemcau.assignments.models import Outcome, OutcomeFile, OutcomeRuling, ResultsOpening, Target, TargetUnit
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def import_targets(
    conference: Conference, lines: Iterable[TargetLine], bodies: Mapping[str, Iterable[int]], *, by: Account
) -> int:
    """Make or change the targets of a workbook or a document; others stay, and so does what was reported.

    A line that names no unit leaves those that are there.

    Args:
        bodies: the organisations that each printed name of a unit stands for.
    """
    conference = Conference.objects.held(conference.pk)
    last = Target.objects.filter(conference=conference).aggregate(last=Max("position"))["last"] or 0
    count = 0
    for line in lines:
        facts = {key: value[: 1_000 if key == "text" else 300] for key, value in line.facts.items() if key != "code"}
        facts["field"] = facts["field"][:200]
        code = line.facts["code"]
        target, _ = Target.objects.update_or_create(
            conference=conference, code=code, defaults=facts, create_defaults={**facts, "position": last + count + 1}
        )
        wanted = [body for name in line.units for body in bodies.get(name, ())]
        TargetUnit.objects.bulk_create(
            [TargetUnit(target=target, organisation_id=body) for body in dict.fromkeys(wanted)], ignore_conflicts=True
        )
        if line.units:
            target.units.exclude(organisation__in=wanted).filter(outcomes=None).delete()
        count += 1
    record("assignments.targets_imported", conference, by=by, within=conference, targets=count)
    return count


@transaction.atomic
def keep_target(
    conference: Conference,
    facts: Mapping[str, str],
    bodies: Iterable[int],
    *,
    by: Account,
    target: Target | None = None,
) -> Target:
    """Add a target by hand, or change one: also what is meant for the next year, what is feared, who answers for it.

    A unit that has reported stays, so that nothing reported is lost.
    """
    conference = Conference.objects.held(conference.pk)
    known = Target.objects.filter(conference=conference)
    if target is None:
        last = known.aggregate(last=Max("position"))["last"] or 0
        codes = set(known.values_list("code", flat=True))
        code = next(f"T{number}" for number in range(1, len(codes) + 2) if f"T{number}" not in codes)
        target = Target(conference=conference, code=code, position=last + 1)
    for name, value in facts.items():
        setattr(target, name, value)
    target.save()
    wanted = list(dict.fromkeys(bodies))
    TargetUnit.objects.bulk_create(
        [TargetUnit(target=target, organisation_id=body) for body in wanted], ignore_conflicts=True
    )
    target.units.exclude(organisation__in=wanted).filter(outcomes=None).delete()
    record("assignments.target_kept", target, by=by, within=conference, units=len(wanted))
    return target


@transaction.atomic
def remove_target(target: Target, *, by: Account) -> None:
    """Take a target off.

    Raises:
        Refused: somebody has reported on it.
    """
    if Outcome.objects.filter(unit__target=target).exists():
        raise Refused("Chỉ tiêu này đã có kết quả báo cáo nên không bỏ được.")
    record("assignments.target_removed", target, by=by, within=target.conference, text=target.text[:200])
    target.delete()


@transaction.atomic
def open_results(conference: Conference, *, by: Account) -> ResultsOpening:
    """Let every participant read the table of accepted results; opening twice is once."""
    conference = Conference.objects.held(conference.pk)
    known = ResultsOpening.objects.filter(conference=conference, ended_at=None).first()
    if known:
        return known
    made = ResultsOpening.objects.create(conference=conference, by=by)
    record("assignments.results_opened", conference, by=by, within=conference)
    return made


@transaction.atomic
def close_results(conference: Conference, *, by: Account) -> None:
    """Each unit sees its own alone again."""
    current = ResultsOpening.objects.filter(conference=conference, ended_at=None)
    if current.update(ended_at=timezone.now(), ended_by=by):
        record("assignments.results_closed", conference, by=by, within=conference)


@transaction.atomic
def report_outcome(
    unit: TargetUnit, key: UUID, *, by: Account, files: Sequence[File[Any]] = (), **facts: str
) -> Outcome:
    """What a unit made of a target, with its evidence; the same key again is the same report.

    Raises:
        Unreadable: a file is of no kind that is taken, or not what its name says: nothing is kept.
        Refused: it was accepted already, or less than achieved is reported without a cause.
    """
    TargetUnit.objects.select_for_update().get(pk=unit.pk)
    known = Outcome.objects.filter(key=key, unit=unit).first()
    if known:
        return known
    if OutcomeRuling.objects.filter(outcome__unit=unit, is_accepted=True).exists():
        raise Refused("Kết quả này đã được chấp nhận nên không sửa được; hãy đề nghị ban tổ chức trả lại.")
    if facts["achievement"] != "achieved" and not facts.get("causes", "").strip():
        raise Refused("Chưa đạt thì cần ghi nguyên nhân; chưa gửi gì.")
    looked = [(file, *looked_at(file)) for file in files]
    made = Outcome.objects.create(unit=unit, key=key, by=by, **facts)
    for file, found, digest in looked:
        one = OutcomeFile(outcome=made, name=found.name, content=found.content.value, sha256=digest)
        one.file.save("", file, save=False)
        one.save()
    conference = unit.target.conference
    record("assignments.outcome_reported", unit.target, by=by, within=conference, organisation=unit.organisation_id)
    return made


@transaction.atomic
def rule_on_outcome(outcome: Outcome, *, is_accepted: bool, by: Account, reason: str = "") -> OutcomeRuling:
    """Accept what was reported, or return it with the reason.

    Raises:
        Refused: a newer report is there, it was decided already, or it is returned without a reason.
    """
    TargetUnit.objects.select_for_update().get(pk=outcome.unit_id)
    newest = Outcome.objects.filter(unit=outcome.unit_id).first()
    if newest != outcome or OutcomeRuling.objects.filter(outcome=outcome).exists():
        raise Refused("Kết quả này đã có ý kiến hoặc đơn vị vừa gửi lại; hãy tải lại trang.")
    if not is_accepted and not reason.strip():
        raise Refused("Hãy ghi lý do trả lại; chưa có gì thay đổi.")
    made = OutcomeRuling.objects.create(outcome=outcome, is_accepted=is_accepted, reason=reason.strip()[:500], by=by)
    verb = {True: "accepted", False: "returned"}[is_accepted]
    conference = outcome.unit.target.conference
    record("assignments.outcome_ruled", outcome.unit.target, by=by, within=conference, ruling=verb)
    return made
