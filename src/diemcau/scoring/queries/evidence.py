"""What may be brought as evidence, and when a piece was."""

from __future__ import annotations

from django.db.models import Max, QuerySet
from django.utils import timezone

from diemcau.directory.models import Account
from diemcau.papers.models import Version
from diemcau.papers.permissions import visible_versions
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Block, Entrant, Evidence


def papers_for(entrant: Entrant, account: Account) -> QuerySet[Version]:
    """Of each paper of the conference that this account reads, the newest version that it may read."""
    seen = visible_versions(account, timezone.now()).filter(paper__conference=entrant.block.campaign.conference_id)
    newest = seen.order_by().values("paper").annotate(newest=Max("pk")).values("newest")
    return Version.objects.filter(pk__in=newest).select_related("paper").order_by("paper__title", "pk")


def brought_in_round(block: Block, evidence: Evidence) -> bool:
    """Whether a piece came after the explanation round of its block was opened last."""
    opened = block.phase_changes.filter(phase=Phase.EXPLANATION).aggregate(at=Max("at"))["at"]
    return opened is not None and evidence.at >= opened
