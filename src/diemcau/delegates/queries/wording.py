"""What a new letter says before the office has edited it."""

from __future__ import annotations

from typing import Any

from diemcau.conference.models import Conference
from diemcau.delegates.models import Invitation
from diemcau.directory.domain import BodyKind
from diemcau.directory.models import Appointment, Organisation
from diemcau.nd30.writing.kinds import Office, Signing

_TERRITORY = (
    "Ủy ban nhân dân tỉnh ",
    "Ủy ban nhân dân thành phố ",
    "Ủy ban nhân dân huyện ",
    "Ủy ban nhân dân thị xã ",
)

_REQUEST = {
    False: "Đề nghị đại biểu có mặt trước 15 phút",
    True: "Đề nghị đại biểu dự tại điểm cầu của cơ quan, địa phương mình và có mặt trước 15 phút",
}


def first_wording(conference: Conference, issuer: Organisation) -> dict[str, Any]:
    """What a new draft says before the office has edited it: as its last letter did, with this event's facts."""
    last = Invitation.objects.filter(issuer=issuer).order_by("-pk").first()
    facts: dict[str, Any] = {
        "office_name": issuer.name,
        "office_short": "UBND" if issuer.kind == BodyKind.PEOPLE_COMMITTEE else issuer.short_name or "VP",
        "office_above": "" if issuer.kind == BodyKind.PEOPLE_COMMITTEE or not issuer.parent else issuer.parent.name,
        "office_place": _place_of(issuer),
        "requests": _REQUEST[conference.sites.count() > 1],
        "contact": ", ".join(part for part in (issuer.name, issuer.phone and f"điện thoại {issuer.phone}") if part),
        "recipients": "Như trên",
        "archive": "VT",
    } | _signing(issuer)
    if last:
        kept = ("office_name", "office_short", "office_above", "office_place", "requests", "contact", "recipients")
        facts |= {name: getattr(last, name) for name in (*kept, "archive", "authority", "signer_title", "signer")}
    return facts | {
        "event": conference.title,
        "chair": conference.chair,
        "starts_on": conference.starts_on,
        "clock": conference.clock,
        "place": conference.place,
        "contents": "\n".join(list(conference.programme.values_list("text", flat=True)[:8])),
    }


def _place_of(body: Organisation) -> str:
    name = body.name if body.name.startswith(_TERRITORY) or not body.parent else body.parent.name
    for words in _TERRITORY:
        name = name.removeprefix(words)
    return name[:80]


def _signing(body: Organisation) -> dict[str, str]:
    held = Appointment.objects.filter(position__organisation=body, position__is_head=True, until=None)
    head = held.select_related("person", "position").order_by("position__rank").first()
    is_committee = body.kind == BodyKind.PEOPLE_COMMITTEE
    title = "CHỦ TỊCH" if is_committee else head.position.title.upper() if head else "THỦ TRƯỞNG"
    return {
        "authority": "TM. ỦY BAN NHÂN DÂN" if is_committee else "",
        "signer_title": title,
        "signer": head.person.name if head else "",
    }


def office_of(conference: Conference) -> tuple[Office, Signing]:
    """How the body that holds the conference issues its papers; without number and day, which the registry gives."""
    owner = Organisation.objects.select_related("parent").get(pk=conference.owner_id)
    said = first_wording(conference, owner)
    office = Office(
        name=said["office_name"],
        short=said["office_short"],
        place=said["office_place"],
        above=said["office_above"] or None,
    )
    signing = Signing(
        signer=said["signer"] or "…",
        title=said["signer_title"],
        authority=said["authority"] or None,
        recipients=("Như trên",),
    )
    return office, signing
