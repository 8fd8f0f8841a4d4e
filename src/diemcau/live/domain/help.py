"""What a site may call for help with."""

from __future__ import annotations

from enum import StrEnum


class Help(StrEnum):
    NO_PICTURE = "no_picture"
    NO_SOUND = "no_sound"
    OTHER = "other"


HELP_NAMES = {Help.NO_PICTURE: "mất hình", Help.NO_SOUND: "mất tiếng", Help.OTHER: "cần hỗ trợ"}
