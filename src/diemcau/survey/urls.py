"""Where the survey of satisfaction is designed, answered and estimated."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from diemcau.survey.views import (
    approvals,
    cleaning,
    estimates,
    frames,
    interviews,
    papers,
    points,
    public,
    questionnaires,
    samples,
    surveys,
)

app_name = "survey"

of_a_survey = [
    path("", surveys.survey, name="survey"),
    path("edit/", surveys.edit_survey, name="edit-survey"),
    path("frame/", frames.frame, name="frame"),
    path("frame/file/", frames.frame_template, name="frame-file"),
    path("frame/imports/<str:token>/", frames.frame_import, name="frame-import"),
    path("frame/imports/<str:token>/drop/", frames.drop_frame_import, name="drop-frame-import"),
    path("questionnaire/", questionnaires.questionnaire, name="questionnaire"),
    path("questionnaire/form/", questionnaires.questionnaire_form, name="questionnaire-form"),
    path("questionnaire/file/", questionnaires.questionnaire_file, name="questionnaire-file"),
    path("sample/", samples.sample, name="sample"),
    path("sample/cancellation/", samples.sample_cancellation, name="sample-cancellation"),
    path("points/", points.points, name="points"),
    path("points/file/", points.points_file, name="points-file"),
    path("points/sheets/", points.point_sheets, name="point-sheets"),
    path("points/interviewers/new/", points.new_interviewer, name="new-interviewer"),
    path("points/<int:point_id>/replacements/new/", points.new_replacement, name="new-replacement"),
    path("points/<int:point_id>/links/new/", points.new_link, name="new-link"),
    path("collection/", surveys.collection, name="collection"),
    path("collection/closure/", surveys.closure, name="closure"),
    path("paper/", papers.paper, name="paper"),
    path("paper/sheets/", papers.paper_sheets, name="paper-sheets"),
    path("paper/keying/", papers.keying, name="keying"),
    path("paper/<int:number>/differences/", papers.differences, name="differences"),
    path("paper/answers/", papers.answers_file, name="answers-file"),
    path("paper/answers/file/", papers.answers_template, name="answers-template"),
    path("cleaning/", cleaning.cleaning, name="cleaning"),
    path("cleaning/rules/<str:reason>/", cleaning.rule_exclusions, name="rule-exclusions"),
    path("cleaning/<uuid:sheet_id>/exclusions/new/", cleaning.new_exclusion, name="new-exclusion"),
    path("cleaning/<uuid:sheet_id>/return/", cleaning.sheet_return, name="sheet-return"),
    path("estimates/", estimates.estimates, name="estimates"),
    path("estimates/computation/", estimates.computation, name="computation"),
    path("estimates/approvals/new/", approvals.new_approval, name="new-approval"),
    path("estimates/approvals/withdrawal/", approvals.approval_withdrawal, name="approval-withdrawal"),
    path("estimates/microdata/", estimates.microdata_file, name="microdata"),
    path("estimates/<str:kind>/", estimates.estimates_file, name="estimates-file"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("conferences/<int:conference_id>/surveys/", surveys.surveys, name="surveys"),
    path("conferences/<int:conference_id>/surveys/new/", surveys.new_survey, name="new-survey"),
    path("conferences/<int:conference_id>/surveys/<int:survey_id>/", include(of_a_survey)),
    path("interviews/", interviews.interviews, name="interviews"),
    path("interviews/<int:survey_id>/round.json", interviews.round_data, name="round"),
    path("s/", public.shell, name="shell"),
    path("s/<str:token>/", public.shell, name="form"),
    path("s/<str:token>/form.json", public.form_data, name="form-data"),
    path("s/<str:token>/sheets/", public.sheets, name="sheets"),
]
