"""What a leader can act on, of a block and of one unit."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import sent
from diemcau.scoring.domain.charts import MOST_ROWS, drawn
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.models import Block
from diemcau.scoring.permissions import sees_appraisal, sees_scores
from diemcau.scoring.queries.analysis import analysis_of, unit_analysis
from diemcau.scoring.queries.imported import imported_analysis
from diemcau.scoring.queries.pictures import pictures_of_block, pictures_of_ranking, waterfall_of
from diemcau.scoring.queries.report import block_report
from diemcau.scoring.views.found import attached, block_for, block_page, entrant_for, ranking_for


@require_safe
def analysis(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """The whole block: pictures, and beside each the table that says the same."""
    block = _block(request, conference_id, block_id)
    found = analysis_of(block)
    by_criterion = request.GET.get("by") == "criterion"
    start = sent(request.GET.get("from"), digits=5) or 0
    context = {
        "conference": block.campaign.conference,
        "of_block": block,
        "found": found,
        "losses": found.losses[:12],
        "by_criterion": by_criterion,
        "start": start,
        "next": start + MOST_ROWS if len(found.now.rows) > start + MOST_ROWS else None,
        "pictures": pictures_of_block(block, found, by_criterion=by_criterion, start=start),
        "unsure": [each for each in found.ranges if not each.is_sure],
    }
    return render(request, "scoring/analysis.html", context)


@require_safe
def picture(request: SignedIn, conference_id: int, block_id: int, name: str) -> HttpResponse:
    """One picture as SVG, for documents."""
    block = _block(request, conference_id, block_id)
    by_criterion = request.GET.get("by") == "criterion"
    spec = pictures_of_block(block, analysis_of(block), by_criterion=by_criterion).get(name)
    if spec is None:
        raise Http404
    return attached(drawn(spec).encode(), "image/svg+xml", f"{name}-khoi-{block.pk}.svg")


@require_safe
def report(request: SignedIn, conference_id: int, block_id: int) -> HttpResponse:
    """The analysis as a report with the pictures of the page, as PDF."""
    from diemcau.nd30.writing import to_pdf  # noqa: PLC0415 -- slow import

    block = _block(request, conference_id, block_id)
    document = block_report(block)
    if document is None:
        raise Http404
    content = to_pdf(document, made_on=timezone.localdate())
    return attached(content, "application/pdf", f"bao-cao-phan-tich-khoi-{block.pk}.pdf")


@require_safe
def imported(request: SignedIn, conference_id: int, ranking_id: int) -> HttpResponse:
    """A ranking that was decided elsewhere: whatever its table gives away."""
    ranking = ranking_for(request.user, conference_id, ranking_id)
    require(sees_scores(request.user, ranking.conference))
    found = imported_analysis(ranking)
    context = {
        "conference": ranking.conference,
        "ranking": ranking,
        "found": found,
        "pictures": pictures_of_ranking(found),
    }
    return render(request, "scoring/imported_analysis.html", context)


@require_safe
def imported_picture(request: SignedIn, conference_id: int, ranking_id: int, name: str) -> HttpResponse:
    ranking = ranking_for(request.user, conference_id, ranking_id)
    require(sees_scores(request.user, ranking.conference))
    spec = pictures_of_ranking(imported_analysis(ranking)).get(name)
    if spec is None:
        raise Http404
    return attached(drawn(spec).encode(), "image/svg+xml", f"{name}-bang-{ranking.pk}.svg")


@require_safe
def unit_picture(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """Where the points of one unit went, as SVG."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(sees_appraisal(request.user, entrant))
    found = unit_analysis(entrant)
    if found is None:
        raise Http404
    svg = drawn(waterfall_of(str(entrant), found))
    return attached(svg.encode(), "image/svg+xml", f"diem-mat-don-vi-{entrant.pk}.svg")


@require_safe
def unit(request: SignedIn, conference_id: int, entrant_id: int) -> HttpResponse:
    """One unit: where its points went, and what would lift it. Ranks only to whoever may see them."""
    entrant = entrant_for(request.user, conference_id, entrant_id)
    require(sees_appraisal(request.user, entrant))
    block = entrant.block
    found = unit_analysis(entrant)
    context = {
        "conference": block.campaign.conference,
        "entrant": entrant,
        "of_block": block,
        "found": found,
        "sees_ranks": block.phase == Phase.PUBLISHED or sees_scores(request.user, block.campaign.conference),
        "block_page": block_page(request.user, entrant),
        "pictures": {"waterfall": waterfall_of(str(entrant), found)} if found else {},
    }
    return render(request, "scoring/unit_analysis.html", context)


def _block(request: SignedIn, conference_id: int, block_id: int) -> Block:
    block = block_for(request.user, conference_id, block_id)
    require(sees_scores(request.user, block.campaign.conference))
    return block
