"""What people do to groups, their rosters, and rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from diemcau.directory.models import Account, Group, GroupMember, Organisation, Person, Position, Venue
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def add_group(organisation: Organisation, facts: Mapping[str, Any], *, by: Account) -> Group:
    """Add a steering committee or the like; its size is unknown until its roster is there.

    Raises:
        Refused: the body has a group of this name since the same day.
    """
    _refuse_twin(Group(organisation=organisation, **facts))
    group = Group.objects.create(organisation=organisation, **facts)
    record("directory.group_added", group, by=by)
    record("directory.group_added", organisation, by=by, group=group.name)
    return group


@transaction.atomic
def change_group(group: Group, facts: Mapping[str, Any], *, by: Account) -> None:
    """Change a group's name, decision or days.

    Raises:
        Refused: the body has another group of this name since the same day.
    """
    changed = [name for name, value in facts.items() if getattr(group, name) != value]
    for name, value in facts.items():
        setattr(group, name, value)
    _refuse_twin(group)
    group.save()
    record("directory.group_changed", group, by=by, fields=",".join(changed))


@transaction.atomic
def enrol(
    group: Group, *, person: Person | None = None, position: Position | None = None, duty: str = "", by: Account
) -> GroupMember:
    """Put a person, or whoever holds a position, on the roster.

    Raises:
        Refused: neither is named, or one of them stands there already.
    """
    if person is None and position is None:
        raise Refused("Hãy chọn một người, hoặc một chức danh mà người giữ là thành viên.")
    if person and group.members.filter(person=person).exists():
        raise Refused(f"{person} đã là thành viên của nhóm này.")
    if position and group.members.filter(position=position).exists():
        raise Refused(f"Người giữ chức danh “{position}” đã là thành viên của nhóm này.")
    member = GroupMember.objects.create(group=group, person=person, position=position, duty=duty)
    record("directory.member_enrolled", group, by=by, member=str(person or position), duty=duty)
    return member


@transaction.atomic
def strike(member: GroupMember, *, by: Account) -> None:
    """Take a member off the roster."""
    record("directory.member_struck", member.group, by=by, member=str(member.person or member.position))
    member.delete()


@transaction.atomic
def add_venue(organisation: Organisation, facts: Mapping[str, Any], *, by: Account) -> Venue:
    """Add a room.

    Raises:
        Refused: the body has a room of this name.
    """
    if organisation.venues.filter(name=facts["name"]).exists():
        raise Refused(f"“{organisation}” đã có phòng “{facts['name']}”. Chưa thêm gì.")
    venue = Venue.objects.create(organisation=organisation, **facts)
    record("directory.venue_added", organisation, by=by, venue=venue.name)
    return venue


@transaction.atomic
def change_venue(venue: Venue, facts: Mapping[str, Any], *, by: Account) -> None:
    """Change a room.

    Raises:
        Refused: the body has another room of this name.
    """
    if venue.organisation.venues.filter(name=facts["name"]).exclude(pk=venue.pk).exists():
        raise Refused(f"“{venue.organisation}” đã có phòng “{facts['name']}”. Chưa lưu gì.")
    for name, value in facts.items():
        setattr(venue, name, value)
    venue.save()
    record("directory.venue_changed", venue.organisation, by=by, venue=venue.name)


@transaction.atomic
def remove_venue(venue: Venue, *, by: Account) -> None:
    """Remove a room; sites that met there have no room afterwards."""
    organisation, name = venue.organisation, venue.name
    venue.delete()
    record("directory.venue_removed", organisation, by=by, venue=name)


def _refuse_twin(group: Group) -> None:
    twins = Group.objects.filter(organisation=group.organisation, name=group.name, valid_from=group.valid_from)
    if twins.exclude(pk=group.pk).exists():
        raise Refused(f"“{group.organisation}” đã có nhóm “{group.name}” từ cùng ngày. Chưa lưu gì.")
