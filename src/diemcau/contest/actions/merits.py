"""The chairman's certificates of merit: their numbers in the golden book, and what stands on each."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.contest.domain.certificates.merit import Form, Merit
from diemcau.contest.models import Certificate, Honour, MeritLayout, Result
from diemcau.directory.models import Organisation
from diemcau.kernel.errors import Refused


def number_merits(result: Result) -> None:
    """Number those in force in the order of the winners, from the first number of the layout on.

    Raises:
        Refused: one of these numbers stands on another certificate of merit of the same office and year.
    """
    owner = result.contest.conference.owner_id
    Organisation.objects.select_for_update().get(pk=owner)  # one book for all conferences of an office
    layout = MeritLayout.objects.get(result=result)
    order = list(Certificate.objects.filter(winner__result=result, replaced_at=None).order_by("winner__rank", "pk"))
    numbers = range(layout.first_number, layout.first_number + max(len(order), result.winners.count()))
    elsewhere = Certificate.objects.filter(
        number__range=(numbers.start, numbers.stop - 1),
        replaced_at=None,
        winner__result__honour=Honour.MERIT,
        winner__result__decided_on__year=result.decided_on.year,
        winner__result__contest__conference__owner=owner,
    ).exclude(winner__result=result)
    if taken := elsewhere.order_by("number").first():
        raise Refused(
            _("Số sổ vàng %(number)d đã ghi cho %(name)s; hãy ghi số bắt đầu khác. Chưa có gì thay đổi.")
            % {"number": taken.number, "name": taken.name}
        )
    for certificate, number in zip(order, numbers, strict=False):
        certificate.number = number
    Certificate.objects.bulk_update(order, ["number"], batch_size=500)


def forget_merits(result: Result) -> None:
    """Drop what was printed for a decision that nobody outside has seen, files and all."""
    made = Certificate.objects.filter(winner__result=result)
    for each in made.exclude(pdf=""):
        transaction.on_commit(partial(each.pdf.delete, save=False))
    made.delete()


def merit_of(certificate: Certificate) -> tuple[Merit, Form]:
    """What stands on it, and where."""
    result = certificate.winner.result
    layout: MeritLayout = result.merit_layout
    merit = Merit(
        authority=layout.authority,
        person=certificate.name,
        unit=certificate.unit,
        deed=layout.deed,
        decision=result.decision,
        decided_on=result.decided_on,
        number=certificate.number or layout.first_number,
        place=layout.place,
        signed_on=layout.signed_on,
        office=layout.office.replace(",", "\n"),
        signer=layout.signer,
        code=certificate.code,
        link=certificate.link,
    )
    return merit, layout.form
