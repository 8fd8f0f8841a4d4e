"""Somebody enters, without an account: an own address, a code sent to it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.contest.domain.addresses import Address
from diemcau.contest.models import Contest, Contestant
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import grouped, put, record
from diemcau.kernel.errors import Refused

CODE_MINUTES, MOST_TRIES, MOST_CODES = 15, 6, 5
MOST_A_MINUTE = 2000  # codes of one contest: thousands may enter, nobody may use us to flood strangers' mail boxes


def enter(
    contest: Contest, *, name: str, address: Address, unit: Organisation | None, by: Account | None = None
) -> Contestant:
    """Send a code to the address; the same address again is the same contestant, with another code.

    Raises:
        Refused: too many codes went to this address already, or to all addresses within a minute.
    """
    return grouped(lambda: _enter(contest, name, address, unit, by))


@transaction.atomic
def _enter(contest: Contest, name: str, address: Address, unit: Organisation | None, by: Account | None) -> Contestant:
    now = timezone.now()
    newest = now + timedelta(minutes=CODE_MINUTES - 1)
    if Contestant.objects.filter(contest=contest, code_until__gt=newest).count() >= MOST_A_MINUTE:
        raise Refused(_("Đang có quá nhiều người đăng ký cùng lúc; chưa gửi mã. Hãy thử lại sau một phút."))
    who, _is_new = Contestant.objects.get_or_create(
        contest=contest,
        address_key=address.key,
        defaults={"name": name, "address": address.written, "unit": unit},
    )
    if who.codes_sent >= MOST_CODES:
        raise Refused(
            _("Đã gửi %(most)d mã tới địa chỉ này; hãy dùng mã mới nhất hoặc liên hệ ban tổ chức.")
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
