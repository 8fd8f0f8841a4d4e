"""What anybody with a link opens: an empty page that works without a line, its data, and the way in for answers.

The link's token is all the authority there is: no cookie is read or set here, so no other site can borrow one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from diemcau.journal.actions import grouped
from diemcau.kernel.errors import DomainError, Unreadable
from diemcau.survey.actions import take_sheet
from diemcau.survey.domain.questionnaire import fill
from diemcau.survey.domain.surveyjs import as_form
from diemcau.survey.models import Point, Questionnaire
from diemcau.survey.permissions import is_carrier, point_of, takes_answers

LARGEST = 64 * 1024


def _words() -> dict[str, str]:
    """What the page says by itself, beside the questions."""
    return {
        "loading": _("Đang mở phiếu…"),
        "gone": _("Liên kết này không đúng hoặc đã được thay. Xin quét lại mã hoặc hỏi nơi phát phiếu."),
        "closed": _("Đợt khảo sát không nhận phiếu vào lúc này. Xin cảm ơn Ông/Bà."),
        "answered": _("Lời mời này đã có phiếu trả lời. Xin cảm ơn Ông/Bà."),
        "away": _("Máy không có mạng và phiếu này chưa từng mở trên máy. Hãy mở lại khi có mạng."),
        "offline": _("Không có mạng: cứ trả lời, phiếu được giữ trên máy và tự gửi khi có mạng."),
        "waiting": _("Phiếu đã được giữ trên máy này và sẽ tự gửi khi có mạng. Xin đừng xóa dữ liệu trình duyệt."),
        "received": _("Đã nhận phiếu. Xin cảm ơn Ông/Bà!"),
        "receipt": _("Mã biên nhận:"),
        "refused": _("Phiếu không được nhận:"),
        "unit": _("Về cơ quan:"),
        "until": _("Nhận phiếu đến hết ngày"),
        "privacy": _("Phiếu không ghi họ tên. Hệ thống biết lời mời nào đã trả lời, không biết ai trả lời gì."),
        "list": _("Phiếu trên máy này"),
        "nothing": _("Máy này không giữ phiếu nào. Hãy mở phiếu bằng liên kết hoặc mã QR."),
        "open": _("Hỏi"),
        "done": _("đã xong"),
        "sending": _("phiếu chờ gửi"),
        "clear": _("Xóa danh sách khỏi máy này"),
        "other": _("English"),
        "submit": _("Gửi phiếu"),
        "pick": _("Chọn ngôn ngữ"),
    }


@login_not_required
@require_safe
def shell(request: HttpRequest, token: str = "") -> HttpResponse:
    """The same empty page for every link: nothing of the survey stands in it, so that it may be kept on the device."""
    words = {}
    for language in ("vi", "en"):
        with override(language):
            words[language] = _words()
    # Rendered without the request: no token against forgery, no language, no name of whoever is signed in.
    page = render_to_string("survey/shell.html", {"words": words})
    return HttpResponse(page, headers={"Cache-Control": "public, max-age=300"})


@login_not_required
@require_safe
def form_data(request: HttpRequest, token: str) -> HttpResponse:
    """What the page behind one link asks, and whether an answer is still wanted."""
    point = point_of(token)
    if point is None:
        return _said(404, "gone")
    return _kept_nowhere(JsonResponse(data_of(point), json_dumps_params={"ensure_ascii": False}))


def data_of(point: Point) -> dict[str, Any]:
    survey = point.stratum.sample.survey
    version = survey.questionnaires.last()
    assert version is not None
    is_open = takes_answers(survey, timezone.localdate())
    current = survey.collections.filter(closed_at=None).first()
    return {
        "state": "answered" if point.answered_on else "open" if is_open and point.channel != "paper" else "closed",
        "survey": survey.title,
        "unit": point.stratum.unit.name,
        "service": point.cell.service,
        "until": f"{current.ends_on:%d/%m/%Y}" if current else "",
        "intro": {"vi": version.form.intro.vi, "en": version.form.intro.en or version.form.intro.vi},
        "version": version.pk,
        "form": as_form(version.form),
    }


@csrf_exempt
@login_not_required
@require_POST
def sheets(request: HttpRequest, token: str) -> HttpResponse:
    """Take one sheet; the same sheet again is answered with the same receipt."""
    point = point_of(token)
    if point is None:
        return _said(404, "gone")
    try:
        sent = _sent(request)
        version = _version(point, sent)
        write = partial(
            take_sheet,
            point,
            version,
            fill(version.form, _answers(sent)),
            uuid=UUID(sent["id"]),
            seconds=sent["seconds"] if isinstance(sent.get("seconds"), int) else None,
            channel="interview" if is_carrier(point, str(sent.get("carrier", ""))) else "link",
        )
    except Unreadable as unreadable:
        return _kept_nowhere(JsonResponse({"message": unreadable.message}, status=422))
    return _kept_nowhere(_taken(write))


def _taken(write: Callable[[], str]) -> HttpResponse:
    """Written together with what others send at this moment; 503 where the line is too long: the device tries again."""
    was_tried = False

    def once() -> str:
        nonlocal was_tried
        was_tried = True
        return write()

    try:
        return JsonResponse({"receipt": grouped(once)}, status=201)
    except DomainError as refused:
        return JsonResponse({"message": refused.message}, status=409 if was_tried else 503)


def _sent(request: HttpRequest) -> dict[str, Any]:
    """What came, as far as it is a sheet at all."""
    unreadable = Unreadable("Phiếu gửi lên không đọc được. Chưa ghi gì; hãy tải lại trang và gửi lại.")
    if int(request.headers.get("Content-Length") or 0) > LARGEST or len(request.body) > LARGEST:
        raise Unreadable("Phiếu gửi lên quá lớn. Chưa ghi gì.")
    try:
        sent = json.loads(request.body)
        UUID(sent["id"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise unreadable from None
    return dict(sent)


def _version(point: Point, sent: dict[str, Any]) -> Questionnaire:
    """The version that was on the page when it was answered; it may have been answered days ago, without a line."""
    number, survey = sent.get("version"), point.stratum.sample.survey_id
    known = Questionnaire.objects.filter(survey=survey).select_related("survey")
    version = known.filter(pk=number).first() if isinstance(number, int) and abs(number) < 2**31 else None
    if version is None:
        raise Unreadable("Phiếu thuộc một phiên bản không có. Chưa ghi gì; hãy tải lại trang.")
    return version


def _answers(sent: dict[str, Any]) -> dict[str, Any]:
    answers = sent.get("answers")
    if not isinstance(answers, dict):
        raise Unreadable("Phiếu gửi lên không có câu trả lời. Chưa ghi gì.")
    return answers


def _said(status: int, word: str) -> HttpResponse:
    return _kept_nowhere(JsonResponse({"state": word, "message": _words()[word]}, status=status))


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
