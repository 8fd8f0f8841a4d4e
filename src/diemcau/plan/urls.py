"""Where the plan room stands."""

from __future__ import annotations

from django.urls import path

from diemcau.plan.views import applications, conclusions, corrections, documents, names

app_name = "plan"

urlpatterns = [
    path("conferences/<int:conference_id>/plan/", documents.room, name="room"),
    path("conferences/<int:conference_id>/plan/new/", documents.new_document, name="new-version"),
    path(
        "conferences/<int:conference_id>/conclusions/<int:paper_id>/tasks/",
        conclusions.conclusion_tasks,
        name="conclusion-tasks",
    ),
    path("conferences/<int:conference_id>/plan/next/", conclusions.next_plan, name="next-plan"),
    path("plans/new/", documents.new_document, name="new-document"),
    path("plans/<int:document_id>/", documents.document, name="document"),
    path("plans/<int:document_id>/file/", documents.file, name="file"),
    path("plans/<int:document_id>/removal/", documents.document_removal, name="document-removal"),
    path("plans/<int:document_id>/corrections/new/", corrections.new_correction, name="new-correction"),
    path(
        "plans/<int:document_id>/corrections/<int:correction_id>/removal/",
        corrections.correction_removal,
        name="correction-removal",
    ),
    path("plans/<int:document_id>/names/", names.names, name="names"),
    path("plans/<int:document_id>/names/<int:answer_id>/removal/", names.answer_removal, name="answer-removal"),
    path("plans/<int:document_id>/applications/new/", applications.new_application, name="new-application"),
    path("plans/<int:document_id>/applications/<int:application_id>/", applications.application, name="application"),
]
