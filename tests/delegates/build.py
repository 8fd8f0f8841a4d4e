"""A small province whose bodies have people, seats, and whoever speaks for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from diemcau.delegates.domain import post_key
from diemcau.delegates.models import Seat
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Appointment, Organisation, Person, Position
from tests import build
from tests.rooms.province import Province, province

DAY = date(2024, 1, 23)


@dataclass
class Scene:
    province: Province
    organiser: Account
    contact: Account  # of the department
    chairman: Person  # of the district
    deputy: Person
    seat: Seat  # for the chairman of the district
    office_seat: Seat  # for the leader of the department

    @property
    def conference(self):
        return self.province.conference


def scene(communes: int = 1) -> Scene:
    found = province(communes=communes)
    conference = found.conference
    conference.start_year, conference.start_month, conference.start_day = DAY.year, DAY.month, DAY.day
    conference.clock, conference.title = time(8), "Hội nghị trực tuyến tổng kết công tác cải cách hành chính"
    conference.save()
    organiser, contact = build.account(email="tochuc@tinh.example"), build.account(email="noivu@tinh.example")
    build.conference_role(organiser, conference)
    build.organisation_role(contact, found.department)
    rule = build.seat_rule(conference=conference, tier="district", text="Chủ tịch UBND cấp huyện")
    chairman = holder(found.district, "Chủ tịch UBND huyện", "Nguyễn Hảo", email="hao@dailoc.example")
    deputy = holder(found.district, "Phó Chủ tịch UBND huyện", "Trần Hương", rank=200)
    return Scene(
        province=found,
        organiser=organiser,
        contact=contact,
        chairman=chairman,
        deputy=deputy,
        seat=seat(found.units[found.district], "Chủ tịch UBND huyện", rule=rule),
        office_seat=seat(found.units[found.department], "Lãnh đạo"),
    )


def seat(unit, post: str, **facts: Any) -> Seat:
    return build.seat(unit=unit, post=post, post_key=post_key(post), **facts)


def holder(body: Organisation, title: str, name: str, rank: int = 100, **facts: Any) -> Person:
    person = build.person(name=name, **facts)
    position = Position.objects.create(organisation=body, title=title, rank=rank, is_head=rank == 100)
    Appointment.objects.create(person=person, position=position)
    return person


def contact_of(body: Organisation, **facts: Any) -> Account:
    account = build.account(**facts)
    build.organisation_role(account, body, Role.UNIT_CONTACT)
    return account
