"""Sổ văn bản đi: what was signed, and under which number it was issued.

A document cannot be issued unsigned: its row stands on a signature, and a dispatch stands on documents.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.papers.domain.symbols import DOCUMENT_KINDS, printed
from diemcau.papers.models.versions import Version


class Signature(models.Model):
    """Chữ ký: who signed which version, when, and how that is known. A transport for PAdES adds its rows here."""

    class Means(models.TextChoices):
        PAPER = "paper", _("ký giấy, tải bản quét")
        RECORDED = "recorded", _("ký trên hệ thống quản lý văn bản")
        PADES = "pades", _("chữ ký số trong tệp PDF")

    version = models.OneToOneField(Version, models.PROTECT, related_name="signature")
    means = models.CharField(_("cách ký"), max_length=10, choices=Means.choices)
    signer = models.CharField(_("người ký"), max_length=120)
    title = models.CharField(_("chức vụ"), max_length=120)
    authority = models.CharField(_("quyền hạn"), max_length=120, blank=True)  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH
    on = models.DateField(_("ngày ký"))
    reference = models.CharField(_("mã trên hệ thống quản lý văn bản"), max_length=120, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(signer=""), name="signature_of_somebody"),
            models.CheckConstraint(
                condition=Q(means__in=["paper", "recorded", "pades"]), name="signature_by_known_means"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer}, {self.on:%d/%m/%Y}"


class NumberSeries(models.Model):
    """Dãy số: of one office, kind and year, from 01 on 1 January. `began_with` is what other books had given before."""

    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="number_series")
    year = models.PositiveSmallIntegerField(_("năm"))
    code = models.CharField(_("loại văn bản"), max_length=5, blank=True)  # empty: công văn; *: all kinds together
    began_with = models.PositiveIntegerField(_("số đã cấp trước đó"), default=0)
    last = models.PositiveIntegerField(_("số cuối"), default=0)
    last_on = models.DateField(_("ngày của số cuối"), null=True, blank=True)
    is_external = models.BooleanField(_("số do hệ thống quản lý văn bản cấp"), default=False)

    class Meta:
        verbose_name_plural = "number series"
        ordering = ["issuer", "-year", "code"]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "year", "code"], name="series_once"),
            models.CheckConstraint(condition=Q(last__gte=F("began_with")), name="series_only_grows"),
        ]

    def __str__(self) -> str:
        return f"{self.issuer}, {self.code or 'công văn'}, {self.year}"


class OutgoingDocument(models.Model):
    """Văn bản đi: number, symbol, date and subject of a signed version. Never removed: a number is given once."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="outgoing_documents")
    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="outgoing_documents")
    signature = models.OneToOneField(Signature, models.PROTECT, related_name="document")
    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="documents")
    number = models.PositiveIntegerField(_("số"))
    symbol = models.CharField(_("ký hiệu"), max_length=40)
    code = models.CharField(_("loại văn bản"), max_length=5, blank=True, choices=list(DOCUMENT_KINDS.items()))
    on = models.DateField(_("ngày ban hành"))
    subject = models.CharField(_("trích yếu"), max_length=500)
    annexes = models.ManyToManyField(Version, related_name="annexed_to", blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="document_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="document_numbers_from_one"),
        ]

    def __str__(self) -> str:
        return printed(self.number, self.symbol)

    @property
    def version(self) -> Version:
        return self.signature.version
