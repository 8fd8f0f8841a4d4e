"""Approved figures of a satisfaction survey in the form of a published table. Pure.

What the survey hides (too few answers, or what could be reckoned back) is hidden here: no figure, no rank.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diemcau.kernel.numbers import written
from diemcau.publish.domain.notes import note_of
from diemcau.scoring.domain.finished import Finished, FinishedField, FinishedRow
from diemcau.survey.domain.rules import OVERALL_NAMES, RULE_NAMES, Overall, Score

_COLUMNS = frozenset({"factor", "policy"})  # measures that become columns; single questions stay with the survey
METHOD = (
    "Chỉ số chung %(total)s%%%(more)s từ %(sheets)s phiếu. %(rule)s; %(overall)s. Sai số ở độ tin cậy 95%%, theo"
    " tầng và cụm của mẫu; dưới %(least)s phiếu thì không nêu số liệu."
)
CHOICES = (*RULE_NAMES.values(), *OVERALL_NAMES.values())
Figures = Mapping[str, Any]


def table_of(
    data: Figures,
    organisations: Mapping[str, int],
    *,
    key: str,
    title: str,
    year: int,
    decision: str,
    decided_on: str,
) -> Finished:
    """Units by rank, those that are hidden last; one column for each factor.

    Args:
        data: as `survey.domain.results.compute` gives it.
        organisations: code → pk.
    """
    columns = [at for at, measure in enumerate(data["measures"]) if measure["kind"] in _COLUMNS]
    titles = [data["measures"][at]["title"] for at in columns]
    units = sorted(data["units"], key=lambda unit: unit["rank"]["place"] if unit["rank"] else len(data["units"]) + 1)
    return Finished(
        key=key,
        kind="survey",
        title=title,
        block="",
        year=year,
        settings=_settings(data),
        fields=tuple(
            FinishedField(code=data["measures"][at]["key"], name=data["measures"][at]["title"][0], ceiling="100")
            for at in columns
        ),
        rows=tuple(_row(unit, columns, organisations) for unit in units),
        criteria=data["method"],
        decision=decision,
        decided_on=decided_on,
        english={vietnamese: english for vietnamese, english in titles if english},
    )


def _row(unit: Figures, columns: list[int], organisations: Mapping[str, int]) -> FinishedRow:
    figures, rank = unit["figures"], unit["rank"]
    return FinishedRow(
        rank=rank["place"] if rank else None,
        unit=unit["name"],
        organisation=organisations.get(unit["code"]),
        points="",
        applicable="",
        index=_percent(figures[0]),
        grade="",
        fields=tuple(_percent(figures[at]) for at in columns),
        note=_note(figures[0], rank),
    )


def _note(figure: Figures | None, rank: Figures | None) -> str:
    if not figure or figure["value"] is None:
        return note_of(None, "")
    margin = _printed(figure["margin"]) if figure["margin"] is not None else ""
    return note_of(figure["answers"], margin, *((rank["best"], rank["worst"]) if rank else ()))


def _settings(data: Figures) -> str:
    total = data["total"][0]
    margin = f" ± {_printed(total['margin'])}" if total["margin"] is not None else ""
    return METHOD % {
        "total": _printed(total["value"]),
        "more": margin,
        "sheets": data["sheets"],
        "rule": RULE_NAMES[Score(data["score"])],
        "overall": OVERALL_NAMES[Overall(data["overall"])],
        "least": data["least"],
    }


def _percent(figure: Figures | None) -> str:
    return f"{100 * figure['value']:.2f}" if figure and figure["value"] is not None else ""


def _printed(share: float) -> str:
    return written(100 * share, 2)
