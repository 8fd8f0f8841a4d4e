"""What packages below say of the day, as sections of the log: who is connected, what fails, who has come."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Count, Max, Q

from diemcau.conference.models import Conference
from diemcau.connectivity.models import Incident, IncidentEntry, Presence
from diemcau.delegates.models import CheckIn, Delegate
from diemcau.delegates.queries import attendance_section
from diemcau.live.domain.audiences import DIRECTORS, site
from diemcau.live.models import LogEntry
from diemcau.live.queries.clock import ms
from diemcau.live.queries.presence import PREFIX

Told = dict[tuple[str, str], Any]
MENDED_HERE = ("no_picture", "no_sound")  # faults that whoever runs the day may say are mended


def version(conference: int) -> tuple[Any, ...]:
    """Changes whenever what is told here may have; four small questions.

    The count besides the newest, as on PostgreSQL a row may become visible after one with a higher number.
    """
    return (
        *_newest(Presence.objects.filter(site__conference=conference)),
        *_newest(IncidentEntry.objects.filter(incident__site__conference=conference)),
        *CheckIn.objects.filter(conference=conference).aggregate(at=Max("received_at"), rows=Count("pk")).values(),
        *_newest(Delegate.objects.filter(seat__unit__conference=conference)),
        Delegate.objects.filter(seat__unit__conference=conference, ended_at=None).count(),
    )


def _newest(rows: Any) -> list[Any]:
    return list(rows.aggregate(newest=Max("pk"), rows=Count("pk")).values())


def told_below(conference: Conference, standing: Told) -> Told:
    """Every section that follows packages below, as it should stand.

    Args:
        standing: as it stands: which door a site came in by is known only there.
    """
    return _presence(conference, standing) | incidents(conference, standing) | _attendance(conference)


def standing_below(conference: int) -> Told:
    """Those sections as the log has them. Two queries."""
    followed = Q(section__startswith=PREFIX) | Q(section__in=["incidents", "attendance"])
    rows = LogEntry.objects.filter(followed, conference=conference).order_by().values("audience", "section")
    numbers = rows.annotate(newest=Max("sequence")).values("newest")
    newest = LogEntry.objects.filter(conference=conference, sequence__in=numbers)
    return {(entry.audience, entry.section): entry.content for entry in newest}


def _presence(conference: Conference, standing: Told) -> Told:
    found: Told = {}
    rows = Presence.objects.current().filter(site__conference=conference)
    for place, state, since in rows.values_list("site", "state", "since"):
        name = (DIRECTORS, f"{PREFIX}{place}")
        known = standing.get(name) or {}
        if known.get("state") == state:
            continue
        door = known.get("door", "") if known.get("state") != "lost" else ""
        found[name] = {"state": state, "since": ms(since), "door": door}
    return found


def incidents(conference: Conference, standing: Told) -> Told:
    """To the directors all that last; to each site its own."""
    rows = Incident.objects.open().filter(site__conference=conference).order_by("pk")
    listed: list[dict[str, Any]] = [
        {
            "id": each.pk,
            "site": each.site_id,
            "place": str(each.site),
            "words": each.get_fault_display(),
            "at": ms(each.opened_at),
            "handler": str(each.handler) if each.handler else "",
            "mendable": each.fault in MENDED_HERE,
        }
        for each in rows.select_related("site__host", "handler")
    ]
    by_site: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in listed:
        by_site[one["site"]].append(one)
    over: Told = {name: [] for name, content in standing.items() if name[1] == "incidents" and content}
    return over | {(DIRECTORS, "incidents"): listed} | {(site(pk), "incidents"): own for pk, own in by_site.items()}


def _attendance(conference: Conference) -> Told:
    """To the directors the figures of all and of each site; to each site its own."""
    whole = attendance_section(conference)
    by_site = whole.pop("sites")
    content = whole | {"sites": {str(pk): figures for pk, figures in by_site.items()}}
    return {(DIRECTORS, "attendance"): content} | {(site(pk), "attendance"): own for pk, own in by_site.items()}
