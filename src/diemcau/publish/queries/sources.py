"""Where publishable results come from. A package that has results of its own adds a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from diemcau.conference.models import Conference
from diemcau.contest.actions import publish_contest
from diemcau.contest.queries import decided_result, decided_results
from diemcau.directory.models import Account, Organisation
from diemcau.kernel.errors import Refused
from diemcau.publish.domain.satisfaction import table_of
from diemcau.publish.domain.wording import CONTEST
from diemcau.publish.models import Publication
from diemcau.scoring.actions.results import publish_result
from diemcau.scoring.domain.finished import Finished, FinishedHeading, FinishedRow
from diemcau.scoring.queries import finished_headings, finished_result
from diemcau.survey.actions import publish_survey
from diemcau.survey.queries import approved_estimates, approved_surveys


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One package's results: which there are, one of them whole, and how it is told that one is published."""

    nouns: frozenset[str]  # what its keys begin with: "block", "ranking"
    headings: Callable[[Conference], list[FinishedHeading]]
    result: Callable[[str], Finished]
    open: Callable[..., object]


def _contest_headings(conference: Conference) -> list[FinishedHeading]:
    return [
        FinishedHeading(
            key=each.key,
            kind="winners",
            title=each.title,
            block=each.category,
            year=each.year,
            phase="published" if each.is_published else "approved",
            decision=each.decision,
        )
        for each in decided_results(conference)
    ]


def _contest_result(key: str) -> Finished:
    """The winners in the form of a table: the prize stands where a ranking has its class."""
    found = decided_result(key)
    return Finished(
        key=found.key,
        kind="winners",
        title=found.title,
        block=found.category,
        year=found.year,
        settings=CONTEST,
        fields=(),
        rows=tuple(
            FinishedRow(
                rank=row.rank,
                unit=row.name,
                organisation=row.organisation,
                points=row.points,
                applicable="",
                index="",
                grade=row.prize,
                note=row.unit,
            )
            for row in found.rows
        ),
        decision=found.decision,
        decided_on=found.decided_on,
    )


def _survey_headings(conference: Conference) -> list[FinishedHeading]:
    """A survey belongs to an organisation: the first of its conferences that publishes it keeps it."""
    elsewhere = set(
        Publication.objects.filter(kind="survey", conference__owner=conference.owner_id)
        .exclude(conference=conference)
        .values_list("source", flat=True)
    )
    return [
        FinishedHeading(
            key=f"survey:{each.survey}",
            kind="survey",
            title=each.title,
            block="",
            year=each.year,
            phase="published" if each.is_published else "approved",
            decision=each.decision,
        )
        for each in approved_surveys(conference.owner_id)
        if f"survey:{each.survey}" not in elsewhere
    ]


def _survey_result(key: str) -> Finished:
    found = approved_estimates(_number_in(key))
    if found is None:
        raise Refused(_("Không có kết quả này."))
    codes = [unit["code"] for unit in found.data["units"]]
    return table_of(
        found.data,
        dict(Organisation.objects.filter(code__in=codes).values_list("code", "pk")),
        key=key,
        title=found.title,
        year=found.year,
        decision=found.decision,
        decided_on=found.decided_on.isoformat(),
    )


def _publish_survey(key: str, *, by: Account) -> None:
    publish_survey(_number_in(key), by=by)


def _number_in(key: str) -> int:
    number = key.partition(":")[2]
    return int(number) if number.isdecimal() else 0


SOURCES = (
    Source(
        nouns=frozenset({"block", "ranking"}),
        headings=finished_headings,
        result=finished_result,
        open=publish_result,
    ),
    Source(
        nouns=frozenset({"contest"}),
        headings=_contest_headings,
        result=_contest_result,
        open=publish_contest,
    ),
    Source(
        nouns=frozenset({"survey"}),
        headings=_survey_headings,
        result=_survey_result,
        open=_publish_survey,
    ),
)


def source_of(key: str) -> Source:
    """The source that a key belongs to.

    Raises:
        Refused: none.
    """
    noun = key.partition(":")[0]
    for source in SOURCES:
        if noun in source.nouns:
            return source
    raise Refused(_("Không có kết quả này."))


def all_headings(conference: Conference) -> Iterator[FinishedHeading]:
    """Every decided result of a conference, without a single point."""
    for source in SOURCES:
        yield from source.headings(conference)


@override("vi")  # what is frozen is the Vietnamese, whoever freezes it
def result_of(conference: Conference, key: str) -> Finished:
    """One result of this conference, whole.

    Raises:
        Refused: it is not among the decided ones.
    """
    if key not in {heading.key for heading in all_headings(conference)}:
        raise Refused(
            _("Kết quả này chưa có quyết định phê duyệt, hoặc không thuộc hội nghị này; chưa có gì được lập.")
        )
    return source_of(key).result(key)
