"""The far end of a WebRTC data channel: it sends back what comes, and loses what the line loses.

The browser opens the channel unordered and without retransmission, so a lost packet stays lost, as a picture's would.
No STUN, no TURN: the server names its own addresses, and learns the browser's from the packets that arrive. Nothing
outside is asked, so it works in a closed network.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiortc import RTCConfiguration, RTCDataChannel, RTCPeerConnection, RTCSessionDescription

log = logging.getLogger(__name__)

MOST_BYTES = 1200  # of one echo
Back = Callable[[Callable[[], None]], None]
Close = Callable[[], Awaitable[None]]


def at_once(send: Callable[[], None]) -> None:
    """How an echo goes back: immediately. A test may put a bad link here."""
    send()


async def answered(
    offer: str, may_echo: Callable[[], bool], *, address: str, back: Back = at_once
) -> tuple[str, Close]:
    """Take up a browser's offer.

    Args:
        offer: its session description.
        may_echo: counts an echo, and says whether this test still has its place.
        address: what the sites call this server by, where that is not an address of its own; else empty.
        back: carries an echo back.

    Returns:
        Our session description, and how to end it.

    Raises:
        ValueError: the offer is none.
    """
    if "m=application" not in offer:
        raise ValueError("This is no offer of a data channel.")
    peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))

    @peer.on("datachannel")
    def opened(channel: RTCDataChannel) -> None:
        @channel.on("message")
        def came(message: bytes | str) -> None:
            if isinstance(message, bytes) and len(message) <= MOST_BYTES and may_echo():
                back(lambda: _send(channel, message))

    try:
        await peer.setRemoteDescription(RTCSessionDescription(_without_names(offer), "offer"))
        await peer.setLocalDescription(await peer.createAnswer())
    except Exception as nonsense:
        await peer.close()
        raise ValueError("This is no offer of a data channel.") from nonsense
    return _named(peer.localDescription.sdp, address), peer.close


def _send(channel: RTCDataChannel, message: bytes) -> None:
    if channel.readyState == "open":
        channel.send(message)


def _without_names(offer: str) -> str:
    """Drop the browser's veiled names (….local): nobody here could resolve them, and the packets tell."""
    kept = [
        line
        for line in offer.splitlines()
        if not (line.startswith("a=candidate:") and ".local " in line) and line != "a=end-of-candidates"
    ]
    return "\r\n".join(kept) + "\r\n"


def _named(answer: str, address: str) -> str:
    """Behind a translating router the sites know the server by another address than its own."""
    if not address:
        return answer
    lines = []
    for line in answer.splitlines():
        words = line.split(" ")
        if line.startswith("a=candidate:") and len(words) > 5 and ":" not in words[4]:
            words[4] = address
        lines.append(" ".join(words))
    return "\r\n".join(lines) + "\r\n"
