"""Name many people at once, by a list whose author has seen what it would do."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference, Unit
from diemcau.delegates.domain import needs_consent, post_key
from diemcau.delegates.domain.lists import Checked, KnownSeat, Row, person_key
from diemcau.delegates.models import Delegate, NamingList
from diemcau.delegates.queries.lists import people_by_name
from diemcau.directory.models import Account, Person
from diemcau.directory.models.organisations import new_code
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.vietnamese import fold


@transaction.atomic
def keep_list(conference: Conference, content: bytes, *, name: str, by: Account) -> NamingList:
    """Keep a list until its author confirms it; those that nobody confirmed in time go away."""
    NamingList.objects.exclude(pk__in=NamingList.objects.alive(timezone.now()).values("pk")).delete()
    NamingList.objects.filter(account=by, conference=conference).delete()
    name = name.rpartition("/")[2][-200:]
    record("delegates.list_kept", conference, by=by, within=conference, file=name)
    return NamingList.objects.create(conference=conference, account=by, name=name, content=content)


@transaction.atomic
def drop_list(pending: NamingList, *, by: Account) -> None:
    """Forget a list: its author thought better of it."""
    record("delegates.list_dropped", pending.conference, by=by, within=pending.conference, file=pending.name)
    pending.delete()


@transaction.atomic
def confirm_list(pending: NamingList, checked: Checked, *, seen: str, by: Account) -> int:
    """Name whom the preview with the fingerprint `seen` showed; returns how many.

    Raises:
        Refused: seats or names have changed since, so that it would do something else.
    """
    Conference.objects.held(pending.conference_id)
    if checked.fingerprint != seen:
        raise Refused("Danh sách đại biểu vừa được sửa sau lần xem trước. Chưa nhập gì; hãy xem lại rồi xác nhận.")
    people = _people(checked.to_name)
    kinds = dict(
        Unit.objects.filter(pk__in={seat.unit for seat, _ in checked.to_name}).values_list("pk", "organisation__kind")
    )
    now = timezone.now()
    made = Delegate.objects.bulk_create(
        (
            Delegate(
                seat_id=seat.pk,
                person=person,
                title=row.title,
                is_only=seat.is_for_one,
                deputy_reason=row.reason,
                needs_consent=bool(row.reason) and needs_consent(kinds[seat.unit], seat.post),
                named_by=by,
                named_at=now,
            )
            for (seat, row), person in zip(checked.to_name, people, strict=True)
        ),
        batch_size=500,
    )
    record("delegates.list_named", pending.conference, by=by, within=pending.conference, people=len(made))
    pending.delete()
    return len(made)


def _people(to_name: Iterable[tuple[KnownSeat, Row]]) -> list[Person]:
    """Whom each row means: somebody of that unit by name (and title or telephone, among namesakes), else a new person.

    The same new name of one unit is one person, however many seats he fills.
    """
    pairs = list(to_name)
    known = people_by_name({seat.unit for seat, _ in pairs})
    rows = Person.objects.in_bulk({person for found in known.values() for person, _, _ in found})
    new: dict[tuple[int, str, str], Person] = {}
    meant = []
    for seat, row in pairs:
        among = known.get((seat.unit, person_key(row.name)), [])
        if (found := _meant(row, among, seat.unit_name)) is not None:
            meant.append(rows[found])
            continue
        key = (seat.unit, person_key(row.name), row.phone or post_key(row.title))
        if key not in new:
            new[key] = Person(
                code=new_code(), name=row.name, email=row.email, phone=row.phone, search_key=fold(row.name)
            )
        meant.append(new[key])
    Person.objects.bulk_create(new.values(), batch_size=500)
    return meant


def _meant(row: Row, among: Iterable[tuple[int, str, str]], body: str) -> int | None:
    people = {person for person, _, _ in among}
    if len(people) > 1:
        people = {
            person
            for person, title, phone in among
            if (row.phone and phone == row.phone) or (row.title and post_key(title, body) == post_key(row.title, body))
        }
    return people.pop() if len(people) == 1 else None
