"""The measuring server, a process of its own beside pages and stream; and who hears of what changes at the sites.

`listeners` are called inside the transaction of the action that changed something, with the conference, the kind and
what a screen needs to know:

    presence   site, state, since, source
    picture    site, picture, sound
    line       site, line, verdict (None: the test was cut off)
    incident   site, incident, fault, deed, handler
    way        site

`turns` are called before an action takes its first lock, so that who listens can take its own lock first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

listeners: list[Callable[[int, str, dict[str, Any]], None]] = []
turns: list[Callable[[int], None]] = []


def take_turn(conference: int) -> None:
    for turn in turns:
        turn(conference)


def tell(conference: int, kind: str, **payload: Any) -> None:
    for listener in listeners:
        listener(conference, kind, payload)
