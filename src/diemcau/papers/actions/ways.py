"""A paper on its way, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.domain import Role
from diemcau.directory.models import Account
from diemcau.journal.actions import record, record_each
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.kinds import Gate, Kind, Stage
from diemcau.papers.models import OutgoingDocument, Paper, Passage, Signature, Step, Version, Way


@transaction.atomic
def set_way(conference: Conference, kind: Kind, stages: tuple[Stage, ...], *, by: Account | None) -> Way:
    """Say which steps a kind of paper takes before signing; papers made before keep theirs."""
    kept = [[stage.name, stage.role.value if stage.role else ""] for stage in stages]
    way, _ = Way.objects.update_or_create(conference=conference, kind=kind.value, defaults={"stages": kept})
    record("papers.way_set", conference, by=by, within=conference, kind=kind.value, steps=len(kept))
    return way


@transaction.atomic
def pass_step(step: Step, *, by: Account | None, who: str = "", note: str = "") -> Passage:
    """Say that a step is done.

    Raises:
        Refused: one before it is not, it is done already, there is no version yet, or it stands for signing,
            numbering or dispatch, which are deeds of their own.
    """
    paper = Paper.objects.select_for_update().get(pk=step.paper_id)
    if step.gate != Gate.NONE:
        raise Refused(f"Bước “{step}” tự qua khi việc ấy được ghi nhận; hãy dùng nút của chính việc đó.")
    return passed(paper, step, by=by, who=who, note=note)


def passed(paper: Paper, step: Step, *, by: Account | None, who: str = "", note: str = "") -> Passage:
    """The row of a step that is done, all before it being done; the paper is locked by whoever asks."""
    open_before = paper.steps.filter(position__lt=step.position).exclude(passages__in=_holding(paper)).first()
    if open_before:
        raise Refused(f"Bước “{open_before}” chưa xong nên chưa ghi được bước “{step}”; hãy ghi bước trước đã.")
    if _holding(paper).filter(step=step).exists():
        raise Refused(f"Bước “{step}” đã được ghi; hãy tải lại trang để xem ai đã làm.")
    version = paper.versions.first()
    if version is None and step.position > 1:
        raise Refused("Chưa có tệp nào nên chưa ghi được bước này; hãy tải lên bản đầu tiên.")
    made = Passage.objects.create(step=step, version=version, who=who[:200], note=note[:300], by=by)
    record("papers.step_passed", paper, by=by, within=paper.conference, step=step.name)
    return made


def pass_gate(version: Version, gate: Gate, *, by: Account | None, who: str = "") -> None:
    """What is signed, numbered or issued has passed its step, and whatever stood before it.

    Raises:
        Refused: the chair has not approved: nobody else can, and what the office records elsewhere cannot stand for it.
    """
    pass_gates([version], gate, by=by, who=who)


def pass_gates(versions: Sequence[Version], gate: Gate, *, by: Account | None, who: str = "") -> None:
    """`pass_gate` for many at once: two questions however many there are."""
    by_paper = {version.paper_id: version for version in versions}
    held = Exists(Passage.objects.filter(step=OuterRef("pk"), undone_at=None))
    ways: dict[int, list[Step]] = {pk: [] for pk in by_paper}
    for step in Step.objects.filter(paper__in=by_paper).annotate(is_passed=held).order_by("position"):
        ways[step.paper_id].append(step)
    passed_now: list[Passage] = []
    for pk, steps in ways.items():
        last = next((at for at, step in enumerate(steps) if step.gate == gate), -1)
        open_ones = [step for step in steps[: last + 1] if not step.is_passed]  # type: ignore[attr-defined] # annotated
        if any(step.role == Role.CHAIR for step in open_ones):
            raise Refused(
                "Chủ trì chưa duyệt nên chưa ký, chưa lấy số được; hãy chờ chủ trì duyệt ở trang của tài liệu."
            )
        passed_now += [
            Passage(step=step, version=by_paper[pk], who=who[:200] if step.gate == gate else "", by=by)
            for step in open_ones
        ]
    Passage.objects.bulk_create(passed_now, batch_size=500)
    for name in dict.fromkeys(passage.step.name for passage in passed_now):
        papers = [by_paper[one.step.paper_id].paper for one in passed_now if one.step.name == name]
        record_each("papers.step_passed", papers, by=by, within=papers[0].conference, step=name)


@transaction.atomic
def send_back(paper: Paper, step: Step, reason: str, *, by: Account | None) -> int:
    """Send a paper back to a step: that one and all after it are to be done again. Returns how many were undone.

    Raises:
        Refused: no reason is given, the step was not passed, or the paper has a number by now.
    """
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    if not reason.strip():
        raise Refused("Hãy ghi lý do trả lại, để người soạn biết phải sửa gì; chưa có gì thay đổi.")
    if OutgoingDocument.objects.filter(signature__version__paper=paper).exists():
        raise Refused("Văn bản đã vào sổ nên không trả lại được; hãy thu hồi, đính chính hoặc thay thế.")
    undone = Passage.objects.filter(step__paper=paper, step__position__gte=step.position, undone_at=None).update(
        undone_at=timezone.now(), undone_by=by, reason=" ".join(reason.split())[:300]
    )
    if not undone:
        raise Refused(f"Bước “{step}” chưa qua nên không có gì để trả lại.")
    Signature.objects.filter(version__paper=paper).delete()
    record("papers.sent_back", paper, by=by, within=paper.conference, step=step.name, reason=reason[:200])
    return undone


def _holding(paper: Paper) -> QuerySet[Passage]:
    return Passage.objects.filter(step__paper=paper, undone_at=None)
