"""Where the work stands."""

from __future__ import annotations

from django.urls import path

from diemcau.assignments.views import assignments, preparation, products, tasks

app_name = "assignments"

_HERE = "conferences/<int:conference_id>"
_PRODUCT = f"{_HERE}/products/<int:product_id>"
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
    path(f"{_TASK}/", tasks.task, name="task"),
    path(f"{_TASK}/acceptance/", tasks.acceptance, name="acceptance"),
    path(f"{_TASK}/acceptance/removal/", tasks.acceptance_removal, name="acceptance-removal"),
    path(f"{_TASK}/returning/", tasks.returning, name="returning"),
    path(f"{_TASK}/evidence/<int:evidence_id>/", tasks.evidence_file, name="evidence-file"),
]
