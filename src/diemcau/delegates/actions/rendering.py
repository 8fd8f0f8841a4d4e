"""Make the copies of a letter, a few at a time, and lay each in the outbox as soon as it is made."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from diemcau.delegates.domain.calendar import event_file
from diemcau.delegates.domain.letters import ANSWER_BY_CODE, letter, when
from diemcau.delegates.domain.reminders import Address
from diemcau.delegates.models import Invitation, InvitationCopy, InvitingPolicy
from diemcau.delegates.models.copies import SITTING
from diemcau.delegates.queries.reminders import addresses_of
from diemcau.directory.models import Account
from diemcau.journal.actions import put, record
from diemcau.journal.models import Attachment
from diemcau.nd30.writing import to_pdf

CHUNK = 100  # letters a job


def render_copies(copies: Sequence[int], *, by: Account | None) -> int:
    """Make those of these copies that are not made yet; one that fails says why and stops nobody else.

    Returns how many were made. Each is its own short transaction, so that a worker that dies has lost nothing.
    """
    waiting = list(
        InvitationCopy.objects.filter(pk__in=copies, rendered_at=None).select_related(
            "invitation__conference", "invitation__in_place_of", "delegate__person", *SITTING
        )
    )
    units = {copy.unit_id or (copy.delegate.seat.unit_id if copy.delegate else 0) for copy in waiting}
    addresses = addresses_of(units)
    policies = {copy.invitation.conference_id: InvitingPolicy.of(copy.invitation.conference) for copy in waiting}
    made = 0
    for copy in waiting:
        try:
            pdf = pdf_of(copy)
        except Exception as problem:  # whatever a strange name does to the typesetter, the others get theirs
            InvitationCopy.objects.filter(pk=copy.pk).update(problem=f"Không dựng được giấy mời: {problem}"[:500])
            continue
        unit = copy.unit_id or (copy.delegate.seat.unit_id if copy.delegate else 0)
        _keep(copy, pdf, addresses.get(unit, []), policies[copy.invitation.conference_id], by=by)
        made += 1
    if waiting:
        invitation = waiting[0].invitation
        record("delegates.copies_rendered", invitation, by=by, within=invitation.conference, copies=made)
    return made


@task()
def render(copies: list[int], account_id: int | None = None) -> int:
    """The same as a job; running twice makes each copy once."""
    by = Account.objects.filter(pk=account_id).first() if account_id else None
    return render_copies(copies, by=by)


@transaction.atomic
def begin_rendering(invitation: Invitation, *, by: Account) -> int:
    """Lay jobs for all copies that are not made yet, those that failed among them; returns how many copies."""
    unmade = invitation.copies.filter(rendered_at=None).order_by("pk")
    unmade.exclude(problem="").update(problem="")
    waiting = list(unmade.values_list("pk", flat=True))
    for at in range(0, len(waiting), CHUNK):
        render.enqueue(waiting[at : at + CHUNK], by.pk)
    record("delegates.rendering_begun", invitation, by=by, within=invitation.conference, copies=len(waiting))
    return len(waiting)


def pdf_of(copy: InvitationCopy) -> bytes:
    """The letter with its guest's own code."""
    signed_on = copy.invitation.signed_on or timezone.localdate()
    return to_pdf(
        letter(copy.invitation.wording, copy.guest),
        made_on=signed_on,
        qr_svg=code_for(copy.link) if copy.link else "",
        qr_says=ANSWER_BY_CODE,
    )


def calendar_of(copy: InvitationCopy) -> bytes | None:
    """The day for the guest's own calendar; a later letter moves the same entry. None while there is no day."""
    invitation = copy.invitation
    if invitation.starts_on is None:
        return None
    return event_file(
        uid=f"conference-{invitation.conference_id}-{copy.delegate_id or f'unit-{copy.unit_id}'}@diemcau",
        title=invitation.event,
        day=invitation.starts_on,
        clock=invitation.clock,
        place=copy.sits_at or invitation.place,
        link=copy.link,
        stamp=invitation.issued_at or timezone.now(),
    )


def code_for(link: str) -> str:
    """A QR code as SVG."""
    import zxingcpp  # noqa: PLC0415 -- slow import

    return str(zxingcpp.create_barcode(link, zxingcpp.BarcodeFormat.QRCode).to_svg())


@transaction.atomic
def _keep(
    copy: InvitationCopy, pdf: bytes, addresses: Sequence[Address], policy: InvitingPolicy, *, by: Account | None
) -> None:
    copy.pdf.save(f"{copy.invitation_id}/{copy.pk}.pdf", ContentFile(pdf), save=False)
    copy.rendered_at, copy.problem = timezone.now(), ""
    own = copy.delegate.person.email if copy.delegate else ""
    to = [Address(to=own, name=copy.delegate.person.name)] if own and copy.delegate else addresses[:1]
    if not to:
        copy.problem = "Chưa có địa chỉ thư; hãy in và gửi giấy."
    copy.save(update_fields=["pdf", "rendered_at", "problem"])
    for address in to:
        _lay_in_the_outbox(copy, address, hold=policy.hold_mail, by=by)


def _lay_in_the_outbox(copy: InvitationCopy, address: Address, *, hold: bool, by: Account | None) -> None:
    invitation = copy.invitation
    change = "Thay đổi: " if invitation.changes else ""
    message = put(
        f"invite:{copy.pk}",
        channel=address.channel,
        address=address.to,
        recipient=address.name,
        subject=f"{change}Giấy mời số {invitation.sign} dự {invitation.event}",
        text=mail_text(copy, address.channel),
        about=copy,
        within=invitation.conference,
        hold=hold,
        by=by,
    )
    if message.attachments.exists():
        return  # laid there before the worker died
    file = Attachment(name=f"Giay-moi-{invitation.number:02}-{copy.pk}.pdf", content_type="application/pdf")
    file.file.name = copy.pdf.name  # the same bytes, not a second copy of them
    file.save()
    message.attachments.add(file)
    if day := calendar_of(copy):
        entry = Attachment(name="Lich-hop.ics", content_type="text/calendar")
        entry.file.save(f"{copy.pk}.ics", ContentFile(day))
        message.attachments.add(entry)


def mail_text(copy: InvitationCopy, channel: str = "email") -> str:
    """What stands in the message; to a mail the letter itself is attached, and the day for the calendar."""
    invitation = copy.invitation
    lines = [f"Kính gửi {copy.guest},", ""]
    if old := invitation.in_place_of:
        reason = f" Lý do: {invitation.change_reason}." if invitation.change_reason else ""
        lines += [f"Giấy mời số {invitation.sign} thay thế Giấy mời số {old.sign} đã gửi.{reason}", ""]
    lines += [
        f"{invitation.office_name} trân trọng kính mời tới dự {invitation.event}.",
        f"Thời gian: {when(invitation.starts_on, invitation.clock)}.",
        f"Địa điểm: {invitation.place}.",
        *([f"Nơi dự của đại biểu: {copy.sits_at}."] if copy.sits_at else []),
        "",
        f"Kính đề nghị trả lời bằng đường dẫn riêng sau đây, không cần tài khoản:\n{copy.link}",
        "",
        f"Đầu mối liên hệ: {invitation.contact}.",
        "Giấy mời và lịch họp kèm theo thư này. Trân trọng."
        if channel == "email"
        else "Giấy mời có ở đường dẫn trên. Trân trọng.",
    ]
    return "\n".join(lines)
