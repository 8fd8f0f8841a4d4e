"""What the invited say, kept before they are thanked."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
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
    now = timezone.now()
    locked = InvitationCopy.objects.select_for_update(of=("self",)).filter(pk=copy_id)
    revoked, withdrawn, conference = locked.values_list(
        "revoked_at", "invitation__successor__issued_at", "invitation__conference"
    ).get()
    kept = Answer.objects.filter(pk=key).first()
    if kept is not None and kept.copy_id == copy_id:
        return kept
    if kept is not None or revoked or withdrawn or (until is not None and now > until):
        raise Refused(_("Giấy mời này không còn nhận trả lời, nên câu trả lời vừa gửi chưa được ghi."))
    Answer.objects.filter(copy=copy_id, superseded_at=None).update(superseded_at=now)
    made = Answer(pk=key, copy_id=copy_id, by=by, **asdict(said))
    made.save(force_insert=True)
    record("delegates.answered", made, by=by, within=Conference(pk=conference), choice=said.choice.value)
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
