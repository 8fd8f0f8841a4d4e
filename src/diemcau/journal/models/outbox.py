"""Who was told: messages that leave the house, committed with the action that wrote them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.journal.domain import STATE_NAMES, State
from diemcau.journal.models.entries import topic


class OutboxMessageQuerySet(models.QuerySet["OutboxMessage"]):
    def due(self, now: datetime, channels: Collection[str] | None = None) -> OutboxMessageQuerySet:
        """Those that may leave now by these channels (None: by any), the longest waiting first."""
        by_any = self.filter(state=State.QUEUED, not_before__lte=now).order_by("not_before", "pk")
        return by_any if channels is None else by_any.filter(channel__in=channels)

    def abandoned(self, now: datetime) -> OutboxMessageQuerySet:
        """Those that a worker took and never reported back."""
        return self.filter(state=State.SENDING, leased_until__lt=now)

    def within(self, scope: models.Model) -> OutboxMessageQuerySet:
        """Messages of one conference, newest first."""
        return self.filter(scope=topic(scope)).order_by("-pk")

    def count_by_state(self) -> dict[str, int]:
        """How many stand in each state, for a progress bar."""
        counts = dict(self.order_by().values_list("state").annotate(models.Count("pk")))
        return {state.value: counts.get(state.value, 0) for state in State}


class OutboxMessage(models.Model):
    """Thư báo. `key` makes the same message of the same occasion one message, however often it is put."""

    key = models.CharField(max_length=160, unique=True)
    channel = models.CharField(_("kênh"), max_length=12, default="email")
    address = models.CharField(_("địa chỉ"), max_length=254)
    recipient = models.CharField(_("người nhận"), max_length=200, blank=True)
    subject = models.CharField(_("tiêu đề"), max_length=300)
    text = models.TextField(_("nội dung"))
    html = models.TextField(blank=True)
    about = models.CharField(max_length=120, blank=True)  # topic of what it speaks of
    scope = models.CharField(max_length=120, blank=True)  # topic of the conference
    state = models.CharField(_("tình trạng"), max_length=10, choices=[(s.value, _(n)) for s, n in STATE_NAMES.items()])
    not_before = models.DateTimeField(_("gửi từ lúc"))
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    leased_by = models.CharField(max_length=120, blank=True, editable=False)
    handed_at = models.DateTimeField(null=True, blank=True, editable=False)  # when the other side may first have it
    attempts = models.PositiveSmallIntegerField(_("số lần gửi"), default=0)
    problem = models.CharField(_("vướng mắc"), max_length=500, blank=True)
    receipt = models.CharField(_("mã của máy chủ thư"), max_length=250, blank=True)
    put_at = models.DateTimeField(auto_now_add=True)
    put_by = models.CharField(max_length=120)
    released_by = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = OutboxMessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(state="queued"), name="outbox_due"),
            models.Index(fields=["scope", "state"], name="outbox_by_scope"),
            models.Index(fields=["about"], name="outbox_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="outbox_known_state"),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(leased_until__isnull=False), name="outbox_sending_is_leased"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="outbox_sent_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.address}"


class Attachment(models.Model):
    """Tệp kèm theo: the bytes as they will leave; one file may go with many messages."""

    messages = models.ManyToManyField(OutboxMessage, related_name="attachments")
    name = models.CharField(_("tên tệp"), max_length=200)
    content_type = models.CharField(max_length=100)
    file = models.FileField(upload_to="outbox/")

    def __str__(self) -> str:
        return self.name
