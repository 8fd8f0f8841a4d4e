"""How else than by mail a body is told."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diemcau.conference.models import Conference
from diemcau.delegates.models import ContactChannel
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import put, record
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused

MOST = 5  # channels of one body: everything is sent by each


@transaction.atomic
def add_channel(organisation: Organisation, label: str, url: str, *, by: Account) -> ContactChannel:
    """Let a body be told by another channel than mail; the same address again is the same channel.

    Raises:
        Refused: it has as many as anybody needs.
    """
    held = list(Organisation.objects.select_for_update().get(pk=organisation.pk).channels.all())
    if len(held) >= MOST and url not in {each.url for each in held}:
        raise Refused(_("Đơn vị đã có %(most)s kênh; hãy bỏ bớt một kênh rồi thêm.") % {"most": MOST})
    channel, _made = ContactChannel.objects.get_or_create(
        organisation=organisation, url=url, defaults={"label": label, "by": by}
    )
    record("delegates.channel_added", organisation, by=by, label=label)
    return channel


@transaction.atomic
def remove_channel(channel: ContactChannel, *, by: Account) -> None:
    """Tell the body by mail again, or by what other channels it has."""
    record("delegates.channel_removed", channel.organisation, by=by, label=channel.label)
    channel.delete()


@transaction.atomic
def try_channel(channel: ContactChannel, conference: Conference, *, by: Account) -> OutboxMessage:
    """Send a word by it, so that somebody sees whether it arrives; pressing twice in a minute sends once."""
    message = put(
        f"try:channel:{channel.pk}:{timezone.now():%Y-%m-%dT%H:%M}",
        channel="apprise",
        address=channel.url,
        recipient=channel.label,
        subject="Tin thử",
        text=f"Kênh này sẽ nhận tin về {conference.title}. Không phải làm gì thêm.",
        about=channel,
        by=by,
    )
    record("delegates.channel_tried", channel.organisation, by=by, label=channel.label)
    return message
