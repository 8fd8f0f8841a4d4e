"""Tham luận: called for, registered by units, chosen by the organiser."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, ProgrammeItem, Unit
from diemcau.directory.models import Account


class SpeechCall(models.Model):
    """Kêu gọi tham luận: until when units register, how much time there is for all."""

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="speech_call")
    topic = models.TextField(_("gợi ý nội dung"), blank=True)
    closes_on = models.DateField(_("đăng ký đến hết ngày"))
    minutes = models.PositiveSmallIntegerField(_("tổng số phút"))
    most_minutes = models.PositiveSmallIntegerField(_("tối đa mỗi tham luận (phút)"), default=10)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 600), most_minutes__range=(1, 120)), name="speech_call_has_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conference}: {self.minutes} phút"


class Speech(models.Model):
    """Tham luận: its title and minutes as a unit registers them; text and slides are papers."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="speeches")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="speeches")
    title = models.CharField(_("tên tham luận"), max_length=300)
    minutes = models.PositiveSmallIntegerField(_("số phút đề nghị"))
    speaker = models.CharField(_("người trình bày"), max_length=200, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "speeches"
        constraints = [
            models.UniqueConstraint(fields=["unit", "title"], name="speech_once"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 120)), name="speech_takes_minutes"),
        ]

    def __str__(self) -> str:
        return self.title


class SpeechDecision(models.Model):
    """Chọn tham luận: accepted in a place with minutes, or not, with a word on why; then an item of the programme."""

    speech = models.OneToOneField(Speech, models.CASCADE, related_name="decision")
    position = models.PositiveSmallIntegerField(_("thứ tự"), null=True, blank=True)  # None: not accepted
    minutes = models.PositiveSmallIntegerField(_("số phút"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    item = models.OneToOneField(ProgrammeItem, models.SET_NULL, null=True, blank=True, related_name="speech_decision")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(position=None, minutes=None) | Q(position__isnull=False, minutes__gte=1),
                name="speech_accepted_with_minutes",
            )
        ]

    def __str__(self) -> str:
        return f"{self.speech}: {self.position or 'không chọn'}"

    @property
    def is_accepted(self) -> bool:
        return self.position is not None
