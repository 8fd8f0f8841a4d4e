"""What people and probes do about incidents."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Site
from diemcau.connectivity.actions.presences import note_presence
from diemcau.connectivity.domain import PresenceState, Source
from diemcau.connectivity.domain.incidents import Deed, Fault
from diemcau.connectivity.models import Incident, IncidentEntry, Presence
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say


@transaction.atomic
def open_incident(
    site: Site, fault: Fault, *, by: Account | None, source: Source, note: str = "", began_at: datetime | None = None
) -> Incident:
    """Say that something fails at a site. What is open already gets a line more, so that pressing twice is harmless.

    Args:
        began_at: when it began as far as one can tell; now where nobody says, and never later than now.
    """
    Site.objects.select_for_update().get(pk=site.pk)
    now = timezone.now()
    known = Incident.objects.open().filter(site=site, fault=fault).first()
    if known:
        _write(known, Deed.SEEN_AGAIN, by=by, text=note)
        return known
    made = Incident.objects.create(
        site=site, fault=fault, source=source, began_at=min(began_at or now, now), opened_at=now, opened_by=by
    )
    _write(made, Deed.OPENED, by=by, text=note)
    if fault is Fault.LOST:
        note_presence(site, PresenceState.LOST, by=by, source=source)
    record("connectivity.incident_opened", made, by=by, within=site.conference, fault=fault.value, source=source.value)
    return made


@transaction.atomic
def take_on(incident: Incident, *, by: Account) -> Incident:
    """Somebody is on it; whoever takes it on later takes it over."""
    held = _open(incident)
    if held.handler_id != by.pk:
        held.handler = by
        held.save(update_fields=["handler"])
        _write(held, Deed.TAKEN_ON, by=by)
        record("connectivity.incident_taken_on", held, by=by, within=held.site.conference)
    return held


@transaction.atomic
def write_down(incident: Incident, deed: Deed, text: str, *, by: Account) -> IncidentEntry:
    """Add a line to the timeline: a note, a call, the change to the backup line."""
    held = _open(incident)
    entry = _write(held, deed, by=by, text=text)
    record("connectivity.incident_noted", held, by=by, within=held.site.conference, deed=deed.value)
    return entry


@transaction.atomic
def restore(incident: Incident, cause: str, *, by: Account | None) -> Incident:
    """It works again. Of a lost site this says too that it is back."""
    held = _open(incident)
    held.restored_at, held.restored_by, held.cause = timezone.now(), by, cause.strip()[:300]
    held.save(update_fields=["restored_at", "restored_by", "cause"])
    _write(held, Deed.RESTORED, by=by, text=cause)
    if held.fault == Fault.LOST:
        source = Source.OPERATOR if by else Source.PROBE
        note_presence(held.site, PresenceState.CONNECTED, by=by, source=source)
    record("connectivity.incident_restored", held, by=by, within=held.site.conference, fault=held.fault)
    return held


@transaction.atomic
def reopen(incident: Incident, *, by: Account) -> Incident:
    """Take a restoration back: it was said too early, or of the wrong site.

    Raises:
        Refused: the same fault was opened anew since.
    """
    held = Incident.objects.select_for_update(of=("self",)).select_related("site__conference").get(pk=incident.pk)
    if held.restored_at is None:
        return held
    if Incident.objects.open().filter(site=held.site, fault=held.fault).exists():
        raise Refused(say("Điểm cầu đã có một sự cố cùng loại đang mở; hãy ghi tiếp vào sự cố ấy."))
    held.restored_at, held.restored_by, held.cause = None, None, ""
    held.save(update_fields=["restored_at", "restored_by", "cause"])
    _write(held, Deed.REOPENED, by=by)
    if held.fault == Fault.LOST:
        note_presence(held.site, PresenceState.LOST, by=by, source=Source.OPERATOR)
    record("connectivity.incident_reopened", held, by=by, within=held.site.conference, fault=held.fault)
    return held


@transaction.atomic
def withdraw(incident: Incident, *, by: Account) -> Incident:
    """It was no incident: the wrong button, the wrong site. It stays to be read, and counts in no length of time.

    Of a site that was said to be lost, this says again what was true before.
    """
    held = _open(incident)
    held.restored_at, held.restored_by, held.cause = timezone.now(), by, ""
    held.save(update_fields=["restored_at", "restored_by", "cause"])
    _write(held, Deed.WITHDRAWN, by=by)
    if (
        held.fault == Fault.LOST
        and Presence.objects.current().filter(site=held.site, state=PresenceState.LOST).exists()
    ):
        before = held.site.presences.filter(since__lt=held.opened_at).exclude(until=None).first()
        state = PresenceState(before.state) if before else PresenceState.NOT_YET
        note_presence(held.site, state, by=by, source=Source.OPERATOR)
    record("connectivity.incident_withdrawn", held, by=by, within=held.site.conference, fault=held.fault)
    return held


def _open(incident: Incident) -> Incident:
    held = Incident.objects.select_for_update(of=("self",)).select_related("site__conference").get(pk=incident.pk)
    if held.restored_at is not None:
        raise Refused(say("Sự cố này đã khôi phục; nếu còn hỏng, hãy mở sự cố mới."))
    return held


def _write(incident: Incident, deed: Deed, *, by: Account | None, text: str = "") -> IncidentEntry:
    return IncidentEntry.objects.create(
        incident=incident, at=timezone.now(), by=by, deed=deed, text=" ".join(text.split())[:300]
    )
