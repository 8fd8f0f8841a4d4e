"""Conferences and who does what in them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import ExpressionWrapper, Q, Value
from django.utils.translation import gettext_lazy as _

from diemcau.conference.domain import FORMAT_NAMES, KIND_NAMES, RUNNING, Format, Kind
from diemcau.directory.domain import ROLE_NAMES, Role
from diemcau.directory.models import Account, Organisation


class ConferenceQuerySet(models.QuerySet["Conference"]):
    def held(self, pk: int) -> Conference:
        """One conference, locked until the transaction ends: those who change its rows go one after another."""
        return self.select_for_update().get(pk=pk)

    def visible_to(self, account: Account) -> ConferenceQuerySet:
        """All for administrators; else those in which one, or an organisation one acts for, takes part.

        Each knows by `is_run` whether the account sees all of it: the frame of every page asks, without a query.
        """
        if account.is_administrator:
            return self.annotate(is_run=Value(True))
        return self.filter(
            Q(pk__in=account.conference_roles.values("conference"))
            | Q(pk__in=account.organisation_roles.values("organisation__units__conference"))
            | Q(owner__in=account.organisation_roles.values("organisation"))
        ).annotate(is_run=ExpressionWrapper(_run_by(account), models.BooleanField()))

    def run_by(self, account: Account) -> ConferenceQuerySet:
        """Those in which an account sees everything: by a role in it, or for the organisation that holds it."""
        if account.is_administrator:
            return self.all()
        return self.filter(_run_by(account))


def _run_by(account: Account) -> Q:
    return Q(pk__in=account.conference_roles.filter(role__in=RUNNING).values("conference")) | Q(
        owner__in=account.organisation_roles.filter(role__in=RUNNING).values("organisation")
    )


class Conference(models.Model):
    """Hội nghị. The day may be known only to its month until the invitation fixes it."""

    title = models.CharField(_("tên hội nghị"), max_length=500)
    short_name = models.CharField(_("tên ngắn"), max_length=80)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, related_name="conferences", verbose_name=_("đơn vị tổ chức")
    )
    kind = models.CharField(_("loại"), max_length=12, choices=[(k.value, _(n)) for k, n in KIND_NAMES.items()])
    format = models.CharField(
        _("hình thức"), max_length=12, blank=True, choices=[(f.value, _(n)) for f, n in FORMAT_NAMES.items()]
    )
    chair = models.CharField(_("chủ trì"), max_length=300, blank=True)
    place = models.CharField(_("địa điểm"), max_length=500, blank=True)
    time_text = models.CharField(_("thời gian theo kế hoạch"), max_length=500, blank=True)
    start_year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    start_month = models.PositiveSmallIntegerField(_("tháng"), null=True, blank=True)
    start_day = models.PositiveSmallIntegerField(_("ngày"), null=True, blank=True)
    end_on = models.DateField(_("kết thúc ngày"), null=True, blank=True)
    clock = models.TimeField(_("giờ bắt đầu"), null=True, blank=True)
    budget_text = models.TextField(_("kinh phí"), blank=True)
    budget_holder = models.CharField(_("đơn vị giữ kinh phí"), max_length=200, blank=True)
    budget_vnd = models.BigIntegerField(_("số tiền (đồng)"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        ordering = ["-start_year", "-start_month", "-start_day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="conference_known_kind"),
            models.CheckConstraint(
                condition=Q(format="") | Q(format__in=[f.value for f in Format]), name="conference_known_format"
            ),
            models.CheckConstraint(
                condition=Q(start_month=None) | Q(start_month__range=(1, 12)), name="conference_month_exists"
            ),
            models.CheckConstraint(
                condition=Q(start_day=None) | Q(start_day__range=(1, 31)), name="conference_day_exists"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def starts_on(self) -> date | None:
        """The day, once it is wholly known and one of the calendar: plans have been seen to say 31/02."""
        if not (self.start_year and self.start_month and self.start_day):
            return None
        try:
            return date(self.start_year, self.start_month, self.start_day)
        except ValueError:
            return None


class ConferenceRole(models.Model):
    """Vai trong hội nghị: what an account may do in one conference."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="roles")
    account = models.ForeignKey(Account, models.CASCADE, related_name="conference_roles")
    role = models.CharField(_("vai"), max_length=20, choices=[(r.value, _(n)) for r, n in ROLE_NAMES.items()])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "account", "role"], name="conference_role_once"),
            models.CheckConstraint(condition=Q(role__in=[r.value for r in Role]), name="conference_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_role_display()}"
