"""Surveyed points straight from a survey: which of its figures there are, and what they make of a block's units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say
from diemcau.scoring.domain.points import HUNDRED, rounded
from diemcau.scoring.models import Block, Criterion, Entrant, SurveySource
from diemcau.scoring.models.fields import PLACES
from diemcau.scoring.queries.figures import NamedFigure
from diemcau.survey.models import Survey
from diemcau.survey.queries import approved_estimates, frozen_estimates


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A survey's figures: what was approved last, else what was computed last."""

    survey: int
    title: str
    decision: str  # empty while they are computed only
    digest: str
    data: Mapping[str, Any]

    @property
    def source(self) -> str:
        """As it is told beside every point that comes from here."""
        return f"{self.title}, {f'Quyết định số {self.decision}' if self.decision else 'chưa phê duyệt'}"

    @property
    def measures(self) -> list[tuple[str, str]]:
        """Key and title of each figure; a question stands under its section."""
        return [(each["key"], f"— {each['title'][0]}" if each["within"] else each["title"][0]) for each in self._all]

    @property
    def _all(self) -> list[dict[str, Any]]:
        return list(self.data["measures"])


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPoints:
    """What a survey gives to a block: figures, and units that it gives none, with the reason."""

    figures: list[NamedFigure]
    missing: list[tuple[str, str]]


def surveys_for(block: Block) -> list[Survey]:
    """Those of the conference's owner that have figures, the year of the campaign first."""
    found = Survey.objects.filter(owner=block.campaign.conference.owner_id, results__isnull=False).distinct()
    return sorted(found, key=lambda each: (each.year != block.campaign.year, -each.year, each.pk))


def computed(survey: Survey) -> Computed | None:
    """None before anything was computed. Two or three queries."""
    approved = approved_estimates(survey.pk)
    frozen = frozen_estimates(survey)
    if approved:
        digest = survey.approvals.values_list("result__digest", flat=True).first() or ""
        return Computed(
            survey=survey.pk, title=approved.title, decision=approved.decision, digest=digest, data=approved.data
        )
    if frozen is None:
        return None
    return Computed(survey=survey.pk, title=frozen.title, decision="", digest=frozen.digest, data=frozen.data)


def surveyed_lines(block: Block) -> list[Criterion]:
    """The sub-criteria that a survey scores."""
    return list(Criterion.objects.filter(criteria_set=block.criteria_set_id, kind="survey"))


def likely_measures(lines: list[Criterion], found: Computed) -> dict[str, str]:
    """For each sub-criterion the figure whose title stands in its name, or the index for satisfaction as a whole.

    Empty where neither does: leaders and delegates are asked by other surveys.
    """
    titles = [(each["key"], fold(each["title"][0])) for each in found.data["measures"]]
    chosen = {}
    for line in lines:
        name = fold(line.name)
        within = [(len(title), key) for key, title in titles if title and title in name]
        chosen[line.code] = max(within)[1] if within else titles[0][0] if "hai long" in name else ""
    return chosen


def survey_points(block: Block, found: Computed, measures: Mapping[str, str]) -> SurveyPoints:
    """Satisfaction in percent with the half-width of its 95 % interval, for every unit that the survey tells.

    Args:
        measures: code of sub-criterion → key of the survey's figure; others are left alone.
    """
    places = {each["key"]: at for at, each in enumerate(found.data["measures"])}
    units = {unit["code"]: unit for unit in found.data["units"]}
    lines = [(line, places[measures[line.code]]) for line in surveyed_lines(block) if measures.get(line.code) in places]
    figures, missing = [], []
    for entrant in Entrant.objects.filter(block=block).select_related("organisation").order_by("pk"):
        unit = units.get(entrant.organisation.code)
        told = [(line, unit["figures"][at]) for line, at in lines] if unit else []
        given = [
            NamedFigure(
                entrant=entrant,
                criterion=line,
                value=_percent(figure["value"]),
                margin=_percent(figure["margin"]) if figure["margin"] is not None else None,
            )
            for line, figure in told
            if figure and figure["value"] is not None
        ]
        figures += given
        if not unit:
            missing.append((str(entrant), say("không có trong khung mẫu")))
        elif len(given) < len(lines):
            missing.append((str(entrant), "quá ít phiếu nên không nêu số liệu"))
    return SurveyPoints(figures=figures, missing=missing)


def is_outdated(source: SurveySource) -> bool:
    """The survey was computed anew, or approved otherwise, after its figures were taken."""
    found = computed(source.survey)
    return found is not None and found.digest != source.digest


def _percent(share: float) -> Decimal:
    return rounded(Decimal(str(share)) * HUNDRED, PLACES)
