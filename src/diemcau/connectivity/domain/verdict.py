"""What a measurement means: the limits of a profile, the worst measure decides, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from math import floor, inf

from diemcau.connectivity.domain.measures import Interval
from diemcau.kernel.numbers import trimmed


class Verdict(IntEnum):
    """Kết luận, from good to bad, so that the worst of several is their `max`."""

    GOOD = 0
    UNSURE = 1
    WEAK = 2
    BAD = 3


VERDICT_NAMES = {
    Verdict.GOOD: "đạt",
    Verdict.UNSURE: "chưa chắc, đo lại",
    Verdict.WEAK: "yếu",
    Verdict.BAD: "không đạt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Worse than `weak` is weak, worse than `bad` is bad. Both are settings of a profile."""

    weak: float
    bad: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a meeting asks of a line.

    Round trips: ITU-T G.114 (05/2003) advises at most 150 ms one way and refuses 400 ms; twice that both ways.
    The other limits are ours: see docs/sources.md#lines.
    """

    name: str
    down_mbps: Limit
    up_mbps: Limit
    round_trip_ms: Limit = Limit(weak=300, bad=800)
    jitter_ms: Limit = Limit(weak=30, bad=80)
    loss: Limit = Limit(weak=0.01, bad=0.03)
    seconds: int = 60


PROFILES = {
    "720p": Profile(name="720p có nội dung", down_mbps=Limit(weak=3, bad=2), up_mbps=Limit(weak=3, bad=2)),
    "1080p": Profile(name="1080p có nội dung", down_mbps=Limit(weak=4, bad=3), up_mbps=Limit(weak=4, bad=3)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One test of one line, each number named with its unit; None where that part could not be measured."""

    down_mbps: float | None
    up_mbps: float | None
    round_trip_ms: float | None
    jitter_ms: float | None
    loss: Interval | None
    by_tcp: bool = False  # over TCP the line's losses are mended before anybody sees them
    was_held_back: bool = False  # something on the way collects data before it passes it on

    def __post_init__(self) -> None:
        for number in (self.down_mbps, self.up_mbps, self.round_trip_ms, self.jitter_ms):
            if number is not None and not 0 <= number < inf:
                raise ValueError(f"Nobody can have measured this: {self}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One measure that is not good, in words that a commune's clerk understands, and what to do."""

    verdict: Verdict
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    verdict: Verdict
    reasons: tuple[Reason, ...]


def judge(sample: Sample, profile: Profile) -> Judgement:
    """A line is as good as its worst measure. Loss whose interval holds a limit is unsure, not guessed.

    Nor is a rate through something that holds data back: it comes in bursts and says nothing of the line.
    """
    rates: tuple[Reason | None, ...] = (
        _rate("Tốc độ tải về", sample.down_mbps, profile.down_mbps),
        _rate("Tốc độ gửi lên", sample.up_mbps, profile.up_mbps),
    )
    if sample.was_held_back:
        rates = tuple(each and replace(each, verdict=Verdict.UNSURE) for each in rates)
    found = (
        *rates,
        _delay(sample.round_trip_ms, profile.round_trip_ms),
        _unsteady(sample.jitter_ms, profile.jitter_ms),
        _UNSEEN if sample.by_tcp else _lossy(sample.loss, profile.loss),
        _HELD_BACK if sample.was_held_back else None,
    )
    reasons = tuple(sorted((r for r in found if r), key=lambda r: -r.verdict))
    return Judgement(verdict=max((r.verdict for r in reasons), default=Verdict.GOOD), reasons=reasons)


_UNSEEN = Reason(
    verdict=Verdict.UNSURE,
    sentence="Chưa thấy được tỷ lệ mất gói vì chỉ đo được qua TCP; hãy đo lại bằng Chrome, Edge hoặc Firefox mới, "
    "hoặc đề nghị mở cổng UDP tới máy chủ.",
)
_HELD_BACK = Reason(
    verdict=Verdict.UNSURE,
    sentence="Có thiết bị hoặc phần mềm giữa đường giữ dữ liệu lại rồi mới chuyển (máy chủ trung gian, phần mềm diệt "
    "vi-rút); hãy tắt hoặc đi đường khác rồi đo lại.",
)


def _over(value: float, limit: Limit) -> Verdict:
    return Verdict.BAD if value > limit.bad else Verdict.WEAK if value > limit.weak else Verdict.GOOD


def _reason(verdict: Verdict, sentence: str) -> Reason | None:
    return Reason(verdict=verdict, sentence=sentence) if verdict else None


def _unmeasured(name: str) -> Reason:
    return Reason(verdict=Verdict.UNSURE, sentence=f"Chưa đo được {name}; hãy đo lại.")


def _rate(name: str, mbps: float | None, limit: Limit) -> Reason | None:
    if mbps is None:
        return _unmeasured(name.lower())
    verdict = Verdict.BAD if mbps < limit.bad else Verdict.WEAK if mbps < limit.weak else Verdict.GOOD
    return _reason(
        verdict,
        f"{name} {trimmed(floor(10 * mbps) / 10, 1)} Mbit/s, cần {trimmed(limit.weak, 1)} Mbit/s; "
        "hãy cắm dây mạng thay cho Wi-Fi và tắt các máy khác đang tải.",
    )


def _delay(ms: float | None, limit: Limit) -> Reason | None:
    if ms is None:
        return _unmeasured("độ trễ")
    return _reason(
        _over(ms, limit),
        f"Độ trễ khứ hồi {trimmed(ms, 1)} ms, cần không quá {trimmed(limit.weak, 1)} ms; "
        "người nói và người nghe sẽ chen lời nhau, hãy báo nhà mạng.",
    )


def _unsteady(ms: float | None, limit: Limit) -> Reason | None:
    if ms is None:
        return _unmeasured("độ rung trễ")
    return _reason(
        _over(ms, limit),
        f"Độ rung trễ {trimmed(ms, 1)} ms, cần không quá {trimmed(limit.weak, 1)} ms; "
        "hình và tiếng sẽ giật, hãy dùng dây mạng và tránh giờ cao điểm.",
    )


def _lossy(loss: Interval | None, limit: Limit) -> Reason | None:
    if loss is None:
        return _unmeasured("tỷ lệ mất gói")
    at_best, at_worst = _over(loss.low, limit), _over(loss.high, limit)
    percent = f"{trimmed(100 * loss.share, 1)}% (từ {trimmed(100 * loss.low, 1)}% đến {trimmed(100 * loss.high, 1)}%)"
    if at_best is not at_worst:
        bound = limit.weak if at_best is Verdict.GOOD else limit.bad
        return _reason(
            max(Verdict.UNSURE, at_best),
            f"Tỷ lệ mất gói {percent}, quanh mức {trimmed(100 * bound, 1)}%: chưa chắc, hãy đo lại lâu hơn.",
        )
    return _reason(
        at_best,
        f"Tỷ lệ mất gói {percent}, cần không quá {trimmed(100 * limit.weak, 1)}%; "
        "hãy kiểm tra dây, bộ chia mạng và báo nhà mạng.",
    )
