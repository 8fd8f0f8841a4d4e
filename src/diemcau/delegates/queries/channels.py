"""The channels of a body, and whether the last word sent by each arrived."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.delegates.models import ContactChannel
from diemcau.directory.models import Organisation
from diemcau.journal.domain import STATE_NAMES, State
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.words import say

_SIGNS = {State.SENT: "ok", State.FAILED: "bad", State.UNKNOWN: "warn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLine:
    """One channel. Its address opens it to whoever has it, so only its kind and its end are shown."""

    channel: ContactChannel
    state: str = ""
    sign: str = "wait"
    problem: str = ""

    @property
    def shown(self) -> str:
        kind, _, rest = self.channel.url.partition("://")
        return f"{kind}://…{rest[-4:]}"


def channel_lines(body: Organisation) -> list[ChannelLine]:
    """Two queries, whatever the number."""
    channels = list(ContactChannel.objects.filter(organisation=body).select_related("by").order_by("pk"))
    sent = OutboxMessage.objects.filter(channel="apprise", address__in=[each.url for each in channels]).order_by("pk")
    last = {
        address: (State(state), problem) for address, state, problem in sent.values_list("address", "state", "problem")
    }
    return [
        ChannelLine(channel=each)
        if (found := last.get(each.url)) is None
        else ChannelLine(
            channel=each, state=say(STATE_NAMES[found[0]]), sign=_SIGNS.get(found[0], "wait"), problem=found[1]
        )
        for each in channels
    ]
