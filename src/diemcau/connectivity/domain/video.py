"""How a site gets into the meeting: one small contract, one adapter for each kind of system.

Manual   a room system or a telephone: an operator dials, or the site does, by what is written down
Link     a link that opens the meeting: Jitsi, BigBlueButton, Zoom and their like

Another system is one more class with these three members and one more row of `SYSTEMS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from diemcau.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """What is written down for one site; what its system does not use is empty."""

    link: str = ""
    dial: str = ""  # H.323, SIP or telephone number
    room: str = ""
    passcode: str = ""
    cue: str = ""  # what the operator does or says when this site is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What a person at the site is given: a link to press, or words to follow."""

    href: str
    words: str


class VideoSystem(Protocol):
    """The contract. Pure: it reads what is written down and never talks to the system itself."""

    @property
    def name(self) -> str: ...

    def lacking(self, way: WayIn) -> str:
        """What is still missing, as a sentence; empty when one can join by it."""

    def joining(self, way: WayIn) -> Joining: ...


class Manual:
    """Polycom and Cisco rooms, telephones."""

    name = "Thiết bị phòng họp, điện thoại"

    def lacking(self, way: WayIn) -> str:
        return "" if way.dial or way.room else say("Hãy ghi chuỗi quay số hoặc tên phòng họp trên thiết bị.")

    def joining(self, way: WayIn) -> Joining:
        parts = [
            say("quay %(dial)s", dial=way.dial) if way.dial else "",
            say("phòng %(room)s", room=way.room) if way.room else "",
            say("mã %(code)s", code=way.passcode) if way.passcode else "",
        ]
        return Joining(href="", words=", ".join(filter(None, parts)))


class Link:
    """Everything that opens by a link in a browser."""

    name = "Liên kết họp (Jitsi, BigBlueButton, Zoom …)"

    def lacking(self, way: WayIn) -> str:
        try:
            address = urlsplit(way.link)
            is_whole = address.scheme == "https" and bool(address.hostname) and not address.username
        except ValueError:
            is_whole = False
        return "" if is_whole else say("Liên kết họp phải bắt đầu bằng https:// và có tên máy chủ.")

    def joining(self, way: WayIn) -> Joining:
        words = say("mở liên kết, mã %(code)s", code=way.passcode) if way.passcode else say("mở liên kết")
        return Joining(href=way.link if not self.lacking(way) else "", words=words)


SYSTEMS: dict[str, VideoSystem] = {"link": Link(), "manual": Manual()}
