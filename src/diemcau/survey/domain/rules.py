"""What a survey chooses openly, and prints with its figures."""

from __future__ import annotations

from enum import StrEnum


class Score(StrEnum):
    """Cách tính chỉ số hài lòng."""

    TOP_TWO = "top_two"  # share of "satisfied" and "very satisfied" among valid answers
    MEAN = "mean"  # mean level, as a share of the highest


class Overall(StrEnum):
    """What the one figure of a unit is made from."""

    FACTORS = "factors"  # all questions of the service factors
    QUESTION = "question"  # the general question


class Lonely(StrEnum):
    """A stratum with one primary sampling unit has no variance of its own: what to do is chosen openly.

    The names and their meaning are those of R's `survey.lonely.psu`.
    """

    FAIL = "fail"  # refuse
    REMOVE = "remove"  # counts nothing
    ADJUST = "adjust"  # deviates from the mean of all, not of its stratum: cautious
    AVERAGE = "average"  # varies like the average of the other strata that the domain meets


RULE_NAMES = {Score.TOP_TWO: "Tỷ lệ chọn Hài lòng và Rất hài lòng", Score.MEAN: "Điểm trung bình trên 5, quy về 100%"}
OVERALL_NAMES = {
    Overall.FACTORS: "Trung bình các câu của năm yếu tố",
    Overall.QUESTION: "Câu hỏi chung",
}
LONELY_NAMES = {
    Lonely.ADJUST: "Lệch so với trung bình chung (thận trọng)",
    Lonely.AVERAGE: "Lấy phương sai trung bình của các tầng khác",
    Lonely.REMOVE: "Không tính phương sai của tầng đó",
    Lonely.FAIL: "Từ chối tính",
}
