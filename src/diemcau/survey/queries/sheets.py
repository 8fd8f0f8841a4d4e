"""Sheets one after the other: for the checks, and as they may leave the house."""

from __future__ import annotations

from collections.abc import Iterator

from diemcau.survey.domain.cleaning import Seen
from diemcau.survey.domain.questionnaire import Kind, Questionnaire
from diemcau.survey.models import Questionnaire as Version
from diemcau.survey.models import Sheet, Survey


def seen_sheets(survey: Survey) -> Iterator[Seen]:
    """Sheets for the checks, in the order of their random numbers."""
    scales: dict[int, list[int]] = {}
    for version in Version.objects.filter(survey=survey):
        coded = version.form.coded
        scales[version.pk] = [at for at, question in enumerate(coded) if question.kind is Kind.SCALE]
    rows = Sheet.objects.filter(survey=survey).order_by("pk")
    for uuid, questionnaire, stratum, cluster, marks, words, seconds in rows.values_list(
        "pk", "questionnaire", "stratum", "cluster", "marks", "words", "seconds"
    ).iterator(chunk_size=5000):
        yield Seen(
            key=str(uuid),
            group=f"{stratum}/{cluster}",
            scale="".join(marks[at] for at in scales[questionnaire]),
            marks=marks,
            words=" ".join(words.values()),
            seconds=seconds,
        )


def microdata(survey: Survey, form: Questionnaire) -> Iterator[tuple[str, str, list[str]]]:
    """Counted sheets as unit, service and digits; nothing that leads further than the stratum."""
    at = {question.key: place for place, question in enumerate(form.coded)}
    columns = {
        version.pk: [at.get(question.key) for question in version.form.coded]
        for version in Version.objects.filter(survey=survey)
    }
    rows = Sheet.objects.filter(survey=survey).counted().order_by("pk")
    found = rows.values_list("questionnaire", "marks", "stratum__unit__name", "stratum__service")
    for questionnaire, marks, unit, service in found.iterator(chunk_size=5000):
        laid = [""] * len(form.coded)
        for mark, place in zip(marks, columns[questionnaire], strict=True):
            if place is not None:
                laid[place] = mark.replace("0", "")
        yield unit, service, laid
