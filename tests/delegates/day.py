"""The day itself: a site, its people, and devices that check them in."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from diemcau.conference.models import Site
from diemcau.delegates.actions import make_check_in_link
from diemcau.delegates.domain.attending import Note, Saying
from diemcau.delegates.models import CheckInLink, Delegate, Invitation, InvitationCopy
from tests import build

DAY = date(2024, 1, 23)
EIGHT = datetime(2024, 1, 23, 1, tzinfo=UTC)  # 08:00 in Vietnam


def at(minutes: float) -> datetime:
    return EIGHT + timedelta(minutes=minutes)


def note(says: str, minutes: float = 0, **facts: Any) -> Note:
    return Note(id=facts.pop("id", None) or uuid4(), says=Saying(says), at=at(minutes), **facts)


def site_of(people: int = 1, **facts: Any) -> tuple[Site, list[Delegate]]:
    """A site on its day, and so many delegates of one unit that sits there."""
    conference = facts.pop("conference", None) or build.conference(start_year=2024, start_month=1, start_day=23)
    site = build.site(conference=conference, **facts)
    unit = build.unit(conference=conference, organisation=site.host, site=site, home=site)
    seat = build.seat(unit=unit, count="several", size=people)
    return site, [build.delegate(seat=seat) for _ in range(people)]


def link_to(site: Site, **facts: Any) -> CheckInLink:
    return make_check_in_link(site, facts.pop("name", "Máy bàn cửa vào"), by=facts.pop("by", None) or build.account(), **facts)


def copy_for(delegate: Delegate) -> InvitationCopy:
    conference = delegate.seat.unit.conference
    letter = Invitation.objects.create(
        conference=conference,
        issuer=conference.owner,
        office_name="Ủy ban nhân dân tỉnh",
        office_short="UBND",
        office_place="Quảng Nam",
        event=conference.title,
        chair="Chủ tịch",
        starts_on=DAY,
        place="Hội trường",
        contact="Văn phòng",
        signer_title="CHỦ TỊCH",
        signer="Lê Văn Ký",
        number=1 + Invitation.objects.count(),
        signed_on=DAY,
        address="https://hoinghi.example",
        drafted_by=build.account(),
        issued_at=timezone.now(),
    )
    return InvitationCopy.objects.create(invitation=letter, delegate=delegate, guest=str(delegate.person))


class Device:
    """Speaks to the server as the page does."""

    def __init__(self, client: Any, link: CheckInLink | str, id: UUID | None = None) -> None:
        self.client = client
        self.token = link if isinstance(link, str) else link.token
        self.id = str(id or uuid4())

    def says(self, delegate: Delegate | int, says: str, **facts: Any) -> Any:
        pk = delegate if isinstance(delegate, int) else delegate.pk
        now = int(timezone.now().timestamp() * 1000)
        sent = {"id": str(uuid4()), "delegate": pk, "says": says, "at": now, "way": "list", "device": self.id} | facts
        return self.sends(sent)

    def sends(self, sent: object, **headers: str) -> Any:
        return self._post("/c/notes/", sent, headers)

    def asks(self, code: str) -> Any:
        return self._post("/c/codes/", {"code": code}, {})

    def roster(self) -> Any:
        return self.client.get("/c/roster.json", headers={"Authorization": f"Bearer {self.token}"})

    def line(self, delegate: Delegate) -> dict[str, Any]:
        return next(line for line in self.roster().json()["lines"] if line["delegate"] == delegate.pk)

    def _post(self, address: str, sent: object, headers: dict[str, str]) -> Any:
        content = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        return self.client.post(
            address, content, content_type="application/json", headers={"Authorization": f"Bearer {self.token}"} | headers
        )
