"""Figures as they were computed: plain data, the same bytes whenever they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import hypot
from typing import Any

from diemcau.survey.domain.comparing import Z95, two_sided
from diemcau.survey.models import Result, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """What a publication takes: nothing in it changes, or depends on, the database afterwards."""

    pk: int
    survey: int
    owner: int
    year: int
    title: str
    data: dict[str, Any]  # as survey.domain.results.compute gives it, with method and units by code
    digest: str
    at: datetime


def frozen_estimates(survey: Survey) -> Frozen | None:
    """The figures last computed, None before the first time.

    `data`: `measures` (key, kind, title [vi, en], within), `total` and for each of `units` (code, name, hidden, rank)
    one figure a measure: value, error, margin, other (by the rule not chosen), answers; None where too few answered.
    """
    result = Result.objects.filter(survey=survey).first()
    if result is None:
        return None
    return Frozen(
        pk=result.pk,
        survey=survey.pk,
        owner=survey.owner_id,
        year=survey.year,
        title=survey.title,
        data=result.data,
        digest=result.digest,
        at=result.at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Against the year before: the difference and its margin; `is_real` at 5 %, not adjusted."""

    difference: float
    margin: float
    is_real: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    title: str
    year: int
    breaks: tuple[str, ...]  # why the two cannot simply be compared: sentences; empty where they can
    total: Change | None
    units: dict[str, Change]  # by the unit's code


def last_year(survey: Survey, now: dict[str, Any]) -> LastYear | None:
    """The same owner's survey of the year before, once it has figures."""
    result = (
        Result.objects.filter(survey__owner=survey.owner_id, survey__year=survey.year - 1)
        .select_related("survey")
        .first()
    )
    if result is None:
        return None
    before = result.data
    old = {unit["code"]: unit["figures"][0] for unit in before["units"]}
    units = {}
    for unit in now["units"]:
        if change := _change(unit["figures"][0], old.get(unit["code"])):
            units[unit["code"]] = change
    return LastYear(
        title=result.survey.title,
        year=result.survey.year,
        breaks=tuple(_breaks(before, now)),
        total=_change(now["total"][0], before["total"][0]),
        units=units,
    )


def _change(now: dict[str, Any] | None, before: dict[str, Any] | None) -> Change | None:
    if not now or not before or None in (now["value"], now["error"], before["value"], before["error"]):
        return None
    difference, error = now["value"] - before["value"], hypot(now["error"], before["error"])
    real = two_sided(difference / error) < 0.05 if error else difference != 0
    return Change(difference=difference, margin=Z95 * error, is_real=real)


def _breaks(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    found = []
    if before.get("method") != now.get("method"):
        found.append("phương pháp khác nhau")
    if before["score"] != now["score"]:
        found.append("cách tính chỉ số khác nhau")
    if before["overall"] != now["overall"]:
        found.append("chỉ số chung lấy từ câu hỏi khác nhau")
    keys = [{measure["key"] for measure in data["measures"]} for data in (before, now)]
    if keys[0] != keys[1]:
        found.append("bộ câu hỏi khác nhau")
    return found
