"""What leaves the house, and when."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.models import Account, Organisation
from diemcau.publish.domain.tables import digest
from diemcau.publish.domain.wording import heading
from diemcau.scoring.domain.finished import Finished, from_content


class Publication(models.Model):
    """Mục công bố: one result under one lasting address; what it says stands in its editions."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="publications")
    source = models.CharField(max_length=40)  # which result: "block:12"
    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(_("tên"), max_length=300)
    block = models.CharField(_("khối"), max_length=120, blank=True)
    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField(_("năm"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "source"], name="publication_one_per_result"),
        ]

    def __str__(self) -> str:
        return heading(self.title, self.year, self.block)


class EditionQuerySet(models.QuerySet["Edition"]):
    def released(self) -> EditionQuerySet:
        """What everybody may read."""
        return self.filter(release__isnull=False)

    def current(self) -> EditionQuerySet:
        """Of each publication the newest that was released."""
        newer = Edition.objects.filter(
            publication=models.OuterRef("publication"), release__isnull=False, version__gt=models.OuterRef("version")
        )
        return self.released().filter(~models.Exists(newer))

    def with_english(self) -> EditionQuerySet:
        """The English of their texts, without their tables."""
        return self.defer("content").annotate(in_english=models.F("content__english"))

    def embargoed(self) -> EditionQuerySet:
        return self.filter(release=None)


class Edition(models.Model):
    """Phiên bản công bố: content frozen when it was made ready; nobody outside sees it before its release."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="editions")
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    content = models.JSONField()  # scoring.domain.finished.Finished
    sha256 = models.CharField(max_length=64)
    decision = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    reason = models.CharField(_("lý do đính chính"), max_length=500, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "version"], name="edition_version_once"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="edition_correction_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.publication} ({self.version})"

    @property
    def table(self) -> Finished:
        return from_content(self.content)

    @property
    def english(self) -> Mapping[str, str]:
        """What was frozen in English beside the Vietnamese; lists have it without the content (`with_english`)."""
        given = self.__dict__["in_english"] if "in_english" in self.__dict__ else self.content.get("english")
        return given or {}

    @property
    def is_whole(self) -> bool:
        """Whether the content is still what was hashed."""
        return digest(self.content) == self.sha256


class Announcement(models.Model):
    """Lần công bố: the moment at which the chair let several results go together."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="announcements")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.conference}: {self.at:%d/%m/%Y %H:%M}"


class Release(models.Model):
    """Công bố of one edition. There is no way back: what is wrong is corrected by another edition."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="release")
    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="releases")

    def __str__(self) -> str:
        return str(self.edition)


class ReportTemplate(models.Model):
    """Mẫu báo cáo of the office's own, in Word; without a current one the standard template serves."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="report_templates")
    name = models.CharField(_("tên tệp"), max_length=200)
    file = models.FileField(_("tệp"), upload_to="report-templates/")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference"], condition=Q(ended_at=None), name="report_template_current"),
        ]

    def __str__(self) -> str:
        return self.name


class Passage(models.Model):
    """Phần tự viết of the consolidated report: under one result, at its beginning or its end."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="report_passages")
    key = models.CharField(max_length=100)  # the slug of a publication, "mo-dau" or "ket-luan"
    text = models.TextField(_("phần tự viết"), blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "key"], name="passage_once_per_place")]

    def __str__(self) -> str:
        return self.text[:80]


class Wording(models.Model):
    """Bản tiếng Anh of one text in the results of an office: a title, a grade; frozen with the next edition."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="wordings")
    key = models.CharField(max_length=64)  # SHA-256 of the Vietnamese, which may be longer than an index takes
    vietnamese = models.TextField()
    english = models.CharField(_("bản tiếng Anh"), max_length=1000)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="wording_once_per_text")]

    def __str__(self) -> str:
        return self.english


class Handover(models.Model):
    """Đưa vào phần trao thưởng: the winners of one publication were put on the list of awards, once."""

    publication = models.OneToOneField(Publication, models.CASCADE, related_name="handover")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.publication)
