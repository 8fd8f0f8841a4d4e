"""A contest as those see it who take part: no account, a code, a paper, a receipt."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.contest.actions import enter, save_answers, send, start, verify
from diemcau.contest.actions.entering import CODE_MINUTES, Crowded
from diemcau.contest.actions.taking import moment_of
from diemcau.contest.domain.addresses import read_address
from diemcau.contest.domain.drawing import draw
from diemcau.contest.forms import CodeForm, EntryForm
from diemcau.contest.models import Attempt, Certificate, Contest, Contestant, Honour
from diemcau.contest.models.prizes import Category
from diemcau.contest.views.known import ASKED, SHOWN, known, network_behind, remember, taking
from diemcau.directory.models import Organisation
from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import sent


@login_not_required
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """What the contest is, its rounds; enter by an own address."""
    contest = get_object_or_404(Contest, slug=slug)
    who = known(request, contest, SHOWN)
    units = Organisation.objects.filter(pk__in=contest.headcounts.values("organisation"))
    form = EntryForm(request.POST if request.method == "POST" else None, units=units)
    problem, status, wait = "", 422 if form.is_bound else 200, ""
    if form.is_valid():
        try:
            entered = enter(contest, **form.cleaned_data, network=network_behind(request))
        except Refused as refused:  # what was written stays in the form
            problem, status, wait = refused.message, 409, "60" if isinstance(refused, Crowded) else ""
        else:
            return remember(redirect("contest:code", slug=slug), contest, entered, ASKED)
    now = timezone.now()
    sent: Mapping[int, Attempt] = (
        {each.round_id: each for each in Attempt.objects.filter(contestant=who)} if who else {}
    )
    context = {
        "contest": contest,
        "who": who,
        "form": form,
        "problem": problem,
        "rounds": [(each, each.is_open(now), sent.get(each.pk)) for each in contest.rounds.all()],
        "now": now,
        "certificate": _certificate(who) if who else None,
        "is_published": bool(sent) and _is_published(contest),
    }
    response = render(request, "contest/entry.html", context, status=status)
    if wait:
        response["Retry-After"] = wait
    return response


def _is_published(contest: Contest) -> bool:
    """Whether contestants may know their points: with the result of persons, for everybody at the same moment."""
    known = contest.results.filter(category=Category.INDIVIDUAL, honour=Honour.PRIZE, published_at__isnull=False)
    return known.exists()


def _certificate(who: Contestant) -> Certificate | None:
    """The own one of the contest, once the result is published and it is made. The chairman hands his over himself."""
    published = Certificate.objects.filter(
        winner__result__honour=Honour.PRIZE, winner__result__published_at__isnull=False
    )
    made = published.filter(winner__contestant=who, rendered_at__isnull=False, replaced_at=None)
    return made.select_related("winner__prize", "winner__result").first()


@login_not_required
@require_safe
def own_certificate(request: HttpRequest, slug: str) -> FileResponse:
    """The certificate of whoever this browser acts for."""
    who = known(request, get_object_or_404(Contest, slug=slug), SHOWN)
    own = _certificate(who) if who else None
    if own is None:
        raise Http404
    return FileResponse(own.pdf.open("rb"), as_attachment=True, filename="giay-chung-nhan.pdf")


@login_not_required
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """The code that was sent to the address; ask for another."""
    contest = get_object_or_404(Contest, slug=slug)
    who = known(request, contest, ASKED)
    if who is None:
        return redirect("contest:entry", slug=slug)
    asks_again = request.method == "POST" and "again" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not asks_again else None)
    problem, status = "", 422 if form.is_bound else 200
    try:
        if asks_again:
            address = read_address(who.address)
            assert address is not None
            enter(contest, name=who.name, address=address, unit=who.unit, network=network_behind(request))
            messages.success(request, _("Đã gửi mã mới; mã trước không dùng được nữa."))
            return redirect("contest:code", slug=slug)
        if form.is_valid():
            verify(who, form.cleaned_data["code"])
            return remember(redirect("contest:entry", slug=slug), contest, who, SHOWN)
    except Refused as refused:  # the way back to the field, not to a page that leads nowhere
        problem, status = refused.message, 409
    context = {"contest": contest, "who": who, "form": form, "problem": problem, "minutes": CODE_MINUTES}
    return render(request, "contest/code.html", context, status=status)


@login_not_required
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Begin (POST), go on (GET): the same paper after a lost line, on the same clock."""
    round_, who = taking(request, slug, number)
    if request.method == "POST":
        start(round_, who)
        return redirect("contest:paper", slug=slug, number=number)
    attempt = Attempt.objects.filter(round=round_, contestant=who).first()
    if attempt is None:
        return redirect("contest:entry", slug=slug)
    if attempt.sent_at:
        return redirect("contest:receipt", slug=slug, number=number)
    bank = round_.bank.items()
    drawn = draw(bank, count=round_.questions, seed=round_.seed, contestant=str(who.pk))
    questions = [
        {
            "number": at + 1,
            "name": f"q{at}",
            "text": bank[each.question].text,
            "chosen": attempt.answers.get(str(at)),
            "options": [(place, bank[each.question].options[option]) for place, option in enumerate(each.order)],
        }
        for at, each in enumerate(drawn)
    ]
    left = max(0, int((attempt.ends_at - moment_of(attempt)).total_seconds()))
    context = {
        "contest": round_.contest,
        "round": round_,
        "attempt": attempt,
        "questions": questions,
        "left": left,
        "answered": len(attempt.answers),
    }
    return render(request, "contest/paper.html", context)


def _told(request: HttpRequest, questions: int) -> tuple[dict[int, int], int | None]:
    """What the form says: `q0` … as places of options; what is no number is not said."""
    answers = {
        at: option for at in range(questions) if (option := sent(request.POST.get(f"q{at}"), digits=2)) is not None
    }
    return answers, sent(request.POST.get("prediction", "").strip(), digits=9)


@login_not_required
@require_POST
def answers(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Keep what is answered so far; says how much is kept."""
    round_, who = taking(request, slug, number)
    attempt = get_object_or_404(Attempt, round=round_, contestant=who)
    told, prediction = _told(request, round_.questions)
    kept = save_answers(attempt.pk, told, prediction)
    return render(request, "contest/kept.html", {"attempt": kept, "answered": len(kept.answers), "round": round_})


@login_not_required
@require_POST
def sending(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Send the paper for good."""
    round_, who = taking(request, slug, number)
    attempt = get_object_or_404(Attempt, round=round_, contestant=who)
    told, prediction = _told(request, round_.questions)
    send(attempt.pk, told, prediction)
    return redirect("contest:receipt", slug=slug, number=number)


@login_not_required
@require_safe
def receipt(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """That the paper is here, and when it came; no points before they are published."""
    round_, who = taking(request, slug, number)
    attempt = get_object_or_404(Attempt, round=round_, contestant=who, sent_at__isnull=False)
    return render(request, "contest/receipt.html", {"contest": round_.contest, "round": round_, "attempt": attempt})
