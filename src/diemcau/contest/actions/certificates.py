"""Certificates: begun for all winners at once, made by jobs a few at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from diemcau.conference.models import Conference
from diemcau.contest.actions.merits import merit_of, number_merits
from diemcau.contest.domain.certificates import Wording, certificate_pdf
from diemcau.contest.domain.certificates.merit import merit_pdf
from diemcau.contest.models import Certificate, Honour, MeritLayout, Result
from diemcau.contest.models.certificates import new_code
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused

CHUNK = 50  # certificates a job


@transaction.atomic
def make_certificates(result: Result, *, address: str, by: Account) -> int:
    """Lay jobs for the winners whose certificate is not made yet, failed ones among them; returns how many.

    Args:
        address: of the page that verifies a certificate, with "CODE" where its code goes.

    Raises:
        Refused: the result is not published, so that no certificate can tell of it too early; certificates of merit,
            which the chairman signs before he hands them over, wait for their layout alone.
    """
    Conference.objects.held(result.contest.conference_id)
    is_merit = result.honour == Honour.MERIT
    if is_merit and not MeritLayout.objects.filter(result=result).exists():
        raise Refused(_("Chưa có mẫu in bằng khen; hãy ghi mẫu in rồi in. Chưa có gì được làm."))
    if not is_merit and Result.objects.get(pk=result.pk).published_at is None:
        raise Refused(_("Kết quả chưa công bố nên chưa in giấy chứng nhận; hãy công bố trước. Chưa có gì được làm."))
    for winner in result.winners.filter(~Exists(Certificate.objects.filter(winner=OuterRef("pk")))).select_related(
        "contestant__unit", "organisation", "entry__unit"
    ):
        code = new_code()
        Certificate.objects.create(
            winner=winner,
            code=code,
            name=winner.receiver[:300],
            unit=winner.unit_name,
            link=address.replace("CODE", code),
        )
    if is_merit:
        number_merits(result)
    waiting = _lay_jobs(result, by)
    record("contest.certificates_begun", result.contest, by=by, within=result.contest.conference, certificates=waiting)
    return waiting


@transaction.atomic
def set_merit_layout(result: Result, *, by: Account, **facts: Any) -> MeritLayout:
    """Say how certificates of merit are printed; those that are made already are made anew, under their codes.

    Raises:
        Refused: numbers of the register that it takes are given already.
    """
    Conference.objects.held(result.contest.conference_id)
    layout, _is_new = MeritLayout.objects.update_or_create(result=result, defaults={**facts, "by": by})
    number_merits(result)
    Certificate.objects.filter(winner__result=result, replaced_at=None).update(rendered_at=None)
    _lay_jobs(result, by)
    record("contest.merit_layout_set", result.contest, by=by, within=result.contest.conference)
    return layout


def _lay_jobs(result: Result, by: Account) -> int:
    unmade = Certificate.objects.filter(winner__result=result, rendered_at=None, replaced_at=None)
    unmade.exclude(problem="").update(problem="")
    waiting = list(unmade.values_list("pk", flat=True))
    for at in range(0, len(waiting), CHUNK):
        render.enqueue(waiting[at : at + CHUNK], by.pk)
    return len(waiting)


@transaction.atomic
def reissue(certificate: Certificate, *, name: str, unit: str, by: Account) -> Certificate:
    """Issue a misprinted certificate again under another code; the old one is told invalid by its own page.

    Raises:
        Refused: it was issued again already.
    """
    result = certificate.winner.result
    Conference.objects.held(result.contest.conference_id)
    old = Certificate.objects.get(pk=certificate.pk)
    if old.replaced_at:
        raise Refused(_("Giấy này đã được cấp lại; hãy mở giấy mới. Chưa có gì thay đổi."))
    old.replaced_at, old.replaced_by = timezone.now(), by
    old.save(update_fields=["replaced_at", "replaced_by"])
    code = new_code()
    again = Certificate.objects.create(
        winner=certificate.winner,
        code=code,
        name=name,
        unit=unit,
        number=old.number,
        link=old.link.replace(old.code, code),
    )
    render.enqueue([again.pk], by.pk)
    record("contest.certificate_reissued", result.contest, by=by, within=result.contest.conference)
    return again


@task()
def render(certificates: list[int], account_id: int) -> int:
    """The job; running twice makes each certificate once."""
    return render_certificates(certificates, by=Account.objects.filter(pk=account_id).first())


@override("vi")  # paper that leaves the house, whoever asks for it
def render_certificates(certificates: Sequence[int], *, by: Account | None) -> int:
    """Make those of these that are not made yet; one that fails says why and stops nobody else."""
    waiting = list(
        Certificate.objects.filter(pk__in=certificates, rendered_at=None).select_related(
            "winner__prize", "winner__result__contest__conference__owner", "winner__result__merit_layout"
        )
    )
    made = 0
    for each in waiting:
        try:
            is_merit = each.winner.result.honour == Honour.MERIT
            pdf = merit_pdf(*merit_of(each)) if is_merit else certificate_pdf(wording(each))
        except Exception as problem:  # whatever a strange name does to the typesetter, the others get theirs
            why = _("Không dựng được giấy chứng nhận: %(problem)s") % {"problem": problem}
            Certificate.objects.filter(pk=each.pk).update(problem=why[:500])
            continue
        each.pdf.save(f"{each.winner.result_id}/{each.pk}.pdf", ContentFile(pdf), save=False)
        each.rendered_at, each.problem = timezone.now(), ""
        each.save(update_fields=["pdf", "rendered_at", "problem"])
        made += 1
    if waiting:
        contest = waiting[0].winner.result.contest
        record("contest.certificates_made", contest, by=by, within=contest.conference, certificates=made)
    return made


def wording(certificate: Certificate) -> Wording:
    """What stands on it."""
    result = certificate.winner.result
    return Wording(
        issuer=str(result.contest.conference.owner),
        person=certificate.name,
        unit=certificate.unit,
        prize=f"{certificate.winner.prize.name} {result.get_category_display()}",
        contest=result.contest.title,
        decision=result.decision,
        decided_on=result.decided_on,
        code=certificate.code,
        link=certificate.link,
    )
