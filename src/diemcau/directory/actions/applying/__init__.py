"""Write a difference of plain rows into the tables, a few statements for each table."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from diemcau.directory.actions.applying.groups import write_groups, write_members, write_venues
from diemcau.directory.actions.applying.organisations import write_organisations, write_successions
from diemcau.directory.actions.applying.people import write_appointments, write_people, write_positions
from diemcau.directory.domain.rows import Difference
from diemcau.directory.models import Organisation, Person, Position


@transaction.atomic
def apply(changes: Mapping[str, Difference]) -> None:
    """Add and change what the difference says; delete nothing but aliases that a changed organisation no longer has."""
    if "organisations" in changes:
        write_organisations(changes["organisations"])
    organisations = dict(Organisation.objects.values_list("code", "pk"))
    if "successions" in changes:
        write_successions(changes["successions"], organisations)
    if "positions" in changes:
        write_positions(changes["positions"], organisations)
    if "people" in changes:
        write_people(changes["people"])
    if "groups" in changes:
        write_groups(changes["groups"], organisations)
    if "venues" in changes:
        write_venues(changes["venues"], organisations)
    if "appointments" in changes or "members" in changes:
        people = dict(Person.objects.values_list("code", "pk"))
        positions = {
            (code, title): pk for pk, code, title in Position.objects.values_list("pk", "organisation__code", "title")
        }
        if "appointments" in changes:
            write_appointments(changes["appointments"], people, positions)
        if "members" in changes:
            write_members(changes["members"], people, positions)
