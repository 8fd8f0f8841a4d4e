"""The papers of a conference, as one account sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.papers.domain.contents import FILMS, Content
from diemcau.papers.models import Paper, Reading, Release, Step, Version
from diemcau.papers.permissions import readable_versions, reader_of, visible_papers, worked_on_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One paper: where it is on its way, and which version this account opens.

    `step` is the next one to do, `done` of `steps` are behind it. `is_out`: its audience reads a version.
    """

    paper: Paper
    version: Version | None
    is_draft: bool
    is_out: bool
    is_read: bool
    step: str
    done: int
    steps: int
    readers: int
    due_on: date | None
    is_late: bool

    @property
    def is_film(self) -> bool:
        return self.version is not None and Content(self.version.content) in FILMS


def rows(conference: Conference, account: Account, now: datetime) -> list[Row]:
    """Seven queries, whatever the number of papers."""
    papers = list(
        visible_papers(account, now)
        .filter(conference=conference)
        .select_related("drafted_by", "speech")
        .annotate(
            steps_all=Count("steps", distinct=True),
            steps_done=Count(
                "steps", filter=Q(steps__passages__undone_at=None, steps__passages__isnull=False), distinct=True
            ),
        )
    )
    ids = [paper.pk for paper in papers]
    drafts = set(worked_on_by(account).filter(pk__in=ids).values_list("pk", flat=True))
    newest = Version.objects.filter(paper__in=drafts).order_by("paper", "-number")
    shown: dict[int, Version] = {}
    for version in newest:
        shown.setdefault(version.paper_id, version)
    readable = readable_versions(reader_of(account), now).filter(paper__in=ids).order_by("paper", "-number")
    for version in readable:
        if version.paper_id not in drafts:
            shown.setdefault(version.paper_id, version)
    out = set(Release.objects.filter(paper__in=ids, ended_at=None).values_list("paper", flat=True))
    next_steps: dict[int, str] = {}
    waiting = Step.objects.filter(paper__in=drafts).exclude(passages__undone_at=None, passages__isnull=False)
    for paper_id, name in waiting.order_by("paper", "position").values_list("paper", "name"):
        next_steps.setdefault(paper_id, name)
    readings = Reading.objects.filter(version__paper__in=ids)
    counts = dict(readings.order_by().values_list("version").annotate(Count("organisation", distinct=True)))
    read = set(readings.filter(account=account).values_list("version", flat=True))
    today = timezone.localdate(now)
    return [
        Row(
            paper=paper,
            version=shown.get(paper.pk),
            is_draft=paper.pk in drafts,
            is_out=paper.pk in out,
            is_read=paper.pk in shown and shown[paper.pk].pk in read,
            step=next_steps.get(paper.pk, ""),
            done=paper.steps_done,
            steps=paper.steps_all,
            readers=counts.get(shown[paper.pk].pk, 0) if paper.pk in shown else 0,
            due_on=paper.due_on,
            is_late=paper.due_on is not None and paper.due_on < today and paper.steps_done < paper.steps_all,
        )
        for paper in papers
    ]
