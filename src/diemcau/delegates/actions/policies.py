"""How a conference invites."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from diemcau.conference.models import Conference
from diemcau.delegates.domain.deadlines import LAST_MOMENT
from diemcau.delegates.models import InvitingPolicy
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    districts_invite: bool
    hold_mail: bool
    name_before: int
    invite_before: int
    answer_before: int


@transaction.atomic
def set_policy(conference: Conference, customs: Customs, *, by: Account) -> InvitingPolicy:
    """Say who invites and until when.

    Raises:
        Refused: invitations would be out too late, or names be asked after they are invited.
    """
    if customs.invite_before < LAST_MOMENT:
        raise Refused("Giấy mời phải gửi trước ít nhất 3 ngày làm việc (Quyết định 45/2018/QĐ-TTg); chưa lưu gì.")
    if not customs.answer_before <= customs.invite_before <= customs.name_before:
        raise Refused("Thứ tự thời hạn phải là cử, rồi mời, rồi trả lời; hãy xem lại số ngày. Chưa lưu gì.")
    said = {name: getattr(customs, name) for name in Customs.__dataclass_fields__}
    policy, _ = InvitingPolicy.objects.update_or_create(conference=conference, defaults=said | {"by": by})
    record("delegates.policy_set", conference, by=by, within=conference, **said)
    return policy
