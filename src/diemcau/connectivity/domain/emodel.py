"""How well people hear each other over a line: the E-model of ITU-T G.107.

It rates voice. There is no single simple ITU figure for the quality of a video call, and none is claimed here.
"""

from __future__ import annotations

from math import log2

BASE_R = 93.2  # all other parameters at the defaults of G.107, clause 7.7
BURST_R = 1.0  # losses fall at random
IE_G711, BPL_G711_PLC = 0.0, 25.1  # G.113, appendix I: G.711 with packet loss concealment


def rating(one_way_ms: float, loss: float, *, ie: float = IE_G711, bpl: float = BPL_G711_PLC) -> float:
    """The transmission rating R, at most 93.2.

    Args:
        one_way_ms: mouth-to-ear delay Ta in ms, ≥ 0; half a round trip where only that was measured.
        loss: share of packets lost, 0–1.
        ie, bpl: equipment impairment and loss robustness of the codec.

    Returns:
        R = 93.2 − Idd(Ta) − Ie,eff with Ie,eff = Ie + (95 − Ie)·Ppl / (Ppl/BurstR + Bpl), Ppl in percent.

    Source: ITU-T G.107, equations for Idd and Ie,eff.
    """
    lost = 100 * loss
    return BASE_R - _delay_impairment(one_way_ms) - (ie + (95 - ie) * lost / (lost / BURST_R + bpl))


def mean_opinion(r: float) -> float:
    """The estimated mean opinion score, 1–4.5. Source: ITU-T G.107, annex B."""
    if r <= 0:
        return 1.0
    if r >= 100:
        return 4.5
    return 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6


def category(r: float) -> str:
    """How G.109 names a rating, in Vietnamese."""
    for least, name in ((90, "rất tốt"), (80, "tốt"), (70, "trung bình"), (60, "thấp"), (50, "kém")):
        if r >= least:
            return name
    return "không dùng được"


def _delay_impairment(one_way_ms: float) -> float:
    if one_way_ms <= 100:
        return 0.0
    x = log2(one_way_ms / 100)
    return float(25 * ((1 + x**6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2))
