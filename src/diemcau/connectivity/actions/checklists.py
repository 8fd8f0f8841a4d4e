"""What a site says it has ready, and what the technician says of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files import File
from django.db import transaction

from diemcau.conference.models import Site
from diemcau.connectivity.models import DutyPerson, Tick, TickCheck
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused, Unreadable
from diemcau.kernel.words import say
from diemcau.papers.domain.contents import FORMATS, Content, inspect

MOST_DUTY = 12


@transaction.atomic
def tick(site: Site, item: str, *, is_ready: bool, by: Account, note: str = "", photo: File[Any] | None = None) -> Tick:
    """Say of one item whether it is ready. What the technician said of it before no longer holds.

    Raises:
        Unreadable: the photo is no PNG or JPEG; nothing is kept.
    """
    Site.objects.select_for_update().get(pk=site.pk)
    looked = _photo(photo) if photo else None
    made = Tick.objects.filter(site=site, item=item).first() or Tick(site=site, item=item)
    made.is_ready, made.note, made.by = is_ready, " ".join(note.split())[:300], by
    if photo and looked:
        old = made.photo.name if made.photo else ""
        made.photo_name, made.photo_type = looked
        made.photo.save("", photo, save=False)
        if old:
            transaction.on_commit(lambda: made.photo.storage.delete(old))
    made.save()
    TickCheck.objects.filter(tick=made).delete()
    record("connectivity.item_ticked", site, by=by, within=site.conference, item=item, ready=is_ready)
    return made


def _photo(photo: File[Any]) -> tuple[str, str]:
    with NamedTemporaryFile() as copy:
        for chunk in photo.chunks():
            copy.write(chunk)
        copy.flush()
        found = inspect(Path(copy.name), photo.name or "anh.jpg")
    photo.seek(0)
    if found.content not in {Content.PNG, Content.JPEG}:
        raise Unreadable(say("Chỉ nhận ảnh .jpg hoặc .png; chưa giữ tệp nào, hãy chọn ảnh khác."))
    return found.name, FORMATS[found.content].media_type


@transaction.atomic
def check_tick(found: Tick, *, agrees: bool, by: Account, note: str = "") -> TickCheck:
    """The technician has looked."""
    check, _is_new = TickCheck.objects.update_or_create(
        tick=found, defaults={"agrees": agrees, "note": " ".join(note.split())[:300], "by": by}
    )
    record("connectivity.item_checked", found.site, by=by, within=found.site.conference, item=found.item, agrees=agrees)
    return check


@transaction.atomic
def put_on_duty(site: Site, name: str, phone: str, task: str, *, by: Account) -> DutyPerson:
    """Name somebody who is at the site on the day.

    Raises:
        Refused: too many, or somebody has this number already.
    """
    Site.objects.select_for_update().get(pk=site.pk)
    if site.duty.count() >= MOST_DUTY:
        raise Refused(say("Điểm cầu đã có %(most)s người trực; hãy bỏ bớt rồi thêm.", most=MOST_DUTY))
    if site.duty.filter(phone=phone).exists():
        raise Refused(say("Số %(phone)s đã ghi cho một người trực của điểm cầu này.", phone=phone))
    made = DutyPerson.objects.create(site=site, name=" ".join(name.split()), phone=phone, task=task, by=by)
    record("connectivity.duty_given", site, by=by, within=site.conference)
    return made


@transaction.atomic
def take_off_duty(person: DutyPerson, *, by: Account) -> None:
    person.delete()
    record("connectivity.duty_taken", person.site, by=by, within=person.site.conference)
