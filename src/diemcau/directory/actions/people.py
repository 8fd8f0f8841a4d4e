"""What people do to positions, people and appointments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from diemcau.directory.models import Account, Appointment, Organisation, Person, Position
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def add_person(facts: Mapping[str, Any], *, by: Account) -> Person:
    person = Person.objects.create(**facts)
    record("directory.person_added", person, by=by)
    return person


@transaction.atomic
def change_person(person: Person, facts: Mapping[str, Any], *, by: Account) -> bool:
    """Change what is known of one person; say whether anything was."""
    before = Person.objects.get(pk=person.pk)
    changed = [name for name, value in facts.items() if getattr(before, name) != value]
    if not changed:
        return False
    for name, value in facts.items():
        setattr(person, name, value)
    person.save()
    record("directory.person_changed", person, by=by, fields=",".join(changed))
    return True


@transaction.atomic
def add_position(organisation: Organisation, facts: Mapping[str, Any], *, by: Account) -> Position:
    """Add a title to a body.

    Raises:
        Refused: it has that title.
    """
    if organisation.positions.filter(title=facts["title"]).exists():
        raise Refused(f"“{organisation}” đã có chức danh “{facts['title']}”. Chưa thêm gì.")
    position = Position.objects.create(organisation=organisation, **facts)
    record("directory.position_added", organisation, by=by, title=position.title)
    return position


@transaction.atomic
def change_position(position: Position, facts: Mapping[str, Any], *, by: Account) -> None:
    """Rename a title, move it forward or back, say whether it heads the body.

    Raises:
        Refused: the body has another title of that name.
    """
    twins = position.organisation.positions.filter(title=facts["title"]).exclude(pk=position.pk)
    if twins.exists():
        raise Refused(f"“{position.organisation}” đã có chức danh “{facts['title']}”. Chưa lưu gì.")
    for name, value in facts.items():
        setattr(position, name, value)
    position.save()
    record("directory.position_changed", position.organisation, by=by, title=position.title)


@transaction.atomic
def remove_position(position: Position, *, by: Account) -> None:
    """Remove a title that nobody ever held.

    Raises:
        Refused: somebody holds or held it: that is history.
    """
    if position.appointments.exists():
        raise Refused(f"Đã có người giữ chức danh “{position.title}” nên không xóa. Hãy ghi ngày thôi giữ chức danh.")
    organisation, title = position.organisation, position.title
    position.delete()
    record("directory.position_removed", organisation, by=by, title=title)


@transaction.atomic
def appoint(
    who: Person | str, position: Position, *, since: date | None = None, until: date | None = None, by: Account
) -> Appointment:
    """Give a position to a person, or to somebody new of this name.

    Raises:
        Refused: the person holds it already on one of those days, or the body does not exist then.
    """
    _refuse_outside(position.organisation, since, until)
    person = add_person({"name": who}, by=by) if isinstance(who, str) else who
    for other in person.appointments.filter(position=position):
        if _overlap(other, since, until):
            raise Refused(f"{person} đã giữ chức danh này trong thời gian đó. Chưa thêm gì.")
    appointment = Appointment.objects.create(person=person, position=position, since=since, until=until)
    _record("directory.appointed", appointment, by)
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, until: date, by: Account) -> None:
    """Write the last day on which a person holds a position.

    Raises:
        Refused: that day lies before the first.
    """
    if appointment.since and until < appointment.since:
        raise Refused(f"Ngày thôi giữ đứng trước ngày bắt đầu {appointment.since:%d/%m/%Y}. Chưa lưu gì.")
    appointment.until = until
    appointment.save(update_fields=["until"])
    _record("directory.appointment_ended", appointment, by)


@transaction.atomic
def remove_appointment(appointment: Appointment, *, by: Account) -> None:
    """Take back an appointment that was entered by mistake."""
    _record("directory.appointment_removed", appointment, by)
    appointment.delete()


def _record(verb: str, appointment: Appointment, by: Account) -> None:
    position, person = appointment.position, appointment.person
    record(verb, position.organisation, by=by, title=position.title, person=person.name)
    record(verb, person, by=by, title=f"{position.title}, {position.organisation}")


def _overlap(other: Appointment, since: date | None, until: date | None) -> bool:
    begins_later = since and other.until and since > other.until
    ends_before = until and other.since and until < other.since
    return not (begins_later or ends_before)


def _refuse_outside(organisation: Organisation, since: date | None, until: date | None) -> None:
    if organisation.valid_to and (since or date.min) > organisation.valid_to:
        raise Refused(f"“{organisation}” đã kết thúc ngày {organisation.valid_to:%d/%m/%Y}. Chưa thêm gì.")
    if organisation.valid_from and until and until < organisation.valid_from:
        raise Refused(f"“{organisation}” chỉ có từ {organisation.valid_from:%d/%m/%Y}. Chưa thêm gì.")
