"""Approved figures, for whoever publishes them. Under embargo until `survey.actions.publish_survey` has run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from diemcau.survey.models import Approval, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """One survey's figures as decided. `data` is as `frozen_estimates` gives it, of what was approved."""

    survey: int
    title: str
    year: int
    decision: str
    decided_on: date
    is_published: bool
    data: dict[str, Any]


def approved_surveys(owner_id: int) -> list[Approved]:
    """Of every survey of an organisation what was approved last, without its figures. One query."""
    newest = Approval.objects.filter(survey=OuterRef("survey")).order_by("-pk").values("pk")[:1]
    found = Approval.objects.filter(survey__owner=owner_id, pk=Subquery(newest)).select_related("survey")
    return [_approved(each, {}) for each in found.order_by("-survey__year", "survey")]


def approved_estimates(survey_id: int) -> Approved | None:
    """What was approved last of one survey, whole; None where nothing was."""
    found = Approval.objects.filter(survey=survey_id).select_related("survey", "result").first()
    return _approved(found, found.result.data) if found else None


def approval_of(survey: Survey) -> Approval | None:
    return survey.approvals.select_related("by").first()


def _approved(approval: Approval, data: dict[str, Any]) -> Approved:
    return Approved(
        survey=approval.survey_id,
        title=approval.survey.title,
        year=approval.survey.year,
        decision=approval.decision,
        decided_on=approval.decided_on,
        is_published=approval.published_at is not None,
        data=data,
    )
