"""What a check-in device opens: an empty page that works without a line, its people, and the way in for notes.

The link's token is all the authority there is, sent in a header of our own: no cookie is read or set here.
"""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from diemcau.delegates.actions import check_in
from diemcau.delegates.domain.attending import STATE_NAMES
from diemcau.delegates.forms.notes import sent_at_of, written
from diemcau.delegates.models import CheckInLink
from diemcau.delegates.queries import roster, whose_code
from diemcau.delegates.queries.rosters import ms
from diemcau.kernel.errors import DomainError, Forbidden, Unreadable

LARGEST = 16 * 1024
REASONS = ("Đi công tác", "Ốm", "Bận họp khác theo phân công", "Việc gia đình")


@login_not_required
@require_safe
def desk(request: HttpRequest, token: str = "") -> HttpResponse:
    """The same empty page for every link, so that it may be kept on the device; rendered without the request."""
    page = render_to_string("delegates/desk.html", {"words": _words(), "reasons": [_(reason) for reason in REASONS]})
    return HttpResponse(
        page,
        headers={
            "Cache-Control": "public, max-age=300",
            "Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'",  # the reader of codes
            "Permissions-Policy": "camera=(self)",
        },
    )


@login_not_required
@require_safe
def desk_roster(request: HttpRequest) -> JsonResponse:
    """The people of the link's site, and how they stand."""
    try:
        link = _link_of(request)
    except DomainError as refused:
        return _refused(refused)
    site = link.site
    day = site.conference.starts_on
    return _kept_nowhere(
        {
            "conference": site.conference.short_name,
            "day": f"{day:%d/%m/%Y}" if day else "",
            "site": str(site),
            "site_id": site.pk,
            "device": link.name,
            "is_reception": link.is_reception,
            "now": ms(timezone.now()),
            "lines": roster(site),
        }
    )


@csrf_exempt
@login_not_required
@require_POST
def desk_notes(request: HttpRequest) -> JsonResponse:
    """Take one note; the same note again is answered with the same receipt."""
    try:
        link = _link_of(request)
        now = timezone.now()
        kept = check_in(link.site, written(_sent(request), sent_at_of(request.headers, now)), link=link, now=now)
    except DomainError as refused:
        return _refused(refused)
    return _kept_nowhere({"receipt": str(kept.id), "at": ms(kept.at)})


@csrf_exempt
@login_not_required
@require_POST
def desk_codes(request: HttpRequest) -> JsonResponse:
    """Whose code it is that the device does not know; else the sentence that says why nobody's here."""
    try:
        link = _link_of(request)
        delegate = whose_code(link.site, str(_sent(request).get("code", ""))[:300])
    except DomainError as refused:
        return _refused(refused)
    return _kept_nowhere({"delegate": delegate})


def _link_of(request: HttpRequest) -> CheckInLink:
    """The link that the device holds.

    Raises:
        Forbidden: forged, over or revoked; each has its sentence.
    """
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    link = CheckInLink.objects.by_token(token) if scheme == "Bearer" else None
    if link is None:
        raise Forbidden(_("Liên kết điểm danh này không đúng. Hãy xin lại liên kết của Ban tổ chức."))
    if link.revoked_at:
        raise Forbidden(
            _("Liên kết điểm danh này đã bị thu hồi. Điều đã ghi vẫn giữ trên máy; hãy xin liên kết mới rồi gửi lại.")
        )
    if not link.is_good(timezone.now()):
        raise Forbidden(_("Liên kết điểm danh này đã hết hạn. Điều đã ghi vẫn giữ trên máy; hãy xin liên kết mới."))
    return link


def _sent(request: HttpRequest) -> dict[str, Any]:
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        raise Unreadable(_("Điều vừa gửi quá dài; chưa ghi gì."))
    try:
        sent = json.loads(request.body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise Unreadable(_("Không đọc được điều thiết bị vừa gửi; chưa ghi gì. Hãy tải lại trang."))
    return sent


def _refused(error: DomainError) -> JsonResponse:
    status = 403 if isinstance(error, Forbidden) else 422 if isinstance(error, Unreadable) else 409
    return _kept_nowhere({"message": error.message}, status=status)


def _kept_nowhere(said: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(
        said, status=status, json_dumps_params={"ensure_ascii": False}, headers={"Cache-Control": "no-store"}
    )


def _words() -> dict[str, str]:
    """What the page says."""
    return {f"state_{state.value}": str(_(name)) for state, name in STATE_NAMES.items()} | {
        "loading": _("Đang mở danh sách…"),
        "away": _("Máy không có mạng và danh sách chưa từng mở trên máy này. Hãy mở lại khi có mạng."),
        "no_link": _("Hãy mở trang này bằng liên kết hoặc mã QR của điểm cầu."),
        "on_line": _("Có mạng"),
        "off_line": _("Mất mạng: cứ điểm danh, máy giữ lại và tự gửi khi có mạng"),
        "ready": _("Đã sẵn sàng làm việc khi mất mạng"),
        "waiting": _("{n} lượt chờ gửi"),
        "sent": _("Đã gửi hết"),
        "refused": _("Không ghi được"),
        "drop": _("Bỏ lượt này"),
        "again": _("Gửi lại"),
        "come": _("Có mặt"),
        "online": _("Trực tuyến"),
        "absent": _("Vắng"),
        "leave": _("Ra về"),
        "return": _("Vào lại"),
        "undo": _("Hoàn tác"),
        "left_at": _("về lúc {hour}"),
        "came_at": _("vào lúc {hour}"),
        "pending": _("chờ gửi"),
        "ended": _("đã được thay"),
        "deputy": _("dự thay"),
        "guest": _("khách do lễ tân đón"),
        "nobody": _("Không có ai khớp."),
        "empty": _("Điểm cầu này chưa có đại biểu nào được cử. Khi các đơn vị cử người, danh sách hiện ở đây."),
        "of": _("{present} trong {people} đại biểu có mặt"),
        "code_of": _("{name}: đã ghi có mặt"),
        "code_again": _("{name} đã có mặt từ {hour}"),
        "code_unknown": _("Mã này không có trong danh sách đang giữ trên máy. Có mạng thì máy sẽ hỏi lại máy chủ."),
        "code_revoked": _("Giấy mời mang mã này đã bị thu hồi; hãy tìm đại biểu theo tên."),
        "code_none": _("Không thấy mã QR nào trong ảnh; hãy chụp gần và rõ hơn."),
        "camera_off": _("Không mở được máy ảnh; hãy cho phép dùng máy ảnh, chọn ảnh chụp hoặc tìm theo tên."),
        "camera_on": _("Đưa mã QR trên giấy mời vào khung"),
        "reason_needed": _("Hãy ghi lý do vắng mặt."),
    }
