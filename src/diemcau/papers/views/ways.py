"""A paper's steps, and which steps a kind takes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.errors import Refused
from diemcau.kernel.words import say
from diemcau.papers.actions import close_to, open_to, pass_step, send_back, set_way
from diemcau.papers.domain.kinds import KIND_NAMES, NOT_ISSUED, Kind, Stage, read_way, usual_way
from diemcau.papers.forms import AudienceForm, PassageForm, SendBackForm, WayForm
from diemcau.papers.models import Audience, Paper, Step, Way
from diemcau.papers.permissions import can_pass, can_work_on
from diemcau.papers.views.loading import frame, issuing, paper_for


@require_POST
def passage(request: SignedIn, conference_id: int, paper_id: int, step_id: int) -> HttpResponse:
    """Say that a step is done."""
    step = _step(paper_for(request, conference_id, paper_id), step_id)
    require(can_pass(request.user, step))
    form = PassageForm(request.POST)
    facts = form.cleaned_data if form.is_valid() else {}
    pass_step(step, by=request.user, who=facts.get("who", ""), note=facts.get("note", ""))
    messages.success(request, _("Đã ghi bước “%(step)s”.") % {"step": step})
    return redirect("papers:paper", conference_id, paper_id)


@require_POST
def passage_removal(request: SignedIn, conference_id: int, paper_id: int, step_id: int) -> HttpResponse:
    """Send the paper back to a step, for a reason."""
    step = _step(paper_for(request, conference_id, paper_id), step_id)
    require(can_pass(request.user, step))
    form = SendBackForm(request.POST)
    send_back(step.paper, step, form.cleaned_data["reason"] if form.is_valid() else "", by=request.user)
    messages.success(request, _("Đã trả lại từ bước “%(step)s”.") % {"step": step})
    return redirect("papers:paper", conference_id, paper_id)


@require_http_methods(["GET", "POST"])
def ways(request: SignedIn, conference_id: int) -> HttpResponse:
    """Which steps each kind of paper takes in this conference."""
    conference = issuing(request, conference_id)
    kinds = {kind.value: say(name) for kind, name in KIND_NAMES.items()}
    asked = request.POST.get("kind", "") if request.method == "POST" else request.GET.get("kind", Kind.REPORT.value)
    kind = Kind(asked) if asked in kinds else Kind.REPORT
    kept = Way.objects.filter(conference=conference, kind=kind).first()
    stages = [Stage(name=name, role=role or None) for name, role in kept.stages] if kept else usual_way(kind)
    form = WayForm(request.POST if request.method == "POST" else None, initial={"stages": "\n".join(map(str, stages))})
    if form.is_valid():
        try:
            set_way(conference, kind, read_way(form.cleaned_data["stages"]), by=request.user)
        except Refused as refusal:
            form.add_error("stages", refusal.message)
        else:
            messages.success(request, _("Đã lưu các bước; tài liệu thêm từ nay theo các bước này."))
            return redirect(f"{request.path}?kind={kind}")
    context = {
        **frame(request.user, conference),
        "form": form,
        "kinds": kinds.items(),
        "kind": kind.value,
        "kind_name": say(KIND_NAMES[kind]),
        "is_issued": kind not in NOT_ISSUED,
    }
    return render(request, "papers/ways.html", context, status=422 if form.is_bound else 200)


@require_POST
def new_audience(request: SignedIn, conference_id: int, paper_id: int) -> HttpResponse:
    """Let somebody read the paper."""
    paper = _worked_on(request, conference_id, paper_id)
    form = AudienceForm(paper.conference, request.POST)
    if not form.is_valid():
        raise Refused(" ".join(str(sentence) for errors in form.errors.values() for sentence in errors))
    facts = form.cleaned_data
    open_to(paper, facts["reader"], opens_at=facts["opens_at"], closes_at=facts["closes_at"], by=request.user)
    messages.success(request, _("Đã thêm người được đọc."))
    return redirect("papers:paper", conference_id, paper_id)


@require_POST
def audience_removal(request: SignedIn, conference_id: int, paper_id: int, audience_id: int) -> HttpResponse:
    """Take somebody off the readers."""
    paper = _worked_on(request, conference_id, paper_id)
    close_to(get_object_or_404(Audience, pk=audience_id, paper=paper), by=request.user)
    messages.success(request, _("Đã bỏ khỏi danh sách người được đọc."))
    return redirect("papers:paper", conference_id, paper_id)


def _step(paper: Paper, step_id: int) -> Step:
    step = get_object_or_404(Step, pk=step_id, paper=paper)
    step.paper = paper
    return step


def _worked_on(request: SignedIn, conference_id: int, paper_id: int) -> Paper:
    paper = paper_for(request, conference_id, paper_id)
    require(can_work_on(request.user, paper))
    return paper
