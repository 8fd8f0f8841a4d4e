"""What a browser reports of a test: read with suspicion, turned into a sample. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from diemcau.connectivity.domain.measures import Echoes
from diemcau.connectivity.domain.states import Ending, Transport
from diemcau.connectivity.domain.tallies import MOST_ECHOES, Claim
from diemcau.kernel.errors import Unreadable

HUNDREDTHS = 100  # round trips travel as whole hundredths of a millisecond
MOST_COURSE = 180
ENOUGH = 20  # round trips to tell a delay from
WHOLE_SHARE = 0.5  # of the planned echoes: with fewer a test has not run its time
_NONSENSE = "Kết quả gửi lên không đọc được nên không được giữ lại; hãy tải lại trang và đo lại."


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One test in the browser's words. Rates in Mbit/s, None where that part was not reached."""

    ending: Ending
    transport: Transport
    sent: int
    round_trips_ms: tuple[float, ...]
    quiet: int  # so many of them, the first, came before the line was loaded
    down_held_mbps: float | None
    down_most_mbps: float | None
    clock_ahead_ms: float | None
    was_held_back: bool
    has_camera: bool | None
    has_microphone: bool | None
    course: tuple[tuple[float | None, ...], ...]

    @property
    def claim(self) -> Claim:
        return Claim(
            echoes_sent=self.sent,
            round_trips_ms=self.round_trips_ms,
            down_held_mbps=None if self.was_held_back else self.down_held_mbps,  # what comes in a heap has no rate
            down_most_mbps=None if self.was_held_back else self.down_most_mbps,
        )

    def ran_its_time(self, seconds: float, echoes_a_second: int) -> bool:
        """Whether at least half of the planned echoes left; over TCP each waits for the one before."""
        planned = echoes_a_second if self.transport is Transport.WEBRTC else 1
        return self.sent >= WHOLE_SHARE * seconds * planned

    @property
    def echoes(self) -> Echoes | None:
        return Echoes(sent=self.sent, round_trips_ms=self.round_trips_ms) if self.sent else None

    @property
    def at_rest(self) -> tuple[float, ...]:
        """Round trips from which delay and jitter of the line are told: before the test itself loads it."""
        return self.round_trips_ms[: self.quiet] if self.quiet >= ENOUGH else self.round_trips_ms

    @property
    def under_load(self) -> tuple[float, ...]:
        return self.round_trips_ms[self.quiet :] if len(self.round_trips_ms) - self.quiet >= ENOUGH else ()


def read_report(given: object) -> Report:
    """The report in a JSON value.

    Raises:
        Unreadable: a part is missing, of another kind, or out of all bounds.
    """
    if not isinstance(given, Mapping):
        raise Unreadable(_NONSENSE)
    try:
        trips = given["round_trips"]
        course = given.get("course", [])
        if not isinstance(trips, list) or len(trips) > MOST_ECHOES or not isinstance(course, list):
            raise TypeError
        report = Report(
            ending=Ending(given["ending"]),
            transport=Transport(given["transport"]),
            sent=_whole(given["sent"], MOST_ECHOES),
            round_trips_ms=tuple(_whole(trip, 10**8 - 1) / HUNDREDTHS for trip in trips),
            quiet=_whole(given.get("quiet", 0), len(trips)),
            down_held_mbps=_figure(given.get("down_held"), most=100_000),
            down_most_mbps=_figure(given.get("down_most"), most=100_000),
            clock_ahead_ms=_figure(given.get("clock_ahead"), least=-1e14, most=1e14),
            was_held_back=given.get("held_back") is True,
            has_camera=_answer(given.get("camera")),
            has_microphone=_answer(given.get("microphone")),
            course=tuple(tuple(_figure(one, most=1e9) for one in row[:5]) for row in course[:MOST_COURSE]),
        )
    except (KeyError, TypeError, ValueError) as nonsense:
        raise Unreadable(_NONSENSE) from nonsense
    if len(report.round_trips_ms) > report.sent:
        raise Unreadable(_NONSENSE)
    return report


def _whole(value: Any, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(value)
    return value


def _figure(value: Any, *, least: float = 0, most: float = inf) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(value)
    return float(value)


def _answer(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


# What a browser calls itself, and by which name people know it; the first that is found holds.
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"))
_MORE_BROWSERS = (("Chrome/", "Chrome"), ("Version/", "Safari"))
_SYSTEMS = (
    ("Windows NT 10", "Windows 10 hoặc 11"),
    ("Windows NT 6.3", "Windows 8.1"),
    ("Windows NT 6.1", "Windows 7"),
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_of(user_agent: str) -> tuple[str, str]:
    """Browser with its major version, and system; empty where it does not say."""
    browser = ""
    for mark, name in (*_BROWSERS, *_MORE_BROWSERS):
        _, found, rest = user_agent.partition(mark)
        if found:
            number = rest.lstrip("/ ").split(".")[0].split(" ")[0][:6]
            browser = f"{name} {number}".strip()
            break
    return browser, next((name for mark, name in _SYSTEMS if mark in user_agent), "")
