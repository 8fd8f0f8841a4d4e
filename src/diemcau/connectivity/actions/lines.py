"""Lines, and what is seen and heard over them."""

from __future__ import annotations

from django.db import transaction

from diemcau.conference.models import Site
from diemcau.connectivity.domain import Source
from diemcau.connectivity.models import Line, PictureCheck
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def main_line(site: Site, *, by: Account) -> Line:
    """The main line of a site; it is there from the first time that somebody asks for it."""
    line, is_new = Line.objects.get_or_create(site=site, is_backup=False)
    if is_new:
        record("connectivity.line_added", line, by=by, within=site.conference)
    return line


@transaction.atomic
def add_backup_line(site: Site, carrier: str, medium: str, *, by: Account) -> Line:
    """Add a line that stands ready when the main one fails.

    Raises:
        Refused: the site has a backup line of this carrier already.
    """
    Site.objects.select_for_update().get(pk=site.pk)
    if Line.objects.filter(site=site, is_backup=True, carrier=carrier).exists():
        raise Refused(f"{site} đã có đường dự phòng của {carrier}; hãy sửa đường ấy hoặc nêu nhà mạng khác.")
    line = Line.objects.create(site=site, carrier=carrier, medium=medium, is_backup=True)
    record("connectivity.line_added", line, by=by, within=site.conference, carrier=carrier)
    return line


@transaction.atomic
def describe_line(line: Line, carrier: str, medium: str, *, by: Account) -> Line:
    """Say whose line it is and of which kind.

    Raises:
        Refused: another backup line of the site has this carrier.
    """
    if line.is_backup and line.site.lines.filter(is_backup=True, carrier=carrier).exclude(pk=line.pk).exists():
        raise Refused(f"{line.site} đã có đường dự phòng của {carrier}; hãy nêu nhà mạng khác.")
    line.carrier, line.medium = carrier, medium
    line.save(update_fields=["carrier", "medium"])
    record("connectivity.line_described", line, by=by, within=line.site.conference, carrier=carrier)
    return line


@transaction.atomic
def confirm_picture(
    site: Site, *, has_picture: bool, has_sound: bool, by: Account, source: Source, note: str = ""
) -> PictureCheck:
    """Keep what somebody sees and hears in the meeting system itself. A second look is a second row."""
    check = PictureCheck.objects.create(
        site=site, has_picture=has_picture, has_sound=has_sound, by=by, source=source, note=note[:300]
    )
    record("connectivity.picture_confirmed", site, by=by, within=site.conference, picture=has_picture, sound=has_sound)
    return check
