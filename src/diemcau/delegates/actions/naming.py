"""Name people for seats, let others come in their place, take names back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from diemcau.delegates.domain import Count, needs_consent
from diemcau.delegates.models import Consent, Delegate, InvitationCopy, Seat
from diemcau.directory.models import Account, Person
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused

MOST_ON_A_SEAT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominee:
    """Somebody from the directory, or with `person` None somebody new."""

    person: Person | None = None
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def name_delegate(seat: Seat, nominee: Nominee, *, by: Account, deputy_reason: str = "") -> Delegate:
    """Say who comes for a seat. With a `deputy_reason` he stands in for a head who cannot come.

    Raises:
        Refused: the seat has its delegate already, or this person stands on it.
    """
    seat = _held(seat)
    if seat.count == Count.ONE and (there := seat.delegates.current().select_related("person").first()):
        raise Refused(f"Thành phần này đã cử {there.person}; hãy dùng “Thay người” nếu người khác dự.")
    return _name(seat, nominee, by=by, deputy_reason=deputy_reason)


@transaction.atomic
def replace_delegate(delegate: Delegate, nominee: Nominee, reason: str, *, by: Account) -> Delegate:
    """Let somebody else come in the same place; the former stays on record with the reason, his invitation ends.

    Raises:
        Refused: no reason, the former has been replaced or withdrawn already, or both are one person.
    """
    if not reason:
        raise Refused("Chưa ghi lý do thay người. Hãy ghi lý do rồi lưu lại.")
    seat = _held(delegate.seat)
    delegate = _current(delegate)
    if nominee.person and nominee.person.pk == delegate.person_id:
        raise Refused(f"{delegate.person} đang là đại biểu của thành phần này; hãy chọn người khác.")
    _end(delegate, reason, by=by)
    return _name(seat, nominee, by=by, deputy_reason=reason, in_place_of=delegate)


@transaction.atomic
def withdraw_delegate(delegate: Delegate, reason: str, *, by: Account) -> None:
    """Take a name back; the seat waits for another, and the invitation ends.

    Raises:
        Refused: he has been replaced or withdrawn already.
    """
    seat = _held(delegate.seat)
    delegate = _current(delegate)
    _end(delegate, reason, by=by)
    record("delegates.withdrawn", delegate, by=by, within=seat.unit.conference, person=delegate.person.name)


@transaction.atomic
def restore_delegate(delegate: Delegate, *, by: Account) -> Delegate:
    """Undo a withdrawal. His personal link works again.

    Raises:
        Refused: he comes already, or somebody else has taken the place.
    """
    seat = _held(delegate.seat)
    delegate = Delegate.objects.select_for_update().select_related("person").get(pk=delegate.pk)
    successor = Delegate.objects.filter(in_place_of=delegate).exists()
    taken = seat.count == Count.ONE and seat.delegates.current().exists()
    again = seat.delegates.current().filter(person=delegate.person_id).exists()
    if delegate.ended_at is None or successor or taken or again:
        raise Refused("Không hoàn tác được: thành phần này đã có người dự. Danh sách giữ nguyên.")
    ended = delegate.ended_at
    delegate.ended_at = delegate.ended_by = None
    delegate.end_reason = ""
    delegate.save(update_fields=["ended_at", "ended_by", "end_reason"])
    delegate.copies.filter(revoked_at=ended).update(revoked_at=None, revoked_by=None)
    record("delegates.restored", delegate, by=by, within=seat.unit.conference, person=delegate.person.name)
    return delegate


@transaction.atomic
def name_group(seat: Seat, *, by: Account) -> int:
    """Name everybody on the roster of a seat's group, each with the duty that the roster gives; returns how many.

    Raises:
        Refused: the seat belongs to no group, or its roster names no people.
    """
    seat = _held(seat)
    members = seat.group.members.select_related("person", "position__organisation") if seat.group else ()
    known = set(seat.delegates.current().values_list("person_id", flat=True))
    people: dict[Person, str] = {}
    for member in members:
        held = member.position.appointments.filter(until=None).select_related("person") if member.position else ()
        for person in [member.person] if member.person else [each.person for each in held]:
            title = member.duty or (member.position.title if member.position else "")
            people.setdefault(person, title)
    if not people:
        raise Refused("Danh bạ chưa có người nào trong danh sách của nhóm này; hãy cử từng người.")
    new = {person: title for person, title in people.items() if person.pk not in known}
    for person, title in new.items():
        _name(seat, Nominee(person=person, title=title), by=by)
    return len(new)


@transaction.atomic
def record_consent(delegate: Delegate, is_given: bool, words: str, *, by: Account) -> Consent:
    """Write down what the chair says about a deputy; a second word takes the place of the first.

    Raises:
        Refused: this delegate comes without asking, or no longer comes.
    """
    delegate = _current(delegate)
    if not delegate.needs_consent:
        raise Refused("Đại biểu này không phải xin ý kiến chủ trì; chưa ghi gì.")
    consent, _ = Consent.objects.update_or_create(
        delegate=delegate, defaults={"is_given": is_given, "words": words[:300], "by": by}
    )
    record("delegates.consent_recorded", delegate, by=by, within=delegate.seat.unit.conference, given=is_given)
    return consent


def _held(seat: Seat) -> Seat:
    """The seat, locked: those who name people for it go one after another."""
    found = Seat.objects.select_for_update(of=("self",)).select_related("unit__conference", "unit__organisation")
    return found.get(pk=seat.pk)


def _current(delegate: Delegate) -> Delegate:
    held = Delegate.objects.select_for_update(of=("self",)).select_related("person", "seat__unit__conference")
    found = held.get(pk=delegate.pk)
    if found.ended_at is not None:
        raise Refused(f"{found.person} đã được thay hoặc đã rút; hãy tải lại trang để xem danh sách mới.")
    return found


def _name(
    seat: Seat, nominee: Nominee, *, by: Account | None, deputy_reason: str = "", in_place_of: Delegate | None = None
) -> Delegate:
    person = nominee.person or _somebody_new(nominee)
    there = seat.delegates.current()
    if there.filter(person=person).exists():
        raise Refused(f"{person} đã có trong thành phần này; mỗi người chỉ ghi một lần.")
    if there.count() >= MOST_ON_A_SEAT:
        raise Refused("Thành phần này đã có 2.000 người; hãy kiểm tra lại danh sách.")
    _complete(person, nominee)
    deputised = deputy_reason and needs_consent(seat.unit.organisation.kind, seat.post)
    delegate = Delegate.objects.create(
        seat=seat,
        person=person,
        title=nominee.title,
        is_only=seat.count == Count.ONE,
        in_place_of=in_place_of,
        deputy_reason=deputy_reason[:500],
        needs_consent=bool(deputised),
        named_by=by,
    )
    if in_place_of:
        record("delegates.replaced", delegate, by=by, within=seat.unit.conference, person=person.name)
    else:
        record("delegates.named", delegate, by=by, within=seat.unit.conference, person=person.name)
    return delegate


def _somebody_new(nominee: Nominee) -> Person:
    if not nominee.name:
        raise Refused("Chưa ghi họ và tên; chưa cử ai.")
    return Person.objects.create(name=nominee.name, email=nominee.email, phone=nominee.phone)


def _complete(person: Person, nominee: Nominee) -> None:
    """An address or a telephone that the directory lacks is kept there; what it has is not overwritten from here."""
    lacking = {
        name: given for name in ("email", "phone") if (given := getattr(nominee, name)) and not getattr(person, name)
    }
    if lacking:
        Person.objects.filter(pk=person.pk).update(**lacking)
        for name, given in lacking.items():
            setattr(person, name, given)


def _end(delegate: Delegate, reason: str, *, by: Account | None) -> None:
    now = timezone.now()
    delegate.ended_at, delegate.ended_by, delegate.end_reason = now, by, reason[:500]
    delegate.save(update_fields=["ended_at", "ended_by", "end_reason"])
    InvitationCopy.objects.filter(delegate=delegate, revoked_at=None).update(revoked_at=now, revoked_by=by)
