"""Groups, their rosters, and rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diemcau.directory.actions.applying.statements import create
from diemcau.directory.domain.rows import Difference, GroupKey, GroupRow, MemberRow, VenueRow
from diemcau.directory.models import Group, GroupMember, Venue


def write_groups(difference: Difference, organisations: Mapping[str, int]) -> None:
    create(
        Group,
        [
            Group(
                organisation_id=organisations[row.organisation],
                name=row.name,
                decision=row.decision,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )
            for row in difference.added
            if isinstance(row, GroupRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, GroupRow):
            Group.objects.filter(
                organisation=organisations[row.organisation], name=row.name, valid_from=row.valid_from
            ).update(decision=row.decision, valid_to=row.valid_to)


def write_venues(difference: Difference, organisations: Mapping[str, int]) -> None:
    create(
        Venue,
        [
            Venue(
                organisation_id=organisations[row.organisation],
                name=row.name,
                address=row.address,
                capacity=row.capacity,
            )
            for row in difference.added
            if isinstance(row, VenueRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, VenueRow):
            Venue.objects.filter(organisation=organisations[row.organisation], name=row.name).update(
                address=row.address, capacity=row.capacity
            )


def write_members(difference: Difference, people: Mapping[str, int], positions: Mapping[tuple[str, str], int]) -> None:
    groups: dict[GroupKey, int] = {
        (code, name, since): pk
        for pk, code, name, since in Group.objects.values_list("pk", "organisation__code", "name", "valid_from")
    }

    def facts(row: MemberRow) -> dict[str, Any]:
        return {
            "group_id": groups[row.organisation, row.group, row.group_from],
            "person_id": people[row.person] if row.person else None,
            "position_id": positions[row.seat_of, row.title] if row.title else None,
        }

    create(
        GroupMember,
        [GroupMember(duty=row.duty, **facts(row)) for row in difference.added if isinstance(row, MemberRow)],
    )
    for _, row in difference.changed:
        if isinstance(row, MemberRow):
            GroupMember.objects.filter(**facts(row)).update(duty=row.duty)
