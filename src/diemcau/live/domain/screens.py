"""The screens of the day that are opened by a link."""

from __future__ import annotations

from enum import StrEnum


class Screen(StrEnum):
    HALL = "hall"
    SITE = "site"
    DELEGATE = "delegate"


SCREEN_NAMES = {Screen.HALL: "Màn hình hội trường", Screen.SITE: "Điểm cầu", Screen.DELEGATE: "Đại biểu"}
