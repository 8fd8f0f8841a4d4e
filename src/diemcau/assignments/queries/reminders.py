"""Whom a reminder of late work goes to, and what it says."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from diemcau.assignments.domain.reminders import Reminder, late_words
from diemcau.assignments.domain.standing import Standing
from diemcau.assignments.models import Task
from diemcau.assignments.queries.tasks import task_rows
from diemcau.conference.models import Conference
from diemcau.directory.domain import Role
from diemcau.directory.models import Organisation, OrganisationRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """`unreachable` are units for which nobody has an address: somebody has to call them."""

    messages: tuple[Reminder, ...]
    unreachable: tuple[str, ...]

    @property
    def seen(self) -> str:
        """What the person who confirms has seen."""
        return hashlib.sha256("\n".join(sorted(one.key for one in self.messages)).encode()).hexdigest()[:24]


def late_reminders(conference: Conference, *, today: date, page: Callable[[], str]) -> Reminders:
    """One for each unit that is late, naming all that it owes; nobody else hears anything."""
    late: defaultdict[Organisation, list[tuple[str, date]]] = defaultdict(list)
    for row in task_rows(Task.objects.within(conference), today):
        if row.standing is Standing.LATE and row.until:
            late[row.task.organisation].append((row.task.product.text, row.until))
    addresses = addresses_of(late)
    found, unreachable = [], []
    for body, owed in late.items():
        subject, text = late_words(conference.title, body.name, owed, page())
        found += [
            Reminder(
                key=f"remind:task:{conference.pk}:{body.pk}:{today}:{address}"[:160],
                address=address,
                name=name,
                subject=subject,
                text=text,
                organisation=body.pk,
                organisation_name=body.name,
                tasks=len(owed),
            )
            for address, name in addresses.get(body.pk, ())
        ]
        if not addresses.get(body.pk):
            unreachable.append(body.name)
    return Reminders(messages=tuple(found), unreachable=tuple(unreachable))


def addresses_of(bodies: Iterable[Organisation]) -> dict[int, list[tuple[str, str]]]:
    """Of each body the mail of its contacts, else its own: (address, name)."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    by_pk = {body.pk: body for body in bodies}
    held = OrganisationRole.objects.filter(organisation__in=by_pk, role=Role.UNIT_CONTACT, account__is_active=True)
    for body, name, mail, own in held.order_by("pk").values_list(
        "organisation_id", "account__full_name", "account__email", "account__person__email"
    ):
        if mail or own:
            found[body].append((mail or own, name))
    for pk, organisation in by_pk.items():
        if pk not in found and organisation.email:
            found[pk].append((organisation.email, organisation.name))
    return dict(found)
