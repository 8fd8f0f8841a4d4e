"""The products that a clause is split into, and who owes each."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.assignments.domain.deadlines import Due
from diemcau.assignments.models.assignments import Assignment
from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation

MOST_DAYS = 400


class Product(models.Model):
    """Sản phẩm: one thing that a clause asks for. `days` are working days from the conference, negative before it."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="products")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    text = models.CharField(_("sản phẩm"), max_length=500)
    acceptance = models.CharField(_("yêu cầu nghiệm thu"), max_length=500, blank=True)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    days = models.SmallIntegerField(_("số ngày làm việc so với ngày họp"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("số phút trước giờ họp"), null=True, blank=True)
    begins_on = models.DateField(_("bắt đầu"), null=True, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    needs: models.ManyToManyField[Product, Dependency] = models.ManyToManyField(
        "self", through="Dependency", symmetrical=False, related_name="needed_by"
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(days=None) | Q(days__range=(-MOST_DAYS, MOST_DAYS)), name="product_days_in_reach"
            ),
            models.CheckConstraint(condition=Q(minutes=None) | Q(days=0), name="product_minutes_of_the_day"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def due(self) -> Due:
        return Due(on=self.due_on, days=self.days, minutes=self.minutes)

    @property
    def until(self) -> date | None:
        """Its own deadline, else that of its clause."""
        return self.due_on or self.assignment.due_on


class Dependency(models.Model):
    """Phụ thuộc: a product that can only be done after another. Rings are refused by the verb that adds one."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="dependencies")
    on = models.ForeignKey(Product, models.CASCADE, related_name="dependants")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "on"], name="dependency_once"),
            models.CheckConstraint(condition=~Q(product=F("on")), name="dependency_on_another"),
        ]

    def __str__(self) -> str:
        return f"{self.product} ← {self.on}"


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, account: Account) -> TaskQuerySet:
        """All of a conference to those who run it; to others what their organisation owes."""
        if account.is_administrator:
            return self.all()
        return self.filter(
            Q(product__assignment__conference__in=Conference.objects.run_by(account).values("pk"))
            | Q(organisation__in=account.organisation_roles.values("organisation"))
        )

    def within(self, conference: Conference) -> TaskQuerySet:
        return self.filter(product__assignment__conference=conference)


class Task(models.Model):
    """Việc: what one unit owes of a product."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="tasks")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="tasks")

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["product__position", "organisation__rank", "organisation__area_code", "pk"]
        constraints = [models.UniqueConstraint(fields=["product", "organisation"], name="task_once_per_unit")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.product}"

    @property
    def conference(self) -> Conference:
        return self.product.assignment.conference
