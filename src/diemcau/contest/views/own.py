"""What a contestant does beside the paper: objects to its marks, sends an article or a clip."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemcau.contest.actions import complain, send_work
from diemcau.contest.domain.drawing import draw
from diemcau.contest.forms import ComplaintForm, OwnWorkForm
from diemcau.contest.models import Attempt, Complaint, Contest
from diemcau.contest.views.known import SHOWN, known, taking


@login_not_required
@require_http_methods(["GET", "POST"])
def complaint(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The own paper with its marks, once complaints are taken; object to it."""
    round_, who = taking(request, slug, number)
    attempt = get_object_or_404(
        Attempt.objects.select_related("round"), round=round_, contestant=who, sent_at__isnull=False
    )
    if round_.contest.complaints_until is None:
        raise Http404
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        complain(attempt, form.cleaned_data["text"])
        return redirect("contest:complaint", slug=slug, number=number)
    bank = round_.bank.items()
    drawn = draw(bank, count=round_.questions, seed=round_.seed, contestant=str(who.pk))
    questions = []
    for at, each in enumerate(drawn):
        chosen = attempt.answers.get(str(at))
        is_known = chosen is not None and 0 <= chosen < len(each.order)
        questions.append(
            {
                "number": at + 1,
                "text": bank[each.question].text,
                "chosen": bank[each.question].options[each.order[chosen]] if is_known else "",
                "right": bank[each.question].options[bank[each.question].key],
                "is_right": is_known and each.order[chosen] == bank[each.question].key,
            }
        )
    context = {
        "contest": round_.contest,
        "round": round_,
        "attempt": attempt,
        "questions": questions,
        "complaint": Complaint.objects.filter(attempt=attempt).first(),
        "is_open": round_.contest.complaints_until > timezone.now(),
        "form": form,
    }
    return render(request, "contest/complaint.html", context, status=422 if form.is_bound else 200)


@login_not_required
@require_http_methods(["GET", "POST"])
def works(request: HttpRequest, slug: str) -> HttpResponse:
    """The own articles and clips; send one more."""
    contest = get_object_or_404(Contest, slug=slug)
    who = known(request, contest, SHOWN)
    if who is None or contest.works_until is None:
        raise Http404
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OwnWorkForm(*bound, initial={"author": who.name, "kind": "article"})
    if form.is_valid():
        sent = send_work(who, unit=who.unit, **form.cleaned_data)
        messages.success(request, _("Đã nhận “%(title)s”.") % {"title": sent.title})
        return redirect("contest:works", slug=slug)
    context = {
        "contest": contest,
        "who": who,
        "works": who.works.all(),
        "is_open": contest.works_until > timezone.now(),
        "form": form,
    }
    return render(request, "contest/works.html", context, status=422 if form.is_bound else 200)
