"""Draft, number, issue, change and withdraw invitations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference, Unit
from diemcau.delegates.models import Delegate, Invitation, InvitationCopy
from diemcau.delegates.queries.invitations import guest_line, guests_of, uninvited, units_without_names
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record, withdraw
from diemcau.journal.models import OutboxMessage, topic
from diemcau.kernel.errors import Refused

CHUNK = 500  # outbox rows that one statement names


@transaction.atomic
def draft_invitation(
    conference: Conference,
    issuer: Organisation,
    wording: Mapping[str, Any],
    *,
    by: Account,
    in_place_of: Invitation | None = None,
) -> Invitation:
    """Begin a letter; with `in_place_of` it changes or puts off what an issued one says.

    Raises:
        Refused: the other is a draft itself, or has been replaced already.
    """
    if in_place_of:
        old = Invitation.objects.select_for_update().get(pk=in_place_of.pk)
        if not old.is_issued or Invitation.objects.filter(in_place_of=old).exists():
            raise Refused("Giấy mời này chưa phát hành hoặc đã có giấy mời thay thế; hãy mở giấy mời mới nhất.")
    invitation = Invitation.objects.create(
        conference=conference, issuer=issuer, in_place_of=in_place_of, drafted_by=by, **wording
    )
    record("delegates.invitation_drafted", invitation, by=by, within=conference, issuer=issuer.pk)
    return invitation


@transaction.atomic
def edit_invitation(invitation: Invitation, wording: Mapping[str, Any], *, by: Account) -> Invitation:
    """Change the words of a draft.

    Raises:
        Refused: it has been issued: what is signed is changed by another letter only.
    """
    invitation = _draft(invitation)
    for name, value in wording.items():
        setattr(invitation, name, value)
    invitation.save(update_fields=[*wording])
    record("delegates.invitation_edited", invitation, by=by, within=invitation.conference)
    return invitation


@transaction.atomic
def drop_invitation(invitation: Invitation, *, by: Account) -> None:
    """Throw a draft away."""
    invitation = _draft(invitation)
    record("delegates.invitation_dropped", invitation, by=by, within=invitation.conference)
    invitation.delete()


@transaction.atomic
def issue_invitation(
    invitation: Invitation, number: int, signed_on: date, *, address: str, by: Account, also_units: bool = False
) -> Invitation:
    """Give a draft its number and the day of its signature, and make a copy for everybody whom it invites.

    It fixes day, hour and place of the conference where the body that holds it invites; every deadline moves with
    them. The letter that it takes the place of is withdrawn: its links no longer answer, what has not left stays.

    Args:
        address: of the system, as guests reach it.
        also_units: a general letter for each unit that has a seat without a name.

    Raises:
        Refused: issued already, nobody to invite, or the number is taken this year.
    """
    conference = Conference.objects.held(invitation.conference_id)
    invitation = _draft(invitation)
    taken = Invitation.objects.filter(issuer=invitation.issuer_id, number=number, signed_on__year=signed_on.year)
    if taken.exclude(pk=invitation.pk).exists():
        raise Refused(
            f"Số {number:02} đã dùng cho một giấy mời khác trong năm {signed_on.year}; hãy kiểm tra sổ văn thư."
        )
    invitation.number, invitation.signed_on, invitation.address = number, signed_on, address
    invitation.issued_by, invitation.issued_at = by, timezone.now()
    invitation.save(update_fields=["number", "signed_on", "address", "issued_by", "issued_at"])
    made = _copy_for(
        invitation,
        guests_of(conference, invitation.issuer_id),
        _units_to_invite(invitation, conference, also_units=also_units),
    )
    if not made:
        raise Refused("Chưa có ai để mời: chưa đơn vị nào cử đại biểu. Giấy mời vẫn là dự thảo.")
    if invitation.issuer_id == conference.owner_id:
        _fix(conference, invitation, by=by)
    if invitation.in_place_of_id:
        _hold_back(InvitationCopy.objects.filter(invitation=invitation.in_place_of_id), by=by)
    record(
        "delegates.invitation_issued", invitation, by=by, within=conference, number=invitation.sign, copies=len(made)
    )
    return invitation


@transaction.atomic
def invite_more(invitation: Invitation, *, by: Account) -> int:
    """Copies of an issued letter for those named since; returns how many.

    Raises:
        Refused: it is a draft, or has been withdrawn.
    """
    invitation = _issued(invitation)
    new = uninvited(invitation)
    made = _copy_for(invitation, new, ())
    record("delegates.invited_more", invitation, by=by, within=invitation.conference, copies=len(made))
    return len(made)


@transaction.atomic
def revoke_copy(copy: InvitationCopy, *, by: Account) -> None:
    """End one personal link: it was sent to the wrong person, or he must not come. Pressing twice ends it once."""
    now = timezone.now()
    InvitationCopy.objects.filter(pk=copy.pk, revoked_at=None).update(revoked_at=now, revoked_by=by)
    _hold_back(InvitationCopy.objects.filter(pk=copy.pk), by=by)
    record("delegates.copy_revoked", copy, by=by, within=copy.invitation.conference)


@transaction.atomic
def renew_copy(copy: InvitationCopy, *, by: Account) -> None:
    """Let a revoked link answer again."""
    InvitationCopy.objects.filter(pk=copy.pk).update(revoked_at=None, revoked_by=None)
    record("delegates.copy_renewed", copy, by=by, within=copy.invitation.conference)


def _draft(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update(of=("self",)).select_related("conference", "issuer", "in_place_of")
    held = found.get(pk=invitation.pk)
    if held.is_issued:
        raise Refused(f"{held} đã phát hành nên không sửa được; hãy soạn giấy mời thay thế.")
    return held


def _issued(invitation: Invitation) -> Invitation:
    held = Invitation.objects.select_for_update(of=("self",)).select_related("conference").get(pk=invitation.pk)
    if not held.is_issued or held.is_withdrawn:
        raise Refused("Giấy mời này chưa phát hành hoặc đã được thay thế; chưa mời thêm ai.")
    return held


def _units_to_invite(invitation: Invitation, conference: Conference, *, also_units: bool) -> list[Unit]:
    """Units without names where asked; who holds a general copy of the former letter hears of the change."""
    units = units_without_names(conference, invitation.issuer_id) if also_units else []
    former = Unit.objects.filter(copies__invitation=invitation.in_place_of_id) if invitation.in_place_of_id else ()
    return list({unit.pk: unit for unit in (*units, *former)}.values())


def _copy_for(invitation: Invitation, delegates: Iterable[Delegate], units: Iterable[Unit]) -> list[InvitationCopy]:
    copies = [
        *(InvitationCopy(invitation=invitation, delegate=each, guest=guest_line(each)[:600]) for each in delegates),
        *(InvitationCopy(invitation=invitation, unit=each, guest=str(each.organisation)[:600]) for each in units),
    ]
    return InvitationCopy.objects.bulk_create(copies, batch_size=500)


def _fix(conference: Conference, invitation: Invitation, *, by: Account) -> None:
    """The conference is when and where its issued invitation says."""
    day = invitation.starts_on
    if day:
        conference.start_year, conference.start_month, conference.start_day = day.year, day.month, day.day
        conference.clock, conference.place = invitation.clock, invitation.place
    else:  # put off: not even the month is known
        conference.start_month = conference.start_day = conference.clock = None
    conference.save(update_fields=["start_year", "start_month", "start_day", "clock", "place"])
    starts = day.isoformat() if day else ""
    record("conference.time_fixed", conference, by=by, within=conference, starts=starts, invitation=invitation.pk)


def _hold_back(copies: Iterable[InvitationCopy], *, by: Account) -> None:
    """What still lies in the outbox about these copies does not leave."""
    topics = [topic(copy) for copy in copies]
    for at in range(0, len(topics), CHUNK):
        withdraw(OutboxMessage.objects.filter(about__in=topics[at : at + CHUNK]), by=by)
