"""Whom a reminder goes to, and what it says."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from diemcau.conference.models import Conference, Unit
from diemcau.delegates.domain.progress import Place, Progress
from diemcau.delegates.domain.reminders import Address, Reminder, answer_wanted, names_wanted
from diemcau.delegates.models import ContactChannel, Delegate, InvitationCopy, InvitingPolicy
from diemcau.directory.domain import Role
from diemcau.directory.models import OrganisationRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """`unreachable` are those for whom nobody has an address: somebody has to call them."""

    messages: tuple[Reminder, ...]
    unreachable: tuple[str, ...]

    @property
    def seen(self) -> str:
        """What the person who confirms has seen."""
        keys = "\n".join(sorted(message.key for message in self.messages))
        return hashlib.sha256(keys.encode()).hexdigest()[:24]


def addresses_of(units: Iterable[int]) -> dict[int, list[Address]]:
    """Of each unit: the channel that it asked for, else its contacts' mail, its own, that of whoever hosts it."""
    rows = list(
        Unit.objects.filter(pk__in=set(units)).values_list(
            "pk", "organisation_id", "organisation__name", "organisation__email", "site__host_id", "site__host__email"
        )
    )
    bodies = {body for row in rows for body in (row[1], row[4]) if body}
    contacts: defaultdict[int, list[Address]] = defaultdict(list)
    held = OrganisationRole.objects.filter(
        organisation__in=bodies, role=Role.UNIT_CONTACT, account__is_active=True
    ).order_by("pk")
    for body, name, mail, own in held.values_list(
        "organisation_id", "account__full_name", "account__email", "account__person__email"
    ):
        if mail or own:
            contacts[body].append(Address(to=mail or own, name=name))
    channels: defaultdict[int, list[Address]] = defaultdict(list)
    for body, url, label in ContactChannel.objects.filter(organisation__in=bodies).values_list(
        "organisation_id", "url", "label"
    ):
        channels[body].append(Address(to=url, name=label, channel="apprise"))
    found: dict[int, list[Address]] = {}
    for pk, body, name, mail, host, host_mail in rows:
        found[pk] = (
            channels[body]
            or contacts[body]
            or ([Address(to=mail, name=name)] if mail else [])
            or contacts[host]
            or ([Address(to=host_mail, name=name)] if host_mail else [])
        )
    return found


def reminders(
    conference: Conference,
    places: Iterable[Place],
    policy: InvitingPolicy,
    *,
    today: date,
    page_of: Callable[[int], str],
) -> Reminders:
    """Exactly those among `places` who can be reminded: a unit once for all its seats, an invited person by name."""
    due = policy.deadlines(conference.starts_on)
    of_unit: defaultdict[int, list[Place]] = defaultdict(list)
    invited: list[Place] = []
    for place in places:
        if place.state == Progress.NOT_NAMED:
            of_unit[place.unit].append(place)
        elif place.state == Progress.NOT_ANSWERED:
            invited.append(place)
    addresses = addresses_of([*of_unit, *(place.unit for place in invited)])
    event, found, unreachable = conference.title, [], []
    for unit, wanted in of_unit.items():
        subject, text = names_wanted(wanted, event=event, until=due.name, page=page_of(unit))
        found += [
            Reminder(
                key=f"remind:name:{unit}:{today}:{address.to}"[:160],
                address=address,
                subject=subject,
                text=text,
                unit=unit,
                unit_name=wanted[0].unit_name,
                places=len(wanted),
            )
            for address in addresses.get(unit, [])
        ]
        if not addresses.get(unit):
            unreachable.append(wanted[0].unit_name)
    people = _people(invited)
    for place in invited:
        mail, link = people.get(place.delegate or 0, ("", ""))
        to = [Address(to=mail, name=place.name)] if mail else addresses.get(place.unit, [])
        subject, text = answer_wanted(place, event=event, until=due.answer, link=link)
        found += [
            Reminder(
                key=f"remind:answer:{place.copy}:{today}:{address.to}"[:160],
                address=address,
                subject=subject,
                text=text,
                unit=place.unit,
                unit_name=place.unit_name,
                places=1,
                delegate=place.delegate,
            )
            for address in to
        ]
        if not to:
            unreachable.append(f"{place.name}, {place.unit_name}")
    return Reminders(messages=tuple(found), unreachable=tuple(unreachable))


def _people(invited: Iterable[Place]) -> dict[int, tuple[str, str]]:
    """Mail and personal link of everybody who is invited."""
    by_copy = {place.copy: place.delegate for place in invited if place.copy and place.delegate}
    links = {
        copy.delegate_id: copy.link
        for copy in InvitationCopy.objects.filter(pk__in=by_copy).select_related("invitation")
    }
    mails = Delegate.objects.filter(pk__in=by_copy.values()).values_list("pk", "person__email")
    return {pk: (mail, links.get(pk, "")) for pk, mail in mails}
