"""Whom the server asks by itself, and what is written when an answer changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from diemcau.conference.models import Site
from diemcau.connectivity.actions.incidents import open_incident, restore
from diemcau.connectivity.domain import Source
from diemcau.connectivity.domain.incidents import Fault
from diemcau.connectivity.domain.probing import PHASE_NAMES, Finding, Kind, is_allowed, literal
from diemcau.connectivity.models import Incident, ProbeSpell, ProbeTarget
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say

MOST_TARGETS = 8  # of one site


@transaction.atomic
def add_target(site: Site, kind: Kind, address: str, port: int, *, by: Account) -> ProbeTarget:
    """Have an address of a site asked from now on.

    Raises:
        Refused: an address of a private network that the operator has not named, or no address or name at all.
    """
    address = address.strip().lower()
    known = literal(address)
    if known is None and not _is_name(address):
        raise Refused(say("“%(address)s” không phải địa chỉ IP hay tên máy.", address=address[:60]))
    if known is None and (address == "localhost" or address.endswith((".local", ".internal", ".localhost"))):
        raise Refused(say("Tên máy nội bộ không dò được; hãy ghi địa chỉ IP."))
    if known is not None and not is_allowed(known, settings.PROBE_NETWORKS):
        raise Refused(
            say(
                "%(address)s thuộc mạng riêng nên không dò; người vận hành máy chủ có thể cho phép mạng này "
                "bằng DIEMCAU_PROBE_NETWORKS.",
                address=known,
            )
        )
    Site.objects.select_for_update().get(pk=site.pk)
    if site.probe_targets.count() >= MOST_TARGETS:
        raise Refused(say("Một điểm cầu có nhiều nhất %(most)s địa chỉ dò; hãy bỏ bớt.", most=MOST_TARGETS))
    made, is_new = ProbeTarget.objects.get_or_create(
        site=site, kind=kind, address=known or address, port=port, defaults={"added_by": by}
    )
    if is_new:
        record("connectivity.probe_added", site, by=by, within=site.conference, kind=kind.value)
    return made


def _is_name(address: str) -> bool:
    labels = address.rstrip(".").split(".")
    return len(address) <= 253 and all(
        0 < len(label) <= 63 and label.replace("-", "a").isalnum() and label.isascii() for label in labels
    )


@transaction.atomic
def remove_target(target: ProbeTarget, *, by: Account) -> None:
    target.delete()
    record("connectivity.probe_removed", target.site, by=by, within=target.site.conference)


@transaction.atomic
def note_findings(findings: Iterable[Finding], at: datetime) -> int:
    """Write what is not as it was: a new spell, and where a line went silent an incident; returns how many changed."""
    found = {finding.key: finding for finding in findings}
    targets = ProbeTarget.objects.select_related("site__conference").in_bulk(found)
    current = {spell.target_id: spell for spell in ProbeSpell.objects.filter(target__in=targets, until=None)}
    changed = [
        (target, found[pk])
        for pk, target in targets.items()
        if not (spell := current.get(pk)) or (spell.is_up, spell.phase) != (found[pk].is_up, found[pk].phase)
    ]
    ProbeSpell.objects.filter(target__in=[target for target, _ in changed], until=None).update(until=at)
    ProbeSpell.objects.bulk_create(
        ProbeSpell(target=target, is_up=one.is_up, phase=one.phase, ms=round(one.ms, 2), why=one.why[:200], since=at)
        for target, one in changed
    )
    for target, one in changed:
        before = current.get(target.pk)
        if one.is_up:
            _answers(target)
        elif before is None or before.is_up:
            words = say("%(target)s không qua pha %(phase)s", target=target, phase=say(PHASE_NAMES[one.phase]))
            open_incident(
                target.site, Fault.LINE, by=None, source=Source.PROBE, note=f"{words}: {one.why}", began_at=at
            )
    return len(changed)


def _answers(target: ProbeTarget) -> None:
    """What a probe opened, a probe ends, once every address of the site answers again."""
    if ProbeSpell.objects.filter(target__site=target.site_id, until=None, is_up=False).exists():
        return
    opened = Incident.objects.open().filter(site=target.site_id, fault=Fault.LINE, source=Source.PROBE).first()
    if opened:
        restore(opened, say("máy chủ dò thấy trả lời lại"), by=None)
