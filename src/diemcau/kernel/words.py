"""What the pure packages say on the screen, in the language of whoever looks.

They know no Django, so the web lends its translator when it starts; without it (the command line) all is Vietnamese.
Said at the moment of showing, never kept: `say` gives the words of one language.
"""

from __future__ import annotations

from collections.abc import Callable

_translators: list[Callable[[str], str]] = []


def lend(translator: Callable[[str], str]) -> None:
    _translators[:] = [translator]


def in_english() -> bool:
    """Whether whoever looks reads English."""
    return say(",") != ","


def say(text: str, **facts: object) -> str:
    """`say("%(lacking)s trong %(sites)s điểm cầu", lacking="8", sites="260")`; nothing is said of no text."""
    if text and _translators:
        text = _translators[0](text)
    return text % facts if facts else text
