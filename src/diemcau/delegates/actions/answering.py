"""What the invited say, kept before they are thanked."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.delegates.actions.naming import Nominee, replace_delegate
from diemcau.delegates.domain.answers import Choice, open_until
from diemcau.delegates.models import Answer, Delegate, InvitationCopy, InvitingPolicy
from diemcau.directory.models import Account
from diemcau.journal.actions import grouped, record
from diemcau.kernel.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    choice: Choice
    reason: str = ""
    proposed_name: str = ""
    proposed_title: str = ""
    diet: str = ""
    vehicle: str = ""


def answers_close(copy: InvitationCopy) -> datetime | None:
    """Until when a copy may be answered: it moves with the day of the conference."""
    conference = copy.invitation.conference
    day = conference.starts_on
    return open_until(InvitingPolicy.of(conference).deadlines(day).answer, day)


def answer(copy: InvitationCopy, key: uuid.UUID, said: Said, *, by: Account | None, until: datetime | None) -> Answer:
    """Keep an answer, durably, together with others' of the same moment; the same key again gives back what was kept.

    Raises:
        Refused: the link has ended, the letter was withdrawn, or it is too late for a change of mind.
    """
    return grouped(lambda: _answer(copy.pk, key, said, by=by, until=until))


@transaction.atomic
def _answer(copy_id: int, key: uuid.UUID, said: Said, *, by: Account | None, until: datetime | None) -> Answer:
    held = InvitationCopy.objects.select_for_update(of=("self",)).select_related(
        "invitation__conference", "invitation__successor"
    )
    copy = held.get(pk=copy_id)
    kept = Answer.objects.filter(pk=key).first()
    if kept is not None and kept.copy_id == copy_id:
        return kept
    if kept is not None or not copy.is_open(until, timezone.now()):
        raise Refused(_("Giấy mời này không còn nhận trả lời, nên câu trả lời vừa gửi chưa được ghi."))
    now = timezone.now()
    copy.answers.filter(superseded_at=None).update(superseded_at=now)
    made = Answer.objects.create(pk=key, copy=copy, by=by, **asdict(said))
    record("delegates.answered", made, by=by, within=copy.invitation.conference, choice=said.choice.value)
    return made


@transaction.atomic
def accept_proposal(answer: Answer, *, by: Account) -> Delegate:
    """Send whom an invited person proposed in his own place.

    Raises:
        Refused: the answer proposes nobody, or no longer holds.
    """
    held = Answer.objects.select_related("copy__delegate__seat", "copy__invitation__conference").get(pk=answer.pk)
    delegate = held.copy.delegate
    if held.choice != Choice.PROPOSE or held.superseded_at or delegate is None:
        raise Refused("Không còn đề nghị nào để chấp nhận; danh sách giữ nguyên.")
    nominee = Nominee(name=held.proposed_name, title=held.proposed_title)
    reason = held.reason or "Người được mời đề nghị cử người khác"
    came = replace_delegate(delegate, nominee, reason, by=by)
    record("delegates.proposal_accepted", held, by=by, within=held.copy.invitation.conference, delegate=came.pk)
    return came
