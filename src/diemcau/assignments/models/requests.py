"""What units ask for, who is to answer, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation


class Moment(models.TextChoices):
    BEFORE = "before", _("trước hội nghị")
    DURING = "during", _("tại hội nghị")
    AFTER = "after", _("sau hội nghị")


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, account: Account) -> RequestQuerySet:
        """All to those who run the conference; to a unit what it asked, and what it is to answer."""
        if account.is_administrator:
            return self.all()
        own = account.organisation_roles.values("organisation")
        return self.filter(
            Q(conference__in=Conference.objects.run_by(account).values("pk"))
            | Q(organisation__in=own)
            | Q(assigned_to__in=own)
        )


class Request(models.Model):
    """Kiến nghị. `key` is made by the page: sent twice, it is one."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="requests")
    key = models.UUIDField(unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="requests_made")
    text = models.TextField(_("kiến nghị"), max_length=5_000)
    moment = models.CharField(_("khi nào"), max_length=8, choices=Moment.choices, default=Moment.BEFORE)
    assigned_to = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="requests_to_answer"
    )
    due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(moment__in=Moment.values), name="request_known_moment")]

    def __str__(self) -> str:
        return self.text[:80]


class RequestAnswer(models.Model):
    """Trả lời kiến nghị, live at the conference or in writing."""

    class How(models.TextChoices):
        LIVE = "live", _("trả lời tại hội nghị")
        WRITTEN = "written", _("bằng văn bản")

    request = models.ForeignKey(Request, models.CASCADE, related_name="answers")
    text = models.TextField(_("nội dung trả lời"), max_length=5_000)
    how = models.CharField(_("cách trả lời"), max_length=8, choices=How.choices)
    reference = models.CharField(_("số, ký hiệu văn bản"), max_length=100, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(how__in=["live", "written"]), name="request_answer_known")]

    def __str__(self) -> str:
        return self.text[:80]


class RequestClosure(models.Model):
    """Kết thúc kiến nghị: the answer does."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="closure")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.request)
