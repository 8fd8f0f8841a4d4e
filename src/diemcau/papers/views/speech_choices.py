"""What the organiser does about speeches: calls for them, chooses, declines, reminds."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.papers.actions import accept_speeches, call_for_speeches, decline_speech, remind_speakers
from diemcau.papers.domain.speeches import trimmed
from diemcau.papers.forms import CallForm
from diemcau.papers.models import Speech, SpeechCall
from diemcau.papers.views.loading import conference_for, frame


@require_http_methods(["GET", "POST"])
def speech_call(request: SignedIn, conference_id: int) -> HttpResponse:
    """Call for speeches, or change the call."""
    conference = _organised(request, conference_id)
    known = SpeechCall.objects.filter(conference=conference).first()
    initial = (
        {
            "closes_on": known.closes_on,
            "minutes": known.minutes,
            "most_minutes": known.most_minutes,
            "topic": known.topic,
        }
        if known
        else {"minutes": 60, "most_minutes": 10}
    )
    form = CallForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        call_for_speeches(conference, by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã kêu gọi tham luận; các đơn vị thấy ngay trên trang này."))
        return redirect("papers:speeches", conference_id)
    context = {**frame(request.user, conference), "form": form}
    return render(request, "papers/speech-call.html", context, status=422 if form.is_bound else 200)


@require_POST
def speech_choice(request: SignedIn, conference_id: int) -> HttpResponse:
    """Choose speeches in the order and with the minutes of the form; `fit` trims them to the time that there is."""
    conference = _organised(request, conference_id)
    ticked = list(filter(None, map(sent, request.POST.getlist("speech"))))
    found = Speech.objects.filter(conference=conference).select_related("unit__organisation").in_bulk(ticked)
    rows = sorted(
        ((_figure(request, f"place-{pk}", 999), pk) for pk in ticked if pk in found), key=lambda row: (row[0], row[1])
    )
    minutes = [_figure(request, f"minutes-{pk}", found[pk].minutes) for _, pk in rows]
    if "fit" in request.POST:
        minutes = trimmed(minutes, SpeechCall.objects.get(conference=conference).minutes)
    chosen = [(found[pk], max(given, 1)) for (_, pk), given in zip(rows, minutes, strict=True)]
    accept_speeches(conference, chosen, by=request.user)
    messages.success(
        request,
        _("Đã chọn %(count)s tham luận, %(minutes)s phút; chương trình đã cập nhật.")
        % {"count": len(chosen), "minutes": sum(given for _speech, given in chosen)},
    )
    return redirect("papers:speeches", conference_id)


@require_POST
def speech_refusal(request: SignedIn, conference_id: int, speech_id: int) -> HttpResponse:
    """Say that a speech is not given, and why."""
    conference = _organised(request, conference_id)
    speech = get_object_or_404(Speech, pk=speech_id, conference=conference)
    decline_speech(speech, request.POST.get("reason", ""), by=request.user)
    return redirect("papers:speeches", conference_id)


@require_POST
def speech_reminder(request: SignedIn, conference_id: int) -> HttpResponse:
    """Write to the units whose speech has no text yet."""
    told = remind_speakers(_organised(request, conference_id), by=request.user)
    messages.success(request, _("Đã nhắc %(count)s đơn vị chưa gửi bài.") % {"count": told})
    return redirect("papers:speeches", conference_id)


def _organised(request: SignedIn, conference_id: int) -> Conference:
    conference = conference_for(request, conference_id)
    require(can_organise(request.user, conference))
    return conference


def _figure(request: SignedIn, name: str, otherwise: int) -> int:
    value = sent(request.POST.get(name), digits=3)
    return otherwise if value is None else value
