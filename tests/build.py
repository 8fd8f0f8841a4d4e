"""Builders: each makes one row with sensible facts; a test states only what it is about."""

from __future__ import annotations

from itertools import count
from typing import Any

from diemcau.assignments.models import Assignment, AssignmentUnit
from diemcau.conference.models import Conference, ConferenceRole, Site, Unit
from diemcau.delegates.models import Delegate, Seat, SeatRule
from diemcau.directory.domain import BodyKind, Role, Tier
from diemcau.directory.models import Account, Organisation, OrganisationRole, Person, Venue

_number = count(1)


def account(**facts: Any) -> Account:
    number = next(_number)
    facts.setdefault("full_name", f"Nguyễn Văn {number}")
    return Account.objects.create_user(facts.pop("name", f"tai-khoan-{number}"), facts.pop("password", None), **facts)


def administrator(**facts: Any) -> Account:
    return account(is_administrator=True, **facts)


def organisation(**facts: Any) -> Organisation:
    number = next(_number)
    facts.setdefault("name", f"Sở Số {number}")
    facts.setdefault("tier", Tier.PROVINCE)
    facts.setdefault("kind", BodyKind.DEPARTMENT)
    return Organisation.objects.create(**facts)


def province(**facts: Any) -> Organisation:
    return organisation(
        **{"name": "Ủy ban nhân dân tỉnh Quảng Nam", "kind": BodyKind.PEOPLE_COMMITTEE, "area_code": "49"} | facts
    )


def conference(**facts: Any) -> Conference:
    number = next(_number)
    facts.setdefault("title", f"Hội nghị trực tuyến số {number}")
    facts.setdefault("short_name", f"Hội nghị {number}")
    facts.setdefault("kind", "conference")
    facts.setdefault("owner", facts.get("owner") or organisation())
    return Conference.objects.create(**facts)


def site(**facts: Any) -> Site:
    facts.setdefault("conference", facts.get("conference") or conference())
    facts.setdefault("host", facts.get("host") or organisation())
    facts.setdefault("tier", facts["host"].tier)
    return Site.objects.create(**facts)


def unit(**facts: Any) -> Unit:
    facts.setdefault("conference", facts.get("conference") or conference())
    facts.setdefault("organisation", facts.get("organisation") or organisation())
    return Unit.objects.create(**facts)


def seat_rule(**facts: Any) -> SeatRule:
    facts.setdefault("conference", facts.get("conference") or conference())
    facts.setdefault("position", next(_number))
    facts.setdefault("text", "Đại diện lãnh đạo các sở")
    return SeatRule.objects.create(**facts)


def seat(**facts: Any) -> Seat:
    facts.setdefault("unit", facts.get("unit") or unit())
    facts.setdefault("post", "Đại diện lãnh đạo")
    facts.setdefault("post_key", facts["post"].casefold())
    facts.setdefault("count", "one")
    facts.setdefault("size", 1 if facts["count"] == "one" else None)
    return Seat.objects.create(**facts)


def person(**facts: Any) -> Person:
    facts.setdefault("name", f"Trần Thị {next(_number)}")
    return Person.objects.create(**facts)


def delegate(**facts: Any) -> Delegate:
    facts.setdefault("seat", facts.get("seat") or seat())
    facts.setdefault("person", facts.get("person") or person())
    facts.setdefault("is_only", facts["seat"].count == "one")
    return Delegate.objects.create(**facts)


def conference_role(account: Account, conference: Conference, role: Role = Role.ORGANISER) -> ConferenceRole:
    return ConferenceRole.objects.create(account=account, conference=conference, role=role)


def organisation_role(account: Account, organisation: Organisation, role: Role = Role.UNIT_CONTACT) -> OrganisationRole:
    return OrganisationRole.objects.create(account=account, organisation=organisation, role=role)


def venue(**facts: Any) -> Venue:
    facts.setdefault("organisation", facts.get("organisation") or organisation())
    facts.setdefault("name", f"Phòng họp số {next(_number)}")
    return Venue.objects.create(**facts)


def assignment(**facts: Any) -> Assignment:
    facts.setdefault("conference", facts.get("conference") or conference())
    facts.setdefault("position", next(_number))
    facts.setdefault("text", "Kiểm tra kết nối đường truyền")
    return Assignment.objects.create(**facts)


def assignment_unit(**facts: Any) -> AssignmentUnit:
    facts.setdefault("assignment", facts.get("assignment") or assignment())
    facts.setdefault("organisation", facts.get("organisation") or organisation())
    facts.setdefault("name", facts["organisation"].name)
    facts.setdefault("part", AssignmentUnit.LEAD)
    return AssignmentUnit.objects.create(**facts)
