"""Where criteria, scores and rankings stand."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from diemcau.scoring.views import (
    analysis,
    appraisals,
    campaigns,
    criteria,
    criteria_imports,
    evidence,
    explanations,
    figures,
    ranking_imports,
    rankings,
    results,
    sheets,
    surveys,
)

app_name = "scoring"

OF_SETS = [
    path("", criteria.criteria_sets, name="criteria-sets"),
    path("new/", criteria_imports.new_criteria_set, name="new-criteria-set"),
    path("bundled/<slug:key>/", criteria.bundled_set, name="bundled-set"),
    path("imports/<str:token>/", criteria_imports.criteria_import, name="criteria-import"),
    path("imports/<str:token>/removal/", criteria_imports.criteria_import_removal, name="criteria-import-removal"),
    path("<int:set_id>/", criteria.criteria_set, name="criteria-set"),
    path("<int:set_id>/file/<slug:kind>/", criteria.criteria_file, name="criteria-file"),
]
OF_BLOCKS = [
    path("", campaigns.block, name="block"),
    path("settings/", campaigns.block_settings, name="block-settings"),
    path("units/", campaigns.block_units, name="block-units"),
    path("phase/", campaigns.phase, name="phase"),
    path("criteria-set/", criteria.block_criteria, name="block-criteria"),
    path("figures/new/", figures.new_figures, name="new-figures"),
    path("figures/imports/<str:token>/", figures.figures_import, name="figures-import"),
    path("figures/imports/<str:token>/removal/", figures.figures_import_removal, name="figures-import-removal"),
    path("survey/", surveys.block_survey, name="block-survey"),
    path("appraisals/", appraisals.block_appraisals, name="block-appraisals"),
    path("ranking/", results.ranking, name="ranking"),
    path("ranking/file/", results.ranking_file, name="ranking-file"),
    path("analysis/", analysis.analysis, name="analysis"),
    path("analysis/report/", analysis.report, name="analysis-report"),
    path("pictures/<slug:name>/", analysis.picture, name="picture"),
    path("approval/", results.approval, name="approval"),
    path("approval/removal/", results.approval_removal, name="approval-removal"),
    path("release/", results.release, name="release"),
    path("release/removal/", results.release_removal, name="release-removal"),
]
OF_ENTRANTS = [
    path("", sheets.sheet, name="sheet"),
    path("removal/", campaigns.unit_removal, name="unit-removal"),
    path("submission/", sheets.submission, name="submission"),
    path("submission/return/", sheets.submission_return, name="submission-return"),
    path("appraisal/", appraisals.appraisal, name="appraisal"),
    path("appraisal/acceptance/", appraisals.acceptance, name="acceptance"),
    path("appraisal/seat/removal/", appraisals.seat_removal, name="seat-removal"),
    path("appraisal/seats/<int:seat_id>/handover/", appraisals.seat_handover, name="seat-handover"),
    path("explanations/", explanations.explanations, name="explanations"),
    path("analysis/", analysis.unit, name="unit-analysis"),
    path("analysis/picture/", analysis.unit_picture, name="unit-picture"),
    path("lines/<int:criterion_id>/", sheets.line, name="line"),
    path("lines/<int:criterion_id>/answer/", sheets.answer, name="answer"),
    path("lines/<int:criterion_id>/evidence/", evidence.evidence, name="evidence"),
    path("lines/<int:criterion_id>/opinion/", appraisals.opinion, name="opinion"),
    path("lines/<int:criterion_id>/settlement/", appraisals.settlement, name="settlement"),
    path("lines/<int:criterion_id>/explanation/", explanations.explanation, name="explanation"),
    path("lines/<int:criterion_id>/trace/", explanations.trace, name="trace"),
]
OF_CONFERENCES: list[URLPattern | URLResolver] = [
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.new_campaign, name="new-campaign"),
    path("campaigns/<int:campaign_id>/blocks/new/", campaigns.new_block, name="new-block"),
    path("blocks/<int:block_id>/", include(OF_BLOCKS)),
    path("criteria-sets/", include(OF_SETS)),
    path("entrants/<int:entrant_id>/", include(OF_ENTRANTS)),
    path("evidence/<int:evidence_id>/file/", evidence.evidence_file, name="evidence-file"),
    path(
        "evidence/<int:evidence_id>/lines/<int:criterion_id>/removal/",
        evidence.evidence_removal,
        name="evidence-removal",
    ),
    path("explanations/<int:explanation_id>/reply/", explanations.explanation_reply, name="explanation-reply"),
    path("rankings/new/", ranking_imports.new_ranking, name="new-ranking"),
    path("rankings/imports/<str:token>/", ranking_imports.ranking_import, name="ranking-import"),
    path(
        "rankings/imports/<str:token>/removal/", ranking_imports.ranking_import_removal, name="ranking-import-removal"
    ),
    path("rankings/<int:ranking_id>/", rankings.imported_ranking, name="imported-ranking"),
    path("rankings/<int:ranking_id>/analysis/", analysis.imported, name="imported-analysis"),
    path("rankings/<int:ranking_id>/pictures/<slug:name>/", analysis.imported_picture, name="imported-picture"),
    path("rankings/<int:ranking_id>/release/", rankings.imported_release, name="imported-release"),
    path("rankings/<int:ranking_id>/removal/", rankings.imported_removal, name="imported-removal"),
]

urlpatterns = [path("conferences/<int:conference_id>/", include(OF_CONFERENCES))]
