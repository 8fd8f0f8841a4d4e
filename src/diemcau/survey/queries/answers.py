"""Counted sheets as arrays: the database joins the digits cell by cell, so that no row passes through Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.db.models import Aggregate, CharField, Count

from diemcau.survey.domain.questionnaire import Questionnaire
from diemcau.survey.domain.results import Answers
from diemcau.survey.models import Cluster, Exclusion, Sample, Sheet, Stratum, Survey
from diemcau.survey.models import Questionnaire as Version


class Joined(Aggregate):
    """All strings of a group as one: SQLite and PostgreSQL have it under two names."""

    template = "%(function)s(%(expressions)s, '')"
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, function="STRING_AGG", **more)


def answers_of(survey: Survey, form: Questionnaire) -> Answers:
    """Every counted sheet of the current sample, in the columns of `form`; a question that it has not is left out."""
    sample = Sample.objects.filter(survey=survey, replaced_at=None).first()
    strata = list(Stratum.objects.filter(sample=sample).select_related("unit"))
    stratum_at = {stratum.pk: at for at, stratum in enumerate(strata)}
    clusters = list(Cluster.objects.filter(stratum__sample=sample).values_list("pk", "people"))
    cluster_at = {pk: at for at, (pk, _people) in enumerate(clusters)}
    units = list(dict.fromkeys((stratum.unit.code, stratum.unit.name) for stratum in strata))
    unit_at = {unit: at for at, unit in enumerate(units)}
    moved = {version.pk: _columns(version.form, form) for version in Version.objects.filter(survey=survey)}
    blocks, in_stratum, in_cluster, numbers = [], [], [], []
    for version, stratum, cluster, joined, number in _cells(survey, sample):
        digits = np.frombuffer(joined.encode("ascii"), np.uint8).reshape(number, -1) - ord("0")
        blocks.append(_moved(digits, moved[version], len(form.coded)))
        in_stratum.append(stratum_at[stratum])
        in_cluster.append(cluster_at[cluster] if cluster else 0)
        numbers.append(number)
    codes = np.repeat(np.array(in_stratum, np.intp), numbers) if numbers else np.empty(0, np.intp)
    unit_of = np.array([unit_at[stratum.unit.code, stratum.unit.name] for stratum in strata], np.intp)
    return Answers(
        marks=np.concatenate(blocks) if blocks else np.empty((0, len(form.coded)), np.uint8),
        strata=codes,
        clusters=np.repeat(np.array(in_cluster, np.intp), numbers) if numbers else codes,
        units=unit_of[codes] if codes.size else codes,
        unit_names=units,
        people=np.array([stratum.people for stratum in strata], np.float64),
        clusters_in_population=np.array([stratum.clusters for stratum in strata], np.float64),
        cluster_people=np.array([people for _pk, people in clusters], np.float64),
    )


def _cells(survey: Survey, sample: Sample | None) -> Iterator[tuple[int, int, int | None, str, int]]:
    sheets = Sheet.objects.filter(survey=survey, stratum__sample=sample)
    if Exclusion.objects.filter(sheet__survey=survey, undone_at=None).exists():  # else a million rows need not be asked
        sheets = sheets.counted()
    grouped = sheets.order_by().values_list("questionnaire", "stratum", "cluster")
    # The digits are joined in whatever order they lie: within a cell no sheet differs from another by its design.
    yield from grouped.annotate(joined=Joined("marks"), number=Count("pk")).order_by("stratum", "cluster").iterator()


def _columns(version: Questionnaire, form: Questionnaire) -> list[tuple[int, int]]:
    """Where each of its columns goes in the form that is counted by."""
    at = {question.key: place for place, question in enumerate(form.coded)}
    return [(place, at[question.key]) for place, question in enumerate(version.coded) if question.key in at]


def _moved(digits: Any, columns: list[tuple[int, int]], width: int) -> Any:
    if digits.shape[1] == width and all(one == other for one, other in columns) and len(columns) == width:
        return digits
    laid = np.zeros((digits.shape[0], width), np.uint8)
    for one, other in columns:
        laid[:, other] = digits[:, one]
    return laid
