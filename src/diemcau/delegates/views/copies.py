"""Copies of a letter: one, all as an archive, all as one file for the printer; ending a link."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.delegates import actions
from diemcau.delegates.domain.letters import letter
from diemcau.delegates.models import Invitation, InvitationCopy
from diemcau.delegates.permissions import can_invite
from diemcau.directory.permissions import SignedIn, require
from diemcau.nd30.writing import to_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def copy_pdf(request: SignedIn, copy_id: int) -> FileResponse:
    copy = _copy(request, copy_id)
    if not copy.pdf:
        raise Http404
    return FileResponse(copy.pdf.open("rb"), as_attachment=True, filename=_name(copy, "pdf"))


@require_safe
def copy_docx(request: SignedIn, copy_id: int) -> HttpResponse:
    copy = _copy(request, copy_id)
    signed_on = copy.invitation.signed_on
    if signed_on is None:
        raise Http404
    response = HttpResponse(to_docx(letter(copy.invitation.wording, copy.guest), made_on=signed_on), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{_name(copy, "docx")}"'
    return response


@require_safe
def all_zip(request: SignedIn, conference_id: int, invitation_id: int) -> FileResponse:
    """Every copy as a file of its own."""
    invitation = _invitation(request, conference_id, invitation_id)
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for copy, content in _made(invitation):
            archive.writestr(_name(copy, "pdf"), content)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"giay-moi-{invitation.number:02}.zip")


@require_safe
def all_pdf(request: SignedIn, conference_id: int, invitation_id: int) -> FileResponse:
    """Every copy one after another, for the printer."""
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 -- slow import

    invitation = _invitation(request, conference_id, invitation_id)
    together = pypdfium2.PdfDocument.new()
    for _copy_row, content in _made(invitation):
        one = pypdfium2.PdfDocument(content)
        together.import_pages(one)
        one.close()
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    together.save(file)
    together.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"giay-moi-{invitation.number:02}.pdf")


@require_POST
def revoke_copy(request: SignedIn, copy_id: int) -> HttpResponse:
    """End one personal link, or let it answer again."""
    copy = _copy(request, copy_id)
    conference = copy.invitation.conference
    require(can_invite(request.user, conference, copy.invitation.issuer))
    if copy.revoked_at is None:
        actions.revoke_copy(copy, by=request.user)
    else:
        actions.renew_copy(copy, by=request.user)
    return redirect("delegates:invitation", conference.pk, copy.invitation_id)


def _made(invitation: Invitation) -> Iterator[tuple[InvitationCopy, bytes]]:
    for copy in invitation.copies.filter(rendered_at__isnull=False, revoked_at=None).order_by("pk").iterator(100):
        copy.invitation = invitation
        with copy.pdf.open("rb") as file:
            yield copy, file.read()


def _name(copy: InvitationCopy, kind: str) -> str:
    return f"giay-moi-{copy.invitation.number:02}-{copy.pk}.{kind}"


def _copy(request: SignedIn, copy_id: int) -> InvitationCopy:
    """Who may write the letter, or sees the whole conference, finds its copies; nobody else."""
    found = InvitationCopy.objects.filter(
        invitation__conference__in=Conference.objects.visible_to(request.user)
    ).select_related("invitation__conference", "invitation__issuer", "invitation__in_place_of", "delegate__person")
    copy = get_object_or_404(found, pk=copy_id)
    if not _sees(request, copy.invitation):
        raise Http404
    return copy


def _invitation(request: SignedIn, conference_id: int, invitation_id: int) -> Invitation:
    among = Invitation.objects.issued().filter(
        conference__in=Conference.objects.visible_to(request.user), conference=conference_id
    )
    found = get_object_or_404(among.select_related("conference", "issuer"), pk=invitation_id)
    if not _sees(request, found):
        raise Http404
    return found


def _sees(request: SignedIn, invitation: Invitation) -> bool:
    conference = invitation.conference
    return can_see_all(request.user, conference) or can_invite(request.user, conference, invitation.issuer)
