"""Builders of the day: a conference with a programme, sites, and those who run it."""

from __future__ import annotations

from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.delegates.actions import check_in as check_in_at
from diemcau.delegates.actions.checkins import Noted
from diemcau.delegates.domain.attending import Saying, Way
from diemcau.delegates.models import Delegate
from diemcau.delegates.queries.taking import Pass
from diemcau.directory.domain import Role, Tier
from diemcau.directory.models import Account
from diemcau.live import actions
from diemcau.live.actions.asking import Wish
from diemcau.live.domain.floor import RequestKind
from diemcau.live.domain.screens import Screen
from diemcau.live.models import FloorRequest
from tests import build

_place = count()


def key() -> UUID:
    return uuid4()


def conference(**facts: Any) -> Conference:
    """Tomorrow is never the day of a test: it is a fixed one, at eight."""
    return build.conference(**{"start_year": 2024, "start_month": 1, "start_day": 23} | facts)


def item(conference: Conference, text: str = "Báo cáo tổng kết", **facts: Any) -> ProgrammeItem:
    facts.setdefault("position", next(_place))
    facts.setdefault("minutes", 10)
    return ProgrammeItem.objects.create(conference=conference, text=text, **facts)


def items(conference: Conference, number: int) -> list[ProgrammeItem]:
    return [item(conference, f"Mục {each + 1}") for each in range(number)]


def director(conference: Conference, role: Role = Role.ORGANISER) -> Account:
    account = build.account()
    build.conference_role(account, conference, role)
    return account


def site(conference: Conference, name: str = "", **facts: Any) -> Site:
    host = build.organisation(tier=Tier.DISTRICT, kind="people_committee", **{"name": name} if name else {})
    return build.site(conference=conference, host=host, **facts)


def wish(site: Site, **facts: Any) -> Wish:
    defaults = {"asker": f"site:{site.pk}", "site": site, "kind": RequestKind.OPINION, "speaker": "Lê Thị Hoa"}
    return Wish(**defaults | facts)


def request(site: Site, **facts: Any) -> FloorRequest:
    return actions.ask(site.conference, wish(site, **facts), key=key(), by=None)


def console(site: Site) -> str:
    """The address of a site's console, for a room without accounts."""
    _, secret = actions.make_link(site.conference, Screen.SITE, by=None, site=site)
    return f"/screens/{secret}/"


def phone(site: Site, name: str = "Trần Thị Bình") -> str:
    _, secret = actions.make_link(site.conference, Screen.DELEGATE, by=None, site=site, name=name)
    return f"/screens/{secret}/"


def check_in(delegate: Delegate, says: Saying = Saying.IN_PERSON) -> None:
    """Somebody at the door of the delegate's own site ticks him off."""
    now = timezone.now()
    noted = Noted(id=uuid4(), delegate=delegate.pk, says=says, way=Way.LIST, said_at=now, sent_at=now)
    check_in_at(Pass.at(delegate.seat.unit.site), noted)
