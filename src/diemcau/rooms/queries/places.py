"""One site, one unit: who sits there, what is asked of them, what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Sum
from django.urls import reverse
from django.utils import timezone

from diemcau.assignments.domain.standing import Standing
from diemcau.assignments.models import AssignmentUnit
from diemcau.assignments.models import Task as TaskOf
from diemcau.assignments.queries import TaskRow, task_rows
from diemcau.assignments.queries.targets import unreported
from diemcau.assignments.queries.tasks import ASKS_FOR_WORK
from diemcau.conference.models import Conference, Site, SiteClosure, Unit
from diemcau.connectivity.queries import has_good_line
from diemcau.delegates.models import InvitingPolicy, Seat
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Organisation, OrganisationRole
from diemcau.kernel.words import say
from diemcau.papers.queries.inbox import unanswered
from diemcau.rooms.domain import State
from diemcau.rooms.domain.asked import (
    Asked,
    Task,
    asked,
    asked_by_index,
)
from diemcau.rooms.domain.asked_of_hosts import asked_of_host, asked_on_the_day
from diemcau.rooms.domain.asked_results import asked_by_targets
from diemcau.rooms.queries.lines import items_lacking
from diemcau.rooms.queries.sources import IS_NAMED
from diemcau.scoring.queries.asked import AskedOf, asked_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    unit: Unit
    seats: int
    people: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """`closure` is set where the site was merged into another."""

    site: Site
    closure: SiteClosure | None
    units: tuple[UnitRow, ...]
    children: tuple[Site, ...]
    technicians: tuple[Account, ...]
    contacts: tuple[Account, ...]

    @property
    def people(self) -> int:
        return sum(row.people for row in self.units)

    @property
    def unknown(self) -> int:
        return sum(row.unknown for row in self.units)


def site_page(site: Site) -> SitePage:
    """Five queries, whatever the number of units."""
    counted = {
        unit: figures
        for unit, *figures in Seat.objects.filter(unit__site=site)
        .values_list("unit")
        .annotate(Count("pk"), Sum("size"), Count("size"))
        .order_by()
    }
    units = (
        Unit.objects.filter(site=site)
        .select_related("organisation", "home__host")
        .order_by("organisation__rank", "organisation__area_code", "pk")
    )
    rows = []
    for unit in units:
        seats, people, sized = counted.get(unit.pk, (0, 0, 0))
        rows.append(UnitRow(unit=unit, seats=seats, people=people or 0, unknown=seats - sized))
    people_of = _speakers(site.host)
    return SitePage(
        site=site,
        closure=SiteClosure.objects.filter(site=site).select_related("into__host", "by").first(),
        units=tuple(rows),
        children=tuple(
            Site.objects.open()
            .filter(parent=site)
            .select_related("host")
            .order_by("host__rank", "host__area_code", "pk")
        ),
        technicians=tuple(account for account, role in people_of if role == Role.TECHNICIAN),
        contacts=tuple(account for account, role in people_of if role == Role.UNIT_CONTACT),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """What is asked of one unit. `hosts` is the site that it is host of."""

    unit: Unit
    seats: tuple[Seat, ...]
    tasks: tuple[AssignmentUnit, ...]
    owed: tuple[TaskRow, ...]
    contacts: tuple[Account, ...]
    hosts: Site | None
    asked: tuple[Asked, ...]

    @property
    def people(self) -> int:
        return sum(seat.size or 0 for seat in self.seats)

    @property
    def work(self) -> int:
        return len(self.owed) + len(self.tasks)


def unit_page(unit: Unit, *, today: date) -> UnitPage:
    """As many queries, whatever is asked."""
    found: Any = Seat.objects.filter(unit=unit).select_related("rule", "group").annotate(is_named=IS_NAMED)
    named = [(seat, seat.is_named) for seat in found.order_by("rule__position", "pk")]
    seats = tuple(seat for seat, _ in named)
    tasks = tuple(
        AssignmentUnit.objects.filter(assignment__conference=unit.conference_id, organisation=unit.organisation_id)
        .select_related("assignment")
        .order_by(F("assignment__due_on").asc(nulls_last=True), "assignment__position", "part")
    )
    owed = tuple(task_rows(TaskOf.objects.within(unit.conference).filter(organisation=unit.organisation_id), today))
    given = {row.task.product.assignment_id for row in owed}
    hosts = (
        Site.objects.open()
        .filter(conference=unit.conference_id, host=unit.organisation_id)
        .select_related("venue", "conference")
        .first()
    )
    speakers = _speakers(unit.organisation)
    technicians = [account for account, role in speakers if role == Role.TECHNICIAN]
    contacts = tuple(account for account, role in speakers if role == Role.UNIT_CONTACT)
    return UnitPage(
        unit=unit,
        seats=seats,
        tasks=tuple(task for task in tasks if task.assignment_id not in given),
        owed=owed,
        contacts=contacts,
        hosts=hosts,
        asked=asked(
            tasks=[
                Task(
                    text=task.assignment.text,
                    part=str(task.get_part_display()),
                    due=task.assignment.due_on,
                    due_text=task.assignment.deadline_text,
                )
                for task in tasks
                if task.assignment_id not in given
            ],
            unknown=[seat.post for seat in seats if seat.size is None],
            unnamed=[seat.post for seat, is_named in named if not is_named],
            name_by=InvitingPolicy.of(unit.conference).deadlines(unit.conference.starts_on).name,
            site=hosts.pk if hosts else None,
            has_venue=hosts is None or hosts.venue_id is not None,
            has_technician=hosts is None or bool(technicians),
            has_contact=bool(contacts),
            has_place=unit.site_id is not None,
            has_line=hosts is None or has_good_line(hosts),
            today=today,
            more=[
                *_on_the_day(unit.conference, hosts, today),
                *(_of_index(unit, each, today) for each in asked_of(unit.conference, unit.organisation)),
                *(_of_task(unit, row) for row in owed if row.standing in ASKS_FOR_WORK),
                *_of_checklist(hosts),
                *asked_by_targets(owed=unreported(unit.conference, unit.organisation_id)),
            ],
            documents=unanswered(unit.conference, unit.organisation_id),
        ),
    )


def _on_the_day(conference: Conference, hosts: Site | None, today: date) -> list[Asked]:
    if hosts is None:
        return []
    href = reverse("delegates:check-in", args=[conference.pk, hosts.pk])
    return asked_on_the_day(today=today, day=conference.starts_on, until=conference.end_on, href=href)


def _of_checklist(site: Site | None) -> list[Asked]:
    if site is None:
        return []
    href = reverse("connectivity:site-checklist", args=[site.conference_id, site.pk])
    return asked_of_host(lacking=items_lacking(site), href=href)


def _of_index(unit: Unit, each: AskedOf, today: date) -> Asked:
    pages = {"self": "sheet", "explanation": "explanations", "appraisal": "block-appraisals"}
    return asked_by_index(
        block=each.block,
        phase=each.phase,
        units=each.units,
        due=timezone.localdate(each.due) if each.due else None,
        href=reverse(f"scoring:{pages[each.phase]}", args=[unit.conference_id, each.subject]),
        today=today,
    )


def _of_task(unit: Unit, row: TaskRow) -> Asked:
    """What is late or was given back first; what has time waits."""
    urgent = {Standing.LATE: State.LACKING, Standing.RETURNED: State.LACKING, Standing.RISKY: State.ATTENTION}
    return Asked(
        state=urgent.get(row.standing, State.WAITING),
        words=row.task.product.text,
        detail=f"{row.words[:1].upper()}{row.words[1:]} · {row.left}",
        button=say("Báo cáo"),
        due=row.until,
        href=reverse("assignments:task", args=[unit.conference_id, row.task.pk]),
    )


def _speakers(organisation: Organisation) -> list[tuple[Account, str]]:
    roles = OrganisationRole.objects.filter(organisation=organisation, account__is_active=True)
    return [(held.account, held.role) for held in roles.select_related("account").order_by("account__full_name")]
