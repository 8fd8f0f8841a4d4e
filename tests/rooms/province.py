"""A small province: its committee, two departments, a district with communes, and their sites."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.conference.models import Conference, Site, Unit
from diemcau.directory.domain import BodyKind, Tier
from diemcau.directory.models import Organisation
from tests import build


@dataclass
class Province:
    conference: Conference
    committee: Organisation
    department: Organisation
    district: Organisation
    communes: list[Organisation]
    sites: dict[Organisation, Site]
    units: dict[Organisation, Unit]


def province(communes: int = 2) -> Province:
    committee = build.province(rank=12)
    department = build.organisation(name="Sở Nội vụ", parent=committee, rank=100)
    district = build.organisation(
        name="Ủy ban nhân dân huyện Đại Lộc",
        tier=Tier.DISTRICT,
        kind=BodyKind.PEOPLE_COMMITTEE,
        parent=committee,
        rank=502,
        area_code="506",
    )
    below = [
        build.organisation(
            name=f"Ủy ban nhân dân xã Đại {word}",
            tier=Tier.COMMUNE,
            kind=BodyKind.PEOPLE_COMMITTEE,
            parent=district,
            rank=802,
            area_code=f"506{number}",
        )
        for number, word in enumerate(["An", "Hiệp", "Quang", "Thắng", "Cường"][:communes])
    ]
    conference = build.conference(owner=committee, short_name="Tổng kết CCHC")
    root = build.site(conference=conference, host=committee)
    middle = build.site(conference=conference, host=district, parent=root)
    sites = {committee: root, district: middle}
    sites |= {host: build.site(conference=conference, host=host, parent=middle) for host in below}
    places = {committee: root, department: root, district: middle, **{host: sites[host] for host in below}}
    units = {
        organisation: build.unit(conference=conference, organisation=organisation, site=site, home=site)
        for organisation, site in places.items()
    }
    return Province(conference, committee, department, district, below, sites, units)
