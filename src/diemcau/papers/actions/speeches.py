"""Speeches are called for, registered, chosen and put on the programme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from diemcau.conference.domain import ItemKind
from diemcau.conference.models import Conference, ProgrammeItem, Unit
from diemcau.directory.models import Account
from diemcau.journal.actions import Letter, put_each, record
from diemcau.kernel.errors import Refused
from diemcau.papers.domain.letters import speech_reminder
from diemcau.papers.models import Speech, SpeechCall, SpeechDecision
from diemcau.papers.queries.addresses import addresses_of


@transaction.atomic
def call_for_speeches(
    conference: Conference, *, closes_on: date, minutes: int, most_minutes: int, by: Account | None, topic: str = ""
) -> SpeechCall:
    """Ask the units for speeches, or change what was asked."""
    facts = {"closes_on": closes_on, "minutes": minutes, "most_minutes": most_minutes, "topic": topic, "by": by}
    call, _ = SpeechCall.objects.update_or_create(conference=conference, defaults=facts)
    record("papers.speeches_called", conference, by=by, within=conference, minutes=minutes, closes_on=f"{closes_on}")
    return call


@transaction.atomic
def register_speech(
    unit: Unit, title: str, minutes: int, *, by: Account | None, speaker: str = "", today: date | None = None
) -> Speech:
    """Register a speech of a unit.

    Raises:
        Refused: nobody has called for speeches, the day is over, it is too long, or registered already.
    """
    call = SpeechCall.objects.filter(conference=unit.conference_id).first()
    if call is None:
        raise Refused("Ban tổ chức chưa kêu gọi tham luận nên chưa đăng ký được.")
    if (today or timezone.localdate()) > call.closes_on:
        raise Refused(f"Đã hết hạn đăng ký ngày {call.closes_on:%d/%m/%Y}; hãy liên hệ ban tổ chức.")
    if not title.strip() or not 1 <= minutes <= call.most_minutes:
        raise Refused(
            f"Tham luận cần có tên và dài từ 1 đến {call.most_minutes} phút; chưa lưu gì, hãy sửa rồi gửi lại."
        )
    try:
        with transaction.atomic():
            speech = Speech.objects.create(
                conference=unit.conference,
                unit=unit,
                title=" ".join(title.split())[:300],
                minutes=minutes,
                speaker=speaker.strip()[:200],
                by=by,
            )
    except IntegrityError:
        raise Refused("Đơn vị đã đăng ký tham luận này.") from None
    record("papers.speech_registered", speech, by=by, within=unit.conference, title=speech.title)
    return speech


@transaction.atomic
def withdraw_speech(speech: Speech, *, by: Account | None) -> None:
    """Take a registration back, with its papers.

    Raises:
        Refused: it is on the programme: the organiser declines it first.
    """
    decision = SpeechDecision.objects.filter(speech=speech).first()
    if decision and decision.is_accepted:
        raise Refused("Tham luận đã vào chương trình nên đơn vị không tự rút được; hãy đề nghị ban tổ chức bỏ chọn.")
    record("papers.speech_withdrawn", speech, by=by, within=speech.conference, title=speech.title)
    speech.delete()


@transaction.atomic
def accept_speeches(
    conference: Conference, chosen: Sequence[tuple[Speech, int]], *, by: Account | None
) -> list[SpeechDecision]:
    """Choose these speeches, in this order, each with its minutes: they are the speeches of the programme.

    Those chosen before and not any more leave the programme, and stay undecided. The place of a speech that stands
    in the programme already is kept by its item; new ones follow behind.

    Raises:
        Refused: one stands there twice, or of another conference.
    """
    Conference.objects.held(conference.pk)
    ids = [speech.pk for speech, _ in chosen]
    if len(set(ids)) != len(ids) or any(speech.conference_id != conference.pk for speech, _ in chosen):
        raise Refused("Danh sách tham luận không hợp lệ; hãy tải lại trang rồi chọn lại.")
    dropped = SpeechDecision.objects.filter(speech__conference=conference, position__isnull=False).exclude(
        speech__in=ids
    )
    ProgrammeItem.objects.filter(speech_decision__in=dropped).delete()
    dropped.delete()
    known = {one.speech_id: one for one in SpeechDecision.objects.filter(speech__in=ids).select_related("item")}
    places = sorted(one.item.position for one in known.values() if one.item)
    behind = (ProgrammeItem.objects.filter(conference=conference).aggregate(last=Max("position"))["last"] or 0) + 1
    places += range(behind, behind + len(chosen) - len(places))
    made = []
    for number, ((speech, minutes), place) in enumerate(zip(chosen, places, strict=True), start=1):
        decision = known.get(speech.pk) or SpeechDecision(speech=speech)
        item = decision.item or ProgrammeItem(conference=conference)
        item.position, item.minutes = place, minutes
        item.kind, item.was_edited = ItemKind.SPEECH, True  # a plan that is applied again leaves it
        item.text, item.by = f"Tham luận: {speech.title}", (speech.speaker or str(speech.unit))[:300]
        item.save()
        decision.position, decision.minutes, decision.reason, decision.item, decision.by = number, minutes, "", item, by
        decision.save()
        made.append(decision)
    record("papers.speeches_accepted", conference, by=by, within=conference, speeches=len(made))
    return made


@transaction.atomic
def decline_speech(speech: Speech, reason: str, *, by: Account | None) -> SpeechDecision:
    """Say that a speech is not given, and why: its unit reads it.

    Raises:
        Refused: no reason is given.
    """
    if not reason.strip():
        raise Refused("Hãy ghi lý do không chọn, để đơn vị biết; chưa lưu gì.")
    ProgrammeItem.objects.filter(speech_decision__speech=speech).delete()
    facts = {"position": None, "minutes": None, "item": None, "reason": reason.strip()[:300], "by": by}
    decision, _ = SpeechDecision.objects.update_or_create(speech=speech, defaults=facts)
    record("papers.speech_declined", speech, by=by, within=speech.conference)
    return decision


@transaction.atomic
def remind_speakers(conference: Conference, *, by: Account | None) -> int:
    """Write to the units whose speech has no text yet, at most once a day; returns to how many."""
    call = SpeechCall.objects.get(conference=conference)
    late = list(
        Speech.objects.filter(conference=conference)
        .exclude(decision__position=None, decision__isnull=False)
        .exclude(papers__kind="speech", papers__versions__isnull=False)
        .select_related("unit__organisation")
    )
    letters = []
    addresses = addresses_of(speech.unit.organisation for speech in late)
    for speech in late:
        subject, text = speech_reminder(str(conference), speech.title, call.closes_on)
        unit = speech.unit.organisation
        if address := addresses[unit.pk]:
            key = f"speech:{speech.pk}:{timezone.localdate():%Y%m%d}"
            letters.append(
                Letter(key=key, address=address, recipient=str(unit), subject=subject, text=text, about=speech)
            )
    told = put_each(letters, by=by, within=conference)
    record("papers.speakers_reminded", conference, by=by, within=conference, letters=told)
    return told
