"""Where the work stands."""

from __future__ import annotations

from django.urls import path

from diemcau.assignments.views import (
    assignments,
    budget,
    closings,
    followup,
    outcomes,
    preparation,
    products,
    requests,
    schedule,
    target_pages,
    targets,
    tasks,
)

app_name = "assignments"

_HERE = "conferences/<int:conference_id>"
_PRODUCT = f"{_HERE}/products/<int:product_id>"
_REQUEST = f"{_HERE}/requests/<int:request_id>"
_TASK = f"{_HERE}/tasks/<int:task_id>"

urlpatterns = [
    path(f"{_HERE}/assignments/", assignments.assignments, name="list"),
    path(f"{_HERE}/assignments.xlsx", assignments.assignments_file, name="file"),
    path(f"{_HERE}/assignments/mine/", tasks.mine, name="mine"),
    path(f"{_HERE}/assignments/handing-out/", assignments.handing_out, name="handing-out"),
    path(f"{_HERE}/assignments/preparation/", preparation.preparation, name="preparation"),
    path(f"{_HERE}/assignments/reminder/", preparation.new_reminder, name="new-reminder"),
    path("assignments/<int:assignment_id>/due/", assignments.due, name="due"),
    path("assignments/<int:assignment_id>/products/new/", assignments.new_product, name="new-product"),
    path(f"{_PRODUCT}/", products.product, name="product"),
    path(f"{_PRODUCT}/edit/", products.edit_product, name="edit-product"),
    path(f"{_PRODUCT}/removal/", products.product_removal, name="product-removal"),
    path(f"{_PRODUCT}/dependencies/", products.new_dependency, name="new-dependency"),
    path(
        f"{_PRODUCT}/dependencies/<int:dependency_id>/removal/", products.dependency_removal, name="dependency-removal"
    ),
    path(f"{_HERE}/schedule/", schedule.schedule, name="schedule"),
    path(f"{_HERE}/calendar/", schedule.calendar, name="calendar"),
    path(f"{_HERE}/calendar/<int:link_id>/removal/", schedule.calendar_removal, name="calendar-removal"),
    path("calendars/<str:secret>.ics", schedule.calendar_feed, name="calendar-feed"),
    path(f"{_HERE}/budget/", budget.budget, name="budget"),
    path(f"{_HERE}/budget.xlsx", budget.budget_file, name="budget-file"),
    path(f"{_HERE}/budget/<int:line_id>/approval/", budget.budget_approval, name="budget-approval"),
    path(f"{_HERE}/budget/<int:line_id>/payments/", budget.payment, name="payment"),
    path(f"{_HERE}/budget/<int:line_id>/removal/", budget.budget_line_removal, name="budget-line-removal"),
    path(
        f"{_HERE}/budget/<int:line_id>/payments/<int:payment_id>/removal/",
        budget.payment_removal,
        name="payment-removal",
    ),
    path(f"{_HERE}/closing/", closings.closing, name="closing"),
    path(f"{_HERE}/closing.xlsx", closings.closing_file, name="closing-file"),
    path(f"{_HERE}/closing/index/", closings.closing_index, name="closing-index"),
    path(f"{_HERE}/closing/archive/", closings.closing_archive, name="closing-archive"),
    path(f"{_HERE}/closing/removal/", closings.closing_removal, name="closing-removal"),
    path(f"{_HERE}/targets/", targets.targets, name="targets"),
    path(f"{_HERE}/targets.xlsx", targets.targets_file, name="targets-file"),
    path(f"{_HERE}/targets/import/", targets.targets_import, name="targets-import"),
    path(f"{_HERE}/targets/report/", targets.targets_report, name="targets-report"),
    path(f"{_HERE}/targets/opening/", targets.results_opening, name="results-opening"),
    path(f"{_HERE}/targets/new/", target_pages.new_target, name="new-target"),
    path(f"{_HERE}/targets/<int:target_id>/edit/", target_pages.edit_target, name="edit-target"),
    path(f"{_HERE}/targets/<int:target_id>/removal/", target_pages.target_removal, name="target-removal"),
    path(f"{_HERE}/target-units/<int:unit_id>/", outcomes.outcome, name="outcome"),
    path(f"{_HERE}/target-units/<int:unit_id>/ruling/", outcomes.ruling, name="ruling"),
    path(f"{_HERE}/target-units/<int:unit_id>/files/<int:file_id>/", outcomes.outcome_file, name="outcome-file"),
    path(f"{_HERE}/follow-up/", followup.follow_up, name="follow-up"),
    path(f"{_HERE}/follow-up/years/", followup.years, name="years"),
    path(f"{_HERE}/follow-up/years.xlsx", followup.years_file, name="years-file"),
    path(f"{_HERE}/requests/", requests.requests, name="requests"),
    path(f"{_HERE}/requests.xlsx", requests.requests_file, name="requests-file"),
    path(f"{_REQUEST}/", requests.request_page, name="request"),
    path(f"{_REQUEST}/assignment/", requests.request_assignment, name="request-assignment"),
    path(f"{_REQUEST}/answer/", requests.request_answer, name="request-answer"),
    path(f"{_REQUEST}/closure/", requests.request_closure, name="request-closure"),
    path(f"{_TASK}/", tasks.task, name="task"),
    path(f"{_TASK}/acceptance/", tasks.acceptance, name="acceptance"),
    path(f"{_TASK}/acceptance/removal/", tasks.acceptance_removal, name="acceptance-removal"),
    path(f"{_TASK}/returning/", tasks.returning, name="returning"),
    path(f"{_TASK}/evidence/<int:evidence_id>/", tasks.evidence_file, name="evidence-file"),
]
