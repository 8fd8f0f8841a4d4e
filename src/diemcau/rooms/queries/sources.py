"""Where the columns of the readiness board come from.

Each source is one package's answer for every row of a conference at once: a mapping from a row's key (the site in
the view of sites, the unit in the view of units, None for seats and work that belong to no site) to one cell for
each of its columns. A package that brings something new to be ready adds a source to `boards`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from diemcau.assignments.models import Origin
from diemcau.conference.models import Conference, Site, Unit
from diemcau.delegates.models import Delegate, Seat
from diemcau.delegates.queries.attendance import accounted_for
from diemcau.directory.domain import Role, Tier
from diemcau.directory.models import OrganisationRole
from diemcau.rooms.domain import NO, YES, Cell, Column, State
from diemcau.rooms.queries.compiled import compiled
from diemcau.rooms.queries.index import SHEETS, unit_sheets
from diemcau.rooms.queries.late import LATE, late_by
from diemcau.rooms.queries.lines import CHECKLIST, LINE, PICTURE, lines_and_pictures, prepared_sites
from diemcau.rooms.queries.received import RECEIVED, received_by

Cells = Mapping[int | None, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    columns: tuple[Column, ...]
    ask: Callable[[Conference], Cells]


VENUE = Column(
    key="venue",
    title="Phòng họp",
    shortage="nơi chưa chọn phòng họp",
    done="đã chọn",
    missing="chưa chọn",
    severity=State.LACKING,
)
TECHNICIAN = Column(
    key="technician",
    title="Kỹ thuật",
    shortage="nơi chưa có kỹ thuật",
    done="đã có người",
    missing="chưa có người",
    severity=State.LACKING,
)
CONTACT = Column(
    key="contact",
    title="Đầu mối",
    shortage="đơn vị chưa có đầu mối",
    done="đã có",
    missing="chưa có",
)
SEATS = Column(
    key="seats",
    title="Đại biểu",
    shortage="thành phần chưa rõ số lượng",
    done="đã rõ số lượng",
    missing="chưa rõ số lượng",
    counts="đại biểu",
    short="chưa rõ",
)
NAMED = Column(
    key="named",
    title="Cử đại biểu",
    shortage="thành phần chưa cử người",
    done="đã cử người",
    missing="chưa cử người",
    short="chưa cử",
)
WORK = Column(
    key="work",
    title="Việc được giao",
    shortage="lượt giao việc chưa có hạn",
    done="có thời hạn",
    missing="chưa có thời hạn",
    counts="lượt giao việc",
    short="chưa có hạn",
)
SITE_GROUND = Column(
    key="site-ground",
    title="Căn cứ của điểm cầu",
    shortage="điểm cầu không còn trong kế hoạch",
    done="còn trong kế hoạch",
    missing="không còn trong kế hoạch",
    only_when_missing=True,
)
SEAT_GROUND = Column(
    key="seat-ground",
    title="Căn cứ của thành phần",
    shortage="thành phần không còn trong kế hoạch",
    done="còn trong kế hoạch",
    missing="không còn trong kế hoạch",
    only_when_missing=True,
)


PRESENT = Column(
    key="present",
    title="Điểm danh",
    shortage="nơi chưa điểm danh xong",
    done="đã điểm danh",
    missing="chưa điểm danh",
    only_when_missing=True,
    short="chưa điểm danh",
)

IS_NAMED = Exists(Delegate.objects.current().filter(seat=OuterRef("pk")))


def with_contact(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those that have an account of their own, or below the province one of their site's host.

    At a district or a commune the host's office speaks for everybody in its room.
    """
    spoken_for = OrganisationRole.objects.filter(role=Role.UNIT_CONTACT).values("organisation")
    local = Q(organisation__tier__in=[Tier.DISTRICT, Tier.COMMUNE], site__host__in=spoken_for)
    return units.filter(Q(organisation__in=spoken_for) | local)


_SITES = compiled(
    lambda conference: Site.objects.filter(conference=conference).values_list("pk", "venue", "host", "ground_lost_at")
)
_TECHNICIANS = compiled(
    lambda conference: OrganisationRole.objects.filter(
        role=Role.TECHNICIAN, organisation__sites__conference=conference
    ).values_list("organisation")
)
_UNITS = compiled(lambda conference: Unit.objects.filter(conference=conference).values_list("pk"))
_UNITS_AT = compiled(
    lambda conference: Unit.objects.filter(conference=conference).values_list("site").annotate(Count("pk")).order_by()
)
_SPOKEN_FOR = compiled(
    lambda conference: with_contact(Unit.objects.filter(conference=conference)).values_list("pk").order_by()
)
_SPOKEN_FOR_AT = compiled(
    lambda conference: (
        with_contact(Unit.objects.filter(conference=conference)).values_list("site").annotate(Count("pk")).order_by()
    )
)


def site_equipment(conference: Conference) -> Cells:
    with_technician = {organisation for (organisation,) in _TECHNICIANS(conference)}
    good, seen = lines_and_pictures(conference)
    prepared = prepared_sites(conference)
    return {
        pk: (
            NO if venue is None else YES,
            YES if host in with_technician else NO,
            YES if pk in good else NO,
            YES if pk in seen else NO,
            YES if pk in prepared else NO,
            NO if lost else YES,
        )
        for pk, venue, host, lost in _SITES(conference)
    }


def site_contacts(conference: Conference) -> Cells:
    done: dict[int, int] = dict(_SPOKEN_FOR_AT(conference))
    return {site: (Cell(done.get(site, 0), number),) for site, number in _UNITS_AT(conference)}


def unit_contacts(conference: Conference) -> Cells:
    done = set(_SPOKEN_FOR(conference))
    return {unit[0]: (YES if unit in done else NO,) for unit in _UNITS(conference)}


def seats_by(row: str) -> Callable[[Conference], Cells]:
    """Count seats, those whose size is known, the people in them, those named, those that the plan still states."""
    counted = compiled(
        lambda conference: (
            Seat.objects.filter(unit__conference=conference)
            .values_list(row)
            .annotate(
                Count("pk"), Count("size"), Sum("size"), Count("ground_lost_at"), named=Count("pk", filter=IS_NAMED)
            )
            .order_by()
        )
    )

    def ask(conference: Conference) -> Cells:
        return {
            key: (Cell(known, total, people or 0), Cell(named, total), Cell(total - lost, total))
            for key, total, known, people, lost, named in counted(conference)
        }

    return ask


def work_by(row: str) -> Callable[[Conference], Cells]:
    """Count the parts that units have in assignments, and those that have a deadline.

    Work of preparation always has one, reckoned from the day of the conference even while that is not fixed.
    """
    tasks = "organisation__assignment_units"
    dated = Q(**{f"{tasks}__assignment__due_on__isnull": False}) | Q(
        **{f"{tasks}__assignment__origin": Origin.PREPARATION}
    )
    counted = compiled(
        lambda conference: (
            Unit.objects.filter(conference=conference, **{f"{tasks}__assignment__conference": conference})
            .values_list(row)
            .annotate(Count(tasks), due=Count(tasks, filter=dated))
            .order_by()
        )
    )

    def ask(conference: Conference) -> Cells:
        return {key: (Cell(due, total, total),) for key, total, due in counted(conference)}

    return ask


def checked_in_by(row: Literal["site", "unit"]) -> Callable[[Conference], Cells]:
    """Of how many delegates one knows whether they are there. Asked on the day alone: before it nobody can know."""

    def ask(conference: Conference) -> Cells:
        if conference.starts_on != timezone.localdate():
            return {}
        return {key: (Cell(known, people),) for key, (known, people) in accounted_for(conference, row).items()}

    return ask


OF_SITES = (
    Source(columns=(VENUE, TECHNICIAN, LINE, PICTURE, CHECKLIST, SITE_GROUND), ask=site_equipment),
    Source(columns=(CONTACT,), ask=site_contacts),
    Source(columns=(SEATS, NAMED, SEAT_GROUND), ask=seats_by("unit__site")),
    Source(columns=(WORK,), ask=work_by("site")),
    Source(columns=(LATE,), ask=late_by("site")),
    Source(columns=(PRESENT,), ask=checked_in_by("site")),
    Source(columns=(RECEIVED,), ask=received_by("site")),
)
OF_UNITS = (
    Source(columns=(CONTACT,), ask=unit_contacts),
    Source(columns=(SEATS, NAMED, SEAT_GROUND), ask=seats_by("unit")),
    Source(columns=(WORK,), ask=work_by("pk")),
    Source(columns=(LATE,), ask=late_by("pk")),
    Source(columns=(PRESENT,), ask=checked_in_by("unit")),
    Source(columns=(RECEIVED,), ask=received_by("pk")),
    Source(columns=(SHEETS,), ask=unit_sheets),
)
