"""Asking for the floor, being cued, saying that picture and sound are ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

from django.db import models, transaction

from diemcau.conference.domain.hours import MINUTE
from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.directory.domain import Tier
from diemcau.journal.actions import grouped, record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.floor import INSTANTS
from diemcau.live.actions.log import append
from diemcau.live.actions.work import begin, end, turn
from diemcau.live.domain.floor import MINUTES, OPEN, RequestKind, RequestState
from diemcau.live.domain.words import clean
from diemcau.live.models import FloorRequest
from diemcau.live.queries import clock, sections
from diemcau.live.queries.programme import course

Who = models.Model | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks for. `asker` can stand in the queue only once: the bearer says who that is, never the page."""

    asker: str
    site: Site | None
    kind: RequestKind
    speaker: str
    subject: str = ""
    minutes: int | None = None
    item: ProgrammeItem | None = None
    organisation: int | None = None  # the body spoken for, where it is not the host of the site


MOST_A_MINUTE = 10  # requests of one asker, withdrawn ones among them


def ask(conference: Conference, wish: Wish, *, key: UUID, by: Who) -> FloorRequest:
    """Put a request at the end of the queue. The same key again gives back the request that is there.

    Who stands in the queue already is turned away before anybody has to wait for it.

    Raises:
        Refused: who asks stands in the queue already, or has asked and withdrawn too often just now.
    """
    known = FloorRequest.objects.filter(key=key).first()
    if known is None:
        _may_ask(conference, wish)
    return grouped(partial(_ask, conference, wish, key, by))


def _may_ask(conference: Conference, wish: Wish) -> None:
    own = FloorRequest.objects.filter(conference=conference, asker=wish.asker)
    if own.filter(state__in=OPEN).exists():
        raise Refused("Đăng ký phát biểu trước vẫn còn trong danh sách chờ; hãy chờ đến lượt hoặc rút đăng ký đó.")
    if own.filter(asked_at__gt=clock.now(conference) - timedelta(minutes=1)).count() >= MOST_A_MINUTE:
        raise Refused("Đã đăng ký và rút nhiều lần trong một phút; xin chờ một phút rồi đăng ký lại.")


@transaction.atomic
def _ask(conference: Conference, wish: Wish, key: UUID, by: Who) -> FloorRequest:
    turn(conference)
    known = FloorRequest.objects.filter(key=key).first()
    if known:
        if (known.conference_id, known.asker) != (conference.pk, wish.asker):
            raise Refused("Mã của đăng ký này đã được dùng, nên không có gì thay đổi; hãy tải lại trang rồi thử lại.")
        return known
    _may_ask(conference, wish)
    request = _put(conference, wish, key, RequestState.WAITING)
    append(conference, "live.floor_asked", sections.floor(conference, request), by=by)
    record("live.floor_asked", request, by=by, within=conference, asker=wish.asker)
    return request


def _put(conference: Conference, wish: Wish, key: UUID, state: RequestState) -> FloorRequest:
    last = FloorRequest.objects.filter(conference=conference).aggregate(last=models.Max("position"))["last"]
    now = clock.now(conference)
    speaker = clean(wish.speaker, 200) or (str(wish.site) if wish.site else "Hội trường")
    return FloorRequest.objects.create(
        key=key,
        conference=conference,
        asker=wish.asker,
        site=wish.site,
        organisation_id=wish.organisation or (wish.site.host_id if wish.site else None),
        tier=wish.site.tier if wish.site else Tier.PROVINCE,
        item=wish.item,
        kind=wish.kind,
        speaker=speaker,
        subject=clean(wish.subject, 300),
        minutes=wish.minutes or MINUTES[wish.kind],
        state=state,
        position=(last or 0) + 1,
        asked_at=now,
        **{INSTANTS[state]: now} if state in INSTANTS else {},
    )


@transaction.atomic
def prepare_item(conference: Conference, item: ProgrammeItem, *, key: UUID, by: Who) -> int:
    """Cue the site of a speech that stands on the programme ("chuẩn bị điểm cầu Nam Trà My").

    Raises:
        Refused: the item names no site, or its site is cued already.
    """
    work = begin(conference, "live.floor_preparing", key=key, by=by)
    if work.receipt is not None:
        return work.receipt
    if item.site is None:
        raise Refused(f"Mục “{item}” chưa chọn điểm cầu; hãy chọn điểm cầu trong chương trình trước.")
    asker = f"item:{item.pk}"
    if FloorRequest.objects.filter(conference=conference, asker=asker, state__in=OPEN).exists():
        raise Refused(f"{item.site} đã được báo chuẩn bị cho mục này.")
    length = course(conference).length(item.pk) // MINUTE
    wish = Wish(
        asker=asker,
        site=item.site,
        kind=RequestKind.SPEECH,
        speaker=item.by or str(item.site),
        subject=item.text,
        minutes=max(1, length),
        item=item,
    )
    request = _put(conference, wish, uuid4(), RequestState.PREPARING)
    work.made(request)
    return end(work, sections.floor(conference, request), request, item=item.pk)


@transaction.atomic
def say_ready(request: FloorRequest, *, by: Who) -> None:
    """The site's technician answers the cue: picture and sound are ready. Said twice is said once."""
    conference = request.conference
    turn(conference)
    request = FloorRequest.objects.select_related("site__host").get(pk=request.pk)
    if request.ready_at or request.state not in {RequestState.INVITED, RequestState.PREPARING}:
        return
    request.ready_at = clock.now(conference)
    request.save(update_fields=["ready_at"])
    append(conference, "live.site_ready", sections.floor(conference, request), by=by)
    record("live.site_ready", request, by=by, within=conference)
