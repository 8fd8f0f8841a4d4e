"""Whose a code is that a device has read."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from diemcau.conference.models import Site
from diemcau.delegates.models import Delegate, InvitationCopy
from diemcau.kernel.errors import Refused

_LINK = re.compile(r"(?:^|/)i/([^/\s]+)/?$")


def token_in(code: str) -> str:
    """The token of a personal link; a bare token is one too."""
    found = _LINK.search(code.strip())
    return found[1] if found else code.strip()


def whose_code(site: Site, code: str) -> int:
    """The delegate who is checked in at this site by a code.

    Raises:
        Refused: it opens nothing here; the sentence says why.
    """
    copy = InvitationCopy.objects.by_token(token_in(code))
    if copy is None:
        raise Refused(_("Mã này không phải mã giấy mời của hệ thống, hoặc đã bị sửa. Hãy tìm đại biểu theo tên."))
    if copy.invitation.conference_id != site.conference_id:
        raise Refused(
            _("Giấy mời này mời dự “%(other)s”, không phải hội nghị này. Hãy hỏi lại đại biểu.")
            % {"other": copy.invitation.conference.short_name}
        )
    if copy.revoked_at:
        raise Refused(_("Giấy mời mang mã này đã bị thu hồi; hãy tìm đại biểu theo tên."))
    if copy.delegate_id is None:
        raise Refused(_("Đây là giấy mời chung của %(unit)s, không của ai; hãy tìm theo tên.") % {"unit": copy.unit})
    delegate = Delegate.objects.select_related("person", "seat__unit__site__host").get(pk=copy.delegate_id)
    if delegate.ended_at:
        raise Refused(_("%(name)s đã được thay; hãy tìm người dự thay theo tên.") % {"name": delegate.person})
    unit = delegate.seat.unit
    if site.pk not in {unit.site_id, unit.home_id}:
        where = unit.site.host if unit.site else _("chưa xếp")
        raise Refused(
            _("%(name)s thuộc điểm cầu %(site)s, không thuộc điểm cầu này.") % {"name": delegate.person, "site": where}
        )
    return delegate.pk
