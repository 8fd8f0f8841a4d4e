"""The operator's own limits, over those that profiles come with. Pure.

1080p.up=6/4 loss=0.5/2     at 1080p less than 6 Mbit/s up is weak and less than 4 bad; everywhere loss in percent
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from diemcau.connectivity.domain.verdict import PROFILES, Limit, Profile

_FIELDS = {"down": "down_mbps", "up": "up_mbps", "delay": "round_trip_ms", "jitter": "jitter_ms", "loss": "loss"}
_RATES = {"down", "up"}
_WORD = re.compile(r"(?:(?P<profile>\w+)\.)?(?P<measure>\w+)=(?P<weak>\d+(?:\.\d+)?)/(?P<bad>\d+(?:\.\d+)?)")


def adjusted(words: str, profiles: Mapping[str, Profile] = PROFILES) -> dict[str, Profile]:
    """The profiles with the limits that the words name: `[profile.]measure=weak/bad`, spaces between.

    Raises:
        ValueError: a word that is none, with a sentence for whoever wrote it.
    """
    found = dict(profiles)
    for word in words.split():
        said = _WORD.fullmatch(word)
        if said is None or said["measure"] not in _FIELDS or (said["profile"] or "1080p") not in found:
            names = ", ".join(_FIELDS)
            raise ValueError(f"“{word}” không phải một mức đo; hãy viết như 1080p.up=6/4 hoặc loss=1/3 ({names}).")
        limit = _limit(word, said["measure"], float(said["weak"]), float(said["bad"]))
        given: dict[str, Any] = {_FIELDS[said["measure"]]: limit}
        for name in [said["profile"]] if said["profile"] else list(found):
            found[name] = replace(found[name], **given)
    return found


def _limit(word: str, measure: str, weak: float, bad: float) -> Limit:
    if not (weak >= bad > 0 if measure in _RATES else 0 < weak <= bad) or (measure == "loss" and bad > 100):
        raise ValueError(f"“{word}”: mức yếu đứng trước, mức không đạt đứng sau và phải xấu hơn hoặc bằng mức yếu.")
    return Limit(weak=weak / 100, bad=bad / 100) if measure == "loss" else Limit(weak=weak, bad=bad)
