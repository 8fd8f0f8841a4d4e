"""A satisfaction survey of two years ago that everybody reads, and words that the office wrote in the report."""

from __future__ import annotations

from collections.abc import Mapping

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.publish.actions import keep_passages, prepare, release
from diemcau.survey.queries import approved_surveys

OPENING = "Năm qua, các cơ quan, địa phương đã đưa kết quả chỉ số và khảo sát vào kế hoạch khắc phục của mình."


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    waiting = [
        prepare(conference, f"survey:{each.survey}", by=people["to-chuc"])
        for each in approved_surveys(conference.owner_id)
    ]
    if waiting:
        release(conference, waiting, by=people.get("chu-tri", people["to-chuc"]))
    keep_passages(conference, {"mo-dau": OPENING}, by=people["to-chuc"])
