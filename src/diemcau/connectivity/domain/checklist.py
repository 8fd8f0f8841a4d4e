"""What a site gets ready before the day, and what is looked at in the last hour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist: its key, its group, what must be so."""

    key: str
    group: str
    words: str


OF_SITES = (
    Item("room", "Phòng", "Phòng họp đã giữ cho cả buổi, có người mở cửa"),
    Item("seating", "Phòng", "Bàn ghế, sơ đồ chỗ ngồi, biển tên đủ cho đại biểu"),
    Item("light", "Phòng", "Đèn sáng mặt người ngồi, không ngược sáng cửa sổ"),
    Item("screen", "Hình, tiếng", "Màn hình hoặc máy chiếu mở được, người ngồi cuối phòng đọc được"),
    Item("camera", "Hình, tiếng", "Máy quay thấy toàn bộ hàng ghế đại biểu"),
    Item("sound", "Hình, tiếng", "Micrô, loa thử hai chiều, không hú, không vọng"),
    Item("backup_line", "Dự phòng", "Đường truyền dự phòng đã đo (cáp thứ hai hoặc 4G, 5G)"),
    Item("backup_power", "Dự phòng", "Nguồn điện dự phòng chịu được ít nhất 30 phút"),
    Item("people", "Người trực", "Người trực có mặt, số điện thoại gọi được"),
)
KEYS = tuple(item.key for item in OF_SITES)


@dataclass(frozen=True, slots=True)
class LastHour:
    """One line of the last hour: how many minutes before the beginning, what must be so."""

    key: str
    minutes: int
    words: str


BEFORE_THE_MEETING = (
    LastHour("power_on", 60, "Bật máy chủ họp, màn hình hội trường, ghi hình"),
    LastHour("bridge_up", 60, "Cầu họp mở, đúng cỡ và giờ đã đặt"),
    LastHour("roll_call", 45, "Gọi lần lượt các điểm cầu, ghi nơi chưa vào"),
    LastHour("two_way", 40, "Thử hình, tiếng hai chiều với các điểm cầu sẽ phát biểu"),
    LastHour("content", 30, "Chiếu thử tài liệu, phim; điểm cầu xa nhất thấy rõ"),
    LastHour("backup", 30, "Thử chuyển sang đường và nguồn dự phòng của hội trường"),
    LastHour("phones", 20, "Danh bạ người trực ở tay; tổ xử lý sự cố có mặt"),
    LastHour("mute", 10, "Tắt micrô mọi điểm cầu, để hình chủ tọa"),
    LastHour("ready", 5, "Báo chủ trì: số điểm cầu đã vào, nơi còn vắng"),
)
LAST_HOUR_KEYS = tuple(item.key for item in BEFORE_THE_MEETING)
