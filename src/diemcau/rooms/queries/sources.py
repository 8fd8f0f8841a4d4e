"""Where the columns of the readiness board come from.

Each source is one package's answer for every row of a conference at once: a mapping from a row's key (the site in
the view of sites, the unit in the view of units, None for seats and work that belong to no site) to one cell for
each of its columns. A package that brings something new to be ready adds a source to `boards`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from diemcau.conference.models import Conference, Site, Unit
from diemcau.delegates.models import Seat
from diemcau.directory.domain import Role, Tier
from diemcau.directory.models import OrganisationRole
from diemcau.rooms.domain import NO, YES, Cell, Column, State

Cells = Mapping[int | None, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    columns: tuple[Column, ...]
    ask: Callable[[Conference], Cells]
    only_when_asked: bool = False  # columns that nobody needs to see while no row has anything in them


VENUE = Column(
    key="venue",
    title="Phòng họp",
    shortage="điểm cầu chưa chọn phòng họp",
    done="đã chọn",
    missing="chưa chọn",
    severity=State.LACKING,
)
TECHNICIAN = Column(
    key="technician",
    title="Kỹ thuật",
    shortage="điểm cầu chưa có người phụ trách kỹ thuật",
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
    title="Đại biểu được mời",
    shortage="thành phần chưa rõ số lượng",
    done="đã rõ số lượng",
    missing="chưa rõ số lượng",
    counts="đại biểu",
    short="chưa rõ số lượng",
)
WORK = Column(
    key="work",
    title="Việc được giao",
    shortage="lượt giao việc chưa có thời hạn",
    done="có thời hạn",
    missing="chưa có thời hạn",
    counts="việc",
    short="chưa có hạn",
)
GROUND = Column(
    key="ground",
    title="Căn cứ",
    shortage="mục không còn trong kế hoạch",
    done="còn trong kế hoạch",
    missing="không còn trong kế hoạch",
)


def has_contact() -> Q:
    """Whether a unit has an account of its own, or below the province one of its site's host.

    At a district or a commune the host's office speaks for everybody in its room.
    """
    with_speaker = OrganisationRole.objects.filter(role=Role.UNIT_CONTACT).values("organisation")
    return Q(organisation__in=with_speaker) | Q(
        organisation__tier__in=[Tier.DISTRICT, Tier.COMMUNE], site__host__in=with_speaker
    )


def site_technicians(conference: Conference) -> Cells:
    technicians = OrganisationRole.objects.filter(role=Role.TECHNICIAN, organisation__sites__conference=conference)
    with_technician = set(technicians.values_list("organisation", flat=True))
    sites = Site.objects.filter(conference=conference).values_list("pk", "venue", "host")
    return {
        pk: (YES if venue is not None else NO, YES if host in with_technician else NO) for pk, venue, host in sites
    }


def site_contacts(conference: Conference) -> Cells:
    units = Unit.objects.filter(conference=conference).values("site").order_by()
    found = units.annotate(done=Count("pk", filter=has_contact()), total=Count("pk"))
    return {site: (Cell(done, total),) for site, done, total in found.values_list("site", "done", "total")}


def unit_contacts(conference: Conference) -> Cells:
    units = Unit.objects.filter(conference=conference)
    with_contact = set(units.filter(has_contact()).values_list("pk", flat=True))
    return {pk: (YES if pk in with_contact else NO,) for pk in units.values_list("pk", flat=True)}


def seats_by(row: str) -> Callable[[Conference], Cells]:
    """Count seats, those whose size is known, and the people in them."""

    def ask(conference: Conference) -> Cells:
        found = (
            Seat.objects.filter(unit__conference=conference)
            .values_list(row)
            .annotate(Count("pk"), Count("size"), Sum("size"))
            .order_by()
        )
        return {key: (Cell(known, total, people or 0),) for key, total, known, people in found}

    return ask


def lost_by(row: str, *, with_sites: bool) -> Callable[[Conference], Cells]:
    """Count the seats, and the sites too, that the plan no longer states."""

    def ask(conference: Conference) -> Cells:
        seats = Seat.objects.filter(unit__conference=conference, ground_lost_at__isnull=False)
        lost = Counter(seats.values_list(row, flat=True))
        if with_sites:
            sites = Site.objects.filter(conference=conference, ground_lost_at__isnull=False)
            lost.update(sites.values_list("pk", flat=True))
        return {key: (Cell(0, number),) for key, number in lost.items()}

    return ask


def work_by(row: str) -> Callable[[Conference], Cells]:
    """Count the parts that units have in assignments, and those with a date by which they are due."""

    def ask(conference: Conference) -> Cells:
        found = (
            Unit.objects.filter(conference=conference, organisation__assignment_units__assignment__conference=conference)
            .values_list(row)
            .annotate(
                Count("organisation__assignment_units"),
                Count("organisation__assignment_units__assignment__due_on"),
            )
            .order_by()
        )
        return {key: (Cell(due, total, total),) for key, total, due in found}

    return ask


OF_SITES = (
    Source(columns=(VENUE, TECHNICIAN), ask=site_technicians),
    Source(columns=(CONTACT,), ask=site_contacts),
    Source(columns=(SEATS,), ask=seats_by("unit__site")),
    Source(columns=(WORK,), ask=work_by("site")),
    Source(columns=(GROUND,), ask=lost_by("unit__site", with_sites=True), only_when_asked=True),
)
OF_UNITS = (
    Source(columns=(CONTACT,), ask=unit_contacts),
    Source(columns=(SEATS,), ask=seats_by("unit")),
    Source(columns=(WORK,), ask=work_by("pk")),
    Source(columns=(GROUND,), ask=lost_by("unit", with_sites=False), only_when_asked=True),
)
