"""What a check-in device takes along: the people of its site, and how they stand."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from hashlib import sha256
from typing import Any

from diemcau.conference.models import Site
from diemcau.delegates.domain.attending import Attendee
from diemcau.delegates.domain.seating import Chair, Side
from diemcau.delegates.models import HallSeat, InvitationCopy
from diemcau.delegates.queries.attendance import attendance


def roster(site: Site) -> list[dict[str, Any]]:
    """One line a person, in the order of the bodies; ten queries, whatever the size.

    `notes` are those that hold, in order: the device adds its own and folds them as we do. `codes` are digests of the
    personal links: a device can tell whose code it reads, and answer for nobody.
    """
    chairs = {
        delegate: Chair(Side(side), row, number)
        for delegate, side, row, number in HallSeat.objects.filter(hall__site=site).values_list(
            "delegate_id", "side", "row", "number"
        )
    }
    codes = _codes(site)
    by_person: defaultdict[int, list[Attendee]] = defaultdict(list)
    for each in attendance(site.conference, site=site):
        by_person[each.person].append(each)
    return [_line(own, chairs, codes) for own in by_person.values()]


def _line(own: list[Attendee], chairs: dict[int, Chair], codes: dict[int, list[list[Any]]]) -> dict[str, Any]:
    awaited = [each for each in own if not each.is_ended]
    first = (awaited or own)[0]
    stands = first.standing
    chair = next((chairs[each.delegate] for each in own if each.delegate in chairs), None)
    return {
        "delegate": first.delegate,
        "name": first.name,
        "title": " · ".join(dict.fromkeys(each.title or each.post for each in awaited or own)),
        "unit": " · ".join(dict.fromkeys(each.unit_name for each in awaited or own)),
        "is_ended": not awaited,
        "is_deputy": any(each.is_deputy for each in awaited),
        "chair": chair.label if chair else "",
        "is_guest": chair is not None and (chair.side == Side.TABLE or chair.row == 1),
        "doubt": stands.doubt,
        "notes": [[str(note.id), note.says, ms(note.at), note.reason] for note in stands.held],
        "codes": [code for each in own for code in codes.get(each.delegate, ())],
    }


def ms(at: datetime | None) -> int | None:
    return int(at.timestamp() * 1000) if at else None


def code_digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()[:24]


def _codes(site: Site) -> dict[int, list[list[Any]]]:
    """[digest, whether the letter still holds] of each delegate's copies."""
    found: defaultdict[int, list[list[Any]]] = defaultdict(list)
    copies = InvitationCopy.objects.filter(delegate__seat__unit__site=site)
    for copy in copies.only("pk", "delegate", "revoked_at").order_by("pk"):
        found[copy.delegate_id or 0].append([code_digest(copy.token), copy.revoked_at is None])
    return found
