"""Ways into the meeting, and the booking of the bridge."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.domain.bookings import Use, most_in_use
from diemcau.connectivity.domain.video import WayIn
from diemcau.connectivity.models import Booking, Bridge, VideoWay
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say


@transaction.atomic
def write_way(site: Site, system: str, way: WayIn, *, by: Account) -> VideoWay:
    """Say how a site gets in."""
    facts = {"link": way.link, "dial": way.dial, "room": way.room, "passcode": way.passcode, "cue": way.cue}
    made, _is_new = VideoWay.objects.update_or_create(site=site, defaults=facts | {"system": system, "by": by})
    record("connectivity.way_written", site, by=by, within=site.conference, system=system)
    return made


@transaction.atomic
def add_bridge(organisation: Organisation, name: str, ports: int, *, by: Account, within: Conference) -> Bridge:
    """Name a bridge that can be booked; the same name again changes its size."""
    made, _is_new = Bridge.objects.update_or_create(organisation=organisation, name=name, defaults={"ports": ports})
    record("connectivity.bridge_added", made, by=by, within=within, ports=ports)
    return made


@transaction.atomic
def book(
    conference: Conference, bridge: Bridge, starts_at: datetime, ends_at: datetime, ports: int, *, by: Account
) -> Booking:
    """Ask for a bridge. Clashes do not hinder the asking: they are shown to whoever confirms.

    Raises:
        Refused: the bridge is smaller than what is asked; or the conference holds it then already.
    """
    Bridge.objects.select_for_update().get(pk=bridge.pk)
    if ports > bridge.ports:
        raise Refused(
            say("%(bridge)s có %(ports)s cổng, ít hơn số đã nhập; chưa đặt.", bridge=bridge.name, ports=bridge.ports)
        )
    same = bridge.bookings.standing().filter(conference=conference, starts_at__lt=ends_at, ends_at__gt=starts_at)
    if same.exists():
        raise Refused(say("Hội nghị này đã đặt %(bridge)s trong khoảng ấy; hãy bỏ lần đặt cũ trước.", bridge=bridge))
    made = Booking.objects.create(
        bridge=bridge, conference=conference, starts_at=starts_at, ends_at=ends_at, ports=ports, asked_by=by
    )
    record("connectivity.bridge_booked", made, by=by, within=conference, ports=ports)
    return made


@transaction.atomic
def confirm_booking(booking: Booking, *, by: Account) -> Booking:
    """The technical department gives its word.

    Raises:
        Refused: given up, confirmed already, or with those confirmed before the bridge would be too small.
    """
    bridge = Bridge.objects.select_for_update().get(pk=booking.bridge_id)
    held = Booking.objects.select_related("conference").get(pk=booking.pk)
    if held.given_up_at or held.confirmed_at:
        raise Refused(say("Lần đặt này đã được trả lời rồi."))
    others = bridge.bookings.standing().exclude(pk=held.pk).exclude(confirmed_at=None)
    others = others.filter(starts_at__lt=held.ends_at, ends_at__gt=held.starts_at)
    uses: list[Use] = [other.use for other in others]
    most = most_in_use(held.use, uses)
    if most > bridge.ports:
        raise Refused(
            say(
                "Cùng lúc sẽ cần %(most)s cổng mà %(bridge)s chỉ có %(ports)s; chưa xác nhận.",
                most=most,
                bridge=bridge.name,
                ports=bridge.ports,
            )
        )
    held.confirmed_by, held.confirmed_at = by, timezone.now()
    held.save(update_fields=["confirmed_by", "confirmed_at"])
    record("connectivity.booking_confirmed", held, by=by, within=held.conference)
    return held


@transaction.atomic
def give_up_booking(booking: Booking, *, by: Account) -> Booking:
    """Let the bridge go; what was given up stays as history."""
    held = Booking.objects.select_for_update(of=("self",)).select_related("conference").get(pk=booking.pk)
    if not held.given_up_at:
        held.given_up_by, held.given_up_at = by, timezone.now()
        held.save(update_fields=["given_up_by", "given_up_at"])
        record("connectivity.booking_given_up", held, by=by, within=held.conference)
    return held
