"""What the office does with mail that did not arrive."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from diemcau.delegates.models import InvitationCopy
from diemcau.directory.models import Account
from diemcau.journal.actions import retry
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused


@transaction.atomic
def send_again(letter: OutboxMessage, address: str, *, by: Account) -> None:
    """Send once more what failed or came back, to the address as it is corrected.

    Raises:
        Refused: it carries an invitation that no longer holds, or it has arrived.
    """
    label, _colon, key = letter.about.partition(":")
    if label == InvitationCopy._meta.label_lower and not InvitationCopy.objects.in_force().filter(pk=key).exists():
        raise Refused(_("Giấy mời trong thư này đã được thay thế hoặc thu hồi nên không gửi lại; thư giữ nguyên."))
    retry(letter, by=by, address=address)
