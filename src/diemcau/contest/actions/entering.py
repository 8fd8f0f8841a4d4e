"""Somebody enters, without an account: an own address, a code sent to it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from diemcau.contest.domain.addresses import Address
from diemcau.contest.domain.crowding import SPANS
from diemcau.contest.models import CodeSent, Contest, Contestant
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import grouped, put, record
from diemcau.kernel.errors import Refused

CODE_MINUTES, MOST_TRIES = 15, 6
MOST_CODES = 5  # to one address in a day: nobody may use us to fill a stranger's mail box
KEPT = timedelta(days=1)  # how long it is known who asked; who never showed a code is forgotten then
FORGOTTEN_AT_ONCE = 20  # with each code, so that what is old goes faster than what is new comes


class Crowded(Refused):
    """More ask than codes are sent, or one network asks too often; the answer carries `Retry-After`."""


def enter(
    contest: Contest,
    *,
    name: str,
    address: Address,
    unit: Organisation | None,
    network: str = "",
    by: Account | None = None,
) -> Contestant:
    """Send a code to the address; the same address again is the same contestant, with another code.

    Args:
        network: who asks, as `domain.crowding.network_of` says; "" where that is not known.

    Raises:
        Crowded: too many codes left in the last minute or hour, or too many of them for this network.
        Refused: too many codes went to this address today.
    """
    source = salted_hmac("contest.source", network).hexdigest()[:24] if network else ""
    _refuse_crowds(contest, source)  # before the line of those who write: a flood must not hold up anybody's answers
    return grouped(lambda: _enter(contest, name, address, unit, source, by))


def _refuse_crowds(contest: Contest, source: str) -> None:
    for span in SPANS:
        lately = CodeSent.objects.filter(contest=contest, at__gt=timezone.now() - span.lasts)
        counted = lately.aggregate(sent=Count("pk"), own=Count("pk", filter=Q(source=source)))
        if not span.has_room(sent=counted["sent"], own=counted["own"] if source else 0):
            raise Crowded(_("Đang có quá nhiều lượt đăng ký; chưa gửi mã. Hãy giữ trang này, một phút nữa bấm lại."))


@transaction.atomic
def _enter(
    contest: Contest, name: str, address: Address, unit: Organisation | None, source: str, by: Account | None
) -> Contestant:
    now = timezone.now()
    Contest.objects.select_for_update(of=("self",)).get(pk=contest.pk)  # one after another, so that the count holds
    _refuse_crowds(contest, source)
    _forget(contest, now - KEPT)
    who, _is_new = Contestant.objects.get_or_create(
        contest=contest,
        address_key=address.key,
        defaults={"name": name, "address": address.written, "unit": unit},
    )
    if who.codes.filter(at__gt=now - KEPT).count() >= MOST_CODES:
        raise Refused(
            _("Hôm nay đã gửi %(most)d mã tới địa chỉ này; hãy dùng mã mới nhất, hoặc ngày mai nhận mã khác.")
            % {"most": MOST_CODES}
        )
    code = f"{secrets.randbelow(1_000_000):06d}"
    who.code_hash = _hash(who, code)
    who.code_until = now + timedelta(minutes=CODE_MINUTES)
    who.code_tries = 0
    who.codes_sent += 1
    if who.verified_at is None:
        who.name, who.unit = name, unit
    who.save()
    CodeSent.objects.create(contest=contest, contestant=who, source=source, at=now)
    put(
        f"contest.code:{who.pk}:{who.codes_sent}",
        channel=address.channel,
        address=address.written,
        recipient=who.name,
        subject=_("Mã dự thi: %(title)s") % {"title": contest.title},
        text=_("Mã dự thi của bạn là %(code)s, dùng trong %(minutes)d phút. Không đưa mã này cho người khác.")
        % {"code": code, "minutes": CODE_MINUTES},
        by=by,
        within=contest.conference,
    )
    record("contest.code_sent", contest, by=by, within=contest.conference)
    return who


def _forget(contest: Contest, since: datetime) -> None:
    """Some of the codes that were sent long ago, and of those who asked for one and never showed it."""
    old = CodeSent.objects.filter(contest=contest, at__lt=since).order_by("at").values("pk")[:FORGOTTEN_AT_ONCE]
    CodeSent.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
    never = Contestant.objects.filter(contest=contest, verified_at=None, code_until__lt=since).order_by("pk")
    Contestant.objects.filter(pk__in=list(never.values_list("pk", flat=True)[:FORGOTTEN_AT_ONCE])).delete()


def verify(contestant: Contestant, code: str, *, by: Account | None = None) -> Contestant:
    """Check a code; from here on the browser that gave it acts for the contestant.

    Raises:
        Refused: the code is wrong, too old, or was guessed at too often.
    """
    problem = grouped(lambda: _verify(contestant, code, by))
    if problem:
        raise Refused(problem)
    return contestant


@transaction.atomic
def _verify(contestant: Contestant, code: str, by: Account | None) -> str:
    """What is wrong, "" when nothing is: a wrong guess must be counted, so it is no error of the transaction."""
    who = Contestant.objects.select_for_update().get(pk=contestant.pk)
    if who.code_tries >= MOST_TRIES or not who.code_hash or not who.code_until or who.code_until < timezone.now():
        return _("Mã đã hết hạn hoặc nhập sai quá nhiều lần; hãy nhận mã mới.")
    if not secrets.compare_digest(who.code_hash, _hash(who, code.strip())):
        who.code_tries += 1
        who.save(update_fields=["code_tries"])
        return _("Mã chưa đúng; hãy xem lại thư hoặc tin nhắn mới nhất.")
    who.code_hash = ""
    who.verified_at = who.verified_at or timezone.now()
    who.save(update_fields=["code_hash", "verified_at"])
    record("contest.entered", who.contest, by=by, within=who.contest.conference)
    return ""


def _hash(who: Contestant, code: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{who.pk}:{code}".encode()).hexdigest()
