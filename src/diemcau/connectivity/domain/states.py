"""Two states of a site, never merged: its line, as measured; its picture and sound, as somebody sees them."""

from __future__ import annotations

from enum import StrEnum

from diemcau.connectivity.domain.verdict import Verdict


class Transport(StrEnum):
    """How the echoes of a test travelled. Over TCP lost packets are sent again, so loss cannot be seen."""

    WEBRTC = "webrtc"
    TCP = "tcp"


TRANSPORT_NAMES = {
    Transport.WEBRTC: "gói tin rời, như cuộc họp",
    Transport.TCP: "TCP, không đo được mất gói",
}


class Ending(StrEnum):
    """How a test ended. Only a whole one has a verdict."""

    WHOLE = "whole"
    CUT = "cut"
    SLEPT = "slept"
    LEFT = "left"


ENDING_NAMES = {
    Ending.WHOLE: "đo xong",
    Ending.CUT: "đứt giữa chừng",
    Ending.SLEPT: "máy ngủ giữa chừng",
    Ending.LEFT: "người đo dừng",
}


class PresenceState(StrEnum):
    """Where a site stands in the meeting. A site without a row has not joined yet."""

    CONNECTED = "connected"
    WEAK = "weak"
    LOST = "lost"
    ABSENT = "absent"
    NOT_YET = "not_yet"


PRESENCE_NAMES = {
    PresenceState.CONNECTED: "đã vào họp",
    PresenceState.WEAK: "chập chờn",
    PresenceState.LOST: "mất kết nối",
    PresenceState.ABSENT: "vắng",
    PresenceState.NOT_YET: "chưa vào",
}


class Source(StrEnum):
    """Who or what says so."""

    SITE = "site"
    OPERATOR = "operator"
    PROBE = "probe"
    SYSTEM = "system"


SOURCE_NAMES = {
    Source.SITE: "điểm cầu",
    Source.OPERATOR: "người điều hành",
    Source.PROBE: "máy chủ dò",
    Source.SYSTEM: "hệ thống họp",
}


class Readiness(StrEnum):
    """What line and picture amount to together, by the kinds of the page's signs."""

    READY = "ok"
    ATTENTION = "warn"
    LACKING = "bad"
    WAITING = "wait"


def readiness(line: Verdict | None, picture: bool | None) -> Readiness:
    """Green needs both: a line that we measured as good, and a picture with sound that somebody has seen.

    Args:
        line: the last verdict of the main line, None before the first test.
        picture: whether picture and sound were there when last looked at, None if nobody has looked.
    """
    if line is Verdict.BAD or picture is False:
        return Readiness.LACKING
    if line in {Verdict.WEAK, Verdict.UNSURE}:
        return Readiness.ATTENTION
    return Readiness.WAITING if line is None or picture is None else Readiness.READY
