"""Phát hành: documents on their way to their recipients, and what became of each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation, Person
from diemcau.papers.domain.deliveries import BUSINESS_NAMES, STATUS_NAMES, Business, Status
from diemcau.papers.models.recipients import DistributionEntry
from diemcau.papers.models.register import OutgoingDocument

_ONE = Q(organisation__isnull=False, person=None) | Q(organisation=None, person__isnull=False)


class Dispatch(models.Model):
    """Đợt phát hành: some documents to some recipients, both fixed when it is made. Its key is made by the page."""

    key = models.UUIDField(unique=True)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="dispatches")
    documents = models.ManyToManyField(OutgoingDocument, related_name="dispatches")
    message = models.TextField(_("lời nhắn"), blank=True)
    with_files = models.BooleanField(_("gửi kèm tệp trong thư"), default=False)
    address = models.CharField(max_length=200, blank=True)  # where the product was reached; letters link to its pages
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(null=True, blank=True)  # when its last recipient was reached

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "dispatches"

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M}"


class DispatchRecipient(models.Model):
    """Nơi nhận của một đợt: a body or a person, and which printed entry stands for them."""

    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="recipients")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    entry = models.ForeignKey(DistributionEntry, models.SET_NULL, null=True, blank=True, related_name="+")
    email = models.EmailField(_("thư điện tử"), blank=True)
    queued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["dispatch"], condition=Q(queued_at=None), name="recipient_waiting")]
        constraints = [
            models.CheckConstraint(condition=_ONE, name="recipient_is_one"),
            models.UniqueConstraint(fields=["dispatch", "organisation"], name="recipient_body_once"),
            models.UniqueConstraint(fields=["dispatch", "person"], name="recipient_person_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.person)


class Delivery(models.Model):
    """Văn bản đến một nơi nhận: one row for a document and a recipient, whatever happens."""

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="deliveries")
    recipient = models.ForeignKey(DispatchRecipient, models.PROTECT, related_name="deliveries")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="deliveries")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="deliveries")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(condition=_ONE, name="delivery_to_one"),
            models.UniqueConstraint(fields=["document", "organisation"], name="delivery_once_to_a_body"),
            models.UniqueConstraint(fields=["document", "person"], name="delivery_once_to_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.document} → {self.organisation or self.person}"


class DeliveryEvent(models.Model):
    """Trạng thái: what became of one delivery, in the codes of the national exchange. The newest is its state.

    `transport` says by what way it is known: the unit's own page, e-mail, one day edXML. A message's own id makes a
    status that comes twice one row.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="events")
    status = models.CharField(_("trạng thái"), max_length=2, choices=[(s.value, _(n)) for s, n in STATUS_NAMES.items()])
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    transport = models.CharField(max_length=12, default="page")
    message_id = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["delivery", "-id"], name="delivery_event_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Status]), name="delivery_event_known_status"
            ),
            models.UniqueConstraint(
                fields=["transport", "message_id"], condition=~Q(message_id=""), name="delivery_event_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.delivery}"


class Notice(models.Model):
    """Thu hồi, đính chính, thay thế: what the office says about a document that it has issued.

    A document with a fault in its content is replaced by one of equal standing, a fault of form is put right by a
    công văn, and a recalled one is destroyed by its recipients (Nghị định 30/2020/NĐ-CP, điều 18).
    """

    document = models.ForeignKey(OutgoingDocument, models.PROTECT, related_name="notices")
    business = models.CharField(
        _("nghiệp vụ"), max_length=1, choices=[(b.value, _(n)) for b, n in BUSINESS_NAMES.items()]
    )
    successor = models.OneToOneField(
        OutgoingDocument, models.PROTECT, null=True, blank=True, related_name="notice", verbose_name=_("văn bản mới")
    )
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(business="1", successor=None) | Q(business__in=["2", "3"], successor__isnull=False),
                name="notice_names_its_successor",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="notice_has_a_reason"),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(business__in=[Business.RECALL.value, Business.REPLACE.value]),
                name="notice_ends_a_document_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_business_display()} {self.document}"
