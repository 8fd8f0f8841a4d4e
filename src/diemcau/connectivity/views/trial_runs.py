"""The rehearsal, and the last hour."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.conference.models import Conference, Site
from diemcau.connectivity.actions import trial_runs as acts
from diemcau.connectivity.domain.checklist import BEFORE_THE_MEETING, LAST_HOUR_KEYS
from diemcau.connectivity.domain.trial_runs import OUTCOME_KINDS, OUTCOME_NAMES, Outcome
from diemcau.connectivity.forms import SigningForm, TrialResultForm, TrialRunForm
from diemcau.connectivity.models import TrialRun
from diemcau.connectivity.permissions import can_keep_lines
from diemcau.connectivity.queries.trial_runs import trial_document, trial_rows
from diemcau.connectivity.views.loading import kept, overseen
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
def trial_runs(request: SignedIn, conference_id: int) -> HttpResponse:
    """The rehearsals of a conference, and a form for the next."""
    conference = overseen(request, conference_id)
    form = TrialRunForm(request.POST if request.method == "POST" else None, initial={"begins_at": _usual(conference)})
    if form.is_bound:
        require(can_keep_lines(request.user, conference))
        if form.is_valid():
            try:
                made = acts.open_trial_run(conference, form.cleaned_data["begins_at"], by=request.user)
            except Refused as refused:
                form.add_error("begins_at", refused.message)
            else:
                return redirect("connectivity:trial-run", conference_id, made.pk)
    context = {
        "conference": conference,
        "runs": list(conference.trial_runs.select_related("signed_by")),
        "form": form,
        "may_keep": can_keep_lines(request.user, conference),
        "sees_all": True,
    }
    return render(request, "connectivity/trial-runs.html", context, status=422 if form.is_bound else 200)


@require_safe
def trial_run(request: SignedIn, conference_id: int, run_id: int) -> HttpResponse:
    return _run_page(request, _run(request, conference_id, run_id), SigningForm())


@require_POST
def trial_attendance(request: SignedIn, conference_id: int, run_id: int) -> HttpResponse:
    """Take from the wall who was there."""
    found = _run(request, conference_id, run_id, keep=True)
    count = acts.take_attendance(found, by=request.user)
    messages.success(request, _("Đã ghi kết quả của %(count)d điểm cầu từ bảng điểm cầu.") % {"count": count})
    return redirect("connectivity:trial-run", conference_id, run_id)


@require_POST
def trial_result(request: SignedIn, conference_id: int, run_id: int, site_id: int) -> HttpResponse:
    """Put one site right, with the reason."""
    found = _run(request, conference_id, run_id, keep=True)
    site = get_object_or_404(Site.objects.filter(conference=found.conference), pk=site_id)
    form = TrialResultForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        acts.put_right(found, site, Outcome(given["outcome"]), given["reason"], by=request.user)
    answer = redirect("connectivity:trial-run", conference_id, run_id)
    answer["Location"] += f"#site-{site_id}"
    return answer


@require_POST
def trial_signature(request: SignedIn, conference_id: int, run_id: int) -> HttpResponse:
    found = _run(request, conference_id, run_id, keep=True)
    form = SigningForm(request.POST)
    if not form.is_valid():
        return _run_page(request, found, form, status=422)
    acts.sign_trial_run(found, form.cleaned_data["conclusion"], by=request.user)
    messages.success(request, _("Đã ký biên bản tổng duyệt."))
    return redirect("connectivity:trial-run", conference_id, run_id)


@require_safe
def trial_sheet(request: SignedIn, conference_id: int, run_id: int, ending: str) -> HttpResponse:
    """The sheet to be signed, in the layout of Nghị định 30."""
    from diemcau.nd30.writing import to_docx, to_pdf  # noqa: PLC0415 -- slow import

    if ending not in {"docx", "pdf"}:
        raise Http404
    found = _run(request, conference_id, run_id)
    document = trial_document(found)
    today = timezone.localdate()
    content = to_docx(document, made_on=today) if ending == "docx" else to_pdf(document, made_on=today)
    answer = HttpResponse(content, content_type=DOCX if ending == "docx" else "application/pdf")
    day = timezone.localtime(found.begins_at)
    answer["Content-Disposition"] = f'attachment; filename="bien-ban-tong-duyet-{day:%Y-%m-%d}.{ending}"'
    return answer


@require_http_methods(["GET", "POST"])
def last_hour(request: SignedIn, conference_id: int) -> HttpResponse:
    """The checklist of the last hour."""
    conference = overseen(request, conference_id)
    if request.method == "POST":
        require(can_keep_lines(request.user, conference))
        item = request.POST.get("item", "")
        if item not in LAST_HOUR_KEYS:
            raise Http404
        acts.mark_last_hour(conference, item, is_done=request.POST.get("done") == "yes", by=request.user)
        return redirect("connectivity:last-hour", conference_id)
    done = {row.item: row for row in conference.last_hour.select_related("by")}
    context = {
        "conference": conference,
        "lines": [(item, done.get(item.key), _clock(conference, item.minutes)) for item in BEFORE_THE_MEETING],
        "done": len(done),
        "may_keep": can_keep_lines(request.user, conference),
        "sees_all": True,
    }
    return render(request, "connectivity/last-hour.html", context)


def _run_page(request: SignedIn, run: TrialRun, form: SigningForm, *, status: int = 200) -> HttpResponse:
    rows = trial_rows(run)
    counts = [
        (OUTCOME_KINDS[one], say(name), sum(row.outcome == one for row in rows)) for one, name in OUTCOME_NAMES.items()
    ]
    context = {
        "conference": run.conference,
        "run": run,
        "rows": [(row, OUTCOME_KINDS[Outcome(row.outcome)]) for row in rows],
        "counts": counts,
        "outcomes": [(one.value, say(name)) for one, name in OUTCOME_NAMES.items()],
        "form": form,
        "may_keep": can_keep_lines(request.user, run.conference) and not run.signed_at,
        "sees_all": True,
    }
    return render(request, "connectivity/trial-run.html", context, status=status)


def _clock(conference: Conference, minutes: int) -> time | None:
    """The hour that is so many minutes before the beginning; unknown while that is."""
    day, begins = conference.starts_on, conference.clock
    return (datetime.combine(day, begins) - timedelta(minutes=minutes)).time() if day and begins else None


def _usual(conference: Conference) -> str:
    """The day before the conference, at its hour; nothing while the day is not known."""
    day = conference.starts_on
    return f"{conference.clock or time(8):%H:%M} {day - timedelta(days=1):%d/%m/%Y}" if day else ""


def _run(request: SignedIn, conference_id: int, run_id: int, *, keep: bool = False) -> TrialRun:
    conference = kept(request, conference_id) if keep else overseen(request, conference_id)
    runs = TrialRun.objects.select_related("conference__owner", "signed_by")
    return get_object_or_404(runs, pk=run_id, conference=conference)
