"""Delegates: who comes, and who came before them in the same place."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Unit
from diemcau.delegates.models.seats import Seat
from diemcau.directory.models import Account, Person


class DelegateQuerySet(models.QuerySet["Delegate"]):
    def current(self) -> DelegateQuerySet:
        """Those who come, as things stand: neither replaced nor withdrawn."""
        return self.filter(ended_at=None)

    def of(self, conference: Conference) -> DelegateQuerySet:
        return self.filter(seat__unit__conference=conference)

    def visible_to(self, account: Account) -> DelegateQuerySet:
        """Whoever sees a unit sees whom it has named."""
        return self.filter(seat__unit__in=Unit.objects.visible_to(account))


class Delegate(models.Model):
    """Đại biểu: a person named for a seat. Replacing one makes a new row; the old one stays and says why it ended."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="delegates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegations")
    title = models.CharField(_("chức vụ"), max_length=200, blank=True)  # as the office writes it: "Phó Giám đốc Sở"
    is_only = models.BooleanField(editable=False)  # the seat is for one: nobody else may sit on it
    in_place_of = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="successor", verbose_name=_("thay cho")
    )
    deputy_reason = models.CharField(_("lý do dự thay"), max_length=500, blank=True)  # why the head does not come
    needs_consent = models.BooleanField(_("cần chủ trì đồng ý"), default=False)
    named_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.CharField(_("lý do không dự"), max_length=500, blank=True)

    objects = DelegateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(is_only=True, ended_at=None), name="delegate_one_on_a_seat_for_one"
            ),
            models.UniqueConstraint(
                fields=["seat", "person"], condition=Q(ended_at=None), name="delegate_once_on_a_seat"
            ),
            models.CheckConstraint(
                condition=Q(in_place_of=None) | ~Q(in_place_of=models.F("id")), name="delegate_not_in_own_place"
            ),
        ]
        indexes = [models.Index(fields=["seat", "ended_at"], name="delegate_on_seat")]

    def __str__(self) -> str:
        return f"{self.person} – {self.seat}"

    @property
    def name_and_title(self) -> str:
        return f"{self.person.name}, {self.title}" if self.title else self.person.name


class Consent(models.Model):
    """Ý kiến của chủ trì về người dự thay: given or refused, by whose word, and who wrote it down."""

    delegate = models.OneToOneField(Delegate, models.CASCADE, related_name="consent")
    is_given = models.BooleanField(_("đồng ý"))
    words = models.CharField(_("ý kiến, văn bản"), max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.delegate}: {_('đồng ý') if self.is_given else _('không đồng ý')}"
