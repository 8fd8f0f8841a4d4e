"""The year's targets come in; units report; the organiser accepts or returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from diemcau.assignments.domain.targets import TargetLine
from diemcau.assignments.models import Outcome, OutcomeRuling, Target, TargetUnit
from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def import_targets(
    conference: Conference, lines: Iterable[TargetLine], bodies: Mapping[str, Iterable[int]], *, by: Account
) -> int:
    """Make or change the targets of a workbook; those that are not in it stay, and so does what was reported.

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
        target.units.exclude(organisation__in=wanted).filter(outcomes=None).delete()
        count += 1
    record("assignments.targets_imported", conference, by=by, within=conference, targets=count)
    return count


@transaction.atomic
def report_outcome(unit: TargetUnit, key: UUID, *, by: Account, **facts: str) -> Outcome:
    """What a unit made of a target; the same key again is the same report.

    Raises:
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
    made = Outcome.objects.create(unit=unit, key=key, by=by, **facts)
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
