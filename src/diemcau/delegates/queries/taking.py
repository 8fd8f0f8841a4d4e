"""What taking down one note has to know, by plain SQL.

At eight o'clock thousands come, and to write such a statement anew each time costs Django several times what it costs
the database to run it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from diemcau.conference.models import Conference, Site
from diemcau.delegates.models import CheckInLink

_PASS = """
    SELECT link.site_id, site.conference_id, event.start_year, event.start_month, event.start_day,
           link.revoked_at IS NOT NULL, link.expires_at <= %s
    FROM delegates_checkinlink link
    JOIN conference_site site ON site.id = link.site_id
    JOIN conference_conference event ON event.id = site.conference_id
    WHERE link.id = %s
"""
_GROUND = """
    SELECT unit.conference_id, unit.site_id, unit.home_id, person.name
    FROM delegates_delegate delegate
    JOIN delegates_seat seat ON seat.id = delegate.seat_id
    JOIN conference_unit unit ON unit.id = seat.unit_id
    JOIN directory_person person ON person.id = delegate.person_id
    WHERE delegate.id = %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """Where somebody may check people in: by a link, or as an account at a site."""

    site: int
    conference: int
    day: date | None
    link: int | None = None
    is_revoked: bool = False
    is_over: bool = False

    @classmethod
    def at(cls, site: Site) -> Pass:
        return cls(site=site.pk, conference=site.conference_id, day=site.conference.starts_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a delegate belongs."""

    conference: int
    site: int | None
    home: int | None
    name: str


def pass_of(token: str, now: datetime) -> Pass | None:
    """What a link opens, also when it no longer does; None for a forged one."""
    key = CheckInLink.key_in(token)
    if key is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_PASS, [connection.ops.adapt_datetimefield_value(now), key])
        row = cursor.fetchone()
    if row is None:
        return None
    site, conference, year, month, day, is_revoked, is_over = row
    known = Conference(start_year=year, start_month=month, start_day=day).starts_on if day else None
    return Pass(
        site=site, conference=conference, day=known, link=key, is_revoked=bool(is_revoked), is_over=bool(is_over)
    )


def ground_of(delegate: int) -> Ground | None:
    with connection.cursor() as cursor:
        cursor.execute(_GROUND, [delegate])
        row = cursor.fetchone()
    return Ground(conference=row[0], site=row[1], home=row[2], name=row[3]) if row else None
